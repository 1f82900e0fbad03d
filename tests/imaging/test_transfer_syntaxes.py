"""Every transfer syntax there is an encoder for, in every depth and sign: what was packed comes out."""

from __future__ import annotations

import subprocess

import jpeg_ls
import numpy as np
import pytest
from openjpeg.utils import encode_array
from pydicom.encaps import encapsulate
from pydicom.uid import (
    JPEG2000,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)
from rle.utils import encode_pixel_data

from surgplan.base.errors import BadInput
from surgplan.imaging.guarded import load_path
from surgplan.imaging.load import load_scan

DEPTHS = {8: ("u1", 8), 12: ("u2", 12), 16: ("u2", 16), -8: ("i1", 8), -12: ("i2", 12), -16: ("i2", 16)}
"""Bits stored, negative where signed: the type of the array and the bits."""


def numbers(depth: int) -> np.ndarray:
    """Three slices of 48 x 40 stored numbers that use the whole range."""
    dtype, bits = DEPTHS[depth]
    low, high = (-(1 << (bits - 1)), 1 << (bits - 1)) if depth < 0 else (0, 1 << bits)
    values = np.random.default_rng(depth + 99).integers(low, high, (3, 48, 40))
    values[:, :20] = np.linspace(low, high - 1, 40).astype(int)
    return values.astype(dtype)


def described(ds, depth: int) -> None:
    bits = DEPTHS[depth][1]
    ds.BitsStored, ds.HighBit = bits, bits - 1
    ds.Modality = "MR"


def packed(pixels: np.ndarray, syntax, depth: int) -> bytes:
    bits = DEPTHS[depth][1]
    if syntax == RLELossless:
        shape = {
            "rows": 48,
            "columns": 40,
            "number_of_frames": 1,
            "samples_per_pixel": 1,
            "bits_allocated": pixels.itemsize * 8,
        }
        more = {"byteorder": "<", "pixel_representation": int(depth < 0), "photometric_interpretation": "MONOCHROME2"}
        return bytes(encode_pixel_data(pixels.tobytes(), **shape, **more))
    if syntax in (JPEGLSLossless, JPEGLSNearLossless):
        unsigned = (pixels.astype(int) % (1 << bits)).astype(f"u{pixels.itemsize}")  # it has no sign of its own
        return bytes(jpeg_ls.encode_array(unsigned, lossy_error=2 if syntax == JPEGLSNearLossless else 0))
    ratios = {"compression_ratios": [2]} if syntax == JPEG2000 else {}
    return bytes(encode_array(pixels, bits_stored=bits, photometric_interpretation=2, use_mct=False, **ratios))


def edited(values: np.ndarray, syntax, depth: int):
    def edit(ds, k):
        described(ds, depth)
        ds.file_meta.TransferSyntaxUID = syntax
        if syntax in (ImplicitVRLittleEndian, ExplicitVRLittleEndian):
            return
        if syntax == ExplicitVRBigEndian:
            ds.PixelData = values[k].astype(values.dtype.newbyteorder(">")).tobytes()
            return
        ds.PixelData = encapsulate([packed(values[k], syntax, depth)])
        ds["PixelData"].VR = "OB"

    return edit


LOSSLESS = [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian, RLELossless, JPEGLSLossless, JPEG2000Lossless]


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda syntax: syntax.keyword)
def test_what_was_packed_without_loss_comes_out(write_series, syntax, depth):
    values = numbers(depth)
    folder = write_series(values, edit=edited(values, syntax, depth))
    assert np.array_equal(load_scan(folder).volume.voxels, values)


@pytest.mark.parametrize("syntax", [JPEG2000, JPEGLSNearLossless], ids=lambda syntax: syntax.keyword)
def test_what_was_packed_with_loss_comes_out_nearly(write_series, syntax):
    values = np.add.outer(np.arange(3) * 100, np.add.outer(np.arange(48) * 9, np.arange(40) * 7)).astype(np.uint16)
    found = load_scan(write_series(values, edit=edited(values, syntax, 12))).volume.voxels
    assert np.abs(found - values.astype(int)).max() <= (2 if syntax == JPEGLSNearLossless else 12)
    assert not np.array_equal(found, values) or syntax == JPEG2000


@pytest.mark.parametrize("depth", [-12, 12])
def test_thirty_two_bits_come_out_exactly(write_series, depth):
    sign = -1 if depth < 0 else 1
    values = (sign * np.arange(3 * 6 * 5).reshape(3, 6, 5) * 1000).astype(np.int32 if depth < 0 else np.uint32)
    found = load_scan(write_series(values, Modality="MR")).volume.voxels
    assert found.dtype == np.float32
    assert np.array_equal(found, values)


def test_big_endian_pixels_of_thirty_two_bits_are_refused_since_nobody_agrees_on_their_order(write_series):
    values = np.arange(3 * 6 * 5).reshape(3, 6, 5).astype(np.uint32)

    def swapped(ds, k):
        ds.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
        ds.PixelData = values[k].astype(">u4").tobytes()

    folder = write_series(values, Modality="MR", edit=swapped)
    with pytest.raises(BadInput, match=r"32-bit pixels are big-endian.*send it again little-endian"):
        load_scan(folder)


def test_the_child_decodes_as_this_process_does(write_series):
    values = numbers(12)
    folder = write_series(values, edit=edited(values, JPEG2000Lossless, 12))
    assert np.array_equal(load_path(folder).volume.voxels, values)


def test_a_frame_of_another_size_than_its_header_says_is_refused(write_series):
    from surgplan.base.errors import BadInput

    values = numbers(12)
    for syntax in (JPEGLSLossless, JPEG2000Lossless, RLELossless):

        def edit(ds, k, syntax=syntax):
            edited(values, syntax, 12)(ds, k)
            ds.Rows = 4000

        with pytest.raises(BadInput, match=r"packed as 40 x 48 x 1|cannot be decoded"):
            load_scan(write_series(values, edit=edit, folder=syntax.keyword))


JPEGS = {
    "lossless": (["dcmcjpeg", "+e1"], (8, 12, 16), 0),
    "lossless, first-order": (["dcmcjpeg", "+el"], (8, 12, 16), 0),
    "baseline": (["dcmcjpeg", "+eb", "+q", "95"], (8,), 12),
    "extended, 8 bits": (["dcmcjpeg", "+ee", "+q", "95"], (8,), 12),
    "extended, 12 bits": (["dcmcjpeg", "+ee", "+q", "95"], (12,), 160),
    "JPEG-LS": (["dcmcjpls", "+el"], (8, 12, 16), 0),
    "JPEG-LS, near": (["dcmcjpls", "+en", "+md", "2"], (12,), 2),
    "RLE": (["dcmcrle"], (8, 12, 16), 0),
    "deflated": (["dcmconv", "+td"], (8, 12, 16), 0),
    "big-endian": (["dcmconv", "+te", "+tb"], (8, 12, 16), 0),
}


@pytest.mark.parametrize("name", JPEGS)
def test_what_another_toolkit_packed_comes_out(write_series, needs_program, tmp_path, name):
    (program, *options), depths, tolerance = JPEGS[name]
    needs_program(program, "dcmtk")
    for depth in depths:
        values = numbers(depth)
        if tolerance:
            values = np.sort(values.reshape(3, -1), axis=1).reshape(values.shape)  # smooth
        plain = write_series(values, edit=lambda ds, k, depth=depth: described(ds, depth), folder=f"plain{depth}")
        folder = tmp_path / f"packed{depth}"
        folder.mkdir()
        for path in sorted(plain.iterdir()):
            subprocess.run([program, *options, str(path), str(folder / path.name)], check=True, capture_output=True)
        found = load_scan(folder).volume.voxels
        assert np.abs(found - values.astype(int)).max() <= tolerance, depth
