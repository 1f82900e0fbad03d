"""Where a line of sight meets a segment."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.grid import Grid
from surgplan.case.bricks import Bricks

Floats = NDArray[np.float64]

STEPS_PER_VOXEL = 4


def first_seen(bricks: Bricks, grid: Grid, start: Floats, direction: Floats) -> Floats | None:
    """The first point (LPS mm), to a quarter of a voxel, at which a ray meets a label map; None if it misses."""
    begin, step = grid.to_index(start), grid.to_index(start + direction) - grid.to_index(start)
    low, high = 0.0, np.inf
    for axis in range(3):
        if abs(step[axis]) < 1e-12:
            if not -0.5 <= begin[axis] < grid.size[axis] - 0.5:
                return None
            continue
        one, other = (-0.5 - begin[axis]) / step[axis], (grid.size[axis] - 0.5 - begin[axis]) / step[axis]
        low, high = max(low, min(one, other)), min(high, max(one, other))
    if low >= high:
        return None
    along = np.arange(low, high, min(grid.spacing_mm) / STEPS_PER_VOXEL)
    index = np.clip(np.rint(begin + along[:, None] * step).astype(np.int64), 0, np.array(grid.size) - 1)
    inside = np.flatnonzero(bricks.at(index[:, ::-1]))
    if len(inside) == 0:
        return None
    point: Floats = start + along[inside[0]] * direction
    return point
