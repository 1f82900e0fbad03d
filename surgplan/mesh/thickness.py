"""How thick the walls of a shape are."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Field, gradient

FIRST_STEP, CLOSE = 0.04, 0.02
"""Where the way through a wall begins, and how near to its other side it ends, as shares of the greatest thickness."""
MOST_STEPS = 24
SLOPE_STEP = 0.05
"""Over which share of the cell size the direction of a surface is taken, so that facets of voxels do not tell."""


def wall_thickness(field: Field, points: Floats, size_mm: float, most_mm: float) -> Floats:
    """Thickness (n,) of a shape where its surface is nearest to points (n, 3), mm; infinite above `most_mm`.

    The way leads from the surface straight inwards, in steps as long as the field says are free, until it is out again.
    """
    start, inwards = surface_below(field, points, size_mm)
    found = np.full(len(points), np.inf)
    depth = np.full(len(points), FIRST_STEP * most_mm)
    going = np.arange(len(points))
    for _ in range(MOST_STEPS):
        if not len(going):
            break
        free = -field(start[going] + depth[going, None] * inwards[going])
        through = free < CLOSE * most_mm
        found[going[through]] = depth[going[through]]
        going, free = going[~through], free[~through]
        depth[going] += free
        going = going[depth[going] <= most_mm * (1 + CLOSE)]
    return found


def surface_below(field: Field, points: Floats, size_mm: float) -> tuple[Floats, Floats]:
    """The surface points (n, 3) nearest to some points, and the unit directions (n, 3) into the shape there."""
    slope = gradient(field, points, SLOPE_STEP * size_mm)
    slope /= np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 1e-12)
    at = points - field(points)[:, None] * slope
    at = at - field(at)[:, None] * slope
    slope = gradient(field, at, SLOPE_STEP * size_mm)
    return at, -slope / np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 1e-12)
