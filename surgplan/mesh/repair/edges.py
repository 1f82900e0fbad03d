"""Edges of a triangle surface and the triangles at each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.mesh.triangles import Triangles

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class EdgeTable:
    """The sides of triangles, sorted so that those of one edge stand together; side 3t + n runs from corner n on."""

    side: Ints
    """(3m,) sides in this order."""
    forward: NDArray[np.bool_]
    """(3m,) whether each runs from the lower to the higher point."""
    start: Ints
    """(edges,) where each edge begins in the order."""
    count: Ints
    """(edges,) how many sides it has: two in a closed surface."""

    def triangles_of(self, edges: NDArray[np.bool_], nth: int) -> Ints:
        """The nth triangle at each of some edges."""
        triangles: Ints = self.side[self.start[edges] + nth] // 3
        return triangles


def edge_table(triangles: Triangles) -> EdgeTable:
    """The edges of triangles (m, 3)."""
    t = triangles.astype(np.int64)
    a, b = t.ravel(), t[:, [1, 2, 0]].ravel()
    key = np.minimum(a, b) * (int(t.max()) + 1) + np.maximum(a, b)
    side = np.argsort(key, kind="stable")
    _, start, count = np.unique(key[side], return_index=True, return_counts=True)
    return EdgeTable(side, (a < b)[side], start, count)
