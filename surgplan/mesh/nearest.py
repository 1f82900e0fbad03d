"""The nearest point of a triangle surface, exactly, by a tree of boxes."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.triangles import TriMesh

LEAF = 4
"""Triangles in a box of the lowest level."""
PARTS, MANY = 4, 4000
"""So many points are searched for in so many parts, on as many processors as there are; the parts do not depend on those."""


@dataclass(frozen=True, eq=False)
class NearestTree:
    """Triangles sorted along a space-filling curve under a complete binary tree of boxes: node n has children 2n+1, 2n+2."""

    corners: Floats
    """(m, 3, 3) corners of the triangles, in the order of the curve."""
    order: NDArray[np.int64]
    """(m,) index of each in the mesh."""
    low: Floats
    high: Floats
    """(nodes, 3) boxes."""
    features: Floats
    """(m, 7, 3) directions that tell outside from inside at the face, its edges ab, bc, ca and its corners a, b, c."""

    @classmethod
    def of(cls, mesh: TriMesh) -> NearestTree:
        """The tree of a surface with at least one triangle."""
        corners = mesh.points[mesh.triangles]
        order = _curve_order(corners.mean(axis=1))
        leaves = 1 << max(0, int(np.ceil(np.log2(max(1, -(-len(order) // LEAF))))))
        corners = np.ascontiguousarray(corners[order])
        low, high = _boxes(corners, leaves)
        return cls(corners, order, low, high, np.ascontiguousarray(_feature_normals(mesh)[order]))

    def query(self, points: Floats) -> tuple[Floats, Floats, NDArray[np.int64]]:
        """Signed distance (n,) in mm, negative inside; nearest surface point (n, 3); its triangle (n,) in the mesh.

        The sign is that of the angle-weighted pseudonormal (Baerentzen and Aanaes 2005): exact for a closed surface.
        Points near each other should stand near each other in the list: each search starts from the last one's answer.
        """
        wanted = np.ascontiguousarray(points, dtype=np.float64).reshape(-1, 3)
        parts = np.array_split(wanted, PARTS) if len(wanted) >= MANY else [wanted]

        def search(part: Floats) -> tuple[Floats, Floats, NDArray[np.int64]]:
            found: tuple[Floats, Floats, NDArray[np.int64]]
            found = _query(part, self.corners, self.low, self.high, self.features)
            return found

        if len(parts) > 1:
            with ThreadPoolExecutor(min(PARTS, os.cpu_count() or 1)) as pool:
                found = list(pool.map(search, parts))
            distance, at, triangle = (np.concatenate(values) for values in zip(*found, strict=True))
        else:
            distance, at, triangle = search(wanted)
        return distance, at, self.order[triangle]


def _curve_order(points: Floats) -> NDArray[np.int64]:
    """The order of points along a Morton curve with 2^21 cells a side."""
    low = points.min(axis=0)
    size = max(float((points.max(axis=0) - low).max()), 1e-12)
    cell = ((points - low) * ((2**21 - 1) / size)).astype(np.uint64)
    code = np.zeros(len(points), dtype=np.uint64)
    for axis in range(3):
        code |= _spread(cell[:, axis]) << np.uint64(axis)
    return np.argsort(code, kind="stable")


def _spread(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """21 bits, each moved to every third place."""
    steps = (
        (32, 0x1F00000000FFFF),
        (16, 0x1F0000FF0000FF),
        (8, 0x100F00F00F00F00F),
        (4, 0x10C30C30C30C30C3),
        (2, 0x1249249249249249),
    )
    for shift, mask in steps:
        x = (x | (x << np.uint64(shift))) & np.uint64(mask)
    return x


def _feature_normals(mesh: TriMesh) -> Floats:
    """(m, 7, 3): face normal, sums of the two faces' normals at the edges, angle-weighted sums at the corners."""
    length = np.linalg.norm(mesh.face_vectors, axis=1, keepdims=True)
    face = mesh.face_vectors / np.where(length > 0, length, 1)
    n, t = len(mesh.points), mesh.triangles
    at_points = np.zeros((n, 3))
    for i in range(3):
        here, after, before = (mesh.points[t[:, (i + s) % 3]] for s in (0, 1, 2))
        u, v = after - here, before - here
        angle = np.arctan2(np.linalg.norm(np.cross(u, v), axis=1), np.einsum("ij,ij->i", u, v))
        for axis in range(3):
            at_points[:, axis] += np.bincount(t[:, i], angle * face[:, axis], n)
    ends = np.sort(np.stack([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]], axis=1), axis=2).astype(np.int64)
    _, edge = np.unique((ends[..., 0] * n + ends[..., 1]).ravel(), return_inverse=True)
    three = np.repeat(face, 3, axis=0)
    at_edges = np.column_stack([np.bincount(edge, three[:, axis]) for axis in range(3)])[edge].reshape(-1, 3, 3)
    return np.concatenate([face[:, None], at_edges, at_points[t]], axis=1)


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _boxes(corners: Floats, leaves: int) -> tuple[Floats, Floats]:
    count = 2 * leaves - 1
    low = np.full((count, 3), np.inf)
    high = np.full((count, 3), -np.inf)
    for t in range(len(corners)):
        node = leaves - 1 + t // LEAF
        for c in range(3):
            for a in range(3):
                low[node, a] = min(low[node, a], corners[t, c, a])
                high[node, a] = max(high[node, a], corners[t, c, a])
    for node in range(leaves - 2, -1, -1):
        for a in range(3):
            low[node, a] = min(low[2 * node + 1, a], low[2 * node + 2, a])
            high[node, a] = max(high[2 * node + 1, a], high[2 * node + 2, a])
    return low, high


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _box_distance2(x: float, y: float, z: float, low: Floats, high: Floats, n: int) -> float:
    dx = max(low[n, 0] - x, 0.0, x - high[n, 0])
    dy = max(low[n, 1] - y, 0.0, y - high[n, 1])
    dz = max(low[n, 2] - z, 0.0, z - high[n, 2])
    distance2: float = dx * dx + dy * dy + dz * dz
    return distance2


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _on_triangle(x: float, y: float, z: float, c: Floats, t: int) -> tuple[float, float, float, int]:
    """Weights of b and c at the nearest point, the squared distance, the feature it lies on (Ericson 2005, 5.1.5)."""
    abx, aby, abz = c[t, 1, 0] - c[t, 0, 0], c[t, 1, 1] - c[t, 0, 1], c[t, 1, 2] - c[t, 0, 2]
    acx, acy, acz = c[t, 2, 0] - c[t, 0, 0], c[t, 2, 1] - c[t, 0, 1], c[t, 2, 2] - c[t, 0, 2]
    px, py, pz = x - c[t, 0, 0], y - c[t, 0, 1], z - c[t, 0, 2]
    d1 = abx * px + aby * py + abz * pz
    d2 = acx * px + acy * py + acz * pz
    v, w, feature = 0.0, 0.0, 0
    if d1 <= 0.0 and d2 <= 0.0:
        feature = 4
    else:
        bx, by, bz = x - c[t, 1, 0], y - c[t, 1, 1], z - c[t, 1, 2]
        d3 = abx * bx + aby * by + abz * bz
        d4 = acx * bx + acy * by + acz * bz
        qx, qy, qz = x - c[t, 2, 0], y - c[t, 2, 1], z - c[t, 2, 2]
        d5 = abx * qx + aby * qy + abz * qz
        d6 = acx * qx + acy * qy + acz * qz
        vc = d1 * d4 - d3 * d2
        vb = d5 * d2 - d1 * d6
        va = d3 * d6 - d5 * d4
        if d3 >= 0.0 and d4 <= d3:
            v, feature = 1.0, 5
        elif d6 >= 0.0 and d5 <= d6:
            w, feature = 1.0, 6
        elif vc <= 0.0 and d1 >= 0.0 and d3 <= 0.0:
            v, feature = d1 / (d1 - d3), 1
        elif vb <= 0.0 and d2 >= 0.0 and d6 <= 0.0:
            w, feature = d2 / (d2 - d6), 3
        elif va <= 0.0 and d4 >= d3 and d5 >= d6:
            w, feature = (d4 - d3) / ((d4 - d3) + (d5 - d6)), 2
            v = 1.0 - w
        else:
            s = 1.0 / (va + vb + vc)
            v, w = vb * s, vc * s
    dx, dy, dz = px - v * abx - w * acx, py - v * aby - w * acy, pz - v * abz - w * acz
    return v, w, dx * dx + dy * dy + dz * dz, feature


@njit(cache=True, error_model="numpy", nogil=True)  # type: ignore[untyped-decorator]
def _query(
    points: Floats, corners: Floats, low: Floats, high: Floats, features: Floats
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    n, m = len(points), len(corners)
    distance, at, triangle = np.empty(n), np.empty((n, 3)), np.empty(n, np.int64)
    first_leaf = (len(low) - 1) // 2
    stack = np.empty(128, np.int64)
    bound = np.empty(128)
    best_t = 0
    for p in range(n):
        x, y, z = points[p, 0], points[p, 1], points[p, 2]
        best_v, best_w, best, best_f = _on_triangle(x, y, z, corners, best_t)
        if not best >= 0.0:  # the last answer was a triangle without area
            best = np.inf
        stack[0], bound[0], top = 0, 0.0, 1
        while top > 0:
            top -= 1
            node = stack[top]
            if bound[top] >= best:
                continue
            if node >= first_leaf:
                start = (node - first_leaf) * LEAF
                for t in range(start, min(start + LEAF, m)):
                    v, w, d2, f = _on_triangle(x, y, z, corners, t)
                    if d2 < best:
                        best, best_t, best_v, best_w, best_f = d2, t, v, w, f
                continue
            near, far = 2 * node + 1, 2 * node + 2
            dn, df = _box_distance2(x, y, z, low, high, near), _box_distance2(x, y, z, low, high, far)
            if df < dn:
                near, far, dn, df = far, near, df, dn
            if df < best:
                stack[top], bound[top] = far, df
                top += 1
            if dn < best:
                stack[top], bound[top] = near, dn
                top += 1
        c, side = corners[best_t], 0.0
        for a in range(3):
            at[p, a] = c[0, a] + best_v * (c[1, a] - c[0, a]) + best_w * (c[2, a] - c[0, a])
            side += (points[p, a] - at[p, a]) * features[best_t, best_f, a]
        distance[p] = np.sqrt(best) if side >= 0.0 else -np.sqrt(best)
        triangle[p] = best_t
    return distance, at, triangle
