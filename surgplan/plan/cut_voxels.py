"""How much of each voxel lies on one side of a plane, exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Plane
from surgplan.base.grid import Grid

SMALLEST = 1e-4
"""Components of the normal below this are raised to it: the error in the fraction is of the same size."""


def fraction_below(points: Floats, grid: Grid, plane: Plane) -> Floats:
    """The part, from 0 to 1, of the voxel round each of the centres (n, 3) that lies on the negative side of a plane.

    The volume of a cube under a plane in closed form (Scardovelli and Zaleski 2000, J Comput Phys 164:228): inclusion and
    exclusion over the corners the plane has passed.
    """
    extent = np.abs(np.asarray(plane.normal) @ grid.axes) * np.asarray(grid.spacing_mm)
    total = float(extent.sum())
    share = np.maximum(extent / total, SMALLEST)
    share /= share.sum()
    height = 0.5 - plane.signed_distance_mm(points) / total
    alpha = np.clip(height, 0.0, 1.0)
    volume = alpha**3
    for n in range(3):
        volume -= np.maximum(alpha - share[n], 0.0) ** 3
        volume += np.maximum(alpha - 1 + share[n], 0.0) ** 3
    fraction: Floats = np.clip(volume / (6 * float(np.prod(share))), 0.0, 1.0)
    return fraction


def volume_below(mask: NDArray[np.bool_], grid: Grid, plane: Plane) -> float:
    """Volume (mm3) of the part of a mask's voxels that lies on the negative side of a plane, cut voxels counted in part."""
    total = 0.0
    for k in range(mask.shape[0]):
        j, i = np.nonzero(mask[k])
        if len(i):
            total += float(fraction_below(grid.to_lps(np.column_stack([i, j, np.full(len(i), k)])), grid, plane).sum())
    return total * grid.voxel_volume_mm3
