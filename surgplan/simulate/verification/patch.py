"""Patch test: a displacement that is linear in space must be met to rounding error on any mesh of straight elements."""

from __future__ import annotations

import numpy as np

from surgplan.base.verification import Row
from surgplan.simulate.elasticity import EDGES, Problem
from surgplan.simulate.solve import solve
from surgplan.simulate.stress import fields
from surgplan.simulate.verification.meshes import block

SOURCE = "Irons and Razzaque 1972: a field of constant strain"
GRADIENT = np.array([[0.010, 0.004, -0.003], [0.002, -0.006, 0.005], [0.001, 0.007, 0.008]])


def rows(fineness: int = 3) -> list[Row]:
    """Error of displacement and stress on a mesh whose inner nodes were thrown about."""
    points, tets = block((fineness,) * 3, lambda x: x * 10.0)
    inner = np.all((points > 0) & (points < 10), axis=1)
    thrown = np.random.default_rng(7).uniform(-0.12, 0.12, points.shape) * 10 / fineness
    points = points + thrown * inner[:, None]
    for e, (i, j) in enumerate(EDGES):
        points[tets[:, 4 + e]] = (points[tets[:, i]] + points[tets[:, j]]) / 2
    exact = points @ GRADIENT.T + [0.1, -0.2, 0.3]
    fixed = np.repeat(~inner[:, None], 3, axis=1)
    count = len(tets)
    problem = Problem(points, tets, np.full(count, 1000.0), np.full(count, 0.3), fixed, np.zeros_like(points), exact)
    solution = solve(problem, tolerance=1e-13)
    error = float(np.abs(solution.displacement_mm - exact).max() / np.abs(exact).max())
    stress = fields(problem, solution.displacement_mm).stress_mpa
    spread = float(np.ptp(stress, axis=(0, 1)).max() / np.abs(stress).max())
    return [
        Row("patch test", "largest error of displacement", "1", 0.0, SOURCE, error, 1e-10),
        Row("patch test", "largest change of stress", "1", 0.0, SOURCE, spread, 1e-10),
    ]
