"""The voxels under a brush that was moved along a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.grid import Grid
from surgplan.case.bricks import Box, Mask, whole
from surgplan.segment.voxels.tiles import cut_box, tiles

Floats = NDArray[np.float64]

TINY = 1e-9
"""In voxels; a centre that lies on the brush's rim belongs to it in spite of rounding."""
LAYER_EDGE = 1e-6
"""In mm; a disc half way between two layers takes the one on the side of its normal, and never both."""


@dataclass(frozen=True, eq=False)
class Brush:
    """A ball, or with a `normal` a disc across that direction, one layer of voxels thick unless it says otherwise."""

    radius_mm: float
    normal: tuple[float, float, float] | None = None
    """Unit direction in LPS."""
    thickness_mm: float | None = None
    """Of a disc."""

    def half_mm(self, grid: Grid) -> float:
        """How far a disc reaches to either side of its middle; inf for a ball."""
        if self.normal is None:
            return np.inf
        layer = float(np.max(np.abs(np.asarray(self.normal) @ grid.axes) * np.asarray(grid.spacing_mm)))
        return max(self.thickness_mm or 0.0, layer) / 2


def stroke_parts(grid: Grid, points: Floats, brush: Brush) -> Iterator[tuple[Box, Mask]]:
    """The voxels whose centres a brush covers on its way along points (n, 3; LPS mm), as boxes of the grid without overlap.

    Between two points the ball becomes a capsule, so the pace of the mouse leaves no gaps, and a stroke in two parts is the
    whole stroke. A brush smaller than a voxel still takes the voxels that its line runs through.
    """
    points = np.atleast_2d(np.asarray(points, dtype=float))
    ends = np.stack([points[:-1], points[1:]], axis=1) if len(points) > 1 else np.stack([points, points], axis=1)
    low, high = _reaches(grid, ends, brush)
    all_of = cut_box(low.min(axis=0), high.max(axis=0), whole(grid.array_shape))
    if all_of is None:
        return
    line = _line(grid, points) if brush.radius_mm < np.linalg.norm(grid.spacing_mm) / 2 else np.empty((0, 3), np.int64)
    for tile in tiles(all_of):
        start, stop = np.array([s.start for s in tile]), np.array([s.stop for s in tile])
        near = np.flatnonzero((low < stop).all(axis=1) & (high > start).all(axis=1))
        if len(near) == 0:
            continue
        box = cut_box(low[near].min(axis=0), high[near].max(axis=0), tile)
        if box is None:
            continue
        part = _covered(grid, ends[near], brush, box)
        first = np.array([s.start for s in box])
        inside = line[((line >= first) & (line < [s.stop for s in box])).all(axis=1)] - first
        part[tuple(inside.T)] = True
        if part.any():
            yield box, part


def _reaches(grid: Grid, ends: Floats, brush: Brush) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and behind the last voxel (k, j, i) that the brush can cover between each pair of ends (n, 2, 3)."""
    per_mm = np.linalg.inv(grid.affine)[:3, :3]
    if brush.normal is None:
        reach = np.linalg.norm(per_mm, axis=1) * brush.radius_mm
    else:
        along = per_mm @ np.asarray(brush.normal)
        across = np.sqrt(np.maximum((per_mm**2).sum(axis=1) - along**2, 0.0))
        reach = across * brush.radius_mm + np.abs(along) * brush.half_mm(grid)
    index = grid.to_index(ends)
    low = np.floor(index.min(axis=1) - reach + 0.5 - 1e-6)
    high = np.ceil(index.max(axis=1) + reach + 0.5 + 1e-6)
    return low[:, ::-1].astype(np.int64), high[:, ::-1].astype(np.int64)


def _line(grid: Grid, points: Floats) -> NDArray[np.int64]:
    """The voxels (k, j, i) that a line through points runs through."""
    step = min(grid.spacing_mm) / 4
    pieces = [points[:1]]
    for a, b in pairwise(points):
        count = int(np.linalg.norm(b - a) / step) + 2
        pieces.append(a + np.linspace(0.0, 1.0, count)[1:, None] * (b - a))
    index = np.rint(grid.to_index(np.concatenate(pieces))).astype(np.int64)
    return np.unique(index[:, ::-1], axis=0)


def _covered(grid: Grid, ends: Floats, brush: Brush, box: Box) -> Mask:
    steps = np.ascontiguousarray(grid.affine[:3, :3].T)
    first = grid.to_lps(np.array([box[2].start, box[1].start, box[0].start]))
    normal = np.zeros(3) if brush.normal is None else np.asarray(brush.normal, dtype=float)
    out: Mask = np.zeros([s.stop - s.start for s in box], dtype=bool)
    for a, b in ends:
        _capsule(
            out, first, steps, np.ascontiguousarray(a), np.ascontiguousarray(b), brush.radius_mm, normal, brush.half_mm(grid)
        )
    return out


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _capsule(out: Mask, first: Floats, steps: Floats, a: Floats, b: Floats, radius: float, normal: Floats, half: float) -> None:
    """Mark the voxels of a box within `radius` of the line from a to b, seen along `normal`, and within `half` of its layer.

    `first` is the centre of voxel (0, 0, 0), `steps` are the ways (mm) from voxel to voxel along i, j, k. Each row of voxels
    meets the convex shape in one run.
    """
    nk, nj, ni = out.shape
    flat = half < np.inf
    d = _across(b - a, normal)
    r = _across(steps[0], normal)
    length2 = d @ d
    for k in range(nk):
        for j in range(nj):
            corner = first + k * steps[2] + j * steps[1]
            low, high = _run(_across(corner - a, normal), r, d, length2, radius)
            if flat and low <= high:
                near, far = _slab((corner - a) @ normal, steps[0] @ normal, half)
                low, high = max(low, near), min(high, far)
            if low <= high:
                start, stop = max(0, int(np.ceil(max(low - TINY, -1.0)))), min(ni - 1, int(np.floor(min(high + TINY, ni))))
                for i in range(start, stop + 1):
                    out[k, j, i] = True


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _across(v: Floats, normal: Floats) -> Floats:
    return v - (v @ normal) * normal


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _slab(start: float, step: float, half: float) -> tuple[float, float]:
    """Where -half <= start + t step < half."""
    low, high = -half - LAYER_EDGE, half - LAYER_EDGE
    if abs(step) < 1e-9:
        return (-np.inf, np.inf) if low <= start < high else (np.inf, -np.inf)
    one, other = (low - start) / step, (high - start) / step
    return min(one, other), max(one, other)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _run(p: Floats, r: Floats, d: Floats, length2: float, radius: float) -> tuple[float, float]:
    """Where p + t r lies within `radius` of the line from 0 to d."""
    low, high = _in_ball(p @ p, p @ r, r @ r, radius)
    if length2 < 1e-18:
        return low, high
    q = p - d
    other_low, other_high = _in_ball(q @ q, q @ r, r @ r, radius)
    low, high = min(low, other_low), max(high, other_high)
    along, pace = (p @ d) / length2, (r @ d) / length2
    aside, drift = p - along * d, r - pace * d
    tube_low, tube_high = _in_ball(aside @ aside, aside @ drift, drift @ drift, radius)
    if abs(pace) < 1e-12:
        if along < 0.0 or along > 1.0:
            return low, high
    else:
        one, two = -along / pace, (1.0 - along) / pace
        tube_low, tube_high = max(tube_low, min(one, two)), min(tube_high, max(one, two))
    if tube_low <= tube_high:
        low, high = min(low, tube_low), max(high, tube_high)
    return low, high


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _in_ball(pp: float, pr: float, rr: float, radius: float) -> tuple[float, float]:
    """Where |p + t r| <= radius, given the products of p and r."""
    if rr < 1e-18:
        return (-np.inf, np.inf) if pp <= radius * radius * (1 + 1e-12) else (np.inf, -np.inf)
    root = pr * pr - rr * (pp - radius * radius)
    if root < 0.0:
        return np.inf, -np.inf
    root = np.sqrt(root)
    return (-pr - root) / rr, (-pr + root) / rr
