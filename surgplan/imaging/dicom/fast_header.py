"""A strict reader of ordinary DICOM headers. pydicom is the authority: whatever is not plain here is left to it.

Plain are little-endian data sets behind a preamble, their elements in ascending order up to pixel data, with values that can
be read in one way only. What is given for such equals what pydicom gives; the tests hold the two against each other.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from surgplan.imaging.dicom.elements import element_of
from surgplan.imaging.dicom.like_last import Pattern, Place, pattern_of

FIRST_BYTES, MOST_BYTES = 8192, 1 << 20
"""A header is looked for in the first, then in eight times as much and so on; a longer one is left to pydicom."""
DEEPEST = 8
IMPLICIT = "1.2.840.10008.1.2"
NOT_LITTLE = ("1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99")
"""Big-endian and deflated."""
CHARSETS = {b"": "ascii", b"ISO_IR 6": "ascii", b"ISO_IR 100": "latin_1", b"ISO_IR 192": "utf8"}
SHORT = frozenset(b"AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split())
LONG = frozenset(b"OB OD OF OL OV OW SQ SV UC UN UR UT UV".split())
OWN_CHARSET = frozenset(b"LO LT PN SH ST UC UT".split())
ONE_VALUE = frozenset(b"LT ST UR UT".split())
TEXT = frozenset(b"AE AS CS DA DT LO LT PN SH ST TM UC UI UR UT".split())
NUMBERS = {b"US": "H", b"SS": "h", b"UL": "I", b"SL": "i", b"FL": "f", b"FD": "d"}
DECIMAL = re.compile(rb" *([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?) *\Z")
CONTROL = re.compile(rb"[\0-\x1f]")
UID = re.compile(rb"[0-9.]{1,64}\Z")
WHOLE = re.compile(rb" *([+-]?\d{1,9}) *\Z")
CHARSET, META_LENGTH, META_CLASS, META_SYNTAX = 0x00080005, 0x00020000, 0x00020002, 0x00020010
PIXEL_REPRESENTATION = 0x00280103
PIXELS = (0x7FE00008, 0x7FE00009, 0x7FE00010)
ITEM, ITEM_END, SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
UNDEFINED = 0xFFFFFFFF
KEPT_VALUES = 20000
MISSES = 40
"""Patterns made in vain before no more are made."""

_head = struct.Struct("<HH2sH").unpack_from
_length = struct.Struct("<I").unpack_from
_implicit_head = struct.Struct("<HHI").unpack_from


class Unusual(Exception):
    """Something that pydicom should read."""


class _Short(Exception):
    """The bytes read so far end within the header."""


class Decimal(float):
    """A number that is said as it was written."""

    written: str

    def __str__(self) -> str:
        return self.written


class Whole(int):
    """A whole number that is said as it was written."""

    written: str

    def __str__(self) -> str:
        return self.written


class MultiValue(list[Any]):
    """Values of one element, called and said as pydicom's are."""

    def __str__(self) -> str:
        words = [f"'{value}'" if isinstance(value, str) else str(value) for value in self]
        return f"[{', '.join(words)}]" if words else ""


@dataclass(frozen=True, slots=True)
class Walked:
    """A header that was plain."""

    values: dict[str, Any]
    """By keyword."""
    storage_class: str
    transfer_syntax: str
    end: int
    """Where the pixel data element begins."""
    head: bytes
    """Its first 12 bytes."""
    like: Pattern | None = None
    """What it shares with others, if it was read by that: only elements named `like.varying` can differ among such."""


class Walker:
    """Reads the named elements of headers; keeps what equal bytes were read as, since most of a series' headers are equal."""

    def __init__(self, keywords: Sequence[str]) -> None:
        elements = {element_of(keyword): keyword for keyword in keywords}
        self._names = {tag: keyword for (tag, _), keyword in elements.items()}
        self._vrs = {tag: vr.encode() for tag, vr in elements}
        self._kept: dict[tuple[bytes, bytes, bytes], Any] = {}
        self._last: tuple[bytes, list[Place]] | None = None
        self._pattern: Pattern | None = None
        self._shared: Walked | None = None
        """What the pattern was made of."""
        self._varying: set[int] = set()
        self._hits, self._misses = 0, 0

    def read(self, file: BinaryIO, size: int) -> Walked:
        """The header of an open file of so many bytes; `Unusual` if it is not a plain one."""
        wanted = FIRST_BYTES
        data = file.read(wanted)
        while True:
            try:
                return self._by_pattern(data) or self._read(data)
            except (_Short, struct.error, IndexError) as exc:
                wanted *= 8
                if len(data) >= size or wanted > MOST_BYTES:
                    raise Unusual from exc
                data += file.read(wanted - len(data))

    def _by_pattern(self, data: bytes) -> Walked | None:
        """A header that differs from the last ones only in what did before; None if it may differ in more."""
        pattern, shared = self._pattern, self._shared
        if pattern is None or shared is None:
            return None
        found = pattern.match(data)
        if found is None:
            return None
        self._hits += 1
        raw, end = found
        values = shared.values.copy()
        for tag, vr, value in raw:
            values[self._names[tag]] = self._value(vr, value, pattern.charset)
        return Walked(values, shared.storage_class, shared.transfer_syntax, end, data[end : end + 12], pattern)

    def _read(self, data: bytes) -> Walked:
        if data[128:132] != b"DICM":
            raise Unusual
        meta: dict[int, tuple[bytes, bytes]] = {}
        places: list[Place] = []
        position = _explicit(data, 132, {META_LENGTH, META_CLASS, META_SYNTAX}, meta, 0x0002FFFF, places)
        if meta.get(META_LENGTH) != (b"UL", struct.pack("<I", position - 144)):
            raise Unusual
        syntax = _uid(meta.get(META_SYNTAX))
        if not syntax or syntax in NOT_LITTLE:
            raise Unusual
        raw: dict[int, tuple[bytes, bytes]] = {}
        if syntax == IMPLICIT:
            position = self._implicit(data, position, raw, places)
            _decide_signs(raw)
        else:
            position = _explicit(data, position, self._names.keys() | {CHARSET}, raw, PIXELS[-1], places)
        _, charset = raw.pop(CHARSET, (b"CS", b"")) if CHARSET not in self._names else raw.get(CHARSET, (b"CS", b""))
        charset = charset.rstrip(b"\0 ")
        names = self._names
        values = {names[tag]: self._value(vr, value, charset) for tag, (vr, value) in raw.items()}
        walked = Walked(values, _uid(meta.get(META_CLASS)), syntax, position, data[position : position + 12])
        self._learn(data[:position] + walked.head, places, walked, charset)
        return walked

    def _learn(self, data: bytes, places: list[Place], walked: Walked, charset: bytes) -> None:
        """Make a pattern of what this header and the last one share, unless that did not help so far."""
        self._misses += 1
        if self._misses > MISSES + self._hits:
            return
        last, self._last = self._last, (data, places)
        self._pattern, self._shared = None, walked
        if last is None:
            return
        if [place.head for place in last[1]] != [place.head for place in places]:
            self._varying.clear()
            return
        for here, there in zip(places, last[1], strict=True):
            if data[here.start : here.end] != last[0][there.start : there.end]:
                self._varying.add(here.tag)
        self._pattern = pattern_of(data, places, self._varying, self._names, charset)

    def _implicit(self, data: bytes, position: int, raw: dict[int, tuple[bytes, bytes]], places: list[Place]) -> int:
        """As `_explicit`, for elements whose kind is known by their tag only."""
        last, end = 0, len(data)
        if data[position + 4 : position + 6].isalpha():
            raise Unusual  # perhaps explicit in spite of what it says
        while True:
            group, element, length = _implicit_head(data, position)
            tag = group << 16 | element
            if tag <= last:
                raise Unusual
            if tag >= PIXELS[0]:
                return _at_pixels(data, tag, position)
            last, start = tag, position
            position += 8
            if length == UNDEFINED:
                if tag in self._names:
                    raise Unusual
                position = _past_sequence(data, position, True, 0)
            elif position + length > end:
                raise _Short
            else:
                if tag in self._names:
                    raw[tag] = (self._vrs[tag], data[position : position + length])
                elif tag == CHARSET:
                    raw[tag] = (b"CS", data[position : position + length])
                position += length
            places.append(Place(tag, self._vrs.get(tag, b""), start, position, data[start : start + 4], 4))

    def _value(self, vr: bytes, value: bytes, charset: bytes) -> Any:
        key = (vr, value, charset)
        try:
            return self._kept[key]
        except KeyError:
            if len(self._kept) > KEPT_VALUES:
                self._kept.clear()
            found = self._kept[key] = _read_value(vr, value, charset)
            return found


def _decide_signs(raw: dict[int, tuple[bytes, bytes]]) -> None:
    """Give the elements that take the sign of the pixels that sign."""
    signed = raw.get(PIXEL_REPRESENTATION, (b"", b""))[1]
    for tag, (vr, value) in raw.items():
        if vr == b"US or SS":
            if signed not in (b"\0\0", b"\1\0"):
                raise Unusual
            raw[tag] = (b"SS" if signed == b"\1\0" else b"US", value)


def _explicit(
    data: bytes, position: int, wanted: Any, raw: dict[int, tuple[bytes, bytes]], until: int, places: list[Place]
) -> int:
    """Walk over elements that state their kind, up to one beyond `until` or to the pixels; keeps the wanted ones."""
    last, end = 0, len(data)
    while True:
        group, element, vr, length = _head(data, position)
        tag = group << 16 | element
        if tag > until:
            return position if until < PIXELS[0] else _at_pixels(data, tag, position)
        if tag <= last:
            raise Unusual
        if tag >= PIXELS[0]:
            return _at_pixels(data, tag, position)
        last, start = tag, position
        if vr in SHORT:
            position += 8
        elif vr in LONG:
            (length,) = _length(data, position + 8)
            position += 12
        else:
            raise Unusual
        if length == UNDEFINED and vr in LONG:
            if vr != b"SQ" or tag in wanted:
                raise Unusual
            position = _past_sequence(data, position, False, 0)
        elif position + length > end:
            raise _Short
        else:
            if tag in wanted:
                raw[tag] = (vr, data[position : position + length])
            position += length
        known = 6 if vr in SHORT else 8
        places.append(Place(tag, vr, start, position, data[start : start + known], 2 if vr in SHORT else 4))


def _at_pixels(data: bytes, tag: int, position: int) -> int:
    if tag not in PIXELS:
        raise Unusual
    if position + 12 > len(data):
        raise _Short
    return position


def _past_sequence(data: bytes, position: int, implicit: bool, depth: int) -> int:
    """Where a sequence of undefined length ends."""
    if depth > DEEPEST:
        raise Unusual
    while True:
        group, element, length = _implicit_head(data, position)
        tag = group << 16 | element
        position += 8
        if tag == SEQUENCE_END:
            return position
        if tag != ITEM:
            raise Unusual
        position = _past_item(data, position, implicit, depth, None if length == UNDEFINED else position + length)
        if position > len(data):
            raise _Short


def _past_item(data: bytes, position: int, implicit: bool, depth: int, end: int | None) -> int:
    """Where an item ends: at `end`, or at its mark if that is None."""
    while True:
        if end is not None and position >= end:
            if position > end:
                raise Unusual
            return end
        group, element, length = _implicit_head(data, position)
        if end is None and group << 16 | element == ITEM_END:
            return position + 8
        if group == 0xFFFE:
            raise Unusual
        long = implicit
        if not implicit:
            vr = data[position + 4 : position + 6]
            long = vr in LONG
            if not long and vr not in SHORT:
                raise Unusual
            length = _length(data, position + 8)[0] if long else length >> 16
        position += 8 if implicit or not long else 12
        if length != UNDEFINED:
            position += length
        elif implicit or vr == b"SQ":
            position = _past_sequence(data, position, implicit, depth + 1)
        else:
            raise Unusual
        if position > len(data):
            raise _Short


def _uid(element: tuple[bytes, bytes] | None) -> str:
    """A UID of the meta group; nothing where there is none."""
    if element is None:
        return ""
    vr, value = element
    plain = value.removesuffix(b"\0")
    if vr != b"UI" or not UID.match(plain):
        raise Unusual
    return plain.decode()


def _read_value(vr: bytes, value: bytes, charset: bytes) -> Any:
    if vr in TEXT:
        return _text(vr, value, charset)
    if not value:
        return None
    if vr in NUMBERS:
        form = NUMBERS[vr]
        count, rest = divmod(len(value), struct.calcsize(form))
        if rest or count != 1:
            raise Unusual
        return struct.unpack(f"<{form}", value)[0]
    if vr == b"DS":
        return _parts(value, DECIMAL, Decimal)
    if vr == b"IS":
        return _parts(value, WHOLE, Whole)
    raise Unusual


def _text(vr: bytes, value: bytes, charset: bytes) -> Any:
    if CONTROL.search(value.removesuffix(b"\0")) or (vr == b"PN" and (b"=" in value or b"\\" in value)):
        raise Unusual
    coding = "ascii" if value.isascii() and charset in CHARSETS else CHARSETS.get(charset, "") if vr in OWN_CHARSET else ""
    if not coding:
        raise Unusual
    try:
        text = value.decode(coding)
    except UnicodeDecodeError as exc:
        raise Unusual from exc
    if vr in ONE_VALUE:
        return text.rstrip("\0 ")
    parts = [part.strip(" ") if vr == b"AE" else part.rstrip("\0 ") for part in text.rstrip("\0 ").split("\\")]
    return parts[0] if len(parts) == 1 else MultiValue(parts)


def _parts(value: bytes, form: re.Pattern[bytes], kind: type[Decimal] | type[Whole]) -> Any:
    """Numbers written as text."""
    numbers = []
    for part in value.rstrip(b"\0 ").split(b"\\"):
        match = form.match(part)
        if match is None:
            raise Unusual
        number = kind(match[1])
        number.written = match[1].decode()
        numbers.append(number)
    return numbers[0] if len(numbers) == 1 else MultiValue(numbers)
