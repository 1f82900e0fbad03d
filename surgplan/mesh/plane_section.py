"""Where planes meet surfaces and solids: lines, areas with values, and the half that is left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats

Ints = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class ValuedSurface:
    """Triangles with a value at each point."""

    points: Floats
    """(n, 3) mm."""
    triangles: Ints
    """(m, 3)."""
    values: Floats
    """(n,); NaN where there is none."""


def surface_lines(points: Floats, triangles: Ints, origin: Floats, normal: Floats) -> Floats:
    """The line pieces (n, 2, 3) in which triangles meet the plane through `origin` with this normal, exactly.

    A corner on the plane counts as above it, as if the plane lay lower by less than any number: so the pieces of a closed
    surface always make closed lines, and where two triangles share an edge their pieces end in the very same point. Of an
    outward oriented surface each piece runs with the outside on its right, seen against the normal.
    """
    pieces: Floats = _lines(_plain(points), np.ascontiguousarray(triangles, dtype=np.int32), _plain(origin), _plain(normal))
    return pieces


def solid_section(points: Floats, tets: Ints, values: Floats, origin: Floats, normal: Floats) -> ValuedSurface:
    """The area in which tetrahedra (m, 4) meet a plane, with values interpolated along their edges.

    Its triangles share no corner, so values may jump between tetrahedra; they face along the normal.
    """
    corners, found = _section(
        _plain(points), np.ascontiguousarray(tets, dtype=np.int32), _plain(values), _plain(origin), _plain(normal)
    )
    return ValuedSurface(corners, np.arange(len(corners), dtype=np.int32).reshape(-1, 3), found)


def half_below(surface: ValuedSurface, origin: Floats, normal: Floats) -> ValuedSurface:
    """What of a surface lies on the negative side of a plane; it is left open at the cut."""
    height = (surface.points - origin) @ np.asarray(normal, dtype=float)
    corners = height[surface.triangles]
    below = (corners <= 0).sum(axis=1)
    kept = surface.triangles[below == 3]
    cut = surface.triangles[(below == 1) | (below == 2)]
    points, values = _trimmed(_plain(surface.points), cut, _plain(surface.values), height)
    added = np.arange(len(points), dtype=np.int32).reshape(-1, 3) + len(surface.points)
    return ValuedSurface(
        np.concatenate([surface.points, points]),
        np.concatenate([kept, added]).astype(np.int32),
        np.concatenate([surface.values, values]),
    )


def _plain(values: Floats) -> Floats:
    return np.ascontiguousarray(values, dtype=np.float64)


@njit(cache=True)  # type: ignore[untyped-decorator]
def _heights(points: Floats, origin: Floats, normal: Floats) -> Floats:
    height = np.empty(points.shape[0])
    for p in range(points.shape[0]):
        height[p] = (
            (points[p, 0] - origin[0]) * normal[0]
            + (points[p, 1] - origin[1]) * normal[1]
            + (points[p, 2] - origin[2]) * normal[2]
        )
    return height


@njit(cache=True)  # type: ignore[untyped-decorator]
def _lines(points: Floats, triangles: Ints, origin: Floats, normal: Floats) -> Floats:
    height = _heights(points, origin, normal)
    count = 0
    for t in range(triangles.shape[0]):
        above = (height[triangles[t, 0]] >= 0) + (height[triangles[t, 1]] >= 0) + (height[triangles[t, 2]] >= 0)
        if above == 1 or above == 2:
            count += 1
    pieces = np.empty((count, 2, 3))
    n = 0
    for t in range(triangles.shape[0]):
        ends = 0
        for edge in range(3):
            a, b = triangles[t, edge], triangles[t, (edge + 1) % 3]
            if (height[a] >= 0) == (height[b] >= 0):
                continue
            end = 0 if height[a] >= 0 else 1  # begins where the edge goes down, ends where one comes up
            low, high = min(a, b), max(a, b)  # the same sum for both triangles of an edge
            share = height[low] / (height[low] - height[high])
            for axis in range(3):
                pieces[n, end, axis] = points[low, axis] + share * (points[high, axis] - points[low, axis])
            ends += 1
        if ends == 2:
            n += 1
    return pieces


@njit(cache=True)  # type: ignore[untyped-decorator]
def _section(points: Floats, tets: Ints, values: Floats, origin: Floats, normal: Floats) -> tuple[Floats, Floats]:
    height = _heights(points, origin, normal)
    count = 0
    for t in range(tets.shape[0]):
        above = 0
        for c in range(4):
            above += height[tets[t, c]] >= 0
        count += 1 if above == 1 or above == 3 else 2 if above == 2 else 0
    corners, found = np.empty((3 * count, 3)), np.empty(3 * count)
    quad, at = np.empty((4, 3)), np.empty(4)
    up, down = np.empty(4, np.int64), np.empty(4, np.int64)
    n = 0
    for t in range(tets.shape[0]):
        ups = downs = 0
        for c in range(4):
            p = tets[t, c]
            if height[p] >= 0:
                up[ups] = p
                ups += 1
            else:
                down[downs] = p
                downs += 1
        if ups == 0 or downs == 0:
            continue
        k = 0
        for u in range(ups):
            for d in range(downs):
                # two above and two below meet the plane in a quadrangle: round it, not across
                one, other = up[u], down[downs - 1 - d if u == 1 and ups == 2 and downs == 2 else d]
                share = height[one] / (height[one] - height[other])
                for axis in range(3):
                    quad[k, axis] = points[one, axis] + share * (points[other, axis] - points[one, axis])
                at[k] = values[one] + share * (values[other] - values[one])
                k += 1
        turned = _area_along(quad, k, normal) < 0
        for third in range(2, k):
            for corner in (0, third, third - 1) if turned else (0, third - 1, third):
                corners[n, :] = quad[corner]
                found[n] = at[corner]
                n += 1
    return corners, found


@njit(cache=True)  # type: ignore[untyped-decorator]
def _area_along(ring: Floats, count: int, normal: Floats) -> float:
    """Twice the area of a triangle or a quadrangle, by its diagonals: positive where it runs anticlockwise about the normal."""
    last = count - 1
    ax, ay, az = ring[2, 0] - ring[0, 0], ring[2, 1] - ring[0, 1], ring[2, 2] - ring[0, 2]
    bx, by, bz = ring[last, 0] - ring[1, 0], ring[last, 1] - ring[1, 1], ring[last, 2] - ring[1, 2]
    if count == 3:
        ax, ay, az = ring[1, 0] - ring[0, 0], ring[1, 1] - ring[0, 1], ring[1, 2] - ring[0, 2]
    along: float = (ay * bz - az * by) * normal[0] + (az * bx - ax * bz) * normal[1] + (ax * by - ay * bx) * normal[2]
    return along


@njit(cache=True)  # type: ignore[untyped-decorator]
def _trimmed(points: Floats, triangles: Ints, values: Floats, height: Floats) -> tuple[Floats, Floats]:
    """Corners and values of the parts of cut triangles below the plane, three for each triangle."""
    count = 0
    for t in range(triangles.shape[0]):
        count += (height[triangles[t, 0]] <= 0) + (height[triangles[t, 1]] <= 0) + (height[triangles[t, 2]] <= 0)
    corners, found = np.empty((3 * count, 3)), np.empty(3 * count)
    ring, at = np.empty((4, 3)), np.empty(4)
    n = 0
    for t in range(triangles.shape[0]):
        k = 0
        for edge in range(3):
            a, b = triangles[t, edge], triangles[t, (edge + 1) % 3]
            if height[a] <= 0:
                ring[k, :] = points[a]
                at[k] = values[a]
                k += 1
            if (height[a] <= 0) != (height[b] <= 0):
                share = height[a] / (height[a] - height[b])
                for axis in range(3):
                    ring[k, axis] = points[a, axis] + share * (points[b, axis] - points[a, axis])
                at[k] = values[a] + share * (values[b] - values[a])
                k += 1
        for third in range(2, k):
            for corner in (0, third - 1, third):
                corners[n, :] = ring[corner]
                found[n] = at[corner]
                n += 1
    return corners[:n], found[:n]
