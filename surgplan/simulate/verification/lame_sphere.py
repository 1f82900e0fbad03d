"""A thick sphere under pressure from inside, an eighth of it on elements with curved edges."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.base.verification import Row
from surgplan.simulate.elasticity import Ints, Problem
from surgplan.simulate.loads import pressure
from surgplan.simulate.solve import solve
from surgplan.simulate.stress import fields, recover
from surgplan.simulate.surface import faces_where
from surgplan.simulate.verification.meshes import block, joined, node_at

INNER, OUTER, PRESSURE, MODULUS, POISSON = 10.0, 20.0, 10.0, 210e3, 0.3


def eighth_of_a_shell(fineness: int) -> tuple[Floats, Ints]:
    """Three patches of a cube blown up to a sphere, one for each axis, between the two radii."""

    def patch(axis: int) -> tuple[Floats, Ints]:
        def blown(x: Floats) -> Floats:
            slope = np.tan(np.pi / 4 * x[:, :2])
            direction = np.column_stack([slope, np.ones(len(x))])
            direction /= np.linalg.norm(direction, axis=1)[:, None]
            return np.roll(direction * INNER * (OUTER / INNER) ** x[:, 2:], axis, axis=1)

        return block((fineness, fineness, fineness), blown)

    return joined(patch(0), patch(1), patch(2))


def rows(fineness: int = 6) -> list[Row]:
    """Widening and hoop stress at the inner wall, hoop stress at the outer one."""
    points, tets = eighth_of_a_shell(fineness)
    size = 1e-9 * OUTER
    inner = faces_where(points, tets, lambda x: np.linalg.norm(x, axis=1) < INNER + size)
    count = len(tets)
    problem = Problem(
        points, tets, np.full(count, MODULUS), np.full(count, POISSON), points < size, pressure(points, inner, PRESSURE)
    )
    u = solve(problem).displacement_mm
    found = fields(problem, u)
    nodal = recover(found.stress_mpa, tets, np.zeros(count, dtype=np.int32), found.volume_mm3)
    a, b = node_at(points, (INNER, 0, 0)), node_at(points, (OUTER, 0, 0))
    cubes = OUTER**3 - INNER**3
    widening = PRESSURE * INNER**3 / (MODULUS * cubes) * ((1 - 2 * POISSON) * INNER + (1 + POISSON) * OUTER**3 / (2 * INNER**2))
    case, source = "Lamé sphere", "Lamé 1852: inner radius 10, outer 20, pressure 10"
    hoop = nodal.values[:, 1]
    at_inner, at_outer = (PRESSURE * INNER**3 / cubes * (1 + OUTER**3 / (2 * r**3)) for r in (INNER, OUTER))
    return [
        Row(case, "widening of the inner wall", "mm", widening, source, float(u[a, 0]), 0.01),
        Row(case, "hoop stress at the inner wall", "MPa", at_inner, source, float(hoop[a]), 0.01),
        Row(case, "hoop stress at the outer wall", "MPa", at_outer, source, float(hoop[b]), 0.01),
    ]
