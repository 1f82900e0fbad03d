"""Thresholds that follow their surroundings."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask

Values = NDArray[np.float32]

BINS = 256
SAMPLED = 100_000
"""Voxels looked at for a histogram, about."""
FEWEST = 0.02
"""Of the voxels about a place; fewer of a side than this tell nothing of its mean."""
FAINTEST = 0.25
"""Where the two sides differ by less than this part of what they do on the whole, they are left as they are."""
ROUNDS = 3
"""Times the sides are told apart anew by the level found."""


def otsu_level(voxels: NDArray[Any]) -> float:
    """The level that parts the values into two classes with the least variance within each (Otsu, IEEE TSMC 9:62, 1979)."""
    flat = voxels.ravel()
    flat = flat[:: max(flat.size // SAMPLED, 1)].astype(float)
    low, high = np.percentile(flat, (0.1, 99.9))
    if not high > low:
        return float(low)
    counts, edges = np.histogram(np.clip(flat, low, high), bins=BINS)
    middles = (edges[1:] + edges[:-1]) / 2
    below = np.cumsum(counts)[:-1]
    above = counts.sum() - below
    sums = np.cumsum(counts * middles)
    means = sums[:-1] / np.maximum(below, 1), (sums[-1] - sums[:-1]) / np.maximum(above, 1)
    between = below * above * (means[0] - means[1]) ** 2
    best = np.flatnonzero(between >= between.max() * (1 - 1e-9))
    return float(edges[1:-1][best].mean())


def above_mean(voxels: NDArray[Any], spacing_mm: Vector, radius_mm: float, offset: float = 0.0) -> Mask:
    """The voxels [k, j, i] above the mean of the box that reaches `radius_mm` each way, by more than `offset`."""
    values = np.ascontiguousarray(voxels, dtype=np.float32)
    reach = _reach(spacing_mm, radius_mm, values.shape)
    mean = _sums(values, reach) / _sums(np.ones_like(values), reach)
    above: Mask = values > mean + np.float32(offset)
    return above


def above_half(voxels: NDArray[Any], spacing_mm: Vector, radius_mm: float, start: Mask | None = None) -> Mask:
    """The voxels [k, j, i] above the level half way between the means of structure and surroundings about each.

    Structure is what lies in `start`, or above Otsu's level, and then what lies above the level found. Means are those of the
    box that reaches `radius_mm` each way.
    """
    values = np.ascontiguousarray(voxels, dtype=np.float32)
    inside: Mask = values > otsu_level(values) if start is None else start
    if inside.all() or not inside.any():
        return np.array(inside)
    reach = _reach(spacing_mm, radius_mm, values.shape)
    every, total = _sums(np.ones_like(values), reach), _sums(values, reach)
    for _ in range(ROUNDS):
        mine = inside.astype(np.float32)
        high, low = float(values[inside].mean()), float(values[~inside].mean())
        count, sums = _sums(mine, reach), _sums(values * mine, reach)
        before, inside = inside, np.empty(values.shape, dtype=bool)
        _compare(values, every, total, count, sums, np.float32(FAINTEST * (high - low)), before, inside)
        if inside.all() or not inside.any():
            break
    return inside


def _reach(spacing_mm: Vector, radius_mm: float, shape: tuple[int, ...]) -> list[int]:
    """The radius in voxels along k, j, i, no farther than an array of this shape goes."""
    return [max(round(min(radius_mm / s, n)), 1) for s, n in zip(reversed(spacing_mm), shape, strict=True)]


def _sums(values: Values, reach: list[int]) -> Values:
    """The sum of the box about each voxel, as far as the array goes."""
    found = values.copy()
    for axis in range(3):
        found = _run(found, axis, reach[axis])
    return found


@njit(cache=True, nogil=True)
def _run(values, axis, reach):  # type: ignore[no-untyped-def]
    """Running sums along an axis, `reach` voxels each way."""
    nk, nj, ni = values.shape
    out = np.empty_like(values)
    if axis == 2:
        for k in range(nk):
            for j in range(nj):
                total = 0.0
                for i in range(min(reach, ni)):
                    total += values[k, j, i]
                for i in range(ni):
                    if i + reach < ni:
                        total += values[k, j, i + reach]
                    if i - reach - 1 >= 0:
                        total -= values[k, j, i - reach - 1]
                    out[k, j, i] = total
        return out
    if axis == 1:
        total_row = np.empty(ni, np.float64)
        for k in range(nk):
            total_row[:] = 0
            for j in range(-reach, nj):
                if j + reach < nj:
                    for i in range(ni):
                        total_row[i] += values[k, j + reach, i]
                if j - reach - 1 >= 0:
                    for i in range(ni):
                        total_row[i] -= values[k, j - reach - 1, i]
                if j >= 0:
                    for i in range(ni):
                        out[k, j, i] = total_row[i]
        return out
    total_plane = np.zeros((nj, ni), np.float64)
    for k in range(-reach, nk):
        for j in range(nj):
            if k + reach < nk:
                for i in range(ni):
                    total_plane[j, i] += values[k + reach, j, i]
            if k - reach - 1 >= 0:
                for i in range(ni):
                    total_plane[j, i] -= values[k - reach - 1, j, i]
            if k >= 0:
                for i in range(ni):
                    out[k, j, i] = total_plane[j, i]
    return out


@njit(cache=True, nogil=True)
def _compare(values, every, total, count, sums, faint, before, inside):  # type: ignore[no-untyped-def]
    """Whether each value lies above the level about it; where that can't be told, what was so before stays."""
    for k in range(values.shape[0]):
        for j in range(values.shape[1]):
            for i in range(values.shape[2]):
                n = count[k, j, i]
                rest = every[k, j, i] - n
                inside[k, j, i] = before[k, j, i]
                if min(n, rest) >= max(FEWEST * every[k, j, i], 1):
                    high, low = sums[k, j, i] / n, (total[k, j, i] - sums[k, j, i]) / rest
                    if high - low >= faint:
                        inside[k, j, i] = values[k, j, i] > (high + low) / 2
