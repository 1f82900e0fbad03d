"""Strain that a body wants to have without any stress, from heat say."""

from __future__ import annotations

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Ints
from surgplan.simulate.tet10 import GAUSS, shape, swelling


def at_integration_points(nodal: Floats, tets: Ints) -> Floats:
    """Nodal values (n,), quadratic on each element, at the integration points (m, 4)."""
    return nodal[tets] @ shape(GAUSS).T


def swelling_force(points: Floats, tets: Ints, lam: Floats, mu: Floats, free_strain: Floats) -> Floats:
    """Nodal forces (n, 3), N, that stand for an equal free strain in all directions, given at the integration points (m, 4).

    ∫ (3λ + 2μ) ε₀ ∇·v dx; the stress is then that of the strain less ε₀.
    """
    return swelling(points, tets, (3 * lam + 2 * mu)[:, None] * free_strain)
