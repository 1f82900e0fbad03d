"""Headers that are equal but for a few elements: what is equal is compared as one, and only the rest is read.

A pattern is made of two headers that were walked through. Where another has the same bytes between the elements that varied,
a walk would find the same elements in it; where it has not, it is walked through like the first.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

META_LENGTH, FIRST_AFTER_META = 0x00020000, 0x00030000
RULING = (0x00020002, 0x00020010, 0x00080005, 0x00280103)
"""How others are read rests on these: class, syntax, character set, and the sign of the pixels."""
UNDEFINED = 0xFFFFFFFF
PREAMBLE = 128

_lengths = {2: struct.Struct("<H").unpack_from, 4: struct.Struct("<I").unpack_from}
_four_bytes = struct.Struct("<I").pack


class Place(NamedTuple):
    """Where an element lies in a header."""

    tag: int
    vr: bytes
    """Nothing where it is not stated and not wanted."""
    start: int
    end: int
    head: bytes
    """Its first bytes, up to its length."""
    length_bytes: int


class _Step(NamedTuple):
    """Bytes that are the same in all, up to the length of an element that is not."""

    shared: bytes
    tag: int
    vr: bytes
    length_bytes: int
    wanted: bool
    grows: int
    """Bytes of its value in the header the pattern was made of, if it is one of the meta group; else -1."""


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What headers share, and the elements in which they differ."""

    varying: frozenset[str]
    """Keywords of the wanted ones among them."""
    charset: bytes
    steps: tuple[_Step, ...]
    rest: bytes
    """From behind the last of them up to the tag of the pixels."""
    meta_bytes: int
    """Length of the meta group in the header the pattern was made of."""

    def match(self, data: bytes) -> tuple[list[tuple[int, bytes, bytes]], int] | None:
        """Tag, kind and bytes of the wanted elements that vary, and where the pixels begin; None for another header."""
        position, end = PREAMBLE, len(data)
        meta_bytes, meta_stated = self.meta_bytes, b""
        found = []
        for shared, tag, vr, length_bytes, wanted, grows in self.steps:
            position += len(shared)
            start = position + length_bytes
            if start > end or not data.startswith(shared, position - len(shared)):
                return None
            (length,) = _lengths[length_bytes](data, position)
            position = start + length
            if position > end or length == UNDEFINED:
                return None
            if wanted:
                found.append((tag, vr, data[start:position]))
            if grows >= 0:
                meta_bytes += length - grows
                if tag == META_LENGTH:
                    meta_stated = data[start:position]
        if not data.startswith(self.rest, position) or meta_stated != _four_bytes(meta_bytes):
            return None
        position += len(self.rest) - 4
        return (found, position) if position + 12 <= end else None


def pattern_of(data: bytes, places: list[Place], varying: set[int], names: Mapping[int, str], charset: bytes) -> Pattern | None:
    """The pattern of a header whose elements lie at `places`, where those with tags in `varying` may differ.

    `data` ends with 12 bytes of the pixel data element. None where what differs decides how the rest is read.
    """
    if any(tag in varying for tag in RULING) or any(b" or " in place.vr for place in places if place.tag in varying):
        return None
    first = next((place for place in places if place.tag >= FIRST_AFTER_META), None)
    if first is None or (first.tag in varying and first.length_bytes == 4):
        return None  # where kinds are not stated, the first length tells that
    steps, position = [], PREAMBLE
    for place in places:
        if place.tag in varying or place.tag == META_LENGTH:  # which follows from how the others of its group vary
            head = place.start + len(place.head)
            start = head + place.length_bytes
            grows = place.end - start if place.tag < FIRST_AFTER_META else -1
            steps.append(_Step(data[position:head], place.tag, place.vr, place.length_bytes, place.tag in names, grows))
            position = place.end
    (stated,) = (place for place in places if place.tag == META_LENGTH)
    return Pattern(
        frozenset(names[tag] for tag in varying if tag in names),
        charset,
        tuple(steps),
        data[position:-8],
        first.start - stated.end,
    )
