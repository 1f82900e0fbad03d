"""The borders between many labels at once, as one set of triangles that neighbours share.

Each cube between eight voxels is cut into six tetrahedra (Kuhn's triangulation); a label owns the part of a tetrahedron
that is nearer, in barycentric coordinates, to its own voxels. The part of a label is then a derived neighbourhood of the
voxels it holds, whose border is a closed manifold whatever the labels are: touching corners and single voxels included.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.triangles import Triangles

Ints = NDArray[np.int64]

CUBE = np.array([[(n >> axis) & 1 for axis in range(3)] for n in range(8)])
"""(8, 3) corners of a cube (i, j, k) by number."""
TETS = np.array([[0, 1 << a, (1 << a) + (1 << b), 7] for a, b, _ in permutations(range(3))])
"""(6, 4) corners of the tetrahedra of a cube, all along the diagonal 0 to 7."""
MOST = 1 << 16
"""Voxels along a side that can be numbered."""


@dataclass(frozen=True, eq=False)
class LabelContour:
    """Triangles between labels, each once, in index space (i, j, k)."""

    points: Floats
    triangles: Triangles
    """Turned from the label `behind` to the label `before`."""
    behind: Ints
    before: Ints


def label_contour(labels: NDArray[np.integer]) -> LabelContour:
    """The contour of labels [k, j, i]; 0 is what is left over, as is everything beyond the array."""
    padded = np.pad(labels.astype(np.int64), 1)
    own, corner = _tetrahedra(padded)
    kinds = 1 + (np.diff(own, axis=1) != 0).sum(axis=1)
    keys, ends = [], []
    for kind, rule in ((2, _two), (3, _three), (4, _four)):
        for polygon, sides in rule(own[kinds == kind], corner[kinds == kind]):
            for n in range(1, polygon.shape[1] - 1):
                keys.append(polygon[:, [0, n, n + 1]])
                ends.append(sides)
    used, triangles = np.unique(np.concatenate(keys), return_inverse=True)
    points = np.stack(np.unravel_index(used, (12 * MOST,) * 3), axis=1) / 12 - 1.0
    triangles, side = triangles.reshape(-1, 3), _places(np.concatenate(ends))
    a, b, c = (points[triangles[:, n]] for n in range(3))
    turned = np.einsum("ij,ij->i", np.cross(b - a, c - a), side[:, 1] - side[:, 0]) < 0
    triangles[turned] = triangles[turned][:, ::-1]
    behind, before = (padded[tuple(side[:, n, ::-1].T)] for n in (0, 1))
    return LabelContour(points, triangles.astype(np.int32), behind, before)


def _tetrahedra(labels: Ints) -> tuple[Ints, Ints]:
    """Of the tetrahedra that hold several labels: the labels (m, 4) in order, and the numbers (m, 4) of their voxels."""
    k, j, i = labels.shape
    first, mixed = labels[:-1, :-1, :-1], np.zeros((k - 1, j - 1, i - 1), dtype=bool)
    for di, dj, dk in CUBE[1:]:
        mixed |= labels[dk : k - 1 + dk, dj : j - 1 + dj, di : i - 1 + di] != first
    base = np.stack(np.nonzero(mixed)[::-1], axis=1)
    tets = (base[:, None] + CUBE)[:, TETS].reshape(-1, 4, 3)
    own = labels[tets[..., 2], tets[..., 1], tets[..., 0]]
    several = (own != own[:, :1]).any(axis=1)
    own, number = own[several], np.ravel_multi_index(tuple(np.moveaxis(tets[several], -1, 0)), (MOST,) * 3)
    order = np.argsort(own, axis=1, kind="stable")
    return np.take_along_axis(own, order, axis=1), np.take_along_axis(number, order, axis=1)


def _places(number: Ints) -> Ints:
    """The (..., 3) places i, j, k of voxels by number."""
    return np.stack(np.unravel_index(number, (MOST,) * 3), axis=-1)


Polygons = list[tuple[Ints, Ints]]
"""Corners (m, 3 or 4) as keys, and a voxel (m, 2) on either side."""


def _key(*voxels: Ints) -> Ints:
    """A number for the middle of two, three or four voxels: twelve times its place is whole."""
    places: Ints = sum(_places(voxel) for voxel in voxels) * (12 // len(voxels))  # type: ignore[assignment]
    numbers: Ints = np.ravel_multi_index(tuple(places.T), (12 * MOST,) * 3)
    return numbers


def _two(own: Ints, v: Ints) -> Polygons:
    """Two labels: a triangle round a single voxel, or a quadrangle between pairs."""
    ones = (own == own[:, :1]).sum(axis=1)
    first, pairs, last = v[ones == 1], v[ones == 2], v[ones == 3]
    a, b, c, d = pairs.T
    return [
        (np.stack([_key(first[:, 0], first[:, n]) for n in (1, 2, 3)], axis=1), first[:, [0, 1]]),
        (np.stack([_key(a, c), _key(a, d), _key(b, d), _key(b, c)], axis=1), pairs[:, [0, 2]]),
        (np.stack([_key(last[:, 3], last[:, n]) for n in (0, 1, 2)], axis=1), last[:, [0, 3]]),
    ]


def _three(own: Ints, v: Ints) -> Polygons:
    """Three labels, one of them twice."""
    twice = np.argmax(own[:, 1:] == own[:, :-1], axis=1)
    orders = np.array([[0, 1, 2, 3], [1, 2, 0, 3], [2, 3, 0, 1]])[twice]
    a, again, b, c = np.take_along_axis(v, orders, axis=1).T
    here, there = _key(a, b, c), _key(again, b, c)
    return [
        (np.stack([_key(a, b), here, there, _key(again, b)], axis=1), np.stack([a, b], axis=1)),
        (np.stack([_key(a, c), here, there, _key(again, c)], axis=1), np.stack([a, c], axis=1)),
        (np.stack([_key(b, c), here, there], axis=1), np.stack([b, c], axis=1)),
    ]


def _four(own: Ints, v: Ints) -> Polygons:
    """Four labels: a quadrangle across each edge, from its middle to that of the tetrahedron."""
    middle, found = _key(*v.T), []
    for a, b, c, d in ((0, 1, 2, 3), (0, 2, 1, 3), (0, 3, 1, 2), (1, 2, 0, 3), (1, 3, 0, 2), (2, 3, 0, 1)):
        one, two = v[:, a], v[:, b]
        loop = np.stack([_key(one, two), _key(one, two, v[:, c]), middle, _key(one, two, v[:, d])], axis=1)
        found.append((loop, v[:, [a, b]]))
    return found
