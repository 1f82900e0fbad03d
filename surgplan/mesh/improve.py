"""Better shapes for the worst tetrahedra, by moving their points while no surface changes."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.angles import dihedral_angles_deg, dihedral_cosines
from surgplan.mesh.splitting import any_corner

Ints = NDArray[np.int64]

POOR_DEG = 14.0
"""Tetrahedra with a smaller angle between two faces, or one larger than 180 less this, are worked on."""
SWEEPS = 6
STEPS = (0.12, 0.06, 0.03)
"""Moves that are tried, in element sizes."""


def improved(points: Floats, tets: Ints, on: Ints, triangles: NDArray[np.int32], size_mm: float) -> Floats:
    """The points, those of poor tetrahedra moved for the best worst angle around them.

    Points inside a body move freely, points on one surface within it; points on two surfaces (bits of `on`) stay.
    `triangles` are all faces between materials and on the outside.
    """
    angles = dihedral_angles_deg(points, tets)
    poor = (angles[:, 0] < POOR_DEG) | (angles[:, 1] > 180 - POOR_DEG)
    if not poor.any():
        return points
    movable = (on & (on - 1)) == 0
    chosen = np.unique(tets[poor])
    chosen = chosen[movable[chosen]]
    start, around = _tets_around(tets, chosen, len(points))
    normal = _normals(points, triangles, chosen)
    # a point that is on a border without being on a surface has nothing that says where it may go
    fixed = (on[chosen] == 0) & (normal != 0).any(axis=1)
    normal[on[chosen] == 0] = 0.0
    new = points.copy()
    _relax(new, tets, chosen, start, around, normal, fixed, np.array(STEPS) * size_mm, np.cos(np.radians(POOR_DEG + 4)))
    return new


def _tets_around(tets: Ints, chosen: Ints, count: int) -> tuple[Ints, Ints]:
    """For each chosen point where its list begins, and the tetrahedra of all lists."""
    number = np.full(count, -1)
    number[chosen] = np.arange(len(chosen))
    rows = np.flatnonzero(any_corner(number >= 0, tets))
    owner = number[tets[rows]].ravel()
    rows = np.repeat(rows, 4)[owner >= 0]
    owner = owner[owner >= 0]
    order = np.argsort(owner, kind="stable")
    return np.searchsorted(owner[order], np.arange(len(chosen) + 1)), rows[order]


def _normals(points: Floats, triangles: NDArray[np.int32], chosen: Ints) -> Floats:
    """Mean unit normal of the triangles around each chosen point, 0 where there are none."""
    number = np.full(len(points), -1)
    number[chosen] = np.arange(len(chosen))
    triangles = triangles[(number[triangles] >= 0).any(axis=1)]
    corners = points[triangles]
    face = np.repeat(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), 3, axis=0)
    owner = number[triangles].ravel()
    face, owner = face[owner >= 0], owner[owner >= 0]
    total = np.column_stack([np.bincount(owner, face[:, axis], len(chosen)) for axis in range(3)])
    normal: Floats = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-300)
    return normal


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _worst(points: Floats, tets: Ints, around: Ints, first: int, last: int) -> float:
    """Largest |cosine| of any angle in some tetrahedra: 1 is flat, and more than 1 is inverted."""
    worst = 0.0
    for i in range(first, last):
        t = around[i]
        smallest, largest = dihedral_cosines(points, tets[t, 0], tets[t, 1], tets[t, 2], tets[t, 3])
        worst = max(worst, smallest, -largest)
    return worst


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _relax(
    points: Floats,
    tets: Ints,
    chosen: Ints,
    start: Ints,
    around: Ints,
    normal: Floats,
    fixed: NDArray[np.bool_],
    steps: Floats,
    enough: float,
) -> None:
    """Try the 26 directions to a cube's neighbours for each chosen point, laid into its surface, and keep what helps most."""
    for _ in range(SWEEPS):
        changed = False
        for p in range(len(chosen)):
            if fixed[p]:
                continue
            v = chosen[p]
            x, y, z = points[v, 0], points[v, 1], points[v, 2]
            best = _worst(points, tets, around, start[p], start[p + 1])
            if best < enough:
                continue
            bx, by, bz = x, y, z
            for step in steps:
                for code in range(27):
                    dx, dy, dz = code % 3 - 1.0, code // 3 % 3 - 1.0, code // 9 - 1.0
                    along = dx * normal[p, 0] + dy * normal[p, 1] + dz * normal[p, 2]
                    dx, dy, dz = dx - along * normal[p, 0], dy - along * normal[p, 1], dz - along * normal[p, 2]
                    length = np.sqrt(dx * dx + dy * dy + dz * dz)
                    if length < 0.3:
                        continue
                    points[v, 0], points[v, 1], points[v, 2] = (
                        x + step * dx / length,
                        y + step * dy / length,
                        z + step * dz / length,
                    )
                    worst = _worst(points, tets, around, start[p], start[p + 1])
                    if worst < best - 1e-4:
                        best, bx, by, bz = worst, points[v, 0], points[v, 1], points[v, 2]
            changed = changed or bx != x or by != y or bz != z
            points[v, 0], points[v, 1], points[v, 2] = bx, by, bz
        if not changed:
            break
