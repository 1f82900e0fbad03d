"""The area of a set of voxels slice by slice, and the slices where it jumps."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.case.labels import Mask

Plane = Literal["axial", "coronal", "sagittal"]
ACROSS: dict[Plane, int] = {"sagittal": 0, "coronal": 1, "axial": 2}
"""The LPS axis that slices of a plane follow each other along."""

JUMP = 0.25
"""A slice whose area differs from the mean of its neighbours' by more than this part of the larger of them has jumped. [C] a
ball's second difference is below this from the fourth slice on; a skipped or doubled slice's is 0.5 and more."""
LEAST_VOXELS = 12
"""Differences of fewer voxels than this are no jump: tips of thin parts."""


def slice_axis(grid: Grid, plane: Plane) -> int:
    """The array axis (0 is k, 1 is j, 2 is i) that slices of a plane follow each other along, on a grid however turned."""
    return 2 - int(np.argmax(np.abs(grid.axes[ACROSS[plane]])))


def slice_areas(mask: Mask, grid: Grid, axis: int) -> Floats:
    """Area in mm2 of the voxels [k, j, i] in each slice across array axis 0 (k), 1 (j) or 2 (i)."""
    others = tuple(a for a in range(3) if a != axis)
    spacing = list(reversed(grid.spacing_mm))
    areas: Floats = mask.sum(axis=others, dtype=np.int64) * (spacing[others[0]] * spacing[others[1]])
    return areas


def jumps(areas_mm2: Floats, pixel_mm2: float) -> NDArray[np.int64]:
    """The numbers of slices whose area does not fit between that of their neighbours; empty ones between others among them.

    The first and the last slice with area are ends, not jumps.
    """
    some = np.flatnonzero(areas_mm2 > 0)
    if len(some) < 3:
        return np.empty(0, dtype=np.int64)
    first, last = int(some[0]), int(some[-1])
    inner = areas_mm2[first : last + 1]
    before, here, after = inner[:-2], inner[1:-1], inner[2:]
    away = np.abs(here - (before + after) / 2)
    jumped = (away > JUMP * np.maximum(here, np.maximum(before, after))) & (away >= LEAST_VOXELS * pixel_mm2)
    # next to a wrong slice its neighbours look wrong as well; only the worst of three in a row is told
    worst = np.pad(np.where(jumped, away, 0.0), 1)
    jumped &= (worst[1:-1] >= worst[:-2]) & (worst[1:-1] >= worst[2:])
    jumped |= here == 0
    found: NDArray[np.int64] = np.flatnonzero(jumped) + first + 1
    return found
