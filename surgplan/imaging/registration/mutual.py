"""Mutual information of two scans at many points, for scoring poses and judging a fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.imaging.registration.levels import Level

BINS = 48
"""Grey steps of each image."""


@njit(cache=True, nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _sampled(values: NDArray[np.float32], x: float, y: float, z: float) -> float:
    """Trilinear value at an index (i, j, k); nan outside the outermost centres and beside unscanned voxels."""
    nk, nj, ni = values.shape
    if not (0.0 <= x <= ni - 1 and 0.0 <= y <= nj - 1 and 0.0 <= z <= nk - 1):
        return np.nan
    i, j, k = min(int(x), ni - 2), min(int(y), nj - 2), min(int(z), nk - 2)
    u, v, w = x - i, y - j, z - k
    a = values[k, j, i] * (1 - u) + values[k, j, i + 1] * u
    b = values[k, j + 1, i] * (1 - u) + values[k, j + 1, i + 1] * u
    c = values[k + 1, j, i] * (1 - u) + values[k + 1, j, i + 1] * u
    d = values[k + 1, j + 1, i] * (1 - u) + values[k + 1, j + 1, i + 1] * u
    value: float = (a * (1 - v) + b * v) * (1 - w) + (c * (1 - v) + d * v) * w
    return value


@njit(cache=True, nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _samples(values: NDArray[np.float32], points: Floats, m: Floats, out: Floats) -> None:
    for p in range(len(points)):
        x, y, z = points[p, 0], points[p, 1], points[p, 2]
        out[p] = _sampled(
            values,
            m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3],
            m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3],
            m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3],
        )


@njit(cache=True, nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _joint(values: NDArray[np.float32], points: Floats, greys: Floats, m: Floats, bins: int) -> Floats:
    """The joint histogram [fixed, moving]; each sample is shared between the two nearest steps of either grey scale."""
    joint = np.zeros((bins, bins))
    top = bins - 1.0
    for p in range(len(points)):
        x, y, z = points[p, 0], points[p, 1], points[p, 2]
        value = _sampled(
            values,
            m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3],
            m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3],
            m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3],
        )
        if np.isnan(value):
            continue
        f = greys[p] * top
        g = min(max(value, 0.0), 1.0) * top
        a, b = min(int(f), bins - 2), min(int(g), bins - 2)
        s, t = f - a, g - b
        joint[a, b] += (1 - s) * (1 - t)
        joint[a, b + 1] += (1 - s) * t
        joint[a + 1, b] += s * (1 - t)
        joint[a + 1, b + 1] += s * t
    return joint


@njit(cache=True, nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _entropies(joint: Floats) -> tuple[float, float, float]:
    """Entropies (nats) of the rows, the columns and the pairs of a joint histogram."""
    total = joint.sum()
    n = len(joint)
    rows, columns = np.zeros(n), np.zeros(n)
    both = 0.0
    for a in range(n):
        for b in range(n):
            share = joint[a, b] / total
            rows[a] += share
            columns[b] += share
            if share > 0.0:
                both -= share * np.log(share)
    first = second = 0.0
    for a in range(n):
        if rows[a] > 0.0:
            first -= rows[a] * np.log(rows[a])
        if columns[a] > 0.0:
            second -= columns[a] * np.log(columns[a])
    return first, second, both


@dataclass(frozen=True, eq=False)
class Likeness:
    """How well the moving scan explains the fixed one at some points of the fixed one."""

    points: Floats
    """(n, 3) LPS mm."""
    greys: Floats
    """(n,) of the fixed scan, from 0 to 1."""
    moving: Level

    @classmethod
    def at(cls, points: Floats, fixed: Level, moving: Level) -> Likeness:
        """At those of the points where the fixed scan has a value."""
        points = np.ascontiguousarray(points, dtype=float)
        greys = np.empty(len(points))
        _samples(fixed.values, points, np.linalg.inv(fixed.grid.affine)[:3], greys)
        there = ~np.isnan(greys)
        return cls(np.ascontiguousarray(points[there]), np.clip(greys[there], 0, 1), moving)

    def joint(self, to_moving: Floats) -> Floats:
        """The joint histogram under a 4x4 matrix from fixed to moving LPS mm."""
        index = np.ascontiguousarray((np.linalg.inv(self.moving.grid.affine) @ to_moving)[:3])
        histogram: Floats = _joint(self.moving.values, self.points, self.greys, index, BINS)
        return histogram

    def mutual(self, to_moving: Floats) -> tuple[float, float]:
        """Mutual information in nats over the points both scans cover, and the share of such points."""
        joint = self.joint(to_moving)
        share = float(joint.sum()) / max(1, len(self.points))
        if share < 1e-3:
            return 0.0, share
        first, second, both = _entropies(joint)
        return first + second - both, share

    def normalised(self, to_moving: Floats) -> tuple[float, float]:
        """Twice the mutual information over the sum of the entropies, 0 to 1, and the share of points both scans cover.

        That is 2 - 2/NMI with Studholme's normalised mutual information (1999), which a small overlap does not raise.
        """
        joint = self.joint(to_moving)
        share = float(joint.sum()) / max(1, len(self.points))
        if share < 1e-3:
            return 0.0, share
        first, second, both = _entropies(joint)
        return 2 * (first + second - both) / max(first + second, 1e-12), share
