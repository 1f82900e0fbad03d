"""Tetrahedra cut from a block of bricks and bent into shape, mid-side nodes included."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import EDGES, Ints

Shape = Callable[[Floats], Floats]
"""Points (n, 3) of the unit cube to points (n, 3) in mm."""


def block(counts: tuple[int, int, int], shape: Shape) -> tuple[Floats, Ints]:
    """Points (n, 3) and ten-node tetrahedra (m, 10): the unit cube cut in bricks, six tetrahedra each, and mapped by `shape`.

    The cube's corners stay in line along each diagonal, so that the cut is the same in every brick and the tetrahedra match.
    """
    nodes = tuple(2 * n + 1 for n in counts)
    grid, cells = _lattice(nodes), 2 * _lattice(counts)
    tets = np.concatenate([_ten_nodes(cells, order, nodes) for order in permutations(range(3))])
    points = np.ascontiguousarray(shape(grid / (2 * np.asarray(counts))))
    corners = points[tets[:, :4]]
    if np.any(np.linalg.det(corners[:, 1:] - corners[:, :1]) <= 0):
        raise ValueError("the shape turns an element inside out")
    return points, tets


def _lattice(counts: tuple[int, ...]) -> NDArray[np.int64]:
    axes = np.meshgrid(*(np.arange(n) for n in counts), indexing="ij")
    return np.stack(axes, axis=-1).reshape(-1, 3).astype(np.int64)


def joined(*meshes: tuple[Floats, Ints]) -> tuple[Floats, Ints]:
    """One mesh of several whose faces match: nodes within a millionth of the size of the whole are one."""
    points = np.concatenate([mesh[0] for mesh in meshes])
    offsets = np.cumsum([0] + [len(mesh[0]) for mesh in meshes[:-1]])
    tets = np.concatenate([mesh[1] + offset for mesh, offset in zip(meshes, offsets, strict=True)])
    cell = 1e-6 * float(np.ptp(points, axis=0).max())
    _, first, place = np.unique(np.round(points / cell).astype(np.int64), axis=0, return_index=True, return_inverse=True)
    return points[first], place.ravel()[tets].astype(np.int32)


def node_at(points: Floats, place: tuple[float, float, float]) -> int:
    """The node at a place, mm."""
    distance = np.linalg.norm(points - place, axis=1)
    node = int(np.argmin(distance))
    if distance[node] > 1e-9 * float(np.ptp(points)):
        raise ValueError(f"no node lies at {place}")
    return node


def _ten_nodes(cells: NDArray[np.integer], order: tuple[int, ...], nodes: tuple[int, ...]) -> Ints:
    """One of the six tetrahedra of every brick: the path from its first to its last corner along three axes."""
    steps = np.zeros((4, 3), dtype=int)
    for i, axis in enumerate(order):
        steps[i + 1] = steps[i]
        steps[i + 1, axis] += 2
    if np.linalg.det(steps[1:] - steps[0]) < 0:
        steps[[2, 3]] = steps[[3, 2]]
    ten = np.concatenate([steps, [(steps[a] + steps[b]) // 2 for a, b in EDGES]])
    places = cells[:, None, :] + ten[None]
    tets: Ints = ((places[..., 0] * nodes[1] + places[..., 1]) * nodes[2] + places[..., 2]).astype(np.int32)
    return tets
