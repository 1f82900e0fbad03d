"""Sets of steps from voxel to voxel that masks are grown by: balls, and margins that differ by direction."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Vector
from surgplan.base.grid import Grid
from surgplan.segment.voxels.dilation import Run

ROUNDING = 1e-5
"""A voxel exactly at the radius is counted in, whatever its rounding error."""
SURFACE_SHARE = 1 / 3
"""Of a voxel, along a step: how far a mask's surface lies beyond its outermost centres on the average over directions. It is a
half for faces along the axes and less for oblique ones. [C] With it balls of 8 to 15 voxels grown or shrunk by 1 to 6 voxels
have the wanted radius within 0.06 voxel in the mean and 0.4 at most."""
DIRECTIONS = ("left", "posterior", "superior", "right", "anterior", "inferior")
"""The positive ends of the LPS axes, then the negative ones."""


def ball(radius_mm: float, spacing_mm: Vector) -> list[Run]:
    """The steps to all centres within a radius of a centre."""
    square = (radius_mm * (1 + ROUNDING)) ** 2
    reach_j, reach_k = (int(radius_mm / s + ROUNDING) for s in spacing_mm[1:])
    runs = []
    for dk in range(-reach_k, reach_k + 1):
        for dj in range(-reach_j, reach_j + 1):
            left = square - (dk * spacing_mm[2]) ** 2 - (dj * spacing_mm[1]) ** 2
            if left >= 0:
                di = int(np.sqrt(left) / spacing_mm[0])
                runs.append((dk, dj, -di, di))
    return runs


def margin(margins_mm: Mapping[str, float], grid: Grid) -> list[Run]:
    """The steps from a voxel of a mask to all centres within a margin of its surface, which may differ by direction.

    `margins_mm` has a length of 0 or more for each of DIRECTIONS; between two of them the margin follows an ellipsoid.
    """
    lengths = np.array([margins_mm[name] for name in DIRECTIONS], dtype=float).reshape(2, 3)
    reach = [int(lengths.max() / s) + 2 for s in grid.spacing_mm]
    along = np.arange(-reach[0], reach[0] + 1)
    runs = []
    for dk in range(-reach[2], reach[2] + 1):
        for dj in range(-reach[1], reach[1] + 1):
            steps = np.column_stack([along, np.full_like(along, dj), np.full_like(along, dk)])
            inside = np.flatnonzero(_within(steps, lengths, grid))
            if len(inside):
                runs.append((dk, dj, int(along[inside[0]]), int(along[inside[-1]])))
    return runs


def reach_mm(margins_mm: Mapping[str, float], grid: Grid) -> dict[str, float]:
    """How far a margin made of voxels really goes in each of DIRECTIONS, along the grid's axis nearest to it."""
    lengths = np.array([margins_mm[name] for name in DIRECTIONS], dtype=float).reshape(2, 3)
    found = {}
    for name in DIRECTIONS:
        axis, sense = axis_along(name, grid)
        steps = np.zeros((int(lengths.max() / grid.spacing_mm[axis]) + 2, 3), dtype=np.int64)
        steps[:, axis] = sense * np.arange(1, len(steps) + 1)
        found[name] = float(np.count_nonzero(_within(steps, lengths, grid)) * grid.spacing_mm[axis])
    return found


def axis_along(direction: str, grid: Grid) -> tuple[int, int]:
    """The grid's axis (0 is i) nearest to one of DIRECTIONS, and whether it runs that way (1) or against it (-1)."""
    n = DIRECTIONS.index(direction)
    axis = int(np.argmax(np.abs(grid.axes[n % 3])))
    return axis, int(np.sign(grid.axes[n % 3, axis])) * (1 if n < 3 else -1)


def _within(steps: NDArray[np.int64], lengths_mm: Floats, grid: Grid) -> NDArray[np.bool_]:
    """Whether steps (n, 3) in voxels i, j, k reach no farther than the margins allow."""
    spacing = np.asarray(grid.spacing_mm)
    own = steps * spacing
    lps = own @ grid.axes.T
    length = np.maximum(np.linalg.norm(own, axis=1), 1e-12)
    beyond_centre = SURFACE_SHARE * (np.abs(own) / length[:, None] * spacing).max(axis=1)
    allowed = np.where(lps > 0, lengths_mm[0], lengths_mm[1])
    # a needle or a disc is not lost between the voxels of an oblique grid: aside it may be half a voxel off
    slack = np.where(allowed < 0.5 * spacing.min(), 0.5 * np.abs(grid.axes) @ spacing, 0.0)
    aside = np.maximum(np.abs(lps) - slack, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(aside > ROUNDING * spacing.min(), aside / allowed, 0.0)
    gauge = np.sqrt((share**2).sum(axis=1))
    inside: NDArray[np.bool_] = (length - beyond_centre) * gauge <= length * (1 + ROUNDING)
    return inside
