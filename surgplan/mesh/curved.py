"""Ten-node tetrahedra whose sides follow the true surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.faces import between_materials, face_table
from surgplan.mesh.fields import SurfaceField
from surgplan.mesh.quadratic import (
    CORNER_PLACES,
    FACE_NODES,
    GAUSS_PLACES,
    MIDDLE_PLACES,
    MIDDLES,
    Tets10,
    jacobians,
    to_tet10,
)
from surgplan.mesh.tetmesh import Borders, TetMesh

LEAST_JACOBIAN = 0.3
"""Of the straight element's: where a side would leave less anywhere in its element, it is made straight."""
FARTHEST = 0.3
"""No node goes further than this share of the element size to reach the surface."""
REACHED = 0.01
"""So near to the surface, in element sizes, a node must come to be left there."""
SLOPE_STEP = 0.02
ROUNDS = 20
PLACES = np.concatenate([CORNER_PLACES, MIDDLE_PLACES, GAUSS_PLACES, [[0.25, 0.25, 0.25]]])
"""Where the Jacobian is looked at."""

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Curved:
    """Ten-node tetrahedra, and what became of their sides."""

    points: Floats
    """(n, 3); the corners that lie on a surface were moved onto it as well."""
    tets: Tets10
    """(m, 10) in the node order of CalculiX C3D10 and of VTK."""
    sides: int
    """Middle nodes that lie on the true surface."""
    straightened: int
    """Middle nodes that would have spoiled an element there, or not reached the surface: half way between corners."""

    def words(self) -> str:
        """What was done, as a sentence."""
        share = 100 * self.straightened / max(1, self.sides + self.straightened)
        kept = (
            f"; {self.straightened} ({share:.2g} %) were left straight to keep their elements valid"
            if self.straightened
            else ""
        )
        return f"{self.sides} sides of elements follow the true surface{kept}"


def curved_tet10(mesh: TetMesh) -> Curved:
    """The mesh as ten-node tetrahedra whose nodes on borders lie on the level sets that the borders were made from.

    The Jacobian is positive in every corner, middle and integration point of every element.
    """
    straight, tets = to_tet10(mesh)
    count = len(mesh.points)
    if mesh.borders is None:
        return Curved(straight, tets, 0, 0)
    bits, clear = _surfaces_of_nodes(mesh, tets, mesh.borders)
    ends = np.empty((len(straight) - count, 2), dtype=np.int64)
    ends[tets[:, 4:].ravel() - count] = mesh.tets[:, MIDDLES].reshape(-1, 2)
    size = np.concatenate([mesh.borders.size_mm, mesh.borders.size_mm[ends].min(axis=1)])
    target, reached = _projected(straight, bits, size, mesh.borders)
    wanted = reached & clear
    asked = wanted | ((bits != 0) & (np.arange(len(bits)) >= count))
    points, kept = _valid(straight, target, wanted, tets, ends)
    sides, all_sides = int(kept[count:].sum()), int(asked[count:].sum())
    return Curved(points, tets, sides, all_sides - sides)


def _surfaces_of_nodes(mesh: TetMesh, tets: Tets10, borders: Borders) -> tuple[Ints, Bools]:
    """For each node the surfaces (n,) its border faces lie on, as bits; and whether it is clear for all of these."""
    faces = between_materials(face_table(mesh.tets), mesh.material)
    t, opposite = np.divmod(faces, 4)
    nodes = np.take_along_axis(tets[t], FACE_NODES[opposite], axis=1)
    common = np.bitwise_and.reduce(borders.on[nodes[:, :3]], axis=1)
    one = np.bitwise_count(common.astype(np.uint64)) == 1
    count = int(tets.max()) + 1
    bits, clear = np.zeros(count, dtype=np.int64), np.ones(count, dtype=bool)
    for surface in range(len(borders.surfaces)):
        bits[nodes[one & (common == 1 << surface)].ravel()] |= 1 << surface
    clear[nodes[~one].ravel()] = False
    return bits, clear


def _projected(points: Floats, bits: Ints, size_mm: Floats, borders: Borders) -> tuple[Floats, Bools]:
    """Nodes (n, 3) moved onto the one or two surfaces they belong to, and which of them (n,) came there."""
    target, reached = points.copy(), np.zeros(len(points), dtype=bool)
    number = np.bitwise_count(bits.astype(np.uint64))
    for group in np.unique(bits[(number == 1) | (number == 2)]):
        rows = np.flatnonzero(bits == group)
        fields = [field for s, field in enumerate(borders.surfaces) if group >> s & 1]
        if len(fields) == 1:
            at = _onto_one(fields[0], points[rows], size_mm[rows])
        else:
            at = _onto_two(fields[0], fields[1], points[rows], size_mm[rows])
        near = np.max([np.abs(field(at)) for field in fields], axis=0) < REACHED * size_mm[rows]
        near &= np.linalg.norm(at - points[rows], axis=1) < FARTHEST * size_mm[rows]
        target[rows[near]], reached[rows[near]] = at[near], True
    return target, reached


Level = Callable[[Floats], Floats]


def _onto_one(field: Level, points: Floats, size_mm: Floats) -> Floats:
    """The points of a surface nearest to some points."""
    if isinstance(field, SurfaceField):
        return field.tree.query(points)[1]
    at = points
    for _ in range(2):
        value, slope = field(at), _slope(field, at, size_mm)
        at = at - value[:, None] * slope / np.maximum((slope**2).sum(axis=1), 0.1)[:, None]
    return at


def _onto_two(first: Level, second: Level, points: Floats, size_mm: Floats) -> Floats:
    """Points moved the shortest way onto the edge in which two surfaces meet."""
    at = points
    for _ in range(3):
        slopes = np.stack([_slope(first, at, size_mm), _slope(second, at, size_mm)], axis=1)
        # surfaces that touch without crossing have no edge: the answer is far away then, and not taken
        square = slopes @ slopes.transpose(0, 2, 1) + 1e-9 * np.eye(2)
        pull = np.linalg.solve(square, np.stack([first(at), second(at)], axis=1)[..., None])
        at = at - (slopes.transpose(0, 2, 1) @ pull)[..., 0]
    return at


def _slope(field: Level, points: Floats, size_mm: Floats) -> Floats:
    """Gradient (n, 3) of a level set by central differences over a share of each point's element size."""
    slope = np.empty((len(points), 3))
    for axis in range(3):
        step = np.zeros((len(points), 3))
        step[:, axis] = SLOPE_STEP * size_mm
        slope[:, axis] = (field(points + step) - field(points - step)) / (2 * SLOPE_STEP * size_mm)
    return slope


def _valid(straight: Floats, target: Floats, wanted: Bools, tets: Tets10, ends: Ints) -> tuple[Floats, Bools]:
    """Nodes at their targets, except where an element would suffer: first its sides, then its corners stay as they were."""
    count, kept = len(straight) - len(ends), wanted.copy()
    touched = tets[wanted[tets].any(axis=1)]
    least = LEAST_JACOBIAN * jacobians(straight, touched, PLACES[-1:])[:, 0]

    def placed() -> Floats:
        points = np.where(kept[:, None], target, straight)
        loose = ~kept[count:]
        points[count:][loose] = points[ends[loose]].mean(axis=1)
        return points

    for round_ in range(ROUNDS):
        points = placed()
        bad = touched[(jacobians(points, touched, PLACES) < least[:, None]).any(axis=1)]
        if not len(bad):
            return points, kept
        curved = kept[bad[:, 4:]].any(axis=1)
        kept[bad[curved][:, 4:].ravel()] = False
        if not curved.all() or round_ > ROUNDS // 2:
            kept[bad[~curved].ravel()] = False
    kept[:] = False
    return straight, kept
