"""The body-centred cubic lattice, only where a shape needs it, and finer where it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
HALF_RANGE = 1 << 20
"""Cells are numbered within this of 0 along each axis."""


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


def packed(cells: Cells) -> NDArray[np.int64]:
    """One number (n,) for each cell or point (n, 3) with coordinates within a million of 0; they sort as the rows do."""
    c = cells.astype(np.int64) + HALF_RANGE
    keys: NDArray[np.int64] = (c[:, 0] << 42) | (c[:, 1] << 21) | c[:, 2]
    return keys


def unpacked(keys: NDArray[np.int64]) -> Cells:
    """The cells (n, 3) of such numbers."""
    mask = 2 * HALF_RANGE - 1
    return np.stack([keys >> 42, (keys >> 21) & mask, keys & mask], axis=1) - HALF_RANGE


def among(keys: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each key is one of some sorted ones."""
    if not len(known):
        return np.zeros(len(keys), dtype=bool)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == keys
    return found


def lattice(leaves: Sequence[Cells], origin: Floats, size_mm: float) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Points (n, 3) and tetrahedra (m, 4) of the cells of each level, and the cell size (n,) around each point, mm.

    Four tetrahedra stand around each face between two cells, from centre to centre; an edge with a smaller cell's corner
    in its middle halves its tetrahedron. A face with a larger cell behind it is parted along the diagonal that starts in
    the middle of the larger face (Labelle and Shewchuk 2007, section 3). Cells that share a corner must differ by one
    level at most: then no point lies within an edge or a face of another tetrahedron.
    """
    sorted_keys = [np.unique(packed(cells)) for cells in leaves]
    finest = len(leaves) - 1
    corners = _corners_below(leaves, finest)
    names, sides = [], []
    for level, keys in enumerate(sorted_keys):
        cells, side = unpacked(keys), 2 << (finest - level)
        own = _between_equals(cells, keys, side, corners if level < finest else None)
        if level:
            own += _between_levels(cells, sorted_keys[level - 1], side)
        found = np.concatenate(own) if own else np.empty((0, 4), dtype=np.int64)
        names.append(found)
        sides.append(np.full(len(found), size_mm / 2**level))
    used, tets = np.unique(np.concatenate(names), return_inverse=True)
    tets = tets.reshape(-1, 4)
    spacing = np.empty(len(used))
    # smaller cells come later, and the last writer wins
    spacing[tets] = np.concatenate(sides)[:, None]
    points: Floats = origin + unpacked(used) * (size_mm / (2 << finest))
    return points, tets, spacing


def _corners_below(leaves: Sequence[Cells], finest: int) -> NDArray[np.int64]:
    """Keys of all corners of all cells but the largest, in halves of the finest cell."""
    found = [
        packed(((cells[:, None] + OFFSETS) * (2 << (finest - level))).reshape(-1, 3))
        for level, cells in enumerate(leaves)
        if level
    ]
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)


def _between_equals(
    cells: Cells, keys: NDArray[np.int64], side: int, corners: NDArray[np.int64] | None
) -> list[NDArray[np.int64]]:
    """Tetrahedra, as keys of their points, around the faces between cells of one size."""
    found = []
    for axis in range(3):
        step, one, two = (np.eye(3, dtype=np.int64)[(axis + turn) % 3] for turn in range(3))
        here = cells[among(packed(cells + step), keys)] * side
        there = here + side * step
        centres = [packed(here + side // 2), packed(there + side // 2)]
        ring = [there + side * (a * one + b * two) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
        for i in range(4):
            start, stop = ring[i], ring[(i + 1) % 4]
            ends = [packed(start), packed(stop)]
            whole = np.stack([*centres, *ends], axis=1)
            if corners is None:
                found.append(whole)
                continue
            middle = packed((start + stop) // 2)
            parted = among(middle, corners)
            found.append(whole[~parted])
            found += [np.stack([*centres, end, middle], axis=1)[parted] for end in ends]
    return found


def _between_levels(cells: Cells, larger: NDArray[np.int64], side: int) -> list[NDArray[np.int64]]:
    """Tetrahedra, as keys of their points, around the faces between cells and those twice as large."""
    found = []
    for axis, sign in product(range(3), (-1, 1)):
        step = sign * np.eye(3, dtype=np.int64)[axis]
        behind = (cells + step) // 2
        chosen = among(packed(behind), larger)
        small, big = cells[chosen], behind[chosen]
        centres = [packed(small * side + side // 2), packed(big * (2 * side) + side)]
        # of the face's corners the odd one is the middle of the larger face, the even one a corner of that
        odd, even = small | 1, small + (small & 1)
        odd[:, axis] = even[:, axis] = small[:, axis] + (sign > 0)
        middle, corner = packed(odd * side), packed(even * side)
        for other in ((axis + 1) % 3, (axis + 2) % 3):
            third = odd.copy()
            third[:, other] = even[:, other]
            found += [np.stack([centre, middle, corner, packed(third * side)], axis=1) for centre in centres]
    return found
