"""Cubic cells of several sizes: each level halves those above, and neighbours differ by one level at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats
from surgplan.mesh.cubic import MOST_CELLS, OFFSETS, Cells, packed, unpacked
from surgplan.mesh.sizing import Sizing

MOST_LEVELS = 6
"""Halvings of the coarsest cell: a further one would be a mistake in the sizes asked for."""
TOLERATED = 2 ** (1 / 3)
"""A cell is halved where it is larger than the wanted edge length by more than this factor."""
AROUND = np.array(list(product((-1, 0, 1), repeat=3)))
# the farthest corner inside a shape that a tetrahedron between a cell and its larger neighbour can have
REACH = 1.7


def graded(roots: Cells, size_mm: float, sizing: Sizing | None, shape: Callable[[Floats, float], Floats]) -> list[Cells]:
    """Cells (n, 3) of each level that fill the `roots` (n, 3), as fine as `sizing` wants and graded 2:1.

    Cell (i, j, k) of level l has its low corner at `(i, j, k) * size_mm / 2**l`. Cells that share a corner differ by one
    level at most. Small cells that `shape`, a distance at points for a cell size, says to lie outside are left out.
    MeshFailed if there would be too many.
    """
    roots = unpacked(np.unique(packed(roots)))
    if sizing is None:
        return [roots]
    halved = _balanced(_wanted(roots, size_mm, sizing), packed(roots))
    leaves, nodes = [], packed(roots)
    for level in range(len(halved) + 1):
        stay = unpacked(nodes if level == len(halved) else np.setdiff1d(nodes, halved[level], assume_unique=True))
        side = size_mm / 2**level
        if level:
            stay = stay[shape((stay + 0.5) * side, side) < REACH * side]
        leaves.append(stay)
        if level < len(halved):
            nodes = np.sort(packed(_children(unpacked(halved[level]))))
    _refuse_many(sum(len(cells) for cells in leaves))
    return leaves


def _wanted(roots: Cells, size_mm: float, sizing: Sizing) -> list[NDArray[np.int64]]:
    """Keys of the cells of each level that are to be halved for their own sake."""
    found, cells = [], roots
    for level in range(MOST_LEVELS):
        side = size_mm / 2**level
        cells = cells[sizing((cells + 0.5) * side, side) * TOLERATED < side]
        if not len(cells):
            break
        found.append(packed(cells))
        _refuse_many(8 * len(cells))
        cells = _children(cells)
    return found


def _balanced(halved: Sequence[NDArray[np.int64]], roots: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Halved cells of each level, with those that must be halved so that neighbours differ by one level at most."""
    found = list(halved)
    for level in range(len(found) - 1, 0, -1):
        around = (unpacked(found[level])[:, None] + AROUND).reshape(-1, 3)
        found[level - 1] = np.union1d(found[level - 1], packed(around // 2))
    # what reaches beyond the roots does not exist
    there = roots
    for level, keys in enumerate(found):
        found[level] = np.intersect1d(keys, there, assume_unique=False)
        there = packed(_children(unpacked(found[level])))
        _refuse_many(len(there))
    return found


def _children(cells: Cells) -> Cells:
    children: Cells = (2 * cells[:, None] + OFFSETS).reshape(-1, 3)
    return children


def _refuse_many(count: int) -> None:
    if count > MOST_CELLS:
        raise MeshFailed("refined like this the mesh would have tens of millions of tetrahedra; refine less, or a smaller part")
