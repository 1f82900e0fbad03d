"""Smooth solids made of balls, tubes and sheets, as signed distances that are quick on a grid.

Everything is a rounded triangle: three corners with a radius each, the solid being all points nearer to the triangle than the
radius there. A tube is a chain of triangles with two equal corners, a ball one with three. Triangles belong to parts; within a
part the distance is the plain minimum, and parts are joined in order by a smooth minimum, which leaves a fillet.
The distance is exact where one part with a constant radius is nearest and a close bound elsewhere; its zero set is the surface.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator, RectBivariateSpline

Floats = NDArray[np.float64]
BLOCK, CELL = 16, 4
"""Edges, in voxels, of the two sizes of block in which far triangles are left out."""


@dataclass(frozen=True, eq=False)
class Part:
    """Rounded triangles (n, 3, 3) with radii (n, 3) in mm, joined to what comes before with a fillet of about `blend_mm`."""

    corners: Floats
    radii: Floats
    blend_mm: float = 0.0


@dataclass(frozen=True, eq=False)
class Solid:
    """Parts in the order in which they are joined."""

    parts: tuple[Part, ...]

    def tables(self) -> tuple[Floats, Floats, NDArray[np.int64], Floats]:
        """Corners, radii, part of each triangle, and fillet of each part."""
        part = np.repeat(np.arange(len(self.parts)), [len(p.radii) for p in self.parts])
        corners = np.concatenate([p.corners for p in self.parts])
        radii = np.concatenate([p.radii for p in self.parts])
        return corners, radii, part, np.array([p.blend_mm for p in self.parts], dtype=float)

    def at(self, points: ArrayLike) -> Floats:
        """Signed distance (mm, negative inside) of points (n, 3)."""
        return _at(np.ascontiguousarray(points, dtype=float).reshape(-1, 3), *self.tables())

    def on(
        self, origin: Sequence[float], spacing: Sequence[float], size: Sequence[int], far_mm: float = 6.0
    ) -> NDArray[np.float32]:
        """Signed distance on an axis-parallel grid, indexed [k, j, i]; farther outside than `far_mm` only roughly."""
        return self.nearest_on(origin, spacing, size, far_mm)[0]

    def nearest_on(
        self, origin: Sequence[float], spacing: Sequence[float], size: Sequence[int], far_mm: float = 6.0
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int16]]:
        """Distance of the joined solid, how far the second nearest part lies behind, and the nearest part, each [k, j, i]."""
        o, h = np.asarray(origin, dtype=float), np.asarray(spacing, dtype=float)
        return _on(o, h, np.asarray(size, dtype=np.int64), far_mm, *self.tables())

    def moved(self, rotation: Floats, translation: ArrayLike) -> Solid:
        """The same solid after `x -> rotation @ x + translation`."""
        t = np.asarray(translation, dtype=float)
        return Solid(tuple(Part(p.corners @ rotation.T + t, p.radii, p.blend_mm) for p in self.parts))


def ball(centre: ArrayLike, radius: float, blend_mm: float = 0.0) -> Part:
    """A ball."""
    corners = np.repeat(np.asarray(centre, dtype=float)[None, None], 3, axis=1)
    return Part(corners, np.full((1, 3), float(radius)), blend_mm)


def tube(knots: ArrayLike, blend_mm: float = 0.0, step_mm: float = 4.0) -> Part:
    """A smooth tube through knots (n, 4): x, y, z and radius."""
    table = np.asarray(knots, dtype=float)
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(table[:, :3], axis=0), axis=1))])
    fine = np.linspace(0, length[-1], max(2, int(np.ceil(length[-1] / step_mm)) + 1))
    if len(table) > 2:
        points, radii = CubicSpline(length, table[:, :3])(fine), PchipInterpolator(length, table[:, 3])(fine)
    else:
        points = np.column_stack([np.interp(fine, length, table[:, axis]) for axis in range(3)])
        radii = np.interp(fine, length, table[:, 3])
    corners = np.stack([points[:-1], points[1:], points[1:]], axis=1)
    return Part(corners, np.stack([radii[:-1], radii[1:], radii[1:]], axis=1), blend_mm)


def sheet(rows: ArrayLike, blend_mm: float = 0.0, fine: int = 4) -> Part:
    """A smooth curved plate through a net of knots (rows, columns, 4): x, y, z and half thickness."""
    net = np.asarray(rows, dtype=float)
    r, c = np.arange(net.shape[0]), np.arange(net.shape[1])
    u, v = np.linspace(0, r[-1], r[-1] * fine + 1), np.linspace(0, c[-1], c[-1] * fine + 1)
    order = {"kx": min(3, r[-1]), "ky": min(3, c[-1])}
    dense = np.stack([RectBivariateSpline(r, c, net[..., axis], **order)(u, v) for axis in range(3)], axis=-1)
    radii = PchipInterpolator(c, PchipInterpolator(r, net[..., 3], axis=0)(u), axis=1)(v)
    full = np.concatenate([dense, radii[..., None]], axis=-1)
    a, b, d, e = full[:-1, :-1], full[1:, :-1], full[:-1, 1:], full[1:, 1:]
    triangles = np.concatenate([np.stack(t, axis=2).reshape(-1, 3, 4) for t in ((a, b, d), (b, e, d))])
    return Part(np.ascontiguousarray(triangles[..., :3]), np.ascontiguousarray(triangles[..., 3]), blend_mm)


@njit(cache=True)
def _triangle(p: Floats, t: Floats, r: Floats) -> float:
    """Distance to a rounded triangle, at its nearest point (Ericson, Real-Time Collision Detection, 5.1.5)."""
    abx, aby, abz = t[1, 0] - t[0, 0], t[1, 1] - t[0, 1], t[1, 2] - t[0, 2]
    acx, acy, acz = t[2, 0] - t[0, 0], t[2, 1] - t[0, 1], t[2, 2] - t[0, 2]
    px, py, pz = p[0] - t[0, 0], p[1] - t[0, 1], p[2] - t[0, 2]
    d1, d2 = abx * px + aby * py + abz * pz, acx * px + acy * py + acz * pz
    aa, ab_ac, cc = abx * abx + aby * aby + abz * abz, abx * acx + aby * acy + abz * acz, acx * acx + acy * acy + acz * acz
    d3, d4, d5, d6 = d1 - aa, d2 - ab_ac, d1 - ab_ac, d2 - cc
    va, vb, vc = d3 * d6 - d5 * d4, d5 * d2 - d1 * d6, d1 * d4 - d3 * d2
    v, w = 0.0, 0.0
    if d1 <= 0 and d2 <= 0:
        pass
    elif d3 >= 0 and d4 <= d3:
        v = 1.0
    elif d6 >= 0 and d5 <= d6:
        w = 1.0
    elif vc <= 0 and d1 >= 0 and d3 <= 0:
        v = d1 / (d1 - d3)
    elif vb <= 0 and d2 >= 0 and d6 <= 0:
        w = d2 / (d2 - d6)
    elif va <= 0 and d4 - d3 >= 0 and d5 - d6 >= 0:
        w = (d4 - d3) / ((d4 - d3) + (d5 - d6))
        v = 1.0 - w
    else:
        v, w = vb / (va + vb + vc), vc / (va + vb + vc)
    x, y, z = px - v * abx - w * acx, py - v * aby - w * acy, pz - v * abz - w * acz
    return np.sqrt(x * x + y * y + z * z) - (r[0] * (1 - v - w) + r[1] * v + r[2] * w)


@njit(cache=True)
def _join(part_d: Floats, blend: Floats) -> float:
    """The polynomial smooth minimum of the parts, in order."""
    d = part_d[0]
    for n in range(1, len(part_d)):
        e, k = part_d[n], blend[n]
        gap = k - abs(d - e)
        d = min(d, e)
        if gap > 0:
            d -= gap * gap / (4 * k)
    return d


@njit(cache=True)
def _at(points: Floats, corners: Floats, radii: Floats, part: NDArray[np.int64], blend: Floats) -> Floats:
    out = np.empty(len(points))
    part_d = np.empty(len(blend))
    for n in range(len(points)):
        part_d[:] = 1e9
        for m in range(len(part)):
            part_d[part[m]] = min(part_d[part[m]], _triangle(points[n], corners[m], radii[m]))
        out[n] = _join(part_d, blend)
    return out


@njit(cache=True)
def _survey(origin, spacing, low, high, corners, radii, among, within, near):  # type: ignore[no-untyped-def]
    """Put the triangles that matter between voxels `low` and `high` into `near`; their number, and the least distance."""
    p = origin + spacing * (low + high - 1) / 2
    reach = np.sqrt(np.sum((spacing * (high - 1 - low)) ** 2)) / 2
    distance = np.empty(len(among))
    least = 1e9
    for n in range(len(among)):
        distance[n] = _triangle(p, corners[among[n]], radii[among[n]])
        least = min(least, distance[n])
    count = 0
    for n in range(len(among)):
        # Farther behind the nearest one than this, a triangle cannot change the smooth minimum anywhere in the block.
        if distance[n] <= least + 2 * reach + within:
            near[count] = among[n]
            count += 1
    return count, least - reach, least


@njit(cache=True)
def _voxels(origin, spacing, low, high, corners, radii, part, blend, near, part_d, out, behind, nearest):  # type: ignore[no-untyped-def]
    p = np.empty(3)
    for k in range(low[2], high[2]):
        p[2] = origin[2] + spacing[2] * k
        for j in range(low[1], high[1]):
            p[1] = origin[1] + spacing[1] * j
            for i in range(low[0], high[0]):
                p[0] = origin[0] + spacing[0] * i
                part_d[:] = 1e9
                for m in near:
                    part_d[part[m]] = min(part_d[part[m]], _triangle(p, corners[m], radii[m]))
                out[k, j, i] = _join(part_d, blend)
                first, second, which = 1e9, 1e9, 0
                for n in range(len(part_d)):
                    if part_d[n] < first:
                        first, second, which = part_d[n], first, n
                    elif part_d[n] < second:
                        second = part_d[n]
                behind[k, j, i] = min(second - first, 1e3)
                nearest[k, j, i] = which


@njit(cache=True)
def _on(origin, spacing, size, far, corners, radii, part, blend):  # type: ignore[no-untyped-def]
    shape = (size[2], size[1], size[0])
    out, behind, nearest = np.empty(shape, np.float32), np.full(shape, np.float32(1e3)), np.zeros(shape, np.int16)
    everything = np.arange(len(part))
    outer, inner = np.empty(len(part), np.int64), np.empty(len(part), np.int64)
    part_d = np.empty(len(blend))
    within = blend.max() + 3.0
    low, high, low4, high4 = np.empty(3, np.int64), np.empty(3, np.int64), np.empty(3, np.int64), np.empty(3, np.int64)
    for block in np.ndindex((size[2] + BLOCK - 1) // BLOCK, (size[1] + BLOCK - 1) // BLOCK, (size[0] + BLOCK - 1) // BLOCK):
        for a in range(3):
            low[a] = block[2 - a] * BLOCK
            high[a] = min(low[a] + BLOCK, size[a])
        count, bound, least = _survey(origin, spacing, low, high, corners, radii, everything, within, outer)
        if bound > far:
            out[low[2] : high[2], low[1] : high[1], low[0] : high[0]] = least
            continue
        for cell in np.ndindex(BLOCK // CELL, BLOCK // CELL, BLOCK // CELL):
            for a in range(3):
                low4[a] = low[a] + cell[2 - a] * CELL
                high4[a] = min(low4[a] + CELL, high[a])
            if np.any(low4 >= high4):
                continue
            few, bound, least = _survey(origin, spacing, low4, high4, corners, radii, outer[:count], within, inner)
            if bound > far:
                out[low4[2] : high4[2], low4[1] : high4[1], low4[0] : high4[0]] = least
                continue
            _voxels(origin, spacing, low4, high4, corners, radii, part, blend, inner[:few], part_d, out, behind, nearest)
    return out, behind, nearest
