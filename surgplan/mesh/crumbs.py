"""Taking out what hangs on a mesh by nothing: crumbs, and pieces that touch only at an edge or a point."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.faces import FaceTable, face_table, parts, triangles_of
from surgplan.mesh.tetmesh import tet_volumes

Ints = NDArray[np.int64]
Labels = NDArray[np.int16]

CRUMB_TETS = 24
CRUMB_SHARE = 0.005
"""A part of a body with fewer tetrahedra, or a smaller share of the body's volume, is a crumb (the largest part never is)."""


def without_crumbs(points: Floats, tets: Ints, label: Labels, names: Sequence[str]) -> tuple[Labels, tuple[str, ...]]:
    """Labels (m,) in which each crumb belongs to the body around it, or to none (-1) if most of its surface is bare.

    A crumb is a part not joined by a face to the rest of its body and too small to matter. With notes on what was done.
    """
    table = face_table(tets)
    volume = tet_volumes(points, tets)
    label, moved = label.copy(), np.zeros(len(names))
    for _ in range(4):
        crumb, group = _crumbs(table, label, volume)
        if not crumb.any():
            break
        moved += np.bincount(label[crumb], volume[crumb], len(names))[: len(names)]
        _hand_over(points, tets, table, label, crumb, group)
    notes = [
        f"loose crumbs of {name!r}, {v:.2g} mm3 in all, were given to the body around them or left out"
        for name, v in zip(names, moved, strict=True)
        if v > 0
    ]
    return label, tuple(notes)


def _crumbs(table: FaceTable, label: Labels, volume: Floats) -> tuple[NDArray[np.bool_], NDArray[np.int32]]:
    """Which tetrahedra (m,) belong to crumbs, and the part (m,) each belongs to."""
    a, b = table.first // 4, table.second // 4
    same = (label[a] == label[b]) & (label[a] >= 0)
    number, group = parts(len(label), a[same], b[same])
    size, count = np.bincount(group, volume, number), np.bincount(group, minlength=number)
    owner = np.zeros(number, dtype=np.int64)
    owner[group] = label
    total, largest = np.zeros(int(owner.max()) + 2), np.zeros(int(owner.max()) + 2)
    np.add.at(total, owner, size)
    np.maximum.at(largest, owner, size)
    small = (owner >= 0) & (size < largest[owner]) & ((count < CRUMB_TETS) | (size < CRUMB_SHARE * total[owner]))
    return small[group], group


def _hand_over(
    points: Floats, tets: Ints, table: FaceTable, label: Labels, crumb: NDArray[np.bool_], group: NDArray[np.int32]
) -> None:
    """Give each crumb the label it shares most area with: a body's, or -1 for bare surface."""
    rows, others, faces = [], [], []
    for here, there in ((table.first, table.second), (table.second, table.first)):
        own, other = here // 4, there // 4
        outer = crumb[own] & ~crumb[other] & (group[own] != group[other])
        rows.append(group[own[outer]])
        others.append(label[other[outer]])
        faces.append(here[outer])
    bare = crumb[table.border // 4]
    rows.append(group[table.border[bare] // 4])
    others.append(np.full(int(bare.sum()), -1, dtype=np.int16))
    faces.append(table.border[bare])
    corners = points[triangles_of(tets, np.concatenate(faces))]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    row, other = np.concatenate(rows), np.concatenate(others).astype(np.int64)
    width = int(label.max()) + 2
    key, index = np.unique(row.astype(np.int64) * width + other + 1, return_inverse=True)
    shared = np.bincount(index, area)
    order = np.argsort(shared, kind="stable")
    # the last writer wins, which is the one that shares most
    chosen = np.full(int(group.max()) + 1, -1, dtype=np.int16)
    chosen[key[order] // width] = (key[order] % width - 1).astype(np.int16)
    label[crumb] = chosen[group[crumb]]


def apart(tets: Ints, count: int, table: FaceTable) -> tuple[Ints, Ints, NDArray[np.int32]]:
    """Pieces that share no face, given their own points: the tets, the old index of each point, the piece (m,) of each tet.

    Pieces are numbered by size, the largest 0. Points below `count` keep their number.
    """
    number, group = parts(len(tets), table.first // 4, table.second // 4)
    rank = np.argsort(np.argsort(-np.bincount(group, minlength=number), kind="stable"), kind="stable")
    piece = rank[group].astype(np.int32)
    source = np.arange(count)
    if number == 1:
        return tets, source, piece
    pair, index = np.unique(tets * number + piece[:, None], return_inverse=True)
    point = pair // number
    first = np.ones(len(pair), dtype=bool)
    first[1:] = point[1:] != point[:-1]
    new = point.copy()
    new[~first] = count + np.arange(int((~first).sum()))
    return new[index.reshape(tets.shape)], np.concatenate([source, point[~first]]), piece
