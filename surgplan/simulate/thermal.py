"""Strain that a body wants to have without any stress, from heat say."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Ints
from surgplan.simulate.kernel import kernel
from surgplan.simulate.tet10 import GAUSS, GAUSS_GRADIENTS, invert, push, shape


def at_integration_points(nodal: Floats, tets: Ints) -> Floats:
    """Nodal values (n,), quadratic on each element, at the integration points (m, 4)."""
    return nodal[tets] @ shape(GAUSS).T


@kernel
def _swelling_force(points: Floats, tets: Ints, pressure: Floats, reference: Floats) -> Floats:
    force = np.zeros_like(points)
    inverse = np.empty((3, 3))
    g = np.empty((10, 3))
    for t in range(tets.shape[0]):
        for q in range(4):
            w = invert(points, tets[t], reference[q], inverse) / 24 * pressure[t, q]
            push(reference[q], inverse, g)
            for a in range(10):
                for i in range(3):
                    force[tets[t, a], i] += w * g[a, i]
    return force


def swelling_force(points: Floats, tets: Ints, lam: Floats, mu: Floats, free_strain: Floats) -> Floats:
    """Nodal forces (n, 3), N, that stand for an equal free strain in all directions, given at the integration points (m, 4).

    ∫ (3λ + 2μ) ε₀ ∇·v dx; the stress is then that of the strain less ε₀.
    """
    return _swelling_force(points, tets, (3 * lam + 2 * mu)[:, None] * free_strain, GAUSS_GRADIENTS)
