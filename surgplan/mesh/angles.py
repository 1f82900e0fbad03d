"""Angles between the faces of tetrahedra."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def dihedral_cosines(points: Floats, a: int, b: int, c: int, d: int) -> tuple[float, float]:
    """Cosines of the smallest and the largest angle between two faces of a tetrahedron; (2, -2) if it is flat or inverted."""
    normal = np.empty((4, 3))
    corner = (a, b, c, d)
    order = ((1, 2, 3), (0, 3, 2), (0, 1, 3), (0, 2, 1))
    for f in range(4):
        p, q, r = corner[order[f][0]], corner[order[f][1]], corner[order[f][2]]
        ux, uy, uz = points[q, 0] - points[p, 0], points[q, 1] - points[p, 1], points[q, 2] - points[p, 2]
        vx, vy, vz = points[r, 0] - points[p, 0], points[r, 1] - points[p, 1], points[r, 2] - points[p, 2]
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        length = np.sqrt(nx * nx + ny * ny + nz * nz)
        if not length > 0.0:
            return 2.0, -2.0
        normal[f, 0], normal[f, 1], normal[f, 2] = nx / length, ny / length, nz / length
    height = 0.0
    for x in range(3):
        height += normal[3, x] * (points[d, x] - points[a, x])
    if not height < 0.0:
        return 2.0, -2.0
    smallest, largest = -2.0, 2.0
    for i in range(3):
        for j in range(i + 1, 4):
            cosine = -(normal[i, 0] * normal[j, 0] + normal[i, 1] * normal[j, 1] + normal[i, 2] * normal[j, 2])
            smallest, largest = max(smallest, cosine), min(largest, cosine)
    return smallest, largest


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _all_cosines(points: Floats, tets: NDArray[np.integer]) -> Floats:
    found = np.empty((len(tets), 2))
    for t in range(len(tets)):
        found[t, 0], found[t, 1] = dihedral_cosines(points, tets[t, 0], tets[t, 1], tets[t, 2], tets[t, 3])
    return found


def dihedral_angles_deg(points: Floats, tets: NDArray[np.integer]) -> Floats:
    """The smallest and the largest angle (m, 2) between two faces of each tetrahedron; (0, 180) if it is flat or inverted."""
    angles: Floats = np.degrees(np.arccos(np.clip(_all_cosines(points, np.asarray(tets)), -1.0, 1.0)))
    return angles
