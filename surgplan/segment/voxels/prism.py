"""The voxels behind an outline, as seen along a direction or from an eye."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.grid import Grid
from surgplan.case.bricks import Box, Mask
from surgplan.segment.voxels.tiles import bars, cut_box

Floats = NDArray[np.float64]

FAR_LINE_MM = 1e4
"""How far a line of two points is thought to go on, and the half-plane on its left."""
BEHIND = 1e-6
"""In mm; what lies nearer to the plane of the eye than this can't be seen."""


@dataclass(frozen=True, eq=False)
class Prism:
    """A closed outline pushed along a direction (through all, or between two depths), or widened from an eye.

    Two points stand for the half-plane on the left of the line from the first to the second, as it is seen.
    """

    outline: Floats
    """(n, 3) in LPS mm; closed by itself."""
    direction: Floats
    """Unit direction of sight."""
    eye: Floats | None = None
    """Where it is looked from, LPS mm; None looks from far away."""
    near_mm: float = -np.inf
    """Depth along the direction, from the first point of the outline, where it begins."""
    far_mm: float = np.inf

    @cached_property
    def _frame(self) -> Floats:
        """Rows right, down and into the picture, right-handed."""
        into = self.direction
        helper = np.eye(3)[int(np.argmin(np.abs(into)))]
        right = np.cross(helper, into)
        right /= np.linalg.norm(right)
        return np.stack([right, np.cross(into, right), into])

    def seen(self, points: Floats) -> Floats:
        """Points (..., 3) as (right, down, scale), the first two to be divided by the third."""
        if self.eye is not None:
            apart: Floats = (np.asarray(points) - self.eye) @ self._frame.T
            return apart
        flat: Floats = (np.asarray(points) - self.outline[0]) @ self._frame.T
        flat[..., 2] = 1.0
        return flat

    @cached_property
    def flat(self) -> Floats:
        """The outline (n, 2) in the picture."""
        seen = self.seen(self.outline)
        flat = seen[:, :2] / seen[:, 2:]
        if len(flat) > 2:
            return np.ascontiguousarray(flat)
        far = FAR_LINE_MM * (1.0 if self.eye is None else 1.0 / float(seen[0, 2]))
        along = (flat[1] - flat[0]) / np.linalg.norm(flat[1] - flat[0])
        left = np.array([along[1], -along[0]])  # y runs down
        start, end = flat[0] - far * along, flat[1] + far * along
        return np.stack([start, end, end + far * left, start + far * left])


def prism_parts(grid: Grid, prism: Prism, box: Box, *, outside: bool = False) -> Iterator[tuple[Box, Mask]]:
    """The voxels of a box [k, j, i] whose centres lie in a prism, as boxes without overlap; parts without any are left away.

    `outside` gives those between the same depths that lie beside the outline.
    """
    seen = prism.seen(grid.to_lps(np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])))
    steps = seen[1:] - seen[0]
    outline = prism.flat
    slope = grid.affine[:3, :3].T @ prism.direction
    depth = float((np.asarray(grid.origin_mm) - prism.outline[0]) @ prism.direction)
    depths = np.array([depth, *slope, prism.near_mm, prism.far_mm])
    for bar in bars(box):
        within = bar if outside else _narrowed(bar, seen[0], steps, depths, outline)
        if within is None:
            continue
        part: Mask = np.zeros([s.stop - s.start for s in within], dtype=bool)
        corner = np.array([within[2].start, within[1].start, within[0].start], dtype=float)
        _fill(part, seen[0] + corner @ steps, steps, np.array([depth + corner @ slope, *depths[1:]]), outline, outside)
        if part.any():
            yield within, part


def _narrowed(bar: Box, first: Floats, steps: Floats, depths: Floats, outline: Floats) -> Box | None:
    """The stretch of a bar that can hold voxels of the prism, brick by brick; None where there is none."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    edges = np.unique([bar[2].start, *range((bar[2].start // 64 + 1) * 64, bar[2].stop, 64), bar[2].stop - 1])
    ends = [(bar[0].start, bar[0].stop - 1), (bar[1].start, bar[1].stop - 1)]
    corners = np.array([[i, j, k] for i in edges for j in ends[1] for k in ends[0]], dtype=float)
    seen = (first + corners @ steps).reshape(len(edges), 4, 3)
    depth = (depths[0] + corners @ depths[1:4]).reshape(len(edges), 4)
    hit = []
    for n in range(max(len(edges) - 1, 1)):
        both = seen[n : n + 2].reshape(-1, 3)
        deep = depth[n : n + 2]
        if deep.max() < depths[4] or deep.min() > depths[5] or both[:, 2].max() <= BEHIND:
            continue
        if both[:, 2].min() > BEHIND:
            flat = both[:, :2] / both[:, 2:]
            if (flat.max(axis=0) < low).any() or (flat.min(axis=0) > high).any():
                continue
        hit.append(n)
    if not hit:
        return None
    start, stop = int(edges[hit[0]]), int(edges[min(hit[-1] + 1, len(edges) - 1)]) + 1
    return cut_box(np.array([bar[0].start, bar[1].start, start]), np.array([bar[0].stop, bar[1].stop, stop]), bar)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _fill(out: Mask, first: Floats, steps: Floats, depths: Floats, outline: Floats, outside: bool) -> None:
    """Mark voxels row by row: in the picture a row is a line, which the outline cuts into runs, inside and outside by turns."""
    nk, nj, ni = out.shape
    count = outline.shape[0]
    cuts = np.empty(count)
    side = np.empty(count)
    r = steps[0]
    for k in range(nk):
        for j in range(nj):
            p = first + k * steps[2] + j * steps[1]
            low, high = _between(depths[0] + k * depths[3] + j * depths[2], depths[1], depths[4], depths[5], ni)
            row = out[k, j]
            if high < low:
                continue
            if outside:
                row[low : high + 1] = True
            low, high = _before_eye(p[2], r[2], low, high)
            if high < low:
                continue
            # the line of the row in the picture, as the places (x, y) where a x + b y + c = 0
            a, b, c = p[1] * r[2] - p[2] * r[1], p[2] * r[0] - p[0] * r[2], p[0] * r[1] - p[1] * r[0]
            if abs(a) + abs(b) < 1e-12:  # the row is looked at along itself
                if holds(outline, p[0] / p[2], p[1] / p[2]):
                    row[low : high + 1] = not outside
                continue
            for n in range(count):
                side[n] = a * outline[n, 0] + b * outline[n, 1] + c
            found = 0
            for n in range(count):
                m = n + 1 if n + 1 < count else 0
                if (side[n] >= 0.0) != (side[m] >= 0.0):
                    share = side[n] / (side[n] - side[m])
                    x = outline[n, 0] + share * (outline[m, 0] - outline[n, 0])
                    y = outline[n, 1] + share * (outline[m, 1] - outline[n, 1])
                    over_x, over_y = r[0] - x * r[2], r[1] - y * r[2]
                    at = (x * p[2] - p[0]) / over_x if abs(over_x) > abs(over_y) else (y * p[2] - p[1]) / over_y
                    if p[2] + at * r[2] > BEHIND:
                        cuts[found] = at
                        found += 1
            if found:
                _mark(row, np.sort(cuts[:found]), low, high, r[2] < 0.0, not outside)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _mark(row: NDArray[np.bool_], cuts: Floats, low: int, high: int, from_top: bool, value: bool) -> None:
    """Set the runs inside the outline; a row that comes towards the eye begins outside at its far end, else at its near one."""
    count = len(cuts)
    at = -1 if from_top and count % 2 == 1 else 0
    while at < count:
        start = low if at < 0 else max(low, int(np.ceil(min(max(cuts[at], -1.0), 1e9))))
        stop = high if at + 1 >= count else min(high, int(np.ceil(min(max(cuts[at + 1], -1.0), 1e9))) - 1)
        if start <= stop:
            row[start : stop + 1] = value
        at += 2


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _between(start: float, step: float, near: float, far: float, count: int) -> tuple[int, int]:
    """The voxels of a row between two depths, first and last."""
    if abs(step) < 1e-12:
        return (0, count - 1) if near <= start <= far else (0, -1)
    one, two = (near - start) / step, (far - start) / step
    low, high = min(one, two), max(one, two)
    return int(np.ceil(min(max(low - 1e-9, 0.0), 1e9))), int(np.floor(max(min(high + 1e-9, count - 1.0), -1.0)))


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _before_eye(start: float, step: float, low: int, high: int) -> tuple[int, int]:
    """The part of a run that lies before the eye."""
    while low <= high and start + low * step <= BEHIND:
        low += 1
    while low <= high and start + high * step <= BEHIND:
        high -= 1
    return low, high


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def holds(outline: Floats, x: float, y: float) -> bool:
    """Whether a closed outline (n, 2) holds a place, by counting what it crosses."""
    inside = False
    count = outline.shape[0]
    for n in range(count):
        m = n + 1 if n + 1 < count else 0
        if (outline[n, 1] > y) != (outline[m, 1] > y):
            at = outline[n, 0] + (y - outline[n, 1]) / (outline[m, 1] - outline[n, 1]) * (outline[m, 0] - outline[n, 0])
            if x < at:
                inside = not inside
    return inside
