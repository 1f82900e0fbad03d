"""Ten-node tetrahedra."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Field, gradient
from surgplan.mesh.tetmesh import TetMesh

Tets10 = NDArray[np.int32]

MIDDLES = np.array([[0, 1], [1, 2], [2, 0], [0, 3], [1, 3], [2, 3]])
"""Corners each middle node lies between, in the order of CalculiX's C3D10 and of VTK's quadratic tetrahedron."""

_CORNERS = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])


def to_tet10(mesh: TetMesh) -> tuple[Floats, Tets10]:
    """Points (n, 3) and ten-node tetrahedra (m, 10) with straight edges: corners, then the middles of the edges.

    The corner points keep their numbers; node order is that of CalculiX C3D10 and of VTK.
    """
    n = len(mesh.points)
    ends = mesh.tets[:, MIDDLES].astype(np.int64)
    low, high = ends.min(axis=2), ends.max(axis=2)
    key, number = np.unique(low * n + high, return_inverse=True)
    middle = (mesh.points[key // n] + mesh.points[key % n]) / 2
    tets = np.concatenate([mesh.tets, (n + number.reshape(len(mesh.tets), 6)).astype(np.int32)], axis=1)
    return np.concatenate([mesh.points, middle]), tets


def curved(points: Floats, tets10: Tets10, surface: NDArray[np.integer], field: Field) -> Floats:
    """The points, those of the nodes numbered in `surface` that lie on a field's surface moved onto it exactly.

    Nodes of elements whose Jacobian would fall below a fifth of the straight one's stay where they were.
    """
    new = points.copy()
    for _ in range(2):
        slope = gradient(field, new[surface])
        length2 = np.maximum(np.einsum("ij,ij->i", slope, slope), 1e-12)
        new[surface] -= (field(new[surface]) / length2)[:, None] * slope
    straight = _least_jacobian(points, tets10)
    for _ in range(10):
        bad = _least_jacobian(new, tets10) < 0.2 * straight
        if not bad.any():
            break
        back = np.unique(tets10[bad])
        new[back] = points[back]
    return new


def _least_jacobian(points: Floats, tets10: Tets10) -> Floats:
    """The smallest Jacobian determinant (m,) over the corners and the middle of each element."""
    places = np.concatenate([_CORNERS, [[0.25, 0.25, 0.25]]])
    found = [np.linalg.det(np.einsum("nd,mnx->mdx", _slopes(place), points[tets10])) for place in places]
    least: Floats = np.min(found, axis=0)
    return least


def _slopes(place: Floats) -> Floats:
    """Derivatives (10, 3) of the shape functions at a place (r, s, t) of the unit tetrahedron."""
    share = np.array([1 - place.sum(), *place])
    slope = np.vstack([[-1.0, -1, -1], np.eye(3)])
    corner = (4 * share[:, None] - 1) * slope
    a, b = MIDDLES[:, 0], MIDDLES[:, 1]
    slopes: Floats = np.concatenate([corner, 4 * (share[a, None] * slope[b] + share[b, None] * slope[a])])
    return slopes
