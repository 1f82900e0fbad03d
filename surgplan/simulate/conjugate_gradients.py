"""Preconditioned conjugate gradients on a matrix of 3x3 blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import NotConverged
from surgplan.base.geometry import Floats
from surgplan.base.progress import Progress
from surgplan.simulate import sweeps
from surgplan.simulate.aggregation import Singles
from surgplan.simulate.assembly import Blocks
from surgplan.simulate.kernel import kernel
from surgplan.simulate.numbering import Numbering
from surgplan.simulate.threads import Team


@dataclass(frozen=True, eq=False)
class System:
    """A positive definite matrix, the order of its rows, and something that approximately solves with it."""

    matrix: Blocks
    numbering: Numbering
    precondition: Callable[[Singles], Singles]
    team: Team


@kernel
def _advance(
    first: int, stop: int, alpha: float, p: Floats, q: Floats, x: Floats, r: Floats, scaled: Singles, scale: float
) -> float:
    total = 0.0
    for i in range(first, stop):
        for k in range(3):
            x[i, k] += alpha * p[i, k]
            r[i, k] -= alpha * q[i, k]
            scaled[i, k] = r[i, k] * scale
            total += r[i, k] * r[i, k]
    return total


@kernel
def _products(first: int, stop: int, z: Singles, r: Floats, q: Floats) -> tuple[float, float]:
    zr = zq = 0.0
    for i in range(first, stop):
        for k in range(3):
            zr += z[i, k] * r[i, k]
            zq += z[i, k] * q[i, k]
    return zr, zq


@kernel
def _turn(first: int, stop: int, beta: float, scale: float, z: Singles, p: Floats) -> None:
    for i in range(first, stop):
        for k in range(3):
            p[i, k] = beta * p[i, k] + scale * z[i, k]


def solve_system(system: System, load: Floats, tolerance: float, most: int, progress: Progress) -> tuple[Floats, float, int]:
    """Solve A x = load (rows, 3): x, its relative residual and the number of iterations; NotConverged after `most`.

    The direction is made conjugate by the Polak-Ribière formula, which forgives a preconditioner that single precision
    leaves not quite symmetric (Golub and Ye 1999, SIAM J Sci Comput 21:1305).
    """
    a, team, ranges = system.matrix, system.team, system.numbering.ranges
    size = float(np.linalg.norm(load))
    x, r = np.zeros_like(load), load.copy()
    scaled = (r / size).astype(np.float32)
    p, q = np.zeros_like(load), np.zeros_like(load)
    norm, last, alpha = size, 1.0, 0.0
    for iteration in range(1, most + 1):
        z = system.precondition(scaled)
        scale = norm
        parts = team.run(_products, ranges, z, r, q)
        zr = scale * sum(part[0] for part in parts)
        zq = scale * sum(part[1] for part in parts)
        if not zr > 0:
            break
        # z·(r - r_before) = -alpha z·q, as r = r_before - alpha q
        beta = -alpha * zq / last
        team.run(_turn, ranges, beta, scale, z, p)
        curvature = sum(team.run(sweeps.product_dot, ranges, a.start, a.column, a.data, p, q))
        alpha, last = zr / curvature, zr
        norm = float(np.sqrt(sum(team.run(_advance, ranges, alpha, p, q, x, r, scaled, 1.0 / norm))))
        progress(_fraction(norm / size, tolerance), f"iteration {iteration}, residual {norm / size:.1e}")
        if norm <= tolerance * size:
            return x, norm / size, iteration
        if not np.isfinite(norm):
            break
    raise NotConverged("the elastic solution", norm / size)


def _fraction(residual: float, tolerance: float) -> float:
    """How far an iteration is, by the digits it has gained."""
    return float(np.clip(np.log(max(residual, 1e-300)) / np.log(tolerance), 0.0, 1.0))
