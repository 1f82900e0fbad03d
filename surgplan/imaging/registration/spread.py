"""Random points of a body."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.imaging.registration.levels import Body


def spread(body: Body, count: int, rng: np.random.Generator) -> Floats:
    """Points (count, 3) anywhere in a body, not on its grid: equal grids give false maxima where voxels coincide.

    Neighbours stand near each other in the list, so that reading voxels at them finds most in the processor's cache.
    """
    return near(body.points(), body, count, rng)


def near(centres: Floats, body: Body, count: int, rng: np.random.Generator) -> Floats:
    """Points (count, 3) anywhere in the voxels of a body that have these centres."""
    voxel = body.grid.axes * np.asarray(body.grid.spacing_mm)
    chosen = np.sort(rng.integers(0, len(centres), count))
    points: Floats = centres[chosen] + rng.uniform(-0.5, 0.5, (count, 3)) @ voxel.T
    return points
