"""Small volumes for tests of the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid


@dataclass(frozen=True, eq=False)
class TestVolume:
    """Values on a grid, as views want them."""

    __test__ = False

    grid: Grid
    voxels: Any
    valid: Any = None
    unit: str = "HU"


IDENTITY = Grid((40, 50, 60), (1.0, 1.0, 1.0), (-20.0, -25.0, -30.0))
FLIPPED = Grid((40, 50, 60), (1.0, 1.0, 1.0), (20.0, 25.0, 30.0), (-1.0, 0, 0, 0, -1.0, 0, 0, 0, -1.0))
PERMUTED = Grid((60, 40, 50), (1.0, 1.0, 1.0), (-20.0, -25.0, -30.0), (0, 1.0, 0, 0, 0, 1.0, 1.0, 0, 0))
"""i runs to superior, j to left, k to posterior, as in a sagittal scan."""
_turn = Rigid.about((0, 0, 0), (0.3, 1.0, 0.2), 14.0).matrix3
OBLIQUE = Grid((40, 50, 60), (1.0, 1.0, 1.0), tuple(_turn @ np.array([-20.0, -25.0, -30.0])), tuple(_turn.ravel()))

GRIDS = {"identity": IDENTITY, "flipped": FLIPPED, "permuted": PERMUTED, "oblique": OBLIQUE}


def bright_at(grid: Grid, point: tuple[float, float, float], reach_mm: float = 3.0) -> TestVolume:
    """A dark volume with a bright ball at a point (LPS mm)."""
    k, j, i = np.indices(grid.array_shape)
    places = grid.to_lps(np.stack([i, j, k], axis=-1))
    inside = np.linalg.norm(places - np.array(point), axis=-1) <= reach_mm
    return TestVolume(grid, np.where(inside, 1000, -1000).astype(np.int16))
