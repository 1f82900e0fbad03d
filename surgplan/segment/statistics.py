"""What a set of voxels measures: size, place, lengths, and the values of a scan inside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.case.labels import Mask

PERCENTILES = (5, 25, 75, 95)
"""Told beside the median."""


@dataclass(frozen=True)
class Lengths:
    """How far a set of voxels reaches, from the outer face of its first voxel to that of its last, mm."""

    lps_mm: tuple[float, float, float]
    """Along left, posterior, superior."""
    principal_mm: tuple[float, float, float]
    """Along its own axes of inertia, the longest axis first."""
    principal_axes: tuple[tuple[float, float, float], ...]
    """Those axes as unit vectors in LPS."""


@dataclass(frozen=True)
class Values:
    """The values of a scan inside a set of voxels, in the scan's unit; only voxels that were scanned count."""

    count: int
    mean: float
    sd: float
    """Of all values, not of a sample of them."""
    minimum: float
    median: float
    maximum: float
    percentiles: tuple[float, ...]
    """The 5th, 25th, 75th and 95th."""


def centroid_mm(mask: Mask, grid: Grid) -> tuple[float, float, float]:
    """The middle of the voxels [k, j, i] of a mask that has any, in LPS mm."""
    middle = _moments(mask)[0]
    x, y, z = (float(v) for v in grid.to_lps(middle))
    return x, y, z


def lengths(mask: Mask, grid: Grid) -> Lengths:
    """How far a mask [k, j, i] that has voxels reaches.

    Along an axis of the grid it is exact. Along any other, a voxel counts as wide as the ellipsoid with its edges as axes, so
    the error stays below a voxel's diagonal.
    """
    axes, spacing = grid.axes, np.asarray(grid.spacing_mm)
    covariance = _moments(mask)[1]
    scaled = (axes * spacing) @ covariance @ (axes * spacing).T
    own: Floats = np.linalg.eigh(scaled)[1].T
    ends = grid.to_lps(_ends(mask))

    def reach(direction: Floats) -> float:
        along = ends @ direction
        return float(np.ptp(along) + np.linalg.norm((axes.T @ direction) * spacing))

    ranked = sorted(((reach(d), tuple(float(v) for v in d)) for d in own), reverse=True)
    x, y, z = (reach(d) for d in np.eye(3))
    a, b, c = (r[0] for r in ranked)
    return Lengths((x, y, z), (a, b, c), tuple((d[0], d[1], d[2]) for _, d in ranked))


def values_inside(values: NDArray[np.int16] | NDArray[np.float32], inside: Mask) -> Values | None:
    """The values of an array [k, j, i] inside a mask; None where the mask is empty."""
    found = values[inside]
    if not len(found):
        return None
    exact = found.astype(np.float64)
    low, *rest = (float(v) for v in np.percentile(found, (0, *PERCENTILES, 50, 100)))
    *percentiles, median, high = rest
    return Values(len(found), float(exact.mean()), float(exact.std()), low, median, high, tuple(percentiles))


def _moments(mask: Mask) -> tuple[Floats, Floats]:
    """Mean (3,) and covariance (3, 3) of the voxels' indices i, j, k, by sums over the array and without listing voxels."""
    flat = {2: mask.sum(axis=0, dtype=np.float64), 1: mask.sum(axis=1, dtype=np.float64), 0: mask.sum(axis=2, dtype=np.float64)}
    lines = [flat[2].sum(axis=0), flat[2].sum(axis=1), flat[1].sum(axis=1)]
    count = lines[0].sum()
    index = [np.arange(len(line), dtype=np.float64) for line in lines]
    mean = np.array([(line * at).sum() / count for line, at in zip(lines, index, strict=True)])
    away = [at - m for at, m in zip(index, mean, strict=True)]
    square = np.diag([(line * d**2).sum() / count for line, d in zip(lines, away, strict=True)])
    # the planes are [j, i], [k, i] and [k, j]
    for a, b, plane in ((0, 1, flat[2]), (0, 2, flat[1]), (1, 2, flat[0])):
        square[a, b] = square[b, a] = away[b] @ plane @ away[a] / count
    return mean, square


def _ends(mask: Mask) -> NDArray[np.int64]:
    """Indices (n, 3) i, j, k of the first and last voxel of each row: no voxel lies further out in any direction."""
    rows = np.argwhere(mask.any(axis=2))
    lines = mask[rows[:, 0], rows[:, 1]]
    first = lines.argmax(axis=1)
    last = lines.shape[1] - 1 - lines[:, ::-1].argmax(axis=1)
    both: NDArray[np.int64] = np.concatenate([np.column_stack([i, rows[:, 1], rows[:, 0]]) for i in (first, last)])
    return both
