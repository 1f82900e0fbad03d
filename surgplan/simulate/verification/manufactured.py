"""Order of convergence towards a displacement made up beforehand, with the body force it needs."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.base.verification import Row
from surgplan.simulate.elasticity import EDGES, Problem
from surgplan.simulate.solve import solve
from surgplan.simulate.stress import fields
from surgplan.simulate.tet10 import GAUSS, integration_volumes, shape
from surgplan.simulate.verification.meshes import block

MODULUS, POISSON = 5.2, 0.3
LAM, MU = 3.0, 2.0
"""Lamé's constants of these."""
WAVES = np.array([[2.0, 1.0, -1.0], [1.0, -2.0, 1.5], [-1.5, 1.0, 2.0]])

EIGHTHS = ((0, 4, 6, 7), (4, 1, 5, 8), (6, 5, 2, 9), (7, 8, 9, 3), (4, 5, 6, 8), (6, 5, 9, 8), (6, 9, 7, 8), (4, 6, 7, 8))
"""Nodes of the eight tetrahedra an element is cut into, so that forces and errors are integrated well enough not to matter."""


def exact(x: Floats) -> Floats:
    """Displacement (..., 3) at points (..., 3)."""
    displacement: Floats = np.sin(x @ WAVES.T)
    return displacement


def gradient(x: Floats) -> Floats:
    """Derivatives (..., 3, 3) of the displacement, component by direction."""
    slopes: Floats = np.cos(x @ WAVES.T)[..., None] * WAVES
    return slopes


def body_force(x: Floats) -> Floats:
    """-div σ = -(λ + μ) grad div u - μ Δu, N/mm³."""
    wave = np.sin(x @ WAVES.T)
    of_divergence = -np.einsum("...j,j,jk->...k", wave, np.diag(WAVES), WAVES)
    of_laplacian = -wave * np.sum(WAVES**2, axis=1)
    force: Floats = -(LAM + MU) * of_divergence - MU * of_laplacian
    return force


def errors(fineness: int) -> tuple[float, float]:
    """Errors of displacement in L2 and of strain in the energy norm, relative, on bricks of 1/fineness."""
    points, tets = block((fineness,) * 3, lambda x: x)
    count = len(tets)
    fine_rule = _fine_rule()
    volume = integration_volumes(points, tets).sum(axis=1)
    share = volume[:, None] / len(fine_rule)
    at = np.einsum("qa,tak->tqk", shape(fine_rule), points[tets])
    force = np.zeros_like(points)
    np.add.at(force, tets, np.einsum("qa,tq,tqk->tak", shape(fine_rule), share, body_force(at)))
    outer = np.any((points == 0) | (points == 1), axis=1)
    problem = Problem(
        points, tets, np.full(count, MODULUS), np.full(count, POISSON), np.repeat(outer[:, None], 3, 1), force, exact(points)
    )
    u = solve(problem, tolerance=1e-10).displacement_mm
    found = np.einsum("qa,tak->tqk", shape(fine_rule), u[tets])
    in_l2 = np.sum(share[..., None] * (found - exact(at)) ** 2) / np.sum(share[..., None] * exact(at) ** 2)
    strain = fields(problem, u).strain
    gauss_at = np.einsum("qa,tak->tqk", shape(GAUSS), points[tets])
    slopes = gradient(gauss_at)
    true = (slopes + np.swapaxes(slopes, -1, -2)) / 2
    wrong = _tensor(strain) - true
    in_energy = np.sum(volume[:, None] / 4 * _energy(wrong)) / np.sum(volume[:, None] / 4 * _energy(true))
    return float(np.sqrt(in_l2)), float(np.sqrt(in_energy))


def rows(fineness: int = 8) -> list[Row]:
    """Orders of convergence from one mesh to the next of half the size."""
    coarse, fine = errors(fineness // 2), errors(fineness)
    orders = np.log2(np.divide(coarse, fine))
    source = "theory of quadratic elements (Brenner and Scott): 3 for displacement, 2 for strain"
    return [
        Row("manufactured solution", "order of displacement, L2", "1", 3.0, source, float(orders[0]), 0.1),
        Row("manufactured solution", "order of strain, energy", "1", 2.0, source, float(orders[1]), 0.1),
    ]


def _fine_rule() -> Floats:
    """Integration points (32, 4) of equal weight: the four-point rule on each eighth of an element."""
    corners = np.concatenate([np.eye(4), [(np.eye(4)[i] + np.eye(4)[j]) / 2 for i, j in EDGES]])
    return np.concatenate([GAUSS @ corners[list(eighth)] for eighth in EIGHTHS])


def _tensor(six: Floats) -> Floats:
    order = [[0, 3, 5], [3, 1, 4], [5, 4, 2]]
    return six[..., order]


def _energy(strain: Floats) -> Floats:
    trace = np.trace(strain, axis1=-2, axis2=-1)
    energy: Floats = LAM * trace**2 + 2 * MU * np.sum(strain**2, axis=(-2, -1))
    return energy
