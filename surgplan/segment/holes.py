"""Filling what a mask encloses."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from surgplan.case.labels import Mask
from surgplan.segment.components import labelled

CROSS = ndimage.generate_binary_structure(2, 1)


def filled_3d(mask: Mask) -> Mask:
    """With every cavity filled that has no way to the border of the array."""
    labels, counts = labelled(~mask)
    outside = np.zeros(len(counts), dtype=bool)
    for axis in range(3):
        for end in (0, -1):
            outside[np.unique(labels.take(end, axis=axis))] = True
    outside[0] = False
    return ~outside[labels]


def filled_slices(mask: Mask, axis: int) -> Mask:
    """With the holes of every slice across `axis` (0 for k, 1 for j, 2 for i) filled, slice by slice."""
    filled = mask.copy()
    for at in np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis))):
        where = (slice(None),) * axis + (int(at),)
        filled[where] = _filled_2d(mask[where])
    return filled


def filled_two_of_three(mask: Mask) -> Mask:
    """With everything filled that is a hole in slices of at least two of the three directions.

    A cavity with a small way out is still filled, where `filled_3d` leaves it; a groove is not.
    """
    votes = sum(filled_slices(mask, axis).astype(np.uint8) for axis in range(3))
    return mask | (np.asarray(votes) >= 2)


def filled_capped(mask: Mask) -> Mask:
    """With every cavity filled once the holes of the mask on the array's six faces are closed.

    So the canal of a bone that runs out of the scan is filled to the scan's end.
    """
    capped = mask.copy()
    for axis in range(3):
        for end in (0, mask.shape[axis] - 1):
            where = (slice(None),) * axis + (end,)
            capped[where] |= _filled_2d(mask[where])
    return filled_3d(capped)


def _filled_2d(slice_: Mask) -> Mask:
    labels, count = ndimage.label(~slice_, CROSS)
    outside = np.zeros(count + 1, dtype=bool)
    for edge in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        outside[edge] = True
    outside[0] = False
    filled: Mask = ~outside[labels]
    return filled
