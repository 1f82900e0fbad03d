"""Finding the compressed bytes of each frame in encapsulated pixel data (PS3.5 A.4)."""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import BinaryIO

ITEM, END = (0xFFFE, 0xE000), (0xFFFE, 0xE0DD)
UNDEFINED = 0xFFFFFFFF


def frame_bytes(file: BinaryIO, start: int, frames: int) -> list[list[tuple[int, int]]] | None:
    """For each frame the places (offset, length) of its fragments; None where they can't be told apart without more.

    `start` is the first byte of the pixel data's value.
    """
    table, fragments = _items(file, start)
    if not fragments:
        return None
    if frames == 1:
        return [fragments]
    if len(fragments) == frames:
        return [[fragment] for fragment in fragments]
    offsets = _offsets(file, table, frames)
    if offsets is None:
        return None
    first = fragments[0][0] - 8
    starts = {at - 8 - first: n for n, (at, _) in enumerate(fragments)}
    if any(offset not in starts for offset in offsets):
        return None
    bounds = [*(starts[offset] for offset in offsets), len(fragments)]
    if any(b <= a for a, b in pairwise(bounds)):
        return None
    return [fragments[a:b] for a, b in pairwise(bounds)]


def joined(file: BinaryIO, fragments: list[tuple[int, int]]) -> bytes:
    """The bytes of fragments, one after the other."""
    parts = []
    for at, length in fragments:
        file.seek(at)
        parts.append(file.read(length))
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _items(file: BinaryIO, start: int) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """The place of the offset table and those of the fragments."""
    places: list[tuple[int, int]] = []
    position = start
    while True:
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            break
        group, element, length = struct.unpack("<HHI", head)
        if (group, element) != ITEM or length == UNDEFINED:
            break
        places.append((position + 8, length))
        position += 8 + length
    return (places[0], places[1:]) if places else ((0, 0), [])


def _offsets(file: BinaryIO, table: tuple[int, int], frames: int) -> tuple[int, ...] | None:
    if table[1] != 4 * frames:
        return None
    file.seek(table[0])
    data = file.read(table[1])
    return struct.unpack(f"<{frames}I", data) if len(data) == table[1] else None
