"""Surfaces in closed form, and ways to damage them."""

from __future__ import annotations

import numpy as np

from surgplan.mesh.triangles import TriMesh
from tests.mesh.test_fields import CUBE

RADIUS = 10.0


def box(size=(12.0, 8.0, 5.0), at=(0.0, 0.0, 0.0)) -> TriMesh:
    """A box of edges `size` round a point, with twelve triangles."""
    return TriMesh(CUBE.points * (np.asarray(size) / 2) + at, CUBE.triangles)


def sphere(radius=RADIUS, at=(0.0, 0.0, 0.0), rings=16) -> TriMesh:
    """A globe of `rings` rings of latitude and twice as many meridians."""
    n = 2 * rings
    theta = np.pi * np.arange(1, rings) / rings
    phi = 2 * np.pi * np.arange(n) / n
    points = np.stack(
        [np.outer(np.sin(theta), np.cos(phi)), np.outer(np.sin(theta), np.sin(phi)), np.outer(np.cos(theta), np.ones(n))],
        axis=-1,
    ).reshape(-1, 3)
    triangles = []
    for ring in range(rings - 2):
        for m in range(n):
            a, b = ring * n + m, ring * n + (m + 1) % n
            triangles += [[a, a + n, b], [b, a + n, b + n]]
    top, bottom = len(points), len(points) + 1
    last = (rings - 2) * n
    for m in range(n):
        triangles += [[top, m, (m + 1) % n], [bottom, last + (m + 1) % n, last + m]]
    return TriMesh(np.vstack([points, [[0, 0, 1.0], [0, 0, -1.0]]]) * radius + np.asarray(at), np.array(triangles))


def together(*meshes: TriMesh, turned=()) -> TriMesh:
    """Several surfaces as one; those whose number is in `turned` inside out."""
    starts = np.cumsum([0, *(len(mesh.points) for mesh in meshes)])
    triangles = [m.triangles[:, ::-1] if n in turned else m.triangles for n, m in enumerate(meshes)]
    return merged(
        TriMesh(
            np.concatenate([m.points for m in meshes]), np.concatenate([t + s for t, s in zip(triangles, starts, strict=False)])
        )
    )


def merged(mesh: TriMesh) -> TriMesh:
    """Equal points as one, as a reader of STL gives them."""
    points, index = np.unique(mesh.points, axis=0, return_inverse=True)
    return TriMesh(points, index.ravel()[mesh.triangles].astype(np.int32))


def without(mesh: TriMesh, count: int) -> TriMesh:
    """The surface without some triangles side by side."""
    return TriMesh(mesh.points, mesh.triangles[count:])


def moebius(count=40, radius=10.0, width=3.0) -> TriMesh:
    """A strip with half a turn."""
    turn = 2 * np.pi * np.arange(count) / count
    points = []
    for t in turn:
        for side in (-1, 1):
            away = radius + side * width * np.cos(t / 2)
            points.append([away * np.cos(t), away * np.sin(t), side * width * np.sin(t / 2)])
    triangles = []
    for n in range(count):
        a, b = 2 * n, 2 * n + 1
        c, d = (2 * n + 2, 2 * n + 3) if n + 1 < count else (1, 0)
        triangles += [[a, b, c], [b, d, c]]
    return TriMesh(np.array(points), np.array(triangles))
