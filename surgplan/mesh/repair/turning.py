"""Shells of a surface: which triangles hang together by edges, and whether they can all turn the same way."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.mesh.repair.edges import EdgeTable, edge_table
from surgplan.mesh.triangles import Triangles, TriMesh

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def shells(triangles: Triangles) -> Ints:
    """For each triangle the number of its shell: what hangs together by edges of exactly two triangles."""
    table = edge_table(triangles)
    first, second = _neighbours(table)
    links = coo_array((np.ones(len(first), dtype=bool), (first, second)), shape=(len(triangles),) * 2)
    found: Ints = connected_components(links, directed=False)[1].astype(np.int64)
    return found


def to_flip(triangles: Triangles) -> Flags:
    """Which triangles to turn so that each shell turns one way, the way most of it does.

    BadInput where that is impossible: a Moebius strip has one side only.
    """
    table, m = edge_table(triangles), len(triangles)
    first, second = _neighbours(table)
    pairs = table.count == 2
    agree = table.forward[table.start[pairs]] != table.forward[table.start[pairs] + 1]
    # every triangle stands twice, as it is and turned; what must not go together is linked crosswise
    other = np.where(agree, 0, m)
    rows, columns = np.concatenate([first, first + m]), np.concatenate([second + other, second + m - other])
    links = coo_array((np.ones(len(rows), dtype=bool), (rows, columns)), shape=(2 * m, 2 * m))
    side = connected_components(links, directed=False)[1]
    if (side[:m] == side[m:]).any():
        raise BadInput(
            "it has one side only, as a Moebius strip has, so nothing is inside or outside of it; draw it as a closed solid"
        )
    turned = side[:m] > side[m:]
    part = np.minimum(side[:m], side[m:])
    most = np.bincount(part, np.where(turned, 1, -1), int(part.max()) + 1) > 0
    flips: Flags = turned != most[part]
    return flips


def signed_volumes(mesh: TriMesh, shell: Ints) -> Floats:
    """Volume of each shell, negative where it turns inwards; of an open one, with its holes closed towards its middle."""
    corners = mesh.points[mesh.triangles]
    centres = corners.mean(axis=1)
    count = np.maximum(np.bincount(shell), 1)[:, None]
    middle = np.column_stack([np.bincount(shell, centres[:, axis]) for axis in range(3)]) / count
    below = np.einsum("ij,ij->i", corners[:, 0] - middle[shell], mesh.face_vectors) / 6
    return np.bincount(shell, below).astype(np.float64)


def _neighbours(table: EdgeTable) -> tuple[Ints, Ints]:
    pairs = table.count == 2
    return table.triangles_of(pairs, 0), table.triangles_of(pairs, 1)
