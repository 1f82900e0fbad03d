"""How far two surfaces lie from each other, between their points too."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.triangles import TriMesh

STEPS = 4
"""Places along each edge of a coarse surface for the length of an edge of the fine one."""
RESERVE = 0.1
"""Of a limit, kept for what lies between these places."""


def within(fine: TriMesh, coarse: TriMesh, limit_mm: float) -> bool:
    """Whether a surface and a coarser one of the same thing lie within a distance of each other, with a reserve.

    Where one flat triangle lies over another the distance is greatest at a corner of either, or where their edges cross:
    so all points of both are asked, and places along the coarse one's edges closer than the fine one's edges are long.
    """
    most = (1 - RESERVE) * limit_mm
    from_coarse, from_fine = NearestTree.of(coarse), NearestTree.of(fine)
    for tree, places in (
        (from_fine, coarse.points),
        (from_fine, coarse.points[coarse.triangles].mean(axis=1)),
        (from_coarse, fine.points),
        (from_coarse, fine.points[fine.triangles].mean(axis=1)),
        (from_fine, _along_edges(coarse, _mean_edge_mm(fine) / STEPS)),
    ):
        if len(places) and np.abs(tree.query(places)[0]).max() > most:
            return False
    return True


def _edges(mesh: TriMesh) -> tuple[Floats, Floats]:
    """Start (n, 3) and vector (n, 3) of each edge once."""
    ends = np.sort(mesh.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1).astype(np.int64)
    key = np.unique(ends[:, 0] * len(mesh.points) + ends[:, 1])
    start = mesh.points[key // len(mesh.points)]
    return start, mesh.points[key % len(mesh.points)] - start


def _mean_edge_mm(mesh: TriMesh) -> float:
    return float(np.linalg.norm(_edges(mesh)[1], axis=1).mean())


def _along_edges(mesh: TriMesh, spacing_mm: float) -> Floats:
    """Places (n, 3) inside the edges no further apart than a spacing."""
    start, vector = _edges(mesh)
    count = np.ceil(np.linalg.norm(vector, axis=1) / spacing_mm).astype(np.int64) - 1
    edge = np.repeat(np.arange(len(count)), np.maximum(count, 0))
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(np.maximum(count, 0)) - np.maximum(count, 0), np.maximum(count, 0))
    places: Floats = start[edge] + ((nth + 1) / (count[edge] + 1))[:, None] * vector[edge]
    return places
