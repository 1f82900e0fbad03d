"""One DICOM file, opened without trusting it: is it one, what does its header say, where do its pixels lie."""

from __future__ import annotations

import os
import stat
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.bounded import MOST_PIECES, Bounded, refuse_many_items
from surgplan.imaging.dicom.deflated import DEFLATED, inflated
from surgplan.imaging.dicom.fast_header import Unusual, Walker
from surgplan.imaging.dicom.like_last import Pattern

META_BYTES = 4096
"""The file meta group, which states the transfer syntax, lies within this many bytes."""

FIRST_GROUPS = (b"\x02\x00", b"\x08\x00", b"\x00\x08")
"""How a data set without preamble begins: group 0002 or 0008, little- or big-endian."""

UNDEFINED = 0xFFFFFFFF
PIXEL_DATA = 0x7FE00010
LONG_VRS = (b"OB", b"OW", b"OF", b"OD", b"UN")


@dataclass(frozen=True)  # without slots it is carried between processes in a third of the time
class PixelSpan:
    """Where a file's pixel data lie."""

    tag: int
    start: int
    """First byte of the value."""
    length: int
    """Bytes the header promises; `UNDEFINED` for compressed pixels."""
    complete: bool
    """Whether the file holds all of them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The header of a DICOM file."""

    values: dict[str, Any]
    """Values by DICOM keyword; sequences hold pydicom data sets."""
    storage_class: str
    """MediaStorageSOPClassUID of the file meta group, if there is one."""
    transfer_syntax: str
    span: PixelSpan | None
    """None if it has no pixels."""
    like: Pattern | None = None
    """What it shares with the last ones, where it was read by that."""


@contextmanager
def quietly() -> Iterator[None]:
    """Silence pydicom's remarks on odd values: what matters of them is checked here. Not to be nested in threads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def open_dataset(path: Path, tags: list[str]) -> Opened:
    """The named elements of a file's header, and where its pixels lie.

    BadInput, with the reason but not the file's name, for anything that is not a readable DICOM data set.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise BadInput("not a regular file")
        with open(path, "rb", buffering=0) as raw:
            size = os.fstat(raw.fileno()).st_size
            with suppress(Unusual):
                walked = _walker(tuple(tags)).read(raw, size)
                span = _span(walked.head, walked.end, size, raw)
                return Opened(walked.values, walked.storage_class, walked.transfer_syntax, span, walked.like)
        with path.open("rb") as raw:
            beginning = _look_at_the_beginning(raw)
            deflated = DEFLATED.encode() in beginning
            file = inflated(raw) if deflated else raw
            from pydicom import dcmread  # takes longer to load than most scans to list

            bounded: Any = Bounded(file)
            dataset = dcmread(bounded, force=True, stop_before_pixels=True, specific_tags=list(tags))
            refuse_many_items(dataset)
            values = {element.keyword: element.value for element in dataset}
            meta = dataset.file_meta
            syntax = DEFLATED if deflated else _transfer_syntax(dataset)
            return Opened(values, str(meta.get("MediaStorageSOPClassUID", "")), syntax, _pixel_span(file))
    except OSError as exc:
        raise BadInput(f"it cannot be read ({exc.strerror or exc}); check the disk and the permissions") from exc
    except RecursionError as exc:
        raise BadInput("its sequences are nested too deeply to be read") from exc
    except BadInput:
        raise
    except Exception as exc:  # a damaged header makes pydicom raise what it likes
        raise BadInput(f"its DICOM header is cut off or damaged ({_first_line(exc)})") from exc


@cache
def _walker(tags: tuple[str, ...]) -> Walker:
    return Walker(tags)


def _transfer_syntax(dataset: Any) -> str:
    """The stated transfer syntax, or the one pydicom found where a file has no file meta group."""
    stated = str(dataset.file_meta.get("TransferSyntaxUID", ""))
    if stated:
        return stated
    implicit, little = dataset.original_encoding
    return "1.2.840.10008.1.2" if implicit else "1.2.840.10008.1.2.1" if little else "1.2.840.10008.1.2.2"


def data_of(path: Path, transfer_syntax: str) -> BinaryIO:
    """A file for reading, unpacked where its transfer syntax is the deflated one: what a `PixelSpan` counts in."""
    if transfer_syntax != DEFLATED:
        return path.open("rb")
    with path.open("rb") as file:
        return inflated(file)


def _look_at_the_beginning(file: BinaryIO) -> bytes:
    """The first bytes; refuses what cannot be DICOM, before pydicom is forced to make sense of it."""
    beginning = file.read(META_BYTES)
    file.seek(0)
    if not beginning:
        raise BadInput("the file is empty")
    if beginning[128:132] != b"DICM" and beginning[:2] not in FIRST_GROUPS:
        raise BadInput("not a DICOM file")
    return beginning


def _pixel_span(file: BinaryIO) -> PixelSpan | None:
    """The pixel data element that `file` stands at, if any."""
    at = file.tell()
    head = file.read(12)
    return _span(head, at, file.seek(0, os.SEEK_END), file)


def _span(head: bytes, at: int, size: int, file: BinaryIO) -> PixelSpan | None:
    """The pixel data element of a file of so many bytes that begins with `head` at `at`, if it is one."""
    if len(head) < 8:
        return None
    order = ">" if head[:2] == b"\x7f\xe0" else "<"
    group, element = struct.unpack(order + "HH", head[:4])
    if group != 0x7FE0:
        return None
    if head[4:6] in LONG_VRS and len(head) == 12:
        start, length = at + 12, struct.unpack(order + "I", head[8:])[0]
    else:
        start, length = at + 8, struct.unpack(order + "I", head[4:8])[0]
    complete = _ends_well(file, start, size) if length == UNDEFINED else start + length <= size
    return PixelSpan(group << 16 | element, start, length, complete)


def _ends_well(file: BinaryIO, position: int, size: int) -> bool:
    """Whether the items of compressed pixel data run up to their end mark."""
    pieces = 0
    while position + 8 <= size:
        pieces += 1
        if pieces > MOST_PIECES:
            raise BadInput(f"its pixels are in more than {MOST_PIECES} pieces, which no scan's are; export the scan again")
        file.seek(position)
        group, element, length = struct.unpack("<HHI", file.read(8))
        if (group, element) == (0xFFFE, 0xE0DD):
            return True
        if (group, element) != (0xFFFE, 0xE000) or length == UNDEFINED:
            return False
        position += 8 + length
    return False


def _first_line(exc: BaseException) -> str:
    return (str(exc).splitlines() or [type(exc).__name__])[0][:120]
