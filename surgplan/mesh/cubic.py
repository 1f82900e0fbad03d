"""The body-centred cubic lattice, only where a shape needs it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats

Cells = NDArray[np.int64]

BLOCK = 8
"""Cells along the side of a block that is looked at first."""
MOST_BLOCKS = 4_000_000
MOST_CELLS = 1_500_000
"""About 18 million tetrahedra: more than a workstation can use."""
OFFSETS = np.array(list(product((0, 1), repeat=3)))


def cells_near(field: Callable[[Floats], Floats], low: Floats, high: Floats, origin: Floats, size_mm: float) -> Cells:
    """Cells (n, 3) of a cubic grid that may belong to a tetrahedron with a corner inside the shape.

    Cell (i, j, k) has its low corner at `origin + (i, j, k) * size_mm`. Blocks of cells are halved again and again;
    one is dropped as soon as the field at its centre says that nothing in it is near, and taken whole once all is inside.
    """
    start = np.floor((low - origin) / size_mm).astype(int) // BLOCK - 1
    stop = np.floor((high - origin) / size_mm).astype(int) // BLOCK + 2
    if np.prod((stop - start).astype(float)) > MOST_BLOCKS:
        raise MeshFailed(f"elements of {size_mm:g} mm are too fine for a body of this size; use larger ones")
    axes = [np.arange(a, b) for a, b in zip(start, stop, strict=True)]
    blocks = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3) * BLOCK
    whole: list[Cells] = []
    width = BLOCK
    # the corners of a tetrahedron lie within one cell size of the centres of both its cells
    reach = 1.01 * size_mm
    while True:
        value = field(origin + (blocks + width / 2) * size_mm)
        slack = (np.sqrt(3) / 2) * (width - 1) * size_mm
        inside = value < -(slack + reach)
        blocks, full = blocks[~inside & (value < slack + reach)], blocks[inside]
        # a block that the surface passes holds at least a layer of its cells
        if sum(len(w) for w in whole) + len(full) * width**3 + len(blocks) * width**2 > MOST_CELLS:
            raise MeshFailed(f"elements of {size_mm:g} mm would give tens of millions of tetrahedra; use larger ones")
        whole.append(_filled(full, width))
        if width == 1:
            return np.concatenate([*whole, blocks])
        width //= 2
        blocks = (blocks[:, None] + width * OFFSETS).reshape(-1, 3)


def _filled(blocks: Cells, width: int) -> Cells:
    steps = np.array(list(product(range(width), repeat=3)))
    cells: Cells = (blocks[:, None] + steps).reshape(-1, 3)
    return cells


def lattice(cells: Cells, origin: Floats, size_mm: float) -> tuple[Floats, NDArray[np.int64]]:
    """Points and tetrahedra of the lattice: four around each face between two of the cells, from centre to centre."""
    low = cells.min(axis=0) - 1
    shape = cells.max(axis=0) - low + 3
    key = np.unique(_key(cells - low, shape))
    cells = np.stack(np.unravel_index(key, shape), axis=1)
    centres, corners, firsts = [], [], []
    for axis in range(3):
        step = np.eye(3, dtype=int)[axis]
        here, there = cells, cells + step
        at = np.searchsorted(key, _key(there, shape))
        both = (at < len(key)) & (key[np.minimum(at, len(key) - 1)] == _key(there, shape))
        one, two = np.eye(3, dtype=int)[(axis + 1) % 3], np.eye(3, dtype=int)[(axis + 2) % 3]
        ring = [there[both] + a * one + b * two for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
        for i in range(4):
            firsts.append(_key(here[both], shape))
            centres.append(_key(there[both], shape))
            corners.append(np.stack([_key(ring[i], shape), _key(ring[(i + 1) % 4], shape)], axis=1))
    # centres are numbered apart from corners: even keys are corners, odd keys centres
    pairs = 2 * np.stack([np.concatenate(firsts), np.concatenate(centres)], axis=1) + 1
    names = np.concatenate([pairs, 2 * np.concatenate(corners)], axis=1)
    used, tets = np.unique(names, return_inverse=True)
    at = np.stack(np.unravel_index(used // 2, shape), axis=1) + np.where(used[:, None] % 2, 0.5, 0.0)
    points: Floats = origin + (at + low) * size_mm
    return points, tets.reshape(-1, 4)


def _key(cells: Cells, shape: NDArray[np.int64]) -> NDArray[np.int64]:
    key: NDArray[np.int64] = np.ravel_multi_index((cells[:, 0], cells[:, 1], cells[:, 2]), tuple(int(s) for s in shape))
    return key
