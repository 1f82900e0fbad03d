"""The outer faces of a body of tetrahedra, with quadrature on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Ints

FACE_NODES = ((0, 2, 1, 6, 5, 4), (0, 1, 3, 4, 8, 7), (1, 2, 3, 5, 9, 8), (0, 3, 2, 7, 9, 6))
"""Nodes of the faces of a ten-node tetrahedron: corners anticlockwise from outside, then the middles of 01, 12, 20."""

_R = 15**0.5
_NEAR, _FAR = (6 - _R) / 21, (6 + _R) / 21
TRIANGLE_POINTS = np.array(
    [[1 / 3] * 3, *([1 - 2 * s if i == j else s for j in range(3)] for s in (_NEAR, _FAR) for i in range(3))]
)
"""Barycentric coordinates (7, 3) of Radon's rule of degree 5."""
TRIANGLE_WEIGHTS = np.array([9 / 40] + [(155 - _R) / 1200] * 3 + [(155 + _R) / 1200] * 3)
"""Shares of the area (7,)."""


def _shape(bary: Floats) -> Floats:
    a, b, c = bary.T
    return np.stack([a * (2 * a - 1), b * (2 * b - 1), c * (2 * c - 1), 4 * a * b, 4 * b * c, 4 * c * a], axis=1)


def _slopes(bary: Floats) -> Floats:
    """Derivatives (q, 6, 2) of the shape functions by the second and third barycentric coordinate."""
    a, b, c = bary.T
    zero = np.zeros_like(a)
    by_b = [1 - 4 * a, 4 * b - 1, zero, 4 * (a - b), 4 * c, -4 * c]
    by_c = [1 - 4 * a, zero, 4 * c - 1, -4 * b, 4 * b, 4 * (a - c)]
    return np.stack([np.stack(by_b, 1), np.stack(by_c, 1)], axis=2)


TRIANGLE_SHAPE = _shape(TRIANGLE_POINTS)
"""(7, 6)."""
_TRIANGLE_SLOPES = _slopes(TRIANGLE_POINTS)


@dataclass(frozen=True, eq=False)
class Faces:
    """Quadratic triangles on a surface and their seven quadrature points each."""

    nodes: Ints
    """(f, 6), oriented outwards."""
    element: NDArray[np.int64]
    """The tetrahedron behind each face (f,)."""
    corners: Floats
    """(f, 3, 3), mm."""
    at: Floats
    """Quadrature points (f, 7, 3), mm."""
    area: Floats
    """Area vectors (f, 7, 3), mm²: their length is the area a point stands for, their direction outwards."""


def outer_faces(points: Floats, tets: Ints, among: NDArray[np.bool_] | None = None) -> Faces:
    """The faces that belong to one element only; of these, with `among` (m,), those of chosen elements."""
    nodes = tets[:, FACE_NODES].reshape(-1, 6)
    corners = np.sort(nodes[:, :3], axis=1).astype(np.int64)
    order = np.lexsort(corners.T[::-1])
    changes = np.any(np.diff(corners[order], axis=0) != 0, axis=1)
    first, last = np.concatenate([[True], changes]), np.concatenate([changes, [True]])
    single = np.sort(order[first & last])
    if among is not None:
        single = single[among[single // 4]]
    return quadrature(points, nodes[single], single // 4)


def faces_where(points: Floats, tets: Ints, on: Callable[[Floats], NDArray[np.bool_]]) -> Faces:
    """The outer faces all of whose six nodes satisfy a condition on points (k, 3)."""
    outer = outer_faces(points, tets)
    chosen = on(points)[outer.nodes].all(axis=1)
    return quadrature(points, outer.nodes[chosen], outer.element[chosen])


def quadrature(points: Floats, nodes: Ints, element: NDArray[np.int64]) -> Faces:
    """Faces (f, 6) with their quadrature points and area vectors."""
    x = points[nodes]
    at = np.einsum("qa,fak->fqk", TRIANGLE_SHAPE, x)
    tangents = np.einsum("qas,fak->sfqk", _TRIANGLE_SLOPES, x)
    area = np.cross(tangents[0], tangents[1]) * (TRIANGLE_WEIGHTS / 2)[:, None]
    return Faces(nodes, element, x[:, :3], at, area)


def to_nodes(points: Floats, faces: Faces, density: Floats) -> Floats:
    """Nodal values (n, 3) of quadrature values (f, 7, 3) that already hold their share of the area: ∫ N t ds."""
    out = np.zeros_like(points)
    np.add.at(out, faces.nodes, np.einsum("qa,fqk->fak", TRIANGLE_SHAPE, density))
    return out
