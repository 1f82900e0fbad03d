"""Damaged files: whatever the damage, a scan is read or refused in words, never a crash."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from pydicom.uid import JPEG2000Lossless, JPEGLSLossless, RLELossless

from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.formats.files import read_file
from surgplan.imaging.formats.write import write_volume
from surgplan.imaging.load import load_scan
from surgplan.imaging.volume import Volume


def spoiled(data: bytes, rng: np.random.Generator, first: int, last: int) -> bytes:
    """The bytes with a few of them changed between two positions, and sometimes a piece lost."""
    changed = bytearray(data)
    for at in rng.integers(first, min(last, len(data)), rng.integers(1, 6)):
        changed[at] = rng.integers(256)
    if rng.random() < 0.2:
        start = int(rng.integers(first, last))
        del changed[start : start + int(rng.integers(1, 60))]
    return bytes(changed)


def swollen(write_series, ramp, kind: str):
    """A folder of one image whose header or pixels are of very many, very small things."""
    folder = write_series(ramp[:1])
    (path,) = (p for p in folder.iterdir() if p.is_file())
    data = path.read_bytes()
    series = data.index(struct.pack("<HH", 0x20, 0x0D))
    pixels = data.index(struct.pack("<HH2s", 0x7FE0, 0x10, b"OW"))
    item = struct.pack("<HHI", 0xFFFE, 0xE000, 0)
    if kind == "elements":
        many = b"".join(struct.pack("<HH2sH", g, e, b"LO", 0) for g in range(0x11, 0x1F, 2) for e in range(0x1000, 0xFFFF))
        data = data[:series] + 3 * many + data[series:]
    elif kind == "items":
        sequence = struct.pack("<HH2sHI", 0x5200, 0x9230, b"SQ", 0, 300_000 * len(item)) + 300_000 * item
        data = data[:pixels] + sequence + data[pixels:]
    elif kind == "bytes":
        sequence = struct.pack("<HH2sHI", 0x5200, 0x9230, b"SQ", 0, 70 << 20) + bytes(70 << 20)
        data = data[:pixels] + sequence + data[pixels:]
    else:
        data = data[:pixels].replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.5\0")
        data += struct.pack("<HH2sHI", 0x7FE0, 0x10, b"OB", 0, 0xFFFFFFFF) + 600_000 * item
    path.write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("elements", "more elements than a scan has"),
        ("items", "more items than a scan has"),
        ("bytes", "longer than 64 MB"),
        ("pieces", "in more than 500000 pieces"),
    ],
)
def test_a_header_without_end_is_refused_in_one_line(write_series, ramp, kind, words):
    folder = swollen(write_series, ramp, kind)
    (skipped,) = list_series(folder).skipped
    assert words in skipped.reason
    assert "\n" not in skipped.reason


def reason(read, path) -> str | None:
    """Why a scan was refused; None if it was read."""
    try:
        read(path)
    except BadInput as exc:
        return str(exc)
    return None


@pytest.mark.parametrize("syntax", [None, RLELossless, JPEG2000Lossless, JPEGLSLossless])
def test_a_spoiled_dicom_file_never_crashes_the_import(write_series, syntax):
    noise = np.random.default_rng(1).integers(0, 4000, (4, 48, 40)).astype(np.uint16)

    def compress(ds, k):
        if syntax is not None:
            ds.compress(syntax, generate_instance_uid=False)

    folder = write_series(noise, edit=compress)
    path = folder / "I0002"
    whole = path.read_bytes()
    rng = np.random.default_rng(2)
    ends = [len(whole)] * 15 + [whole.rindex(b"\xe0\x7f\x10\x00") + 20] * 35
    reasons = []
    for end in ends:
        path.write_bytes(spoiled(whole, rng, 132, end))
        reasons.append(reason(load_scan, folder))
    assert sum(words is not None for words in reasons) > 10


@pytest.mark.parametrize("ending", [".nii", ".nii.gz", ".nrrd", ".mha"])
def test_a_spoiled_volume_file_never_crashes_the_import(tmp_path, ending):
    grid = Grid((4, 5, 6), (0.5, 0.8, 2.0), (-10.0, 20.25, 300.0))
    path = tmp_path / f"x{ending}"
    write_volume(Volume(grid, np.arange(120, dtype=np.int16).reshape(6, 5, 4)), path)
    whole = path.read_bytes()
    rng = np.random.default_rng(3)
    reasons = []
    for _ in range(80):
        path.write_bytes(spoiled(whole, rng, 0, 420))
        reasons.append(reason(read_file, path))
    refused = [words for words in reasons if words is not None]
    assert len(refused) > 5
    assert all(path.name in words for words in refused)
