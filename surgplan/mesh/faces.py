"""Faces of tetrahedra: the outside, the shared ones, and what hangs together by them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from surgplan.mesh.tetmesh import FACES

Triangles = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class FaceTable:
    """Every face once for a border, or paired for two neighbours; faces are numbered `4 * tet + opposite corner`."""

    border: NDArray[np.int64]
    """Faces with a tetrahedron on one side only."""
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    """Pairs of faces that are the same triangle seen from its two tetrahedra."""

    def around(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The faces that part chosen tetrahedra (m,) from all others and from the outside, numbered from the chosen ones."""
        one, other = chosen[self.first // 4], chosen[self.second // 4]
        border = self.border[chosen[self.border // 4]]
        faces: NDArray[np.int64] = np.concatenate([border, self.first[one & ~other], self.second[other & ~one]])
        return faces


def face_table(tets: NDArray[np.integer]) -> FaceTable:
    """Match the faces of tetrahedra (m, 4); ValueError if a face has more than two."""
    corners = np.sort(tets[:, FACES].reshape(-1, 3), axis=1).astype(np.uint64)
    n = int(tets.max()) + 1 if len(tets) else 1
    if n < 2**21:
        key = (corners[:, 0] << np.uint64(42)) | (corners[:, 1] << np.uint64(21)) | corners[:, 2]
        order = np.argsort(key)  # not stable, but several times quicker
        same = key[order[1:]] == key[order[:-1]]
    else:
        order = np.lexsort(corners.T[::-1])
        same = (corners[order[1:]] == corners[order[:-1]]).all(axis=1)
    if (same[1:] & same[:-1]).any():
        raise ValueError("a face is shared by more than two tetrahedra")
    paired = np.zeros(len(order), dtype=bool)
    paired[1:] |= same
    paired[:-1] |= same
    one, other = order[:-1][same], order[1:][same]
    return FaceTable(order[~paired], np.minimum(one, other), np.maximum(one, other))


def triangles_of(tets: NDArray[np.integer], faces: NDArray[np.int64]) -> Triangles:
    """Corners (k, 3) of numbered faces, turned outwards from their tetrahedron."""
    t, opposite = np.divmod(faces, 4)
    triangles: Triangles = np.take_along_axis(tets[t], FACES[opposite], axis=1).astype(np.int32)
    return triangles


def boundary_faces(tets: NDArray[np.integer]) -> tuple[Triangles, NDArray[np.int64]]:
    """Outer triangles (k, 3), turned outwards, and the tetrahedron (k,) behind each."""
    border = face_table(tets).border
    return triangles_of(tets, border), border // 4


def between_materials(table: FaceTable, label: NDArray[np.integer]) -> NDArray[np.int64]:
    """Numbered faces on the outside of the mesh and between materials, each once."""
    differ = label[table.first // 4] != label[table.second // 4]
    faces: NDArray[np.int64] = np.concatenate([table.border, table.first[differ]])
    return faces


def interface_faces(
    tets: NDArray[np.integer], material: NDArray[np.integer], first: int, second: int
) -> tuple[Triangles, NDArray[np.int64], NDArray[np.int64]]:
    """Triangles (k, 3) between two materials, turned from the first into the second, and the tetrahedra (k,) on each side."""
    table = face_table(tets)
    a, b = table.first, table.second
    here, there = material[a // 4], material[b // 4]
    forward, backward = (here == first) & (there == second), (here == second) & (there == first)
    inner, outer = np.concatenate([a[forward], b[backward]]), np.concatenate([b[forward], a[backward]])
    return triangles_of(tets, inner), inner // 4, outer // 4


def parts(count: int, first: NDArray[np.int64], second: NDArray[np.int64]) -> tuple[int, NDArray[np.int32]]:
    """Number of groups and the group (count,) of each tetrahedron, joined by pairs of tetrahedra that share a face."""
    links = coo_array((np.ones(len(first), dtype=bool), (first, second)), shape=(count, count))
    number, group = connected_components(links, directed=False)
    return int(number), group
