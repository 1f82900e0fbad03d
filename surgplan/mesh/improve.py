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
FARTHEST = 0.3
"""No point of a surface strays further along it, in element sizes, so that it stays on it."""


def improved(points: Floats, tets: Ints, on: Ints, triangles: NDArray[np.int32], size_mm: Floats) -> Floats:
    """The points, those of poor tetrahedra moved for the best worst angle around them.

    Points inside a body move freely, points on one surface within it, points on two (bits of `on`) along the edge they
    form. `triangles` are all faces between materials and on the outside, `size_mm` (n,) is the element size around each point.
    """
    angles = dihedral_angles_deg(points, tets)
    poor = (angles[:, 0] < POOR_DEG) | (angles[:, 1] > 180 - POOR_DEG)
    if not poor.any():
        return points
    chosen = np.unique(tets[poor])
    freedom = _freedom(points, on, triangles, chosen)
    free = freedom.any(axis=(1, 2))
    chosen, freedom = chosen[free], freedom[free]
    start, around = _tets_around(tets, chosen, len(points))
    new = points.copy()
    farthest = np.where(on[chosen] != 0, FARTHEST, np.inf) * size_mm[chosen]
    steps = size_mm[chosen, None] * np.array(STEPS)
    _relax(new, tets, chosen, start, around, freedom, farthest, steps, np.cos(np.radians(POOR_DEG + 4)))
    return new


def _freedom(points: Floats, on: Ints, triangles: NDArray[np.int32], chosen: Ints) -> Floats:
    """Per chosen point the matrix (3, 3) that lays a move into what it may do: anything, a plane, a line, or nothing."""
    normal = _normals(points, triangles, chosen)
    count = np.bitwise_count(on[chosen].astype(np.uint64))
    freedom = np.zeros((len(chosen), 3, 3))
    # a point that is on a border without being on a surface has nothing that says where it may go
    freedom[(count == 0) & ~normal.any(axis=1)] = np.eye(3)
    one = (count == 1) & normal.any(axis=1)
    freedom[one] = np.eye(3) - normal[one, :, None] * normal[one, None, :]
    along = _edge_directions(points, on, triangles, chosen, count == 2)
    return freedom + along[:, :, None] * along[:, None, :]


def _edge_directions(points: Floats, on: Ints, triangles: NDArray[np.int32], chosen: Ints, wanted: NDArray[np.bool_]) -> Floats:
    """Unit directions (k, 3) of the edge that two surfaces form at wanted points; 0 where it ends, forks or bends."""
    number = np.full(len(points), -1)
    number[chosen[wanted]] = np.flatnonzero(wanted)
    pairs = triangles[:, [0, 1, 1, 2, 2, 0, 1, 0, 2, 1, 0, 2]].reshape(-1, 2).astype(np.int64)
    pairs = pairs[number[pairs[:, 0]] >= 0]
    pairs = np.unique(pairs[(on[pairs[:, 0]] & ~on[pairs[:, 1]]) == 0], axis=0)
    here, first = np.unique(pairs[:, 0], return_index=True)
    two = np.diff(np.append(first, len(pairs))) == 2
    here, first = here[two], first[two]
    to, back = points[pairs[first, 1]] - points[here], points[pairs[first + 1, 1]] - points[here]
    lengths = np.linalg.norm(to, axis=1) * np.linalg.norm(back, axis=1)
    straight = np.einsum("ij,ij->i", to, back) < -0.8 * lengths
    chord = (to - back)[straight]
    directions = np.zeros((len(chosen), 3))
    directions[number[here[straight]]] = chord / np.linalg.norm(chord, axis=1, keepdims=True)
    return directions


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
    freedom: Floats,
    farthest: Floats,
    steps: Floats,
    enough: float,
) -> None:
    """Try the 26 directions to a cube's neighbours for each chosen point, as far as it is free, and keep what helps most."""
    origin = points[chosen]
    place, move = np.empty(3), np.empty(3)
    for _ in range(SWEEPS):
        changed = False
        for p in range(len(chosen)):
            v = chosen[p]
            best = _worst(points, tets, around, start[p], start[p + 1])
            if best < enough:
                continue
            place[:] = points[v]
            keep = place.copy()
            for step in steps[p]:
                for code in range(27):
                    dx, dy, dz = code % 3 - 1.0, code // 3 % 3 - 1.0, code // 9 - 1.0
                    length = 0.0
                    for a in range(3):
                        move[a] = freedom[p, a, 0] * dx + freedom[p, a, 1] * dy + freedom[p, a, 2] * dz
                        length += move[a] ** 2
                    if length < 0.1:
                        continue
                    away = 0.0
                    for a in range(3):
                        points[v, a] = place[a] + step * move[a] / np.sqrt(length)
                        away += (points[v, a] - origin[p, a]) ** 2
                    if away > farthest[p] ** 2:
                        continue
                    worst = _worst(points, tets, around, start[p], start[p + 1])
                    if worst < best - 1e-4:
                        best, changed = worst, True
                        keep[:] = points[v]
            points[v] = keep
        if not changed:
            break
