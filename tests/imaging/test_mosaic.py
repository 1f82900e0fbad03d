"""Siemens mosaics: taken apart where the private headers say for certain how, refused otherwise."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Rigid
from surgplan.imaging.dicom.mosaic import csa_values
from surgplan.imaging.load import load_scan

TURN = Rigid.about((0, 0, 0), (1, 2, 3), 15).matrix3
ROWS, COLUMNS, COUNT, SIDE = 6, 8, 7, 3
PIXEL_MM, STEP_MM = (2.0, 1.5), 3.3
FIRST = np.array([10.0, -20.0, 30.0])


def csa(**tags) -> bytes:
    """A CSA image header of texts."""
    out = b"SV10\x04\x03\x02\x01" + struct.pack("<II", len(tags), 77)
    for name, values in tags.items():
        out += struct.pack("<64si4siii", name.encode(), len(values), b"IS", 6, len(values), 77)
        for value in values:
            text = str(value).encode() + b"\0"
            out += struct.pack("<iiii", len(text), len(text), 77, len(text)) + text.ljust((len(text) + 3) // 4 * 4, b"\0")
    return out


def protocol(direction, count=COUNT, shift=0.0) -> bytes:
    """The part of a series header that lists the slices, from the foot side or from the head side."""
    half = (PIXEL_MM[0] * ROWS * TURN[:, 1] + PIXEL_MM[1] * COLUMNS * TURN[:, 0]) / 2
    centres = [FIRST + half + n * STEP_MM * direction * TURN[:, 2] + shift for n in range(COUNT)]
    lines = [f"sSliceArray.lSize = {count}"]
    for n, centre in enumerate(centres):
        lines += [
            f"sSliceArray.asSlice[{n}].sPosition.d{a} = {v:.9f}" for a, v in zip(("Sag", "Cor", "Tra"), centre, strict=True)
        ]
    return "\n".join(lines).encode()


@pytest.fixture
def mosaic(write_series):
    """A function that writes a mosaic of random slices with the given private headers; gives its folder and its slices."""

    def write(image: bytes | None, series: bytes | None, **values):
        slices = np.random.default_rng(3).integers(1, 4000, (COUNT, ROWS, COLUMNS)).astype(np.uint16)
        tiled = np.zeros((SIDE * ROWS, SIDE * COLUMNS), dtype=np.uint16)
        for n, pixels in enumerate(slices):
            down, right = divmod(n, SIDE)
            tiled[down * ROWS : (down + 1) * ROWS, right * COLUMNS : (right + 1) * COLUMNS] = pixels
        spare_down, spare_right = (SIDE - 1) * ROWS * PIXEL_MM[0], (SIDE - 1) * COLUMNS * PIXEL_MM[1]
        stated = FIRST - (spare_down * TURN[:, 1] + spare_right * TURN[:, 0]) / 2

        def edit(ds, _):
            block = ds.private_block(0x0029, "SIEMENS CSA HEADER", create=True)
            if image is not None:
                block.add_new(0x10, "OB", image + b"\0" * (len(image) % 2))
            if series is not None:
                block.add_new(0x20, "OB", series + b"\0" * (len(series) % 2))

        folder = write_series(
            tiled[None],
            positions=[stated],
            orientation=[*TURN[:, 0], *TURN[:, 1]],
            pixel_spacing=PIXEL_MM,
            edit=edit,
            Modality="MR",
            ImageType=["ORIGINAL", "PRIMARY", "M", "ND", "MOSAIC"],
            **{"SpacingBetweenSlices": STEP_MM, **values},
        )
        return folder, slices

    return write


def header(direction, count=COUNT) -> bytes:
    return csa(NumberOfImagesInMosaic=[count], SliceNormalVector=[f"{direction * v:.8f}" for v in TURN[:, 2]])


@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize("sources", ["image", "series", "both"])
def test_tiles_lie_where_the_private_headers_say(mosaic, direction, sources):
    image = header(direction) if sources != "series" else None
    series = protocol(direction) if sources != "image" else None
    folder, slices = mosaic(image, series)
    volume = load_scan(folder).volume
    assert volume.grid.size == (COLUMNS, ROWS, COUNT)
    assert volume.grid.spacing_mm == pytest.approx((*PIXEL_MM[::-1], STEP_MM), abs=1e-6)
    lowest = FIRST if direction == 1 else FIRST - (COUNT - 1) * STEP_MM * TURN[:, 2]
    assert volume.grid.origin_mm == pytest.approx(lowest, abs=1e-5)
    assert np.array_equal(volume.voxels, slices[::direction])


def test_a_protocol_that_counts_from_the_other_end_is_turned(mosaic):
    turned = protocol(1).decode()
    for n in range(COUNT):
        turned = turned.replace(f"asSlice[{n}]", f"asSlice<{COUNT - 1 - n}>")
    folder, slices = mosaic(None, turned.replace("<", "[").replace(">", "]").encode())
    volume = load_scan(folder).volume
    assert volume.grid.origin_mm == pytest.approx(FIRST, abs=1e-5)
    assert np.array_equal(volume.voxels, slices)


@pytest.mark.parametrize(
    ("image", "series", "values", "words"),
    [
        (None, None, {}, "do not tell how many"),
        (header(1), protocol(1, count=6), {}, "contradict each other on how many"),
        (header(1), protocol(-1), {}, "contradict each other on where"),
        (header(1), protocol(1, shift=5.0), {}, "does not agree with the slices of its protocol"),
        (csa(NumberOfImagesInMosaic=[COUNT]), None, {}, "do not say where"),
        (csa(NumberOfImagesInMosaic=[COUNT], SliceNormalVector=TURN[:, 0]), None, {}, "do not follow each other along"),
        (header(1), None, {"SpacingBetweenSlices": None}, "do not say where"),
        (header(1, count=17), None, {}, "does not fit"),
        (header(1)[:40], None, {}, "do not tell how many"),
        (csa(NumberOfImagesInMosaic=["seven"]), None, {}, "damaged"),
        (header(1), None, {"NumberOfFrames": 2}, "mosaic of several frames"),
        (header(1), None, {"ImagePositionPatient": None}, "without position"),
    ],
)
def test_a_mosaic_that_is_not_certain_is_refused(mosaic, image, series, values, words):
    if "NumberOfFrames" in values:
        values = {**values, "PixelData": bytes(4 * SIDE * SIDE * ROWS * COLUMNS)}
    if values.get("SpacingBetweenSlices", 0) is None:
        values = {"SpacingBetweenSlices": 0}
    folder, _ = mosaic(image, series, **values)
    with pytest.raises(BadInput, match=words):
        load_scan(folder)


def test_damaged_private_headers_give_what_can_be_read():
    whole = csa(One=["1", "2"], Two=["x"])
    assert csa_values(whole) == {"One": ["1", "2"], "Two": ["x"]}
    for length in range(len(whole)):
        assert set(csa_values(whole[:length])) <= {"One", "Two"}
    assert csa_values(b"other") == {}
