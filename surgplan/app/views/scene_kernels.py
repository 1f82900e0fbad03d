"""Compiled loops of the 3D view: picking, normals, smoothing of the picture."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@njit(cache=True)
def first_hit(
    points: Floats, triangles: NDArray[np.int32], start: Floats, direction: Floats, nearest: float, farthest: float
) -> tuple[float, int]:
    """Distance along a ray to the first triangle it meets between two distances, and that triangle; (inf, -1) if none.

    Source: T. Moller, B. Trumbore, Fast, minimum storage ray-triangle intersection, 1997.
    """
    best, which = np.inf, -1
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        e1x, e1y, e1z = points[b, 0] - points[a, 0], points[b, 1] - points[a, 1], points[b, 2] - points[a, 2]
        e2x, e2y, e2z = points[c, 0] - points[a, 0], points[c, 1] - points[a, 1], points[c, 2] - points[a, 2]
        px = direction[1] * e2z - direction[2] * e2y
        py = direction[2] * e2x - direction[0] * e2z
        pz = direction[0] * e2y - direction[1] * e2x
        det = e1x * px + e1y * py + e1z * pz
        if abs(det) < 1e-14:
            continue
        sx, sy, sz = start[0] - points[a, 0], start[1] - points[a, 1], start[2] - points[a, 2]
        u = (sx * px + sy * py + sz * pz) / det
        if u < 0.0 or u > 1.0:
            continue
        qx, qy, qz = sy * e1z - sz * e1y, sz * e1x - sx * e1z, sx * e1y - sy * e1x
        v = (direction[0] * qx + direction[1] * qy + direction[2] * qz) / det
        if v < 0.0 or u + v > 1.0:
            continue
        away = (e2x * qx + e2y * qy + e2z * qz) / det
        if nearest <= away <= farthest and away < best:
            best, which = away, t
    return best, which


@njit(cache=True)
def point_normals(points: Floats, triangles: NDArray[np.int32]) -> NDArray[np.float32]:
    """Unit normals (n, 3) of points: the mean of their triangles' normals, weighted by area."""
    total = np.zeros(points.shape, np.float64)
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ux, uy, uz = points[b, 0] - points[a, 0], points[b, 1] - points[a, 1], points[b, 2] - points[a, 2]
        vx, vy, vz = points[c, 0] - points[a, 0], points[c, 1] - points[a, 1], points[c, 2] - points[a, 2]
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        for corner in range(3):
            p = triangles[t, corner]
            total[p, 0] += nx
            total[p, 1] += ny
            total[p, 2] += nz
    normals = np.empty(points.shape, np.float32)
    for p in range(points.shape[0]):
        length = np.sqrt(total[p, 0] ** 2 + total[p, 1] ** 2 + total[p, 2] ** 2)
        if length < 1e-30:
            length = 1.0
        for axis in range(3):
            normals[p, axis] = total[p, axis] / length
    return normals


@njit(cache=True)
def to_picture(rgba: NDArray[np.uint8], factor: int, out: NDArray[np.uint32]) -> None:
    """Rendered bytes (height*factor, width*factor, 4), lowest row first, as 0xFFRRGGBB pixels, top row first."""
    height, width = out.shape
    share = factor * factor
    half = share // 2
    for y in range(height):
        base = (height - 1 - y) * factor
        for x in range(width):
            red, green, blue = half, half, half
            for dy in range(factor):
                for dx in range(factor):
                    row, column = base + dy, x * factor + dx
                    red += rgba[row, column, 0]
                    green += rgba[row, column, 1]
                    blue += rgba[row, column, 2]
            out[y, x] = (
                np.uint32(0xFF000000)
                | (np.uint32(red // share) << np.uint32(16))
                | (np.uint32(green // share) << np.uint32(8))
                | np.uint32(blue // share)
            )
