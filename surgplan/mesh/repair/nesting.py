"""Which way each shell of a surface should turn: outwards in the open, inwards round a cavity in matter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.repair.turning import Flags, Ints
from surgplan.mesh.triangles import TriMesh

BELOW = 1e-4
"""Of the width of a shell's largest triangle: so far below that its place is looked up."""


@dataclass(frozen=True, eq=False)
class Nesting:
    """For each shell of a closed surface whether it turns the way its place asks for."""

    inwards: Flags
    """(s,) turns inwards though it lies in nothing."""
    nested: Flags
    """(s,) turns outwards within the matter of another."""
    unclear: Flags
    """(s,) turns inwards within a cavity, or within two solids at once: what it would cut out can't be told."""

    @property
    def sound(self) -> bool:
        """Whether none is wrong."""
        return not (self.inwards | self.nested | self.unclear).any()


def nesting(mesh: TriMesh, number: Ints, volumes: Floats) -> Nesting:
    """How shells lie in each other; `number` (m,) is the shell of each triangle, `volumes` (s,) are signed.

    One that lies in nothing counts as turned outwards, whichever way it turns. Where shells cross, the place of one of
    their points tells.
    """
    inside, order = _inside(mesh, number, volumes), np.argsort(-np.abs(volumes), kind="stable")
    side = np.where(volumes < 0, -1, 1)
    inwards, nested, unclear = (np.zeros(len(volumes), dtype=bool) for _ in range(3))
    for shell in order:
        around = np.flatnonzero(inside[shell])
        matter = int(side[around].sum())
        if not len(around):
            inwards[shell] = side[shell] < 0
            side[shell] = 1
        elif side[shell] < 0:
            unclear[shell] = matter != 1
        else:
            nested[shell] = matter > 0
    return Nesting(inwards, nested, unclear)


def sound_if_turned(mesh: TriMesh, number: Ints, volumes: Floats) -> bool:
    """Whether all shells would turn the right way if each was turned round."""
    return nesting(TriMesh(mesh.points, mesh.triangles[:, ::-1]), number, -volumes).sound


def parents(mesh: TriMesh, number: Ints, volumes: Floats) -> Ints:
    """(s,) the smallest shell each one lies in, -1 for none."""
    inside = _inside(mesh, number, volumes)
    size = np.where(inside, np.abs(volumes), np.inf)
    return np.where(inside.any(axis=1), size.argmin(axis=1), -1).astype(np.int64)


def _inside(mesh: TriMesh, number: Ints, volumes: Floats) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """(s, s) whether a shell lies in another, which holds more than it, or as much and comes first."""
    count = len(volumes)
    inside = np.zeros((count, count), dtype=bool)
    if count == 1:
        return inside
    corners = mesh.points[mesh.triangles]
    low, high = np.full((count, 3), np.inf), np.full((count, 3), -np.inf)
    np.minimum.at(low, number, corners.min(axis=1))
    np.maximum.at(high, number, corners.max(axis=1))
    at = _just_below(mesh, number, volumes)
    order = np.argsort(-np.abs(volumes), kind="stable")
    members = np.split(np.argsort(number, kind="stable"), np.cumsum(np.bincount(number))[:-1])
    for rank, outer in enumerate(order):
        smaller = order[rank + 1 :]
        asked = smaller[((at[smaller] > low[outer]) & (at[smaller] < high[outer])).all(axis=1)]
        if not len(asked):
            continue
        used, triangles = np.unique(mesh.triangles[members[outer]], return_inverse=True)
        skin = TriMesh(mesh.points[used], triangles.reshape(-1, 3).astype(np.int32))
        distance = NearestTree.of(skin).query(at[asked])[0]
        inside[asked, outer] = distance * np.sign(volumes[outer]) < 0
    return inside


def _just_below(mesh: TriMesh, number: Ints, volumes: Floats) -> Floats:
    """(s, 3) a place just within each shell, so that shells which touch from outside do not lie in each other."""
    area = np.linalg.norm(mesh.face_vectors, axis=1)
    order = np.lexsort((area, number))
    largest = order[np.cumsum(np.bincount(number)) - 1]
    normal = mesh.face_vectors[largest] / np.maximum(area[largest], 1e-300)[:, None]
    step = BELOW * np.sqrt(area[largest])
    at: Floats = mesh.points[mesh.triangles[largest]].mean(axis=1) - (np.sign(volumes) * step)[:, None] * normal
    return at
