"""The preconditioner: one W-cycle from quadratic to linear shape functions and on through smoothed aggregation.

The quadratic level is smoothed by a forward Gauss-Seidel sweep of 3x3 blocks before, and a backward one after the coarse
correction, so the cycle is symmetric. The linear level lives on the corner nodes; below it follow aggregates that keep the
six rigid motions, and the last level is solved by a sparse factorisation. Each level below the quadratic one is visited
twice, which is cheap there and nearly halves the iterations where cortex, marrow and metal lie side by side. Everything
here is in single precision: it only has to point conjugate gradients the right way.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.simulate import sweeps
from surgplan.simulate.aggregation import Coarse, Direct, Singles, coarsened
from surgplan.simulate.assembly import Blocks, assemble
from surgplan.simulate.elasticity import EDGES, Bools, Ints
from surgplan.simulate.numbering import Numbering, number
from surgplan.simulate.threads import Team


def rigid_motions(points: Floats) -> Floats:
    """The three translations and three rotations about the centroid as columns (3 n, 6)."""
    x, y, z = (points - points.mean(axis=0)).T
    motions = np.zeros((len(points), 3, 6))
    for i in range(3):
        motions[:, i, i] = 1
    motions[:, 1, 3], motions[:, 2, 3] = -z, y
    motions[:, 0, 4], motions[:, 2, 4] = z, -x
    motions[:, 0, 5], motions[:, 1, 5] = -y, x
    return motions.reshape(-1, 6)


class _Smoothed:
    """A level with its Gauss-Seidel sweeps."""

    def __init__(self, blocks: Blocks, numbering: Numbering, team: Team) -> None:
        self.team, self.numbering, ranges = team, numbering, numbering.ranges
        self.rows = blocks.rows
        self.inverse = np.empty((blocks.rows, 3, 3), dtype=np.float32)
        team.run(sweeps.inverse_diagonal, ranges, blocks.data, blocks.diagonal, self.inverse)
        self.lower = _triangle(blocks.diagonal - blocks.start[:-1])
        self.upper = _triangle(blocks.start[1:] - blocks.diagonal - 1)
        whole = (blocks.start, blocks.column, blocks.data, blocks.diagonal)
        team.run(sweeps.split, ranges, *whole, *self.lower, *self.upper)

    def before(self, r: Singles) -> tuple[Singles, Singles]:
        """A forward sweep from zero: the correction x, and the residual r - A x that it leaves, which is -U x."""
        x, rest = np.empty_like(r), np.empty_like(r)
        for ranges in (self.numbering.slabs, [self.numbering.separator]):
            self.team.run(sweeps.forward_from_zero, ranges, *self.lower, self.inverse, r, x)
        self.team.run(sweeps.product, self.numbering.ranges, *self.upper, x, rest)
        np.negative(rest, out=rest)
        return x, rest

    def after(self, r: Singles, x: Singles) -> None:
        """A backward sweep."""
        for ranges in ([self.numbering.separator], self.numbering.slabs):
            self.team.run(sweeps.backward, ranges, *self.lower, *self.upper, self.inverse, r, x)


def _triangle(counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], Ints, Singles]:
    """Room for a matrix in single precision with so many blocks in each row: start, column, data."""
    start = np.concatenate([[0], np.cumsum(counts)])
    return start, np.empty(start[-1], dtype=np.int32), np.empty((start[-1], 3, 3), dtype=np.float32)


class Multigrid:
    """Approximately solves with the stiffness matrix of a mesh."""

    def __init__(
        self,
        matrix: Blocks,
        numbering: Numbering,
        points: Floats,
        tets: Ints,
        lam: Floats,
        mu: Floats,
        fixed: Bools,
        team: Team,
    ) -> None:
        self.team = team
        corner = np.zeros(len(points), dtype=bool)
        corner[tets[:, :4]] = True
        corner &= ~fixed.all(axis=1)
        self.quadratic = _Smoothed(matrix, numbering, team)
        self.linear: _Smoothed | None = None
        if not corner.any():
            return
        linear_numbering = number(points, tets[:, :4], corner)
        linear = assemble(points, tets, lam, mu, fixed, linear_numbering, team, linear=True)
        self.parents = np.ascontiguousarray(_parents(tets, linear_numbering.row)[numbering.order])
        self.linear = _Smoothed(linear, linear_numbering, team)
        size = 3 * linear.rows
        self.held = fixed[linear_numbering.order]
        motions = rigid_motions(points[linear_numbering.order])
        motions[self.held.ravel()] = 0
        bsr = sp.bsr_matrix((linear.data, linear.column, linear.start.astype(np.int32)), shape=(size, size))
        self.coarse = coarsened(bsr, motions)
        self.linear_matrix = bsr.astype(np.float32)

    def cycle(self, r: Singles) -> Singles:
        """One symmetric cycle on the residual r (rows, 3)."""
        x, rest = self.quadratic.before(r)
        if self.linear is not None:
            coarse = np.empty((self.linear.rows, 3), dtype=np.float32)
            sweeps.restrict(self.parents, rest, coarse)
            coarse[self.held] = 0
            correction = self._linear_cycle(self.linear, coarse)
            self.team.run(sweeps.interpolate, self.quadratic.numbering.ranges, self.parents, correction, x)
        self.quadratic.after(r, x)
        return x

    def _linear_cycle(self, level: _Smoothed, r: Singles) -> Singles:
        if isinstance(self.coarse, Direct):
            return self.coarse.cycle(r.ravel()).reshape(-1, 3)
        x = self._visit(level, self.coarse, r)
        return x + self._visit(level, self.coarse, r - (self.linear_matrix @ x.ravel()).reshape(-1, 3))

    def _visit(self, level: _Smoothed, coarse: Coarse, r: Singles) -> Singles:
        x, rest = level.before(r)
        x += coarse.correction(rest)
        level.after(r, x)
        return x


def _parents(tets: Ints, corner_row: Ints) -> Ints:
    """The rows of the two corners (n, 2) between which each node lies; a corner is its own parent twice, -1 is held."""
    parents = np.empty((len(corner_row), 2), dtype=np.int32)
    for e, edge in enumerate(EDGES):
        parents[tets[:, 4 + e]] = corner_row[tets[:, edge]]
    parents[tets[:, :4].ravel()] = corner_row[tets[:, :4].ravel()][:, None]
    return parents
