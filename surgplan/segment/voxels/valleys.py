"""Narrow dark sheets between bright sides: what a closing fills in grey values."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.levels import quantised, smoothed

LEVELS = 1000
NOISE = 3.0
"""A valley counts from so many times the depth that is usual in the mask."""
STEEP = 0.5
"""A valley as deep as this part of the range of values (5th to 95th percentile) counts in full."""
SAMPLED = 20_000
"""Voxels of the mask looked at, about."""


def valleys(voxels: NDArray[Any], mask: Mask, spacing_mm: Vector, width_mm: float) -> NDArray[np.float32]:
    """How deep a valley at most `width_mm` wide each voxel [k, j, i] of a mask lies in, from 0 to 1.

    The depth is what a grey closing with a box adds to the value, above what noise makes.
    """
    inside = voxels[mask]
    inside = inside[:: max(inside.size // SAMPLED, 1)]
    low, high = (float(v) for v in np.percentile(inside, (5, 95)))
    wide = max(high - low, 1e-6)
    levels = np.zeros([n + 2 for n in voxels.shape], dtype=np.int16)
    quantised(np.ascontiguousarray(voxels), low, LEVELS / wide, -LEVELS, 2 * LEVELS, levels)
    smoothed(levels)
    levels = np.ascontiguousarray(levels[1:-1, 1:-1, 1:-1])
    reach = [max(int(np.ceil(width_mm / 2 / s)), 1) for s in reversed(spacing_mm)]
    closed = levels
    for sign in (1, -1):
        for axis in range(3):
            closed = extreme(closed, axis, reach[axis], sign)
    depth = closed - levels
    some = depth[mask]
    usual = NOISE * float(np.median(some[:: max(some.size // SAMPLED, 1)]))
    share: NDArray[np.float32] = np.clip((depth - np.float32(usual)) / np.float32(STEEP * LEVELS), 0, 1)
    return share


@njit(cache=True, nogil=True)
def extreme(levels, axis, reach, sign):  # type: ignore[no-untyped-def]
    """The largest (sign 1) or smallest (-1) level within `reach` voxels along an axis."""
    nk, nj, ni = levels.shape
    out = levels.copy()
    for k in range(nk):
        for step in range(-reach, reach + 1):
            if axis == 0 and not 0 <= k + step < nk:
                continue
            for j in range(nj):
                if axis == 1 and not 0 <= j + step < nj:
                    continue
                row = levels[k + step, j] if axis == 0 else levels[k, j + step] if axis == 1 else levels[k, j]
                into = out[k, j]
                first = max(0, -step) if axis == 2 else 0
                last = ni - max(0, step) if axis == 2 else ni
                shift = step if axis == 2 else 0
                if sign > 0:
                    for i in range(first, last):
                        into[i] = max(into[i], row[i + shift])
                else:
                    for i in range(first, last):
                        into[i] = min(into[i], row[i + shift])
    return out
