"""The values of a scan along a straight line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector
from surgplan.imaging.volume import Volume, sample

STEPS_PER_VOXEL = 2
"""Samples over the smallest edge of a voxel: trilinear values bend at voxel centres only, so more tell nothing new."""
FEWEST, MOST = 16, 4000
"""Samples of a line, however short or long."""


@dataclass(frozen=True, eq=False)
class LineProfile:
    """Values at equal distances from the first point to the last."""

    distances_mm: Floats
    """(n,) from the first point."""
    values: Floats
    """(n,) trilinear, in the scan's unit; nan outside the scan and where nothing was scanned."""


def line_profile(volume: Volume, start: Vector, end: Vector) -> LineProfile:
    """The values of a volume from `start` to `end` (LPS mm), both included, at least two a voxel.

    Refused where no part of the line lies on scanned voxels.
    """
    ends = np.array([start, end], dtype=float)
    length = float(np.linalg.norm(ends[1] - ends[0]))
    wanted = round(STEPS_PER_VOXEL * length / min(volume.grid.spacing_mm)) + 1
    shares = np.linspace(0.0, 1.0, int(np.clip(wanted, FEWEST, MOST)))
    values = sample(volume, ends[0] + shares[:, None] * (ends[1] - ends[0]))
    if np.isnan(values).all():
        raise Refused("no part of the line lies on what was scanned; move its ends into the scan")
    return LineProfile(shares * length, values)
