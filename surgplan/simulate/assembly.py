"""Sparse matrices of 3x3 blocks, assembled from tetrahedra."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Bools, Ints
from surgplan.simulate.kernel import kernel
from surgplan.simulate.numbering import Numbering
from surgplan.simulate.tet10 import GAUSS_GRADIENTS, add_elements
from surgplan.simulate.threads import Team, even_ranges

CORNER_GRADIENTS = np.array([[[-1.0, -1.0, -1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]])
"""Reference gradients (1, 4, 3) of the linear shape functions on the corners."""


@dataclass(frozen=True, eq=False)
class Blocks:
    """A square matrix in block rows: row i has the blocks `data[start[i]:start[i + 1]]` at ascending `column`s."""

    start: NDArray[np.int64]
    column: Ints
    data: NDArray[np.floating[Any]]
    """(blocks, 3, 3)."""
    diagonal: NDArray[np.int64]
    """Where the diagonal block of each row stands."""

    @property
    def rows(self) -> int:
        """Number of block rows."""
        return len(self.diagonal)


@kernel
def _elements_of_rows(conn: Ints, rows: int) -> Any:
    start = np.zeros(rows + 1, dtype=np.int64)
    for t in range(conn.shape[0]):
        for a in range(conn.shape[1]):
            if conn[t, a] >= 0:
                start[conn[t, a] + 1] += 1
    for i in range(rows):
        start[i + 1] += start[i]
    fill = start[:-1].copy()
    element = np.empty(start[rows], dtype=np.int32)
    for t in range(conn.shape[0]):
        for a in range(conn.shape[1]):
            r = conn[t, a]
            if r >= 0:
                element[fill[r]] = t
                fill[r] += 1
    return start, element


@kernel
def _count(first: int, stop: int, conn: Ints, start: Any, element: Ints, counts: Any) -> None:
    seen = np.full(start.shape[0] - 1, -1, dtype=np.int32)
    for i in range(first, stop):
        n = 0
        for e in range(start[i], start[i + 1]):
            for a in range(conn.shape[1]):
                c = conn[element[e], a]
                if c >= 0 and seen[c] != i:
                    seen[c] = i
                    n += 1
        counts[i + 1] = n


@kernel
def _columns(first: int, stop: int, conn: Ints, start: Any, element: Ints, row_start: Any, column: Ints, diagonal: Any) -> None:
    seen = np.full(start.shape[0] - 1, -1, dtype=np.int32)
    for i in range(first, stop):
        n = row_start[i]
        for e in range(start[i], start[i + 1]):
            for a in range(conn.shape[1]):
                c = conn[element[e], a]
                if c >= 0 and seen[c] != i:
                    seen[c] = i
                    column[n] = c
                    n += 1
        column[row_start[i] : n].sort()
        diagonal[i] = row_start[i] + np.searchsorted(column[row_start[i] : n], i)


def pattern(conn: Ints, rows: int, team: Team) -> tuple[NDArray[np.int64], Ints, NDArray[np.int64]]:
    """Start, column and diagonal of the matrix of elements with matrix rows `conn` (m, k); rows of -1 are left out."""
    start, element = _elements_of_rows(conn, rows)
    row_start = np.zeros(rows + 1, dtype=np.int64)
    ranges = even_ranges(rows, 2 * team.size)
    team.run(_count, ranges, conn, start, element, row_start)
    np.cumsum(row_start, out=row_start)
    column = np.empty(row_start[-1], dtype=np.int32)
    diagonal = np.empty(rows, dtype=np.int64)
    team.run(_columns, ranges, conn, start, element, row_start, column, diagonal)
    return row_start, column, diagonal


def assemble(
    points: Floats, tets: Ints, lam: Floats, mu: Floats, fixed: Bools, numbering: Numbering, team: Team, linear: bool = False
) -> Blocks:
    """The stiffness matrix (N/mm) of the unknown nodes, with an identity at held components of a partly held node.

    With `linear`, the corners alone are used, with linear shape functions: the coarse space of the quadratic ones.
    """
    reference = CORNER_GRADIENTS if linear else GAUSS_GRADIENTS
    conn = np.ascontiguousarray(numbering.row[tets[:, : reference.shape[1]]])
    start, column, diagonal = pattern(conn, len(numbering.order), team)
    data = np.zeros((len(column), 3, 3))
    held = np.ascontiguousarray(fixed[numbering.order])
    # elements in the order of the rows they touch, so that what is written lies near what was written last
    order = np.argsort(conn.min(axis=1), kind="stable")
    team.run(add_elements, numbering.ranges, order, points, tets, conn, lam, mu, held, reference, start, column, data)
    return Blocks(start, column, data, diagonal)
