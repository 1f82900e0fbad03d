"""Outlines in parallel planes, and the voxels whose centres lie inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats, unit
from surgplan.base.grid import Grid
from surgplan.imaging.segments.segment_file import Mask

SAME_PLANE_MM = 0.05
"""How far the points of an outline may lie off its plane, and outlines of one plane apart."""
ROUNDING_MM = 1e-6
"""A voxel half way between two planes belongs to the upper one, whatever the last digits of its place."""
MISSING = 1.5
"""Two outlined planes further apart than this many of the usual distances have planes missing between them."""


@dataclass(frozen=True, eq=False)
class Outlines:
    """Closed outlines in parallel planes."""

    normal: Floats
    heights: Floats
    """Of the planes along the normal, mm, ascending."""
    polygons: tuple[tuple[Floats, ...], ...]
    """Of each plane the outlines, points (n, 3) LPS mm."""

    @property
    def step_mm(self) -> float | None:
        """The usual distance between planes; None for a single one."""
        return float(np.median(np.diff(self.heights))) if len(self.heights) > 1 else None

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """Heights of neighbouring planes that have planes missing between them."""
        step = self.step_mm
        pairs = zip(self.heights[:-1].tolist(), self.heights[1:].tolist(), strict=True)
        return [] if step is None else [(a, b) for a, b in pairs if b - a > MISSING * step]


def outlines(polygons: Sequence[Floats]) -> Outlines:
    """Outlines (n, 3), LPS mm, sorted by their planes; BadInput if they are not flat or not parallel, or none has an area."""
    areas = [_area_vector(p) for p in polygons]
    largest = max(areas, key=lambda a: float(np.linalg.norm(a)))
    try:
        normal = np.asarray(unit(largest))
    except ValueError as exc:
        raise BadInput("its outlines enclose nothing; export it again") from exc
    heights = [p @ normal for p in polygons]
    off = max(float(np.ptp(h)) for h in heights)
    if off > 2 * SAME_PLANE_MM:
        raise BadInput(f"its outlines are not in parallel planes: one leaves them by {off:.2g} mm; export it as flat outlines")
    order = np.argsort([float(h.mean()) for h in heights], kind="stable")
    levels: list[float] = []
    grouped: list[list[Floats]] = []
    for n in order:
        height = float(heights[n].mean())
        if levels and height - levels[-1] <= SAME_PLANE_MM:
            grouped[-1].append(polygons[n])
        else:
            levels.append(height)
            grouped.append([polygons[n]])
    return Outlines(normal, np.array(levels), tuple(tuple(g) for g in grouped))


def filled(found: Outlines, grid: Grid) -> tuple[Mask, bool]:
    """The voxels [k, j, i] whose centres lie inside, and whether outlines of a plane cross each other.

    A voxel belongs to the plane nearest to its centre, at most half the usual distance between planes away. Inside is what
    an odd number of the plane's outlines surround, so holes are outlines within outlines, or joined to them by a slit.
    """
    from surgplan.imaging.segments.segment_kernels import fill

    mask = np.zeros(grid.array_shape, dtype=bool)
    axis = int(np.argmin(np.abs(found.normal @ grid.axes)))  # rows run as much within the planes as they can
    view = np.moveaxis(mask, 2 - axis, 2)  # [b, a, row]
    rest = [a for a in (2, 1, 0) if a != axis]
    matrix = grid.affine[:3, [*rest, axis, 3]]  # from (b, a, row, 1) to LPS
    u = matrix[:, 2] - found.normal * float(matrix[:, 2] @ found.normal)
    u /= np.linalg.norm(u)
    flat = np.stack([u, np.cross(found.normal, u), found.normal])
    local = np.ascontiguousarray(flat @ matrix)  # from (b, a, row, 1) to (along rows, across, height)
    edges = _limits(found, axis, grid)
    crossing = False
    for n, polygons in enumerate(found.polygons):
        segments = np.concatenate([_edges(p @ flat[:2].T) for p in polygons])
        reach = _reach(np.concatenate(polygons), found.normal, edges[n], grid, rest)
        fill(view, local, segments, edges[n][0], edges[n][1], reach)
        crossing = crossing or _cross(polygons, flat)
    return mask, crossing


def _limits(found: Outlines, axis: int, grid: Grid) -> list[tuple[float, float]]:
    """For each plane from which height on, and below which, voxels belong to it."""
    step = found.step_mm
    if step is None:
        other = int(np.argmax(np.abs(found.normal @ grid.axes)))
        step = grid.spacing_mm[other]
    heights, half = found.heights.tolist(), step / 2
    limits = []
    for n, height in enumerate(heights):
        joined = [m for m in (n - 1, n + 1) if 0 <= m < len(heights) and abs(heights[m] - height) <= MISSING * step]
        low = (heights[n - 1] + height) / 2 if n - 1 in joined else height - half
        high = (height + heights[n + 1]) / 2 if n + 1 in joined else height + half
        limits.append((low - ROUNDING_MM, high - ROUNDING_MM))
    return limits


def _reach(points: Floats, normal: Floats, limits: tuple[float, float], grid: Grid, rest: Sequence[int]) -> np.ndarray:
    """First and one past the last index along the two axes across the rows that a plane's outlines can reach."""
    middle = float(points[0] @ normal)
    both = np.concatenate([points + normal * (limits[0] - middle), points + normal * (limits[1] - middle)])
    at = grid.to_index(both)[:, list(rest)]
    size = np.array([grid.size[a] for a in rest])
    first = np.clip(np.floor(at.min(axis=0)), 0, size)
    last = np.clip(np.ceil(at.max(axis=0)) + 1, 0, size)
    return np.stack([first, last]).astype(np.int64)


def _edges(polygon: Floats) -> Floats:
    """The sides (n, 4) of a closed polygon (n, 2)."""
    return np.hstack([polygon, np.roll(polygon, -1, axis=0)])


def _area_vector(polygon: Floats) -> Floats:
    """Normal with the length of the area (Newell)."""
    own = polygon - polygon.mean(axis=0)
    area: Floats = np.cross(own, np.roll(own, -1, axis=0)).sum(axis=0) / 2
    return area


def _cross(polygons: Sequence[Floats], flat: Floats) -> bool:
    """Whether the sides of two outlines of a plane cross, so that one lies neither inside nor beside the other."""
    from surgplan.imaging.segments.segment_kernels import sides_cross

    sides = [_edges(p @ flat[:2].T) for p in polygons]
    for n, one in enumerate(sides):
        for other in sides[n + 1 :]:
            apart = (one[:, :2].min(axis=0) > other[:, :2].max(axis=0)) | (other[:, :2].min(axis=0) > one[:, :2].max(axis=0))
            if not apart.any() and sides_cross(one, other):
                return True
    return False
