"""A clamped beam under a shear at its end, against beam theory with shear."""

from __future__ import annotations

import numpy as np

from surgplan.base.verification import Row
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.loads import traction
from surgplan.simulate.solve import solve
from surgplan.simulate.surface import faces_where
from surgplan.simulate.verification.meshes import block

LENGTH, SIDE, FORCE, MODULUS, POISSON = 200.0, 10.0, 50.0, 17000.0, 0.3


def rows(fineness: int = 4) -> list[Row]:
    """Deflection of the end's middle."""
    points, tets = block((fineness, fineness, 10 * fineness), lambda x: x * [SIDE, SIDE, LENGTH])
    count = len(tets)
    held = np.repeat(points[:, 2:] == 0, 3, axis=1)
    end = faces_where(points, tets, lambda x: x[:, 2] == LENGTH)
    force = traction(points, end, (FORCE / SIDE**2, 0.0, 0.0))
    solution = solve(Problem(points, tets, np.full(count, MODULUS), np.full(count, POISSON), held, force))
    tip = points[:, 2] == LENGTH
    inertia, shear_modulus = SIDE**4 / 12, MODULUS / (2 * (1 + POISSON))
    share = 10 * (1 + POISSON) / (12 + 11 * POISSON)
    exact = FORCE * LENGTH**3 / (3 * MODULUS * inertia) + FORCE * LENGTH / (share * shear_modulus * SIDE**2)
    return [
        Row(
            "cantilever with shear",
            "deflection of the end",
            "mm",
            exact,
            "FL³/3EI + FL/κGA, κ of Cowper 1966, J Appl Mech 33:335",
            float(solution.displacement_mm[tip, 0].mean()),
            0.01,
        )
    ]
