"""Planes that are turned away from a scan's own axes: rotations of directions, and a lattice that covers the scan."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from surgplan.base.geometry import Floats, Rigid, Vector, vector
from surgplan.base.grid import Grid

LARGEST_COUNT = 4096
"""Most slices, rows or columns of a lattice."""


def nearest_axes(grid: Grid) -> tuple[int, int, int]:
    """The index axis nearest to each of the L, P and S axes, each taken once."""
    size = np.abs(grid.axes)
    return max(permutations(range(3)), key=lambda p: sum(size[lps, axis] for lps, axis in enumerate(p)))  # type: ignore[return-value]


def orthonormal(axes: Floats) -> Floats:
    """The 3x3 axes at right angles that lie nearest to some that are nearly so, of the same handedness."""
    u, _, v = np.linalg.svd(np.asarray(axes, dtype=float))
    nearest: Floats = u @ v
    return nearest


def shortest_turn(start: Floats, end: Floats) -> Floats:
    """The smallest rotation (3x3) that brings one direction onto another; opposite ones turn about any axis across."""
    a = np.asarray(start, dtype=float) / np.linalg.norm(start)
    b = np.asarray(end, dtype=float) / np.linalg.norm(end)
    axis = np.cross(a, b)
    sine, cosine = float(np.linalg.norm(axis)), float(a @ b)
    if sine < 1e-12:
        if cosine > 0:
            return np.eye(3)
        axis = np.cross(a, np.eye(3)[int(np.argmin(np.abs(a)))])
    angle = float(np.degrees(np.arctan2(sine, cosine)))
    return Rigid.about((0.0, 0.0, 0.0), vector(axis), angle).matrix3


def covering_grid(scan: Grid, axes: Floats, through: Vector, step_mm: float | None = None) -> Grid:
    """The lattice along `axes` (3x3, columns i, j, k) that covers a whole scan and has a point on the point `through` (LPS mm).

    Its steps are all alike: `step_mm`, by default the smallest spacing of the scan.
    """
    step = min(scan.spacing_mm) if step_mm is None else step_mm
    ends = [(-0.5, n - 0.5) for n in scan.size]
    corners = scan.to_lps(np.array([(i, j, k) for i in ends[0] for j in ends[1] for k in ends[2]]))
    along = (corners - np.asarray(through)) @ axes
    longest = float(np.max(np.ptp(along, axis=0)))
    step = max(step, longest / LARGEST_COUNT)
    first, last = np.floor(along.min(axis=0) / step), np.ceil(along.max(axis=0) / step)
    size = tuple(int(n) for n in last - first + 1)
    origin = np.asarray(through) + axes @ (first * step)
    return Grid((size[0], size[1], size[2]), (step, step, step), vector(origin), tuple(float(n) for n in axes.ravel()))
