"""Siemens mosaics: the slices of a volume tiled into one image, with their places in the maker's private headers."""

from __future__ import annotations

import math
import re
import struct
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats, vector

if TYPE_CHECKING:
    from surgplan.imaging.dicom.frames import Frame
    from surgplan.imaging.dicom.headers import Header

PRIVATE_GROUP = 0x0029
IMAGE_HEADER, SERIES_HEADER = 0x10, 0x20
"""Last two digits of the elements that hold the CSA headers; their blocks vary."""
COUNT_GROUP, COUNT_ELEMENT = 0x0019, 0x0A

MOST_TILES = 4096
MOST_ITEMS = 1000

AGREE_MM = 0.1
"""The places by the image's own position and by the protocol's slices may differ by this much; the protocol rounds to 1e-9 and
the position to 1e-6, so that a difference means that one of them is not of this image."""

SAME_DIRECTION = 1e-3

EXPORT = "export it as single slices or multi-frame"


@dataclass(frozen=True)
class _Private:
    """What the private headers say."""

    count: int
    normal: Floats | None
    """Direction from one tile to the next."""
    centres: Floats | None
    """(count, 3) LPS mm of the middles of the slices, in the protocol's order."""
    spacing_mm: float | None


def with_tiles(header: Header) -> Header:
    """The header of a mosaic as one with a frame for each slice, each in its place; BadInput if that is not certain."""
    if len(header.frames) != 1:
        raise BadInput(f"a mosaic of several frames is not read; {EXPORT}")
    frame = header.frames[0]
    if frame.position_mm is None or frame.orientation is None or frame.spacing_mm is None:
        raise BadInput(f"a mosaic without position, orientation or spacing; {EXPORT}")
    private = _private(header.path)
    side = math.isqrt(private.count - 1) + 1
    if header.rows % side or header.columns % side:
        raise BadInput(f"a mosaic of {private.count} slices does not fit {header.columns} x {header.rows} pixels; {EXPORT}")
    rows, columns = header.rows // side, header.columns // side
    positions = _positions(private, frame, (header.rows - rows, header.columns - columns), (rows, columns))
    frames = tuple(
        replace(frame, index=n, of=private.count, position_mm=vector(position)) for n, position in enumerate(positions)
    )
    return replace(header, rows=rows, columns=columns, frames=frames, mosaic=(header.rows, header.columns))


def _positions(private: _Private, frame: Frame, margin: tuple[int, int], size: tuple[int, int]) -> Floats:
    """(count, 3) LPS mm of the first pixel of each tile; rows before columns.

    The stated position is that of a slice as large as the whole mosaic about the same middle.
    """
    assert frame.orientation is not None
    assert frame.spacing_mm is not None
    row, column = np.array(frame.orientation[:3]), np.array(frame.orientation[3:])
    down, right = frame.spacing_mm[0] * column, frame.spacing_mm[1] * row
    first = np.array(frame.position_mm) + (margin[0] * down + margin[1] * right) / 2
    found: list[Floats] = []
    if private.normal is not None and private.spacing_mm is not None:
        if abs(abs(float(private.normal @ np.cross(row, column))) - 1) > SAME_DIRECTION:
            raise BadInput(f"a mosaic whose slices do not follow each other along their normal; {EXPORT}")
        found.append(first + np.arange(private.count)[:, None] * private.spacing_mm * private.normal)
    if private.centres is not None:
        corners = private.centres - (size[0] * down + size[1] * right) / 2
        fitting = [way for way in (corners, corners[::-1]) if np.abs(way[0] - first).max() <= AGREE_MM]
        if not fitting:
            raise BadInput(f"a mosaic whose position does not agree with the slices of its protocol; {EXPORT}")
        found.append(fitting[0] + (first - fitting[0][0]))
    if not found:
        raise BadInput(f"a mosaic whose private headers do not say where its slices lie; {EXPORT}")
    if len(found) == 2 and np.abs(found[0] - found[1]).max() > AGREE_MM:
        raise BadInput(f"a mosaic whose private headers contradict each other on where its slices lie; {EXPORT}")
    return found[0]


def _private(path: Path) -> _Private:
    """The private headers of a file; BadInput if they do not tell the number of slices."""
    from pydicom import dcmread

    dataset = dcmread(path, force=True, stop_before_pixels=True)
    image = csa_values(_bytes(dataset, IMAGE_HEADER))
    protocol = _bytes(dataset, SERIES_HEADER).decode("latin-1")
    counts = [
        *image.get("NumberOfImagesInMosaic", [])[:1],
        *_whole(dataset),
        *re.findall(r"sSliceArray\.lSize\s*=\s*(\d+)", protocol),
    ]
    try:
        numbers = {int(text) for text in counts}
        normal = np.array([float(v) for v in image.get("SliceNormalVector", [])])
        spacing = float(dataset.get("SpacingBetweenSlices") or 0)
        centres = _centres(protocol)
    except (ValueError, TypeError) as exc:
        raise BadInput(f"a mosaic whose private headers are damaged; {EXPORT}") from exc
    if len(numbers) != 1 or not 1 <= min(numbers) <= MOST_TILES:
        said = "do not tell" if not numbers else "contradict each other on"
        raise BadInput(
            f"a mosaic (many slices tiled into one image) whose private headers {said} how many slices it holds; {EXPORT}"
        )
    count = numbers.pop()
    return _Private(
        count,
        normal if normal.shape == (3,) and np.isfinite(normal).all() else None,
        np.array([centres[n] for n in range(count)]) if set(centres) == set(range(count)) else None,
        spacing if math.isfinite(spacing) and spacing > 0 else None,
    )


def _bytes(dataset: Any, last: int) -> bytes:
    for element in dataset.group_dataset(PRIVATE_GROUP):
        if element.tag.element >= 0x1000 and element.tag.element & 0xFF == last and isinstance(element.value, bytes):
            return element.value
    return b""


def _whole(dataset: Any) -> list[str]:
    """The number of tiles where newer software writes it as an element of its own."""
    for element in dataset.group_dataset(COUNT_GROUP):
        if element.tag.element >= 0x1000 and element.tag.element & 0xFF == COUNT_ELEMENT:
            value = element.value
            return [str(int.from_bytes(value, "little") if isinstance(value, bytes) and len(value) == 2 else value)]
    return []


def _centres(protocol: str) -> dict[int, Floats]:
    """LPS mm of the middle of each slice by its number; what a protocol does not write is 0."""
    found: dict[int, Floats] = {}
    pattern = r"sSliceArray\.asSlice\[(\d{1,4})\]\.sPosition\.d(Sag|Cor|Tra)\s*=\s*([-+.\deE]+)"
    for number, axis, value in re.findall(pattern, protocol):
        found.setdefault(int(number), np.zeros(3))[("Sag", "Cor", "Tra").index(axis)] = float(value)
    return found


def csa_values(data: bytes) -> dict[str, list[str]]:
    """The values of a CSA header (`SV10`) by name, as texts; what is cut off is left out.

    Layout: 'SV10', 4 bytes, number of tags, 77; per tag a name of 64 bytes, multiplicity, 4 bytes of VR, type, number of items,
    77 or 205; per item four numbers, of which the second is its length, and its bytes up to a multiple of 4.
    """
    found: dict[str, list[str]] = {}
    if data[:4] != b"SV10":
        return found
    try:
        (tags,) = struct.unpack_from("<I", data, 8)
        at = 16
        for _ in range(min(tags, MOST_ITEMS)):
            name = data[at : at + 64].split(b"\0")[0].decode("latin-1")
            (items,) = struct.unpack_from("<i", data, at + 76)
            at += 84
            values = []
            for _ in range(min(items, MOST_ITEMS)):
                (length,) = struct.unpack_from("<i", data, at + 4)
                if not 0 <= length <= len(data):
                    return found
                values.append(data[at + 16 : at + 16 + length].split(b"\0")[0].decode("latin-1").strip())
                at += 16 + (length + 3) // 4 * 4
            found[name] = [value for value in values if value]
    except struct.error:
        return found
    return found
