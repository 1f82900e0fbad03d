"""Pixels without writing: uncompressed, cut to what the image needs, rectangles masked, overlays in unused bits cleared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydicom import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from surgplan.base.errors import BadInput

NATIVE = (ExplicitVRLittleEndian, ImplicitVRLittleEndian, "1.2.840.10008.1.2.1.99", ExplicitVRBigEndian)
WORD_BYTES = {"OW": 2, "OF": 4, "OL": 4, "OD": 8, "OV": 8}
"""Of representations whose values are turned around in big-endian files: PS3.5 table 6.2-1."""
BITS_OF_A_WORD = 16
OVERLAY_BIT_POSITION = 0x0102
"""Element of a 60xx group: the bit of the pixels that the overlay stands in, 0 where it has data of its own."""


@dataclass(frozen=True)
class Rectangle:
    """Pixels to be masked, first ones included, last ones not."""

    image: int | None
    """InstanceNumber of the image, or of a multi-frame image the frame from 1; all of them if None."""
    x0: int
    y0: int
    x1: int
    y1: int

    @classmethod
    def of_text(cls, text: str) -> Rectangle:
        """Of `3,0,0,200,40`, or `*,0,0,200,40` for all images; BadInput if it is none."""
        parts = text.split(",")
        try:
            image = None if parts[0].strip() == "*" else int(parts[0])
            x0, y0, x1, y1 = (int(p) for p in parts[1:])
        except (ValueError, IndexError) as exc:
            raise BadInput(f"{text!r} is no rectangle; write image,x0,y0,x1,y1, with * for all images") from exc
        if not (0 <= x0 < x1 and 0 <= y0 < y1):
            raise BadInput(f"the rectangle {text!r} is empty; write image,x0,y0,x1,y1 with x0 < x1 and y0 < y1")
        return cls(image, x0, y0, x1, y1)


def blanked(dataset: Dataset, rectangles: Sequence[Rectangle]) -> bool:
    """Make a data set's pixels plain little-endian ones without hidden bytes, and mask rectangles; True if one was masked.

    BadInput if compressed pixels can't be read, or a rectangle lies outside the image.
    """
    syntax = dataset.file_meta.get("TransferSyntaxUID", ImplicitVRLittleEndian)
    if syntax == ExplicitVRBigEndian:
        _swap(dataset)
    if "PixelData" not in dataset:
        return False
    if syntax not in NATIVE:
        try:
            dataset.decompress()
        except Exception as exc:  # decoders raise what they like
            raise BadInput(f"its pixels can't be decoded ({(str(exc).splitlines() or ['?'])[0][:80]})") from exc
    dataset.PixelData = _cut(dataset)
    _clear_unused(dataset)
    return _masked(dataset, [r for r in rectangles if _is_meant(dataset, r)])


def _swap(dataset: Dataset) -> None:
    """Turn the bytes of every element of words around; BadInput where writers disagree on how wide the words are.

    OW is of 16-bit words whatever the pixels are (PS3.5 6.2 and 8.1.1), so a pixel of 32 bits stands there as two words, the
    lower one first; but programs also write and read it as one word of 32 bits, and nothing in the file tells which.
    """
    for element in dataset.iterall():
        if element.VR not in WORD_BYTES or not isinstance(element.value, bytes):
            continue
        if element.keyword == "PixelData" and element.VR == "OW" and int(dataset.get("BitsAllocated") or 0) > BITS_OF_A_WORD:
            raise BadInput("its pixels of more than 16 bits are big-endian, which programs read differently: convert it first")
        if len(element.value) % WORD_BYTES[element.VR]:
            raise BadInput(f"its {element.keyword or 'private data'} is not of whole words")
        element.value = np.frombuffer(element.value, f"u{WORD_BYTES[element.VR]}").byteswap().tobytes()


def _cut(dataset: Dataset) -> bytes:
    """The pixel data without what stands behind them."""
    samples = int(dataset.get("SamplesPerPixel") or 1)
    half = 2 / 3 if str(dataset.get("PhotometricInterpretation")) == "YBR_FULL_422" else 1
    bits = _frames(dataset) * int(dataset.Rows) * int(dataset.Columns) * samples * int(dataset.BitsAllocated) * half
    data: bytes = dataset.PixelData[: math.ceil(bits / 8)]
    return data + b"\0" * (len(data) % 2)


def _clear_unused(dataset: Dataset) -> None:
    """Zero the bits of 16-bit pixels that hold no pixel, where an old overlay stands in them."""
    allocated, stored = int(dataset.BitsAllocated), int(dataset.get("BitsStored") or dataset.BitsAllocated)
    positions = [e.value for e in dataset if e.tag.group >> 8 == 0x60 and e.tag.element == OVERLAY_BIT_POSITION]
    if allocated != 16 or stored >= 16 or not any(positions):
        return
    low = int(dataset.get("HighBit") or stored - 1) - stored + 1
    pixels = np.frombuffer(dataset.PixelData, "<u2")
    clean = pixels & np.uint16(((1 << stored) - 1) << low)
    if low == 0 and int(dataset.get("PixelRepresentation") or 0):
        clean = np.where(clean >> (stored - 1) & 1, clean | np.uint16(0xFFFF << stored & 0xFFFF), clean)
    if not np.array_equal(clean, pixels):
        dataset.PixelData = clean.astype("<u2").tobytes()


def _masked(dataset: Dataset, rectangles: Sequence[Rectangle]) -> bool:
    if not rectangles:
        return False
    frames, rows, columns = _frames(dataset), int(dataset.Rows), int(dataset.Columns)
    samples, allocated = int(dataset.get("SamplesPerPixel") or 1), int(dataset.BitsAllocated)
    if allocated not in (8, 16, 32) or str(dataset.get("PhotometricInterpretation")) == "YBR_FULL_422":
        raise BadInput("pixels of this kind can't be masked")
    kind = f"<{'i' if int(dataset.get('PixelRepresentation') or 0) else 'u'}{allocated // 8}"
    planar = samples > 1 and int(dataset.get("PlanarConfiguration") or 0) == 1
    shape = (frames, samples, rows, columns) if planar else (frames, rows, columns, samples)
    count = math.prod(shape)
    pixels = np.frombuffer(dataset.PixelData, kind, count=count).reshape(shape).copy()
    for r in rectangles:
        if r.x1 > columns or r.y1 > rows:
            raise BadInput(f"a rectangle to be masked reaches beyond the image of {columns} x {rows} pixels")
        for frame in range(frames) if r.image is None or frames == 1 else (r.image - 1,):
            view = pixels[frame]
            (view[:, r.y0 : r.y1, r.x0 : r.x1] if planar else view[r.y0 : r.y1, r.x0 : r.x1])[...] = view.min()
    data = pixels.tobytes()
    dataset.PixelData = data + b"\0" * (len(data) % 2)
    return True


def _is_meant(dataset: Dataset, r: Rectangle) -> bool:
    frames = _frames(dataset)
    if r.image is None:
        return True
    return 1 <= r.image <= frames if frames > 1 else r.image == int(dataset.get("InstanceNumber") or 0)


def _frames(dataset: Dataset) -> int:
    return max(1, int(dataset.get("NumberOfFrames") or 1))
