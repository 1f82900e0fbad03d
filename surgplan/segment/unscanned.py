"""What a segment must say where it runs through voxels that no scanner saw."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

import numpy as np

from surgplan.case.bricks import Box, Bricks
from surgplan.case.document import BlobId, Image, Segment
from surgplan.case.labels import Mask, read_bricks, read_labels
from surgplan.case.operation import Blobs

LEAST_TOLD = 0.001
"""Of a segment's voxels; less is no more than its border's own error."""
GUESSED = "lies between slices, where nothing was scanned: its shape there is a guess."

_read: WeakKeyDictionary[Blobs, tuple[BlobId, Bricks]] = WeakKeyDictionary()
"""The label map of such voxels that was read last, so that a brush need not read it at every stroke."""


def unscanned_cautions(image: Image, blobs: Blobs, mask: Mask) -> tuple[str, ...]:
    """The caution of a mask [k, j, i] on an image's grid that holds voxels worked out between slices; nothing without such."""
    if image.interpolated is None:
        return ()
    inside = int(np.count_nonzero(mask))
    made = int(np.count_nonzero(read_labels(blobs, image.interpolated) & mask))
    if not inside or made < LEAST_TOLD * inside:
        return ()
    return (f"{100 * made / inside:.1f} % of it {GUESSED}",)


class Gains:
    """Counts what an edit adds to a segment, and how much of that no scanner saw."""

    def __init__(self, image: Image | None, blobs: Blobs, segment: Segment) -> None:
        there = None if image is None or image.grid != segment.grid else image.interpolated
        self._made = None if there is None else _bricks(blobs, there)
        self._gained = self._unseen = 0

    def add(self, box: Box, gained: Mask) -> None:
        """Count voxels that were added in a box."""
        if self._made is not None:
            self._gained += int(np.count_nonzero(gained))
            self._unseen += int(np.count_nonzero(gained & self._made.box(box)))

    def cautions(self, told: Iterable[str]) -> list[str]:
        """What must be said of it beside what is `told` already."""
        if not self._unseen or self._unseen < LEAST_TOLD * self._gained or any(GUESSED in words for words in told):
            return []
        return [f"Some of what was added {GUESSED}"]


def _bricks(blobs: Blobs, labels: BlobId) -> Bricks:
    there = _read.get(blobs)
    if there is None or there[0] != labels:
        there = _read[blobs] = labels, read_bricks(blobs, labels)
    return there[1]
