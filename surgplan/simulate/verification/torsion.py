"""A square bar twisted at its ends, whose sections are free to warp, against Saint-Venant."""

from __future__ import annotations

import math

import numpy as np

from surgplan.base.verification import Row
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.solve import solve
from surgplan.simulate.verification.meshes import block, node_at

LENGTH, SIDE, TWIST, MODULUS, POISSON = 30.0, 10.0, 0.02, 1000.0, 0.3


def torsion_constant(side: float) -> float:
    """J of a square, mm⁴: a⁴ (1/3 - 64/π⁵ Σ tanh(nπ/2)/n⁵ over odd n) (Timoshenko and Goodier, Theory of Elasticity, §109).

    >>> round(torsion_constant(1.0), 6)
    0.140577
    """
    series = sum(math.tanh(n * math.pi / 2) / n**5 for n in range(1, 40, 2))
    return side**4 * (1 / 3 - 64 / math.pi**5 * series)


def rows(fineness: int = 4) -> list[Row]:
    """Torque for a given twist."""
    points, tets = block((fineness, fineness, 2 * fineness), lambda x: (x - [0.5, 0.5, 0]) * [SIDE, SIDE, LENGTH])
    ends = (points[:, 2] == 0) | (points[:, 2] == LENGTH)
    fixed = np.stack([ends, ends, np.zeros_like(ends)], axis=1)
    fixed[node_at(points, (0.0, 0.0, 0.0)), 2] = True
    angle = TWIST * points[:, 2] / LENGTH
    turned = np.stack([-angle * points[:, 1], angle * points[:, 0], np.zeros_like(angle)], axis=1)
    count = len(tets)
    solution = solve(
        Problem(points, tets, np.full(count, MODULUS), np.full(count, POISSON), fixed, np.zeros_like(points), turned)
    )
    top = points[:, 2] == LENGTH
    torque = float(np.cross(points[top], solution.reaction_n[top])[:, 2].sum())
    exact = MODULUS / (2 * (1 + POISSON)) * torsion_constant(SIDE) * TWIST / LENGTH
    source = "Saint-Venant: G J θ/L (Timoshenko and Goodier, Theory of Elasticity)"
    return [Row("torsion of a square bar", "torque", "N mm", exact, source, torque, 0.01)]
