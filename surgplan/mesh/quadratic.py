"""Ten-node tetrahedra."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.faces import face_table
from surgplan.mesh.tetmesh import TetMesh

Tets10 = NDArray[np.int32]

MIDDLES = np.array([[0, 1], [1, 2], [2, 0], [0, 3], [1, 3], [2, 3]])
"""Corners each middle node lies between, in the order of CalculiX's C3D10 and of VTK's quadratic tetrahedron."""

FACE_NODES = np.array([[1, 2, 3, 5, 9, 8], [0, 3, 2, 7, 9, 6], [0, 1, 3, 4, 8, 7], [0, 2, 1, 6, 5, 4]])
"""Nodes of the face opposite each corner: its corners as in `tetmesh.FACES`, then the middles between them in turn."""
CORNER_PLACES = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
MIDDLE_PLACES = CORNER_PLACES[MIDDLES].mean(axis=1)
_NEAR, _FAR = (5 - 5**0.5) / 20, (5 + 3 * 5**0.5) / 20
GAUSS_PLACES = _NEAR + (_FAR - _NEAR) * CORNER_PLACES
"""Where the four-point rule looks, by which stiffness is integrated."""
_CUBIC_PLACES = np.concatenate([[[0.25, 0.25, 0.25]], 1 / 6 + (1 / 2 - 1 / 6) * CORNER_PLACES])
_CUBIC_WEIGHTS = np.array([-4 / 5, 9 / 20, 9 / 20, 9 / 20, 9 / 20])


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


def quadratic_skin(mesh: TetMesh, tets10: Tets10) -> NDArray[np.int64]:
    """The nodes on the outside of a mesh, those in the middles of its outer edges included."""
    border = face_table(mesh.tets).border
    t, opposite = np.divmod(border, 4)
    return np.unique(np.take_along_axis(tets10[t], FACE_NODES[opposite], axis=1)).astype(np.int64)


def jacobians(points: Floats, tets10: NDArray[np.integer], places: Floats) -> Floats:
    """Determinants (m, q) of the Jacobian of ten-node tetrahedra at places (q, 3) of the unit tetrahedron."""
    slopes = np.stack([_slopes(place) for place in places])
    found: Floats = _determinants(points, np.ascontiguousarray(tets10), slopes)
    return found


def volumes10(points: Floats, tets10: NDArray[np.integer]) -> Floats:
    """Volume (m,) of ten-node tetrahedra with curved sides, mm3, by a rule that is exact for them."""
    volumes: Floats = jacobians(points, tets10, _CUBIC_PLACES) @ _CUBIC_WEIGHTS / 6
    return volumes


@njit(cache=True, error_model="numpy", nogil=True)  # type: ignore[untyped-decorator]
def _determinants(points: Floats, tets: NDArray[np.integer], slopes: Floats) -> Floats:
    found = np.empty((len(tets), len(slopes)))
    j = np.empty((3, 3))
    for t in range(len(tets)):
        for q in range(len(slopes)):
            j[:] = 0.0
            for n in range(10):
                for a in range(3):
                    for b in range(3):
                        j[a, b] += slopes[q, n, a] * points[tets[t, n], b]
            found[t, q] = (
                j[0, 0] * (j[1, 1] * j[2, 2] - j[1, 2] * j[2, 1])
                - j[0, 1] * (j[1, 0] * j[2, 2] - j[1, 2] * j[2, 0])
                + j[0, 2] * (j[1, 0] * j[2, 1] - j[1, 1] * j[2, 0])
            )
    return found


def _slopes(place: Floats) -> Floats:
    """Derivatives (10, 3) of the shape functions at a place (r, s, t) of the unit tetrahedron."""
    share = np.array([1 - place.sum(), *place])
    slope = np.vstack([[-1.0, -1, -1], np.eye(3)])
    corner = (4 * share[:, None] - 1) * slope
    a, b = MIDDLES[:, 0], MIDDLES[:, 1]
    slopes: Floats = np.concatenate([corner, 4 * (share[a, None] * slope[b] + share[b, None] * slope[a])])
    return slopes
