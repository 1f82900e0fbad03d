"""Values of a box as small whole numbers with a rim round them, which searches from voxel to voxel run on."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def quantised(voxels, zero, scale, lowest, highest, levels):  # type: ignore[no-untyped-def]
    """Fill the inside of `levels` (int16, with a rim of one voxel) with (value - zero) * scale, rounded and clipped."""
    for k in range(voxels.shape[0]):
        for j in range(voxels.shape[1]):
            for i in range(voxels.shape[2]):
                level = (np.float32(voxels[k, j, i]) - np.float32(zero)) * np.float32(scale)
                levels[k + 1, j + 1, i + 1] = np.int16(np.rint(min(max(level, np.float32(lowest)), np.float32(highest))))


@njit(cache=True, nogil=True)
def smoothed(levels):  # type: ignore[no-untyped-def]
    """Average every level within the rim with its neighbours 1:2:1 along each axis; past the rim the last one goes on."""
    nk, nj, ni = levels.shape
    line = np.empty(ni, np.int16)
    above, here = np.empty((nj, ni), np.int16), np.empty((nj, ni), np.int16)
    for k in range(1, nk - 1):
        plane = levels[k]
        for j in range(1, nj - 1):
            line[:] = plane[j]
            line[0], line[ni - 1] = line[1], line[ni - 2]
            for i in range(1, ni - 1):
                plane[j, i] = (line[i - 1] + 2 * line[i] + line[i + 1] + 2) >> 2
        here[:] = plane
        for j in range(1, nj - 1):
            low, high = here[max(j - 1, 1)], here[min(j + 1, nj - 2)]
            for i in range(1, ni - 1):
                plane[j, i] = (low[i] + 2 * here[j, i] + high[i] + 2) >> 2
    above[:] = levels[1]
    for k in range(1, nk - 1):
        here[:] = levels[k]
        below = levels[min(k + 1, nk - 2)]
        for j in range(1, nj - 1):
            for i in range(1, ni - 1):
                levels[k, j, i] = (above[j, i] + 2 * here[j, i] + below[j, i] + 2) >> 2
        above[:] = here
