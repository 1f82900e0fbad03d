"""The small readers: multipart answers, whole data sets, identities, search values, pictures."""

from __future__ import annotations

import contextlib
import io
import struct
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.filebase import DicomFileLike
from pydicom.filewriter import write_dataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from surgplan.base.errors import BadInput
from surgplan.imaging.network.identity import Identity, identify
from surgplan.imaging.network.multipart import boundary_of, parts
from surgplan.imaging.network.outgoing import outgoing
from surgplan.imaging.network.picture import grey, png
from surgplan.imaging.network.query import Query, matches
from surgplan.imaging.network.web_query import address_value
from surgplan.imaging.network.well_formed import check_whole

SYNTAXES = [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian]


def encoded(syntax, undefined: bool = True) -> bytes:
    """A data set with nested sequences, of undefined length or not, and pixels."""
    ds = Dataset()
    ds.SOPClassUID, ds.SOPInstanceUID = CTImageStorage, "1.2.3"
    inner = Dataset()
    inner.CodeValue = "A"
    inner.PurposeOfReferenceCodeSequence = Sequence([Dataset(), Dataset()])
    ds.ReferencedImageSequence = Sequence([inner, inner])
    for sequence in (ds["ReferencedImageSequence"], inner["PurposeOfReferenceCodeSequence"]):
        sequence.is_undefined_length = undefined
        for item in sequence.value:
            item.is_undefined_length_sequence_item = undefined
    ds.StudyInstanceUID, ds.SeriesInstanceUID = "1.2", "1.2.9"
    ds.add_new(0x7FE00010, "OW", bytes(64))
    out = io.BytesIO()
    file = DicomFileLike(out)
    file.is_little_endian, file.is_implicit_VR = syntax.is_little_endian, syntax.is_implicit_VR
    write_dataset(file, ds)
    return out.getvalue()


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("undefined", [True, False])
def test_a_whole_data_set_is_taken_and_every_part_of_it_is_not(syntax, undefined: bool) -> None:
    data = encoded(syntax, undefined)
    check_whole(memoryview(data), syntax)
    assert identify(io.BytesIO(data), syntax) == Identity(CTImageStorage, "1.2.3", "1.2", "1.2.9")
    whole = set()
    for length in range(1, len(data)):
        try:
            check_whole(memoryview(data[:length]), syntax)
            whole.add(length)
        except BadInput:
            pass
    # where it is cut between two elements nothing is missing that could be missed
    assert len(whole) <= 6


@given(st.binary(max_size=300))
def test_no_bytes_whatever_upset_the_readers(data: bytes) -> None:
    for syntax in (*SYNTAXES, DeflatedExplicitVRLittleEndian):
        for read in (lambda s=syntax: check_whole(memoryview(data), s), lambda s=syntax: identify(io.BytesIO(data), s)):
            with contextlib.suppress(BadInput):
                read()


def test_compressed_pixels_are_walked_over(scans) -> None:
    ds = dcmread(scans[0].files[0])
    ds.compress(RLELossless)
    out = io.BytesIO()
    ds.save_as(out, enforce_file_format=True)
    raw = out.getvalue()
    (meta,) = struct.unpack_from("<I", raw, 140)
    data = raw[144 + meta :]
    check_whole(memoryview(data), RLELossless)
    with pytest.raises(BadInput, match="cut off"):
        check_whole(memoryview(data[:-8]), RLELossless)


def test_a_bomb_is_not_unpacked_to_learn_who_it_is() -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = squeeze.compress(encoded(ExplicitVRLittleEndian) + bytes(200 << 20)) + squeeze.flush()
    tracemalloc.start()
    try:
        assert identify(io.BytesIO(bomb), DeflatedExplicitVRLittleEndian).sop_uid == "1.2.3"
        assert tracemalloc.get_traced_memory()[1] < 10 << 20
    finally:
        tracemalloc.stop()


def test_deep_nesting_is_refused() -> None:
    item = b"\x08\x00\x40\x11SQ\x00\x00\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    for read in (
        lambda d: check_whole(memoryview(d), ExplicitVRLittleEndian),
        lambda d: identify(io.BytesIO(d), ExplicitVRLittleEndian),
    ):
        with pytest.raises(BadInput):
            read(item * 5000)


@given(st.lists(st.binary(max_size=200), max_size=4), st.integers(1, 50))
def test_parts_are_found_however_the_answer_is_chopped(bodies: list[bytes], size: int) -> None:
    message = (
        b"".join(b"--B0und\r\nContent-Type: application/dicom\r\n\r\n" + body + b"\r\n" for body in bodies) + b"--B0und--\r\n"
    )
    if any(b"\r\n--B0und" in b"\r\n" + body for body in bodies):
        return
    chunks = iter([message[i : i + size] for i in range(0, len(message), size)])
    found = [(kind, body.read()) for kind, body in parts(chunks, b"B0und", io.BytesIO, 1000)]
    assert found == [("application/dicom", body) for body in bodies]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (b"--B\r\nx: y\r\n\r\nhalf", "ends in the middle"),
        (b"--B\r\n" + b"h" * 20000, "without end"),
        (b"--B\r\n\r\n\r\n" + b"d" * 5000, "too large"),
        (b"nothing" * 5000, "too large"),
    ],
)
def test_an_answer_that_is_not_in_parts_is_refused(message: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        for _ in parts(iter([message]), b"B", io.BytesIO, 1000):
            pass
    with pytest.raises(BadInput, match="not in parts"):
        boundary_of("text/html")


def test_a_boundary_may_be_quoted() -> None:
    assert boundary_of('multipart/related; type="application/dicom"; boundary="a b"') == b"a b"


@example("^")
@example("a^")
@given(st.text(max_size=30))
def test_a_search_value_needs_no_percent_sign_and_still_matches_itself(text: str) -> None:
    value = address_value(text)
    assert "%" not in value
    assert value.isascii()
    assert matches(value, text) or text != text.strip()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(patient_name="a\\b"), "backslash"),
        (Query(patient_id="x" * 65), "64 characters"),
        (Query(modality="ct"), "modality"),
        (Query(studied_from="01.02.2024"), "not a date"),
        (Query(studied_from="2024-02-01", studied_to="2024-01-01"), "swap"),
        (Query(study_uid="../x"), "UID"),
    ],
)
def test_a_key_no_archive_could_be_asked_is_refused_in_words(query: Query, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        query.checked()


def test_a_picture_has_the_grey_levels_of_its_window() -> None:
    ds = Dataset()
    ds.RescaleSlope, ds.RescaleIntercept, ds.WindowCenter, ds.WindowWidth = 2, -100, [50, 9], [100, 9]
    levels = grey(np.array([[0, 50], [75, 100]], np.uint16), ds)
    assert levels.tolist() == [[0, 0], [127, 255]]
    ds.PhotometricInterpretation = "MONOCHROME1"
    assert grey(np.array([[0, 100]], np.uint16), ds).tolist() == [[255, 0]]
    image = pytest.importorskip("PIL.Image")
    assert np.asarray(image.open(io.BytesIO(png(levels)))).tolist() == levels.tolist()


def test_a_file_without_its_head_is_not_sent(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(encoded(ExplicitVRLittleEndian))
    with pytest.raises(BadInput, match=r"PS3\.10"):
        outgoing(tmp_path / "x")
