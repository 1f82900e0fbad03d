"""Filling what a mask encloses."""

from __future__ import annotations

import numpy as np
from numba import njit

from surgplan.case.labels import Mask
from surgplan.segment.voxels.components import labelled


def filled_3d(mask: Mask) -> Mask:
    """With every cavity filled that has no way to the border of the array."""
    labels, counts = labelled(~mask)
    outside = np.zeros(len(counts), dtype=bool)
    for axis in range(3):
        for end in (0, -1):
            outside[np.unique(labels.take(end, axis=axis))] = True
    outside[0] = False
    return ~outside[labels]


def filled_slices(mask: Mask, axis: int, ends_open: bool = True) -> Mask:
    """With the holes of every slice across `axis` (0 for k, 1 for j, 2 for i) filled, slice by slice.

    Unless `ends_open`, the first and the last k count as walls: what is open only towards the end of the scan is a hole.
    """
    filled = mask.copy()
    for at in np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis))):
        where = (slice(None),) * axis + (int(at),)
        filled[where] = _filled_2d(mask[where], ends_open or axis == 0)
    return filled


def filled_two_of_three(mask: Mask, ends_open: bool = True) -> Mask:
    """With everything filled that is a hole in slices of at least two of the three directions.

    A cavity with a small way out is still filled, where `filled_3d` leaves it; a groove is not.
    """
    votes = sum(filled_slices(mask, axis, ends_open).astype(np.uint8) for axis in range(3))
    return mask | (np.asarray(votes) >= 2)


def capped(mask: Mask) -> Mask:
    """The mask with its holes on the six faces of the array filled, so that a canal that leaves the scan is closed there."""
    closed = mask.copy()
    for axis in range(3):
        for end in (0, mask.shape[axis] - 1):
            where = (slice(None),) * axis + (end,)
            closed[where] |= _filled_2d(mask[where])
    return closed


@njit(cache=True, nogil=True)
def _flood_2d(mask, outside, stack, first_open):  # type: ignore[no-untyped-def]
    """Mark in `outside` every voxel of a slice that can be reached from its border without crossing the mask."""
    rows, columns = mask.shape
    count = 0
    for a in range(rows):
        for b in range(columns):
            if ((first_open and (a == 0 or a == rows - 1)) or b == 0 or b == columns - 1) and not mask[a, b]:
                outside[a, b] = True
                stack[count] = a * columns + b
                count += 1
    while count:
        count -= 1
        a, b = stack[count] // columns, stack[count] % columns
        for da, db in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            x, y = a + da, b + db
            if 0 <= x < rows and 0 <= y < columns and not mask[x, y] and not outside[x, y]:
                outside[x, y] = True
                stack[count] = x * columns + y
                count += 1


def _filled_2d(slice_: Mask, ends_open: bool = True) -> Mask:
    outside = np.zeros(slice_.shape, dtype=bool)
    _flood_2d(np.ascontiguousarray(slice_), outside, np.empty(slice_.size, dtype=np.int64), ends_open)
    return ~outside
