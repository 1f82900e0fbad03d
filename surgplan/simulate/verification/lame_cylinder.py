"""A thick tube under pressure from inside, in plane strain, on elements with curved edges."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.base.verification import Row
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.loads import pressure
from surgplan.simulate.solve import solve
from surgplan.simulate.stress import fields, recover
from surgplan.simulate.surface import faces_where
from surgplan.simulate.verification.meshes import block, node_at

INNER, OUTER, PRESSURE, MODULUS, POISSON = 10.0, 20.0, 10.0, 210e3, 0.3


def quarter_tube(x: Floats) -> Floats:
    """The unit cube as a quarter of the tube, 5 mm long, by radius, angle and height."""
    radius, angle = INNER * (OUTER / INNER) ** x[:, 0], np.pi / 2 * x[:, 1]
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), 5 * x[:, 2]], axis=1)


def rows(fineness: int = 6) -> list[Row]:
    """Widening and hoop stress at the inner wall, hoop stress at the outer one."""
    points, tets = block((fineness, 2 * fineness, 2), quarter_tube)
    size = 1e-9 * OUTER
    fixed = np.stack([points[:, 0] < size, points[:, 1] < size, (points[:, 2] < size) | (points[:, 2] > 5 - size)], axis=1)
    inner = faces_where(points, tets, lambda x: np.hypot(x[:, 0], x[:, 1]) < INNER + size)
    count = len(tets)
    problem = Problem(points, tets, np.full(count, MODULUS), np.full(count, POISSON), fixed, pressure(points, inner, PRESSURE))
    u = solve(problem).displacement_mm
    found = fields(problem, u)
    nodal = recover(found.stress_mpa, tets, np.zeros(count, dtype=np.int32), found.volume_mm3)
    a, b = node_at(points, (INNER, 0, 0)), node_at(points, (OUTER, 0, 0))
    scale = PRESSURE * INNER**2 / (OUTER**2 - INNER**2)
    widening = (1 + POISSON) / MODULUS * scale * ((1 - 2 * POISSON) * INNER + OUTER**2 / INNER)
    case, source = "Lamé cylinder", "Lamé 1852: plane strain, inner radius 10, outer 20, pressure 10"
    hoop = nodal.values[:, 1]
    return [
        Row(case, "widening of the inner wall", "mm", widening, source, float(u[a, 0]), 0.01),
        Row(case, "hoop stress at the inner wall", "MPa", scale * (1 + (OUTER / INNER) ** 2), source, float(hoop[a]), 0.01),
        Row(case, "hoop stress at the outer wall", "MPa", 2 * scale, source, float(hoop[b]), 0.01),
    ]
