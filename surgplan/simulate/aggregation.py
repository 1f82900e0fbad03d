"""Smoothed aggregation: coarse levels of a matrix of blocks, made from the matrix and its near-null space alone.

Nodes are gathered into aggregates, each of which can move as the body does without strain; these motions, smoothed once so
that they cost less energy, are the coarse unknowns (Vanek, Mandel, Brezina 1996, Computing 56:179). Aggregates and their
motions are pyamg's; the smoothing is done here, because pyamg estimates its damping from random numbers, and at length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from pyamg.aggregation.aggregate import standard_aggregation
from pyamg.aggregation.tentative import fit_candidates
from scipy.sparse.linalg import splu

from surgplan.base.geometry import Floats
from surgplan.simulate import sweeps

Singles = NDArray[np.float32]

LARGEST_DIRECT = 500
"""Nodes or aggregates up to which a level is solved directly."""

POWER_STEPS = 12
RADIUS_MARGIN = 1.1
"""So many steps of the power method find the spectral radius to better than this factor."""


class Direct:
    """The last level, factorised.

    A trace of its diagonal is added, lest it be singular: an aggregate at a support may lack some of the six motions, which
    leaves zero rows, and mid-side nodes may be held by what corners do not see.
    """

    def __init__(self, matrix: Any) -> None:
        diagonal = matrix.diagonal()
        matrix = (matrix + sp.diags_array(np.where(diagonal > 0, 1e-7 * diagonal, 1.0))).tocsc()
        self.factors = splu(matrix, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True})

    def cycle(self, r: Singles) -> Singles:
        """The solution."""
        x: Singles = self.factors.solve(r.astype(np.float64)).astype(np.float32)
        return x


class Aggregated:
    """A level of aggregates, six unknowns each, with a coarser level below."""

    def __init__(self, matrix: Any, coarse: Coarse) -> None:
        matrix.sort_indices()
        self.inverse = sweeps.invert_diagonal_blocks(matrix).astype(np.float32)
        self.matrix = matrix.astype(np.float32)
        self.coarse = coarse

    def _sweep(self, r: Singles, x: Singles, forward: bool) -> None:
        a = self.matrix
        sweeps.block_sweep(a.indptr, a.indices, a.data, self.inverse, r, x, forward)

    def cycle(self, r: Singles) -> Singles:
        """Two visits, the second on what the first left."""
        x = self._visit(r)
        return x + self._visit(r - self.matrix @ x)

    def _visit(self, r: Singles) -> Singles:
        x = np.zeros_like(r)
        self._sweep(r, x, True)
        x += self.coarse.correction(r - self.matrix @ x)
        self._sweep(r, x, False)
        return x


Level = Direct | Aggregated


@dataclass(frozen=True, eq=False)
class Coarse:
    """What lies below a level: how to go down and up again, and the approximate solver there."""

    down: Any
    up: Any
    below: Level

    def correction(self, rest: Singles) -> Singles:
        """The coarse correction (rows, b) of a residual (rows, b)."""
        x: Singles = (self.up @ self.below.cycle(self.down @ rest.ravel())).reshape(rest.shape)
        return x


def coarsened(matrix: Any, motions: Floats) -> Coarse | Direct:
    """The levels below a matrix (BSR) whose near-null space is `motions`; the matrix itself, factorised, if it is small."""
    steps = []
    while matrix.shape[0] > LARGEST_DIRECT * matrix.blocksize[0]:
        up, coarse_motions = _prolongation(matrix, motions)
        if up.shape[1] >= matrix.shape[0]:
            break
        down = up.T.tobsr(blocksize=up.blocksize[::-1])
        steps.append((matrix, down, up))
        matrix, motions = (down @ (matrix @ up)).tobsr(blocksize=(up.blocksize[1],) * 2), coarse_motions
    below: Level = Direct(matrix)
    for fine, down, up in reversed(steps[1:]):
        below = Aggregated(fine, Coarse(down.astype(np.float32), up.astype(np.float32), below))
    if not steps:
        return Direct(matrix)
    return Coarse(steps[0][1].astype(np.float32), steps[0][2].astype(np.float32), below)


def _prolongation(matrix: Any, motions: Floats) -> tuple[Any, Floats]:
    """From aggregates to nodes: motions of the aggregates less a damped block Jacobi step, and the motions one level down."""
    graph = sp.csr_matrix((np.ones(len(matrix.indices)), matrix.indices, matrix.indptr), shape=(len(matrix.indptr) - 1,) * 2)
    aggregates, _ = standard_aggregation(graph)
    tentative, coarse_motions = fit_candidates(aggregates, motions)
    matrix.sort_indices()
    inverse = sweeps.invert_diagonal_blocks(matrix)
    rows = np.repeat(np.arange(len(inverse)), np.diff(matrix.indptr))
    scaled = sp.bsr_matrix((inverse[rows] @ matrix.data, matrix.indices, matrix.indptr), shape=matrix.shape)
    damping = 4 / 3 / _spectral_radius(scaled)
    smoothed = (tentative - damping * (scaled @ tentative)).tobsr(blocksize=tentative.blocksize)
    return smoothed, coarse_motions


def _spectral_radius(matrix: Any) -> float:
    """The largest eigenvalue in size, slightly overestimated, by the power method from a fixed start."""
    x = np.cos(np.arange(matrix.shape[0]) * 1.618)
    size = 0.0
    for _ in range(POWER_STEPS):
        x /= np.linalg.norm(x)
        x = matrix @ x
        size = float(np.linalg.norm(x))
    return RADIUS_MARGIN * size
