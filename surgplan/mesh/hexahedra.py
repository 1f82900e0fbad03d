"""Bricks straight from labels: one element for each voxel, or for each small cube of voxels, as micro-FE takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import find_objects, label

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid

MOST = 20_000_000
"""Elements, about 4 GB of arrays."""
HALF = 0.5
"""A cube of voxels is an element where at least this share of it is filled."""
WORTH_SAYING = 0.001
"""Of a material's volume, that coarse elements must hold too much or too little before it is said."""
CORNERS = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]])
"""Corners (i, j, k) of an element in the order of CalculiX's C3D8 and of VTK's hexahedron."""


@dataclass(frozen=True, eq=False)
class HexMesh:
    """Eight-node bricks in LPS mm that share nodes: points (n, 3), elements int32 (m, 8), one material each."""

    points: Floats
    hexahedra: NDArray[np.int32]
    material: NDArray[np.int16]
    """(m,) index into `names`."""
    filled: Floats
    """(m,) share of each element's voxels that have a label: its modulus is to be scaled by that."""
    names: tuple[str, ...]
    element_mm3: float
    """Volume of an element; all are alike."""
    notes: tuple[str, ...] = ()
    """What of the labels is not in the mesh."""

    def volume_of(self, name: str) -> float:
        """Volume of the elements of a material, mm3, as far as they are filled."""
        return float(self.filled[self.material == self.names.index(name)].sum()) * self.element_mm3


def hexahedra(
    labels: NDArray[np.integer], grid: Grid, names: Mapping[int, str], coarsen: int = 1, whole: bool = True
) -> HexMesh:
    """Elements of the voxels [k, j, i] whose label is named, a cube of `coarsen` voxels a side each.

    An element takes the label that fills most of it, of equals the lower one, and is made where labels fill at least half
    of it. With `whole` only the largest part that hangs together by faces is kept, as a solver needs it, and a note says
    what was left out. MeshFailed for sizes that make no sense, no voxel at all, or too many elements.
    """
    if labels.shape != grid.array_shape:
        raise MeshFailed(f"labels of {labels.shape} voxels do not fit a grid of {grid.array_shape}")
    if not 1 <= coarsen <= 32:
        raise MeshFailed(f"{coarsen} voxels along an element's side make no mesh; choose 1 to 32")
    named = np.isin(labels, list(names))
    box = find_objects(named.astype(np.int8))
    if not box:
        raise MeshFailed("there is no voxel to make elements of: the labels are empty")
    # elements begin at multiples of the coarsening, so that the same voxels make the same elements in any selection
    start = np.array([s.start // coarsen * coarsen for s in box[0]])
    inner = tuple(slice(a, s.stop) for a, s in zip(start, box[0], strict=True))
    material, filled = _elements(np.where(named[inner], labels[inner], 0), sorted(names), coarsen)
    there = material >= 0
    if not there.any():
        raise MeshFailed(f"no cube of {coarsen} voxels a side is half filled; use smaller elements")
    order = [names[value] for value in sorted(names)]
    notes = _missed(named, filled, there, coarsen)
    notes += _shifted(labels[inner], sorted(names), order, material, filled * coarsen**3, coarsen)
    if whole:
        there, more = _largest(there)
        notes += more
    if int(there.sum()) > MOST:
        raise MeshFailed(f"{int(there.sum())} elements are more than a workstation can use; coarsen them, or cut the labels")
    points, elements = _numbered(there, start, grid, coarsen)
    volume = grid.voxel_volume_mm3 * coarsen**3
    return HexMesh(points, elements, material[there].astype(np.int16), filled[there], tuple(order), volume, notes)


def _elements(labels: NDArray[np.integer], values: list[int], coarsen: int) -> tuple[NDArray[np.int16], Floats]:
    """Material, -1 for none, and filled share of each cube of voxels."""
    shape = [-(-n // coarsen) for n in labels.shape]
    padded = np.zeros([n * coarsen for n in shape], dtype=labels.dtype)
    padded[tuple(slice(n) for n in labels.shape)] = labels
    cubes = padded.reshape(shape[0], coarsen, shape[1], coarsen, shape[2], coarsen)
    most, material = np.zeros(shape, dtype=np.int32), np.full(shape, -1, dtype=np.int16)
    together = np.zeros(shape, dtype=np.int32)
    for number, value in enumerate(values):
        count = np.count_nonzero(cubes == value, axis=(1, 3, 5))
        material[count > most] = number
        most = np.maximum(most, count)
        together += count.astype(np.int32)
    filled: Floats = together / coarsen**3
    material[filled < HALF] = -1
    return material, filled


def _missed(named: NDArray[np.bool_], filled: Floats, there: NDArray[np.bool_], coarsen: int) -> tuple[str, ...]:
    """A note if coarse elements miss voxels."""
    share = 1 - float(filled[there].sum()) * coarsen**3 / np.count_nonzero(named)
    if share < 1e-9:
        return ()
    return (f"{100 * share:.2g} % of the voxels lie in elements of {coarsen} voxels a side that are less than half filled",)


def _shifted(
    labels: NDArray[np.integer], values: list[int], names: list[str], material: NDArray[np.int16], voxels: Floats, coarsen: int
) -> tuple[str, ...]:
    """A note for each material that holds more or less in its elements (`voxels` each) than it has voxels."""
    said = []
    for number, (value, name) in enumerate(zip(values, names, strict=True)):
        had, has = int(np.count_nonzero(labels == value)), float(voxels[material == number].sum())
        if had and abs(has / had - 1) >= WORTH_SAYING:
            said.append(f"{name} holds {100 * has / had:.3g} % of its volume in elements of {coarsen} voxels a side")
    if len(values) > 1 and said:
        why = "an element of several materials is all of the one that fills most of it"
        said[-1] += f": {why}; use smaller elements where that matters"
    return tuple(said)


def _largest(there: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], tuple[str, ...]]:
    """The largest part that hangs together by faces, and a note if there are others."""
    parts, number = label(there)
    if number == 1:
        return there, ()
    sizes = np.bincount(parts.ravel())[1:]
    share = 100 * (1 - sizes.max() / sizes.sum())
    kept: NDArray[np.bool_] = parts == 1 + int(sizes.argmax())
    return kept, (f"{number - 1} parts that share no face with the largest, {share:.2g} % of the elements, were left out",)


def _numbered(there: NDArray[np.bool_], start: NDArray[np.int64], grid: Grid, coarsen: int) -> tuple[Floats, NDArray[np.int32]]:
    """Points in use and the elements (m, 8) of an array [k, j, i] of cubes whose first voxel is `start` [k, j, i]."""
    k, j, i = np.nonzero(there)
    nodes = np.array(there.shape) + 1
    key = (k * nodes[1] + j) * nodes[2] + i
    steps = (CORNERS[:, 2] * nodes[1] + CORNERS[:, 1]) * nodes[2] + CORNERS[:, 0]
    elements = key[:, None] + steps
    used = np.zeros(int(nodes.prod()), dtype=bool)
    used[elements.ravel()] = True
    number = np.cumsum(used, dtype=np.int64) - 1
    at = np.stack(np.unravel_index(np.flatnonzero(used), tuple(nodes)), axis=1) * coarsen + start
    # the corner of a voxel lies half a voxel before its middle
    points = grid.to_lps(at[:, ::-1].astype(np.float64) - 0.5)
    found = number[elements].astype(np.int32)
    # in a mirrored grid i, j and k turn the other way round
    mirrored = np.linalg.det(np.reshape(grid.direction, (3, 3))) < 0
    return points, found[:, [4, 5, 6, 7, 0, 1, 2, 3]] if mirrored else found
