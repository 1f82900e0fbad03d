"""Two scans on one plane, blended or as a checkerboard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.imaging.volume import Volume, sample

Slice = NDArray[np.float64]


def sample_plane(volume: Volume, plane: Grid, to_plane: Floats | None = None) -> Slice:
    """Values [j, i] of a scan on the first slice of a grid, trilinear; nan where the scan shows nothing.

    `to_plane` is a 4x4 matrix from LPS mm of the scan to LPS mm of the plane: that of `before_and_after`, to look at a fit.
    """
    j, i = np.meshgrid(np.arange(plane.size[1]), np.arange(plane.size[0]), indexing="ij")
    points = plane.to_lps(np.stack([i, j, np.zeros_like(i)], axis=-1))
    if to_plane is not None:
        back = np.linalg.inv(to_plane)
        points = points @ back[:3, :3].T + back[:3, 3]
    return sample(volume, points)


def windowed(values: Slice, low: float, high: float) -> Slice:
    """Values as brightness from 0 (at `low` and below) to 1; nan stays."""
    brightness: Slice = np.clip((values - low) / max(high - low, 1e-12), 0.0, 1.0)
    return brightness


def blend(a: Slice, b: Slice, weight: float) -> Slice:
    """Brightness of two slices on the same plane, `weight` of it from `b`; where one shows nothing, the other alone.

    >>> blend(np.array([[0.0, np.nan]]), np.array([[1.0, 0.5]]), 0.25).tolist()
    [[0.25, 0.5]]
    """
    mixed = (1 - weight) * a + weight * b
    return np.where(np.isnan(a), b, np.where(np.isnan(b), a, mixed))


def checkerboard(a: Slice, b: Slice, tiles: int) -> Slice:
    """Square fields of two slices on the same plane in turn, `tiles` of them along the longer side, `a` at the first corner.

    >>> checkerboard(np.zeros((2, 4)), np.ones((2, 4)), 4).tolist()
    [[0.0, 1.0, 0.0, 1.0], [1.0, 0.0, 1.0, 0.0]]
    """
    side = max(a.shape) / max(1, tiles)
    j, i = np.ogrid[: a.shape[0], : a.shape[1]]
    odd = ((j / side).astype(int) + (i / side).astype(int)) % 2 == 1
    return np.where(odd, b, a)
