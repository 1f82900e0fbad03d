"""A file that is read only so far: headers can be made that take minutes to read and hold nothing."""

from __future__ import annotations

import os
from typing import Any, BinaryIO

from surgplan.base.errors import BadInput

MOST_READS = 1_000_000
"""Of a header, two for an element: an enhanced image of 10,000 frames needs half of them; this many take 3 s [C]."""
MOST_BYTES = 64 << 20
"""Of the elements that are read, the functional groups of 10,000 frames among them (3 kB each [M])."""
MOST_ITEMS = 200_000
"""Items of one sequence and of those within it."""
MOST_PIECES = 500_000
"""Pieces of compressed pixels: frames have one each, or one for each of a few thousand bytes; this many take .5 s [C]."""
ITEM_MARK = b"\xfe\xff\x00\xe0", b"\xff\xfe\xe0\x00"
"""How an item begins, little- and big-endian."""


class Bounded:
    """A file open for reading that refuses, by BadInput, to be read in more than so many pieces or bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._reads = self._bytes = 0
        self.tell = file.tell

    def read(self, count: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(count)
        self._reads += 1
        self._bytes += len(data)
        if self._reads > MOST_READS:
            raise BadInput("its header holds more elements than a scan has; export the scan again")
        if self._bytes > MOST_BYTES:
            raise BadInput(f"its header is longer than {MOST_BYTES >> 20} MB, more than a scan has; export the scan again")
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, as files do."""
        return self._file.seek(offset, whence)


def refuse_many_items(dataset: Any) -> None:
    """BadInput if a sequence of a data set, which is not taken apart yet, holds more items than a scan has."""
    for tag in dataset.keys():  # noqa: SIM118  # what iterates over a data set takes its sequences apart
        value = getattr(dataset.get_item(tag), "value", None)
        if isinstance(value, bytes) and max(map(value.count, ITEM_MARK)) > MOST_ITEMS:
            raise BadInput("its header holds more items than a scan has; export the scan again")
