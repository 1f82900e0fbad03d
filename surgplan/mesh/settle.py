"""Moving the points of a cut lattice a little, so that volumes are right and poor tetrahedra become better ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.faces import triangles_of
from surgplan.mesh.fields import Field
from surgplan.mesh.splitting import any_corner, shape_of

Ints = NDArray[np.int64]

FARTHEST = 0.15
"""No point is moved further than this share of the element size."""


def balanced(
    points: Floats, tets: Ints, inside: Ints, on: Ints, faces: Ints, fields: Sequence[Field], size_mm: Floats
) -> Floats:
    """The points, those on a curved surface moved along its normal until flat triangles hold the volume it holds.

    A triangle with its corners on a surface cuts off a cap. The mean of the field over the triangle, by the rule with the
    three middles of its edges, is the height of that cap; each corner moves by the mean height around it. A point on two
    surfaces moves for both, so a sharp edge stays one. `size_mm` (n,) is the element size around each point, `faces` are
    the numbered faces between materials.
    """
    triangles = triangles_of(tets, faces).astype(np.int64)
    common = on[triangles[:, 0]] & on[triangles[:, 1]] & on[triangles[:, 2]]
    first, second = _Pull.none(len(points)), _Pull.none(len(points))
    for surface, field in enumerate(fields):
        rows = np.flatnonzero(common == 1 << surface)
        if not len(rows):
            continue
        outwards = np.where((inside[faces[rows] // 4] >> surface) & 1, 1.0, -1.0)
        used, direction, height = _caps(points, triangles[rows], outwards, field)
        again = first.normal[used].any(axis=1)
        second.put(used[again], direction[again], height[again])
        first.put(used[~again], direction[~again], height[~again])
    move = _answer(first, second)
    bits = np.bitwise_count(on.astype(np.uint64))
    pulls = first.normal.any(axis=1).astype(int) + second.normal.any(axis=1)
    # a point on a surface that does not pull it, or on three, is better left alone
    move[bits != pulls] = 0.0
    length = np.linalg.norm(move, axis=1, keepdims=True)
    move *= np.minimum(1.0, FARTHEST * size_mm[:, None] / np.maximum(length, 1e-300))
    return _kept_valid(points, points + move, tets)


@dataclass(frozen=True, eq=False)
class _Pull:
    """Per point a unit normal (n, 3) of a surface through it, 0 for none, and how far (n,) it should move along that."""

    normal: Floats
    height: Floats

    @classmethod
    def none(cls, count: int) -> _Pull:
        return cls(np.zeros((count, 3)), np.zeros(count))

    def put(self, points: Ints, normal: Floats, height: Floats) -> None:
        self.normal[points], self.height[points] = normal, height


def _caps(points: Floats, triangles: Ints, outwards: Floats, field: Field) -> tuple[Ints, Floats, Floats]:
    """The points of some triangles on one surface, their unit normals, and the height each should rise."""
    n = len(points)
    corners = points[triangles]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) * outwards[:, None]
    area = np.linalg.norm(normal, axis=1)
    ends = np.sort(np.stack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]], axis=1), axis=2)
    key, edge = np.unique(ends[..., 0] * n + ends[..., 1], return_inverse=True)
    middle = field((points[key // n] + points[key % n]) / 2)
    height = -middle[edge.reshape(-1, 3)].mean(axis=1)
    used, number = np.unique(triangles, return_inverse=True)
    number = number.ravel()
    total = np.bincount(number, np.repeat(area, 3))
    mean = np.bincount(number, np.repeat(area * height, 3)) / total
    direction = np.column_stack([np.bincount(number, np.repeat(normal[:, axis], 3)) for axis in range(3)])
    length = np.linalg.norm(direction, axis=1)
    # where the normals around a point disagree, it must move further along their mean to gain the same height
    return used, direction / np.maximum(length, 1e-300)[:, None], mean * total / np.maximum(length, 0.5 * total)


def _answer(first: _Pull, second: _Pull) -> Floats:
    """The shortest moves (n, 3) that give every point the heights both its surfaces ask for."""
    cosine = np.einsum("ij,ij->i", first.normal, second.normal)
    both = second.normal.any(axis=1) & (np.abs(cosine) < 0.9)
    lone = ~second.normal.any(axis=1)
    scale = 1 / np.where(both, 1 - cosine**2, 1.0)
    one = np.where(both, (first.height - cosine * second.height) * scale, np.where(lone, first.height, 0.0))
    two = np.where(both, (second.height - cosine * first.height) * scale, 0.0)
    move: Floats = one[:, None] * first.normal + two[:, None] * second.normal
    return move


def _kept_valid(old: Floats, new: Floats, tets: Ints) -> Floats:
    """The new points, except around tetrahedra that would lose half their shape."""
    moving = (new != old).any(axis=1)
    touched = tets[any_corner(moving, tets)]
    before = shape_of(old, touched)
    for _ in range(20):
        back = np.unique(touched[shape_of(new, touched) < 0.5 * before])
        back = back[moving[back]]
        if not len(back):
            break
        new[back], moving[back] = old[back], False
    return new
