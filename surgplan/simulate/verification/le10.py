"""NAFEMS LE10: an elliptic thick plate under pressure."""

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

# lengths in m serve as mm here: stress does not depend on the unit of length
THICKNESS, PRESSURE, MODULUS, POISSON = 0.6, 1.0, 210e3, 0.3


def quarter_plate(x: Floats) -> Floats:
    """The unit cube as a quarter of the plate: from the inner ellipse 2 by 1 to the outer one 3.25 by 2.75."""
    # finer towards point D, where the stress is wanted
    out, turn = x[:, 0] * (0.5 + 0.5 * x[:, 0]), x[:, 1] * (0.5 + 0.5 * x[:, 1])
    angle = np.pi / 2 * turn
    wide, deep = 2 + 1.25 * out, 1 + 1.75 * out
    return np.stack([wide * np.cos(angle), deep * np.sin(angle), THICKNESS * (x[:, 2] - 0.5)], axis=1)


def rows(fineness: int = 10) -> list[Row]:
    """Stress along y at point D on the upper face."""
    points, tets = block((fineness, 2 * fineness, 2 * max(fineness // 4, 1)), quarter_plate)
    x, y, z = points.T
    outer = np.abs((x / 3.25) ** 2 + (y / 2.75) ** 2 - 1) < 1e-9
    size = 1e-9
    fixed = np.stack([(x < size) | outer, (y < size) | outer, outer & (np.abs(z) < size)], axis=1)
    top = faces_where(points, tets, lambda p: p[:, 2] > THICKNESS / 2 - size)
    count = len(tets)
    problem = Problem(points, tets, np.full(count, MODULUS), np.full(count, POISSON), fixed, pressure(points, top, PRESSURE))
    found = fields(problem, solve(problem).displacement_mm)
    nodal = recover(found.stress_mpa, tets, np.zeros(count, dtype=np.int32), found.volume_mm3)
    stress = float(nodal.values[node_at(points, (2.0, 0.0, THICKNESS / 2)), 1])
    source = "NAFEMS, The Standard NAFEMS Benchmarks, TNSB Rev. 3, 1990, LE10"
    return [Row("NAFEMS LE10", "stress along y at D", "MPa", -5.38, source, stress, 0.02)]
