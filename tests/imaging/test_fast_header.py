"""The quick reader of headers against pydicom, which is the authority."""

from __future__ import annotations

import io
import random

import pytest
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ImplicitVRLittleEndian

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom import dicom_file
from surgplan.imaging.dicom.dicom_file import quietly
from surgplan.imaging.dicom.elements import ELEMENTS, element_of
from surgplan.imaging.dicom.fast_header import Unusual, Walker
from surgplan.imaging.dicom.headers import TAGS, read_header


class NeverPlain:
    def read(self, file, size):
        raise Unusual


def read(path):
    try:
        return read_header(path)
    except BadInput as exc:
        return str(exc)


def both(path, monkeypatch):
    """The header by the quick reader, and by pydicom alone."""
    with quietly():
        quick = read(path)
        with monkeypatch.context() as patch:
            patch.setattr(dicom_file, "_walker", lambda tags: NeverPlain())
            return quick, read(path)


def is_plain(path) -> bool:
    with path.open("rb") as file:
        try:
            Walker(TAGS).read(file, path.stat().st_size)
        except Unusual:
            return False
    return True


def test_the_table_of_elements_is_that_of_dicom():
    assert {k: (tag_for_keyword(k), dictionary_VR(k)) for k in ELEMENTS} == ELEMENTS
    assert not set(TAGS) - set(ELEMENTS), "add these to surgplan/imaging/dicom/elements.py"
    assert element_of("PatientComments") == (0x00104000, "LT")
    with pytest.raises(KeyError):
        element_of("NoSuchThing")


def rich(ds, k):
    """Text in several character sets, several values, sequences of both kinds of length, and numbers in every form."""
    ds.SpecificCharacterSet = ("ISO_IR 100", "ISO_IR 192", "ISO_IR 6")[k % 3]
    ds.PatientName = ("Jürgen^Groß", "王^小东", "Plain^Name")[k % 3]
    ds.SeriesDescription = "Schädel" if k % 3 < 2 else "head "
    ds.ImageType = ["DERIVED", "SECONDARY", "AXIAL", "M"]
    ds.SliceThickness, ds.KVP = " 1.250", "1.2E+02"
    ds.EchoTime, ds.EchoNumbers = "0012.50", "02"
    ds.PixelPaddingValue = -2000 if k % 2 else 0
    ds.PixelRepresentation = k % 2
    ds.ConvolutionKernel = ["Br40", "3"]
    ds.RescaleSlope = ""
    inner = Dataset()
    inner.CodeValue = "1"
    outer = Dataset()
    outer.PurposeOfReferenceCodeSequence = [inner]
    outer["PurposeOfReferenceCodeSequence"].is_undefined_length = k % 2 == 0
    ds.ReferencedImageSequence = [outer, outer]
    ds["ReferencedImageSequence"].is_undefined_length = k % 3 == 0
    ds.add_new(0x00291010, "OB", bytes(9000 * (k + 1)))


@pytest.mark.parametrize("syntax", [None, ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
def test_both_say_the_same_of_every_ordinary_header(write_series, ramp, monkeypatch, syntax):
    def edit(ds, k):
        rich(ds, k)
        if syntax is not None:
            ds.file_meta.TransferSyntaxUID = syntax

    paths = sorted(write_series(ramp, edit=edit).iterdir())
    for path in paths:
        quick, slow = both(path, monkeypatch)
        assert quick == slow
        assert str(quick) == str(slow)
    assert all(is_plain(path) == (syntax in (None, ImplicitVRLittleEndian)) for path in paths)


def test_both_say_the_same_of_every_real_header(unpacked, monkeypatch):
    plain = 0
    for path in sorted(unpacked("edge_cases").rglob("*")):
        if path.is_file():
            quick, slow = both(path, monkeypatch)
            assert quick == slow, path
            plain += is_plain(path)
    assert plain > 500


def test_both_say_the_same_of_damaged_headers(write_series, ramp, monkeypatch, tmp_path):
    rng = random.Random(1)
    wholes = []
    for number, syntax in enumerate((None, ImplicitVRLittleEndian)):

        def edit(ds, k, syntax=syntax):
            rich(ds, k)
            if syntax is not None:
                ds.file_meta.TransferSyntaxUID = syntax
            del ds[0x00291010]

        wholes += [path.read_bytes() for path in write_series(ramp[:3], edit=edit, folder=f"scan{number}").iterdir()]
    path = tmp_path / "damaged"
    for _ in range(600):
        data = bytearray(rng.choice(wholes))
        for _ in range(rng.choice((1, 1, 1, 4))):
            data[rng.randrange(128, len(data))] = rng.choice((0, 1, 0x5C, 0x20, 0xFF, rng.randrange(256)))
        path.write_bytes(data[: rng.choice((len(data), len(data), rng.randrange(len(data))))])
        quick, slow = both(path, monkeypatch)
        assert quick == slow


def walked(walker, data):
    """What a walker makes of a header, or that it leaves it to pydicom."""
    try:
        found = walker.read(io.BytesIO(data), len(data))
    except Unusual:
        return None, False
    values = {keyword: (type(value), str(value)) for keyword, value in found.values.items()}
    return (values, found.storage_class, found.transfer_syntax, found.end, found.head), found.like is not None


@pytest.mark.parametrize("syntax", [None, ImplicitVRLittleEndian])
def test_what_is_read_like_the_last_header_is_what_a_whole_walk_finds(write_series, ramp, syntax):
    """Two files of a series make a pattern; others, whole and damaged anywhere, are read by it and without."""

    def edit(ds, k):
        ds.SOPInstanceUID = f"1.2.3.{10**k}"
        ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
        ds.InstanceNumber, ds.ContentTime = k + 8, f"1015{k:02d}.5"
        if syntax is not None:
            ds.file_meta.TransferSyntaxUID = syntax

    wholes = [path.read_bytes() for path in sorted(write_series(ramp, edit=edit).iterdir())]
    rng = random.Random(5)
    by_pattern = 0
    for number in range(1200):
        data = bytearray(rng.choice(wholes[2:]))
        end = Walker(TAGS).read(io.BytesIO(data), len(data)).end
        for _ in range(number % 3):
            at = rng.randrange(120, end + 12)
            choice = rng.randrange(4)
            if choice == 0:
                data[at] = rng.randrange(256)
            elif choice == 1:
                data[at] ^= 1 << rng.randrange(8)
            elif choice == 2:
                del data[at : at + rng.choice((1, 2, 4))]
            else:
                data[at:at] = bytes(rng.choice((1, 2, 4)))
        if number % 50 == 7:
            data = data[: rng.randrange(100, end + 14)]
        walker = Walker(TAGS)
        for whole in wholes[:2]:
            walker.read(io.BytesIO(whole), len(whole))
        quick, like = walked(walker, bytes(data))
        assert quick == walked(Walker(TAGS), bytes(data))[0]
        by_pattern += like
    assert by_pattern > 400


def test_a_header_like_the_last_one_says_what_it_says_alone(write_series, ramp):
    def edit(ds, k):
        ds.ContentTime, ds.AcquisitionTime = f"1015{k:02d}.5", "" if k == 5 else "101500"
        ds.SeriesDescription = "head" if k < 4 else "neck"
        ds.RescaleIntercept = ("-1024", "-1024.0")[k // 6]

    paths = sorted(write_series(ramp, edit=edit).iterdir())
    with paths[3].open("r+b") as file:
        file.truncate(paths[3].stat().st_size - 10)

    def alone(path):
        dicom_file._walker.cache_clear()
        return read_header(path)

    together = [read_header(path) for path in paths]
    assert together == [alone(path) for path in paths]
    assert [bool(header.damage) for header in together].count(True) == 1
