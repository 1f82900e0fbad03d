"""Whether an encoded data set is whole: its elements follow one another up to its end, none of their values being read."""

from __future__ import annotations

import struct

from surgplan.base.errors import BadInput
from surgplan.imaging.network.identity import DEFLATED
from surgplan.imaging.network.uids import UNCOMPRESSED

LONG = (b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV")
"""Value representations with a 4-byte length (PS3.5 section 7.1.2)."""
UNDEFINED = 0xFFFFFFFF
ITEM, ITEM_END, SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
DEEPEST = 64
IMPLICIT, BIG_ENDIAN = UNCOMPRESSED[1], "1.2.840.10008.1.2.2"


def check_whole(data: memoryview, transfer_syntax: str) -> None:
    """BadInput for a data set that is cut off, that goes on beyond its elements, or that is nested too deeply.

    A deflated one is not unpacked, since it could be a bomb: it is taken as it is.
    """
    if transfer_syntax == DEFLATED:
        return
    order = ">" if transfer_syntax == BIG_ENDIAN else "<"
    walk = _Walk(data, order, transfer_syntax == IMPLICIT)
    try:
        walk.to_the_end()
    except struct.error as exc:
        raise BadInput("the data set is cut off") from exc


class _Walk:
    """A step from element to element; the open items and sequences of undefined length are kept on a list, not a stack."""

    def __init__(self, data: memoryview, order: str, implicit: bool) -> None:
        self._data = data
        self._implicit = implicit
        self._tag = struct.Struct(order + "HH")
        self._long = struct.Struct(order + "I")
        self._short = struct.Struct(order + "H")

    def to_the_end(self) -> None:
        at, end = 0, len(self._data)
        nested: list[tuple[bool, bool]] = []
        """For each open sequence and item: is it an item, and are elements implicit after it."""
        implicit = self._implicit
        while at < end:
            group, element = self._tag.unpack_from(self._data, at)
            tag = group << 16 | element
            in_sequence = bool(nested) and not nested[-1][0]
            if tag in (ITEM_END, SEQUENCE_END) and nested and nested[-1][0] == (tag == ITEM_END):
                self._long.unpack_from(self._data, at + 4)
                _, implicit = nested.pop()
                at += 8
                continue
            if group == 0xFFFE or in_sequence:
                if tag != ITEM or not in_sequence:
                    raise BadInput("the data set is damaged: an item where none can be")
                (length,) = self._long.unpack_from(self._data, at + 4)
                at += 8
                if length == UNDEFINED:
                    nested.append((True, implicit))
                else:
                    at += length
                continue
            length, at, vr = self._element(at, implicit)
            if length != UNDEFINED:
                at += length
            elif len(nested) >= DEEPEST:
                raise BadInput("its sequences are nested too deeply")
            else:
                nested.append((False, implicit))
                implicit = implicit or vr == b"UN"  # of unknown representation and undefined length: implicit within
        if at != end or nested:
            raise BadInput("the data set is cut off")

    def _element(self, at: int, implicit: bool) -> tuple[int, int, bytes]:
        """Length of an element's value, where it begins, and its representation where that is told."""
        if implicit:
            return self._long.unpack_from(self._data, at + 4)[0], at + 8, b""
        vr = bytes(self._data[at + 4 : at + 6])
        if not (vr.isalpha() and vr.isupper()):
            raise BadInput("the data set is damaged: an element without a value representation")
        if vr in LONG:
            return self._long.unpack_from(self._data, at + 8)[0], at + 12, vr
        return self._short.unpack_from(self._data, at + 6)[0], at + 8, vr
