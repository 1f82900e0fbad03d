"""Filling what a mask encloses."""

from __future__ import annotations

import numpy as np

from surgplan.case.labels import Mask
from surgplan.segment.voxels import flood
from surgplan.segment.voxels.components import larger_than
from surgplan.segment.voxels.packed import Words, inverted, packed, unpacked


def filled_3d(mask: Mask) -> Mask:
    """With every cavity filled that has no way to the border of the array."""
    length = mask.shape[2]
    return unpacked(inverted(flood.from_border(inverted(packed(mask), length), length), length), length)


def filled_slices(mask: Mask, axis: int, ends_open: bool = True) -> Mask:
    """With the holes of every slice across `axis` (0 for k, 1 for j, 2 for i) filled, slice by slice.

    Unless `ends_open`, the first and the last k count as walls: what is open only towards the end of the scan is a hole.
    """
    return unpacked(_filled_slices(packed(mask), mask.shape[2], axis, ends_open), mask.shape[2])


def filled_two_of_three(mask: Mask, ends_open: bool = True) -> Mask:
    """With everything filled that is a hole in slices of at least two of the three directions.

    A cavity with a small way out is still filled, where `filled_3d` leaves it; a groove is not.
    """
    words, length = packed(mask), mask.shape[2]
    a, b, c = (_filled_slices(words, length, axis, ends_open) for axis in range(3))
    return unpacked((a & b) | (a & c) | (b & c), length)


def only_small(mask: Mask, filled: Mask, most_voxels: float) -> Mask:
    """The mask with those of its holes filled, as `filled` has them, that hold at most so many voxels."""
    added = filled & ~mask
    kept: Mask = filled & ~larger_than(added, np.floor(most_voxels) + 1)
    return kept


def capped(mask: Mask) -> Mask:
    """The mask with its holes on the six faces of the array filled, so that a canal that leaves the scan is closed there."""
    closed = mask.copy()
    for axis in range(3):
        for end in (0, mask.shape[axis] - 1):
            where = (slice(None),) * axis + (slice(end, end + 1),)
            closed[where] |= filled_slices(mask[where], axis)
    return closed


def _filled_slices(words: Words, length: int, axis: int, ends_open: bool) -> Words:
    along = (axis != 0, axis != 1, axis != 2)
    return inverted(flood.from_border(inverted(words, length), length, along, ends_open or axis == 0), length)
