"""Simple bodies and scans for tests of pictures."""

from __future__ import annotations

import numpy as np

from surgplan.base.grid import Grid
from surgplan.imaging.volume import Volume
from surgplan.mesh.surface import extract
from surgplan.mesh.triangles import TriMesh

GRID = Grid((60, 60, 50), (1.0, 1.0, 1.2), (-30.0, -30.0, -30.0))
CENTRE = np.array([4.0, -3.0, 2.0])
RADIUS = 18.0


def distances(grid: Grid = GRID) -> np.ndarray:
    """Distance of each voxel from the ball's centre."""
    k, j, i = np.indices(grid.array_shape)
    return np.linalg.norm(grid.to_lps(np.stack([i, j, k], axis=-1)) - CENTRE, axis=-1)


def ball_mask(grid: Grid = GRID) -> np.ndarray:
    """Voxels of a ball."""
    return distances(grid) < RADIUS


def ball() -> TriMesh:
    """The surface of a ball."""
    return extract(ball_mask(), GRID)


def scan() -> Volume:
    """A CT of a shell of bone round marrow."""
    far = distances()
    hu = np.where(far < RADIUS - 4, 0, np.where(far < RADIUS, 1400, -100)).astype(np.int16)
    return Volume(GRID, hu, None, "HU")


def tetrahedron() -> TriMesh:
    """Four triangles that turn outwards."""
    points = np.array([[0.0, 0, 0], [10, 0, 0], [0, 10, 0], [0, 0, 10]])
    return TriMesh(points, np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]]))
