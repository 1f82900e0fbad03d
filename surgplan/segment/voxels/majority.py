"""The median of a mask: what most voxels round a voxel are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numba import njit

from surgplan.case.labels import Mask
from surgplan.segment.voxels.dilation import Run
from surgplan.segment.voxels.slabs import in_slabs


def majority_of(mask: Mask, element: Sequence[Run]) -> Mask:
    """Every voxel from which more than half of the steps of a symmetric `element` lead inside; the array's outside is none."""
    runs = np.asarray(element, dtype=np.int64)
    steps = int((runs[:, 3] - runs[:, 2] + 1).sum())
    number = np.uint16 if steps < 2**16 else np.uint32  # sums may run over, for only their differences count
    half = np.array([steps // 2], dtype=number)
    out: Mask = np.empty(mask.shape, dtype=bool)
    mask = np.ascontiguousarray(mask)
    in_slabs(mask.shape[0], lambda first, last: _count(mask, out, runs, half, first, last), 32)
    return out


@njit(cache=True, nogil=True)
def _count(mask, out, runs, half, first, last):  # type: ignore[no-untyped-def]
    slices, rows, length = mask.shape
    reach = int(runs[:, 0].max())
    side = int(runs[:, 3].max())
    low, high = max(first - reach, 0), min(last + reach, slices)
    # voxels inside up to each place of a row, so that any stretch of it is counted by one difference
    sums = np.zeros((high - low, rows, length + 2 * side + 1), dtype=half.dtype)
    some = np.zeros((high - low, rows), dtype=np.bool_)
    for k in range(low, high):
        for j in range(rows):
            row = sums[k - low, j]
            count = 0
            for i in range(length):
                count += mask[k, j, i]
                row[side + 1 + i] = count
            row[side + 1 + length :] = count
            some[k - low, j] = count > 0
    total = np.empty(length, dtype=half.dtype)
    for k in range(first, last):
        for j in range(rows):
            total[:] = 0
            for n in range(len(runs)):
                a, b = k + runs[n, 0], j + runs[n, 1]
                if a < 0 or a >= slices or b < 0 or b >= rows or not some[a - low, b]:
                    continue
                row = sums[a - low, b]
                behind, ahead = side + runs[n, 2], side + 1 + runs[n, 3]
                for i in range(length):
                    total[i] += row[ahead + i] - row[behind + i]
            for i in range(length):
                out[k, j, i] = total[i] > half[0]
