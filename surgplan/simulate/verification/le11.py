"""NAFEMS LE11: a cylinder that tapers into a sphere, hotter outwards and upwards."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.base.verification import Row
from surgplan.simulate.elasticity import Ints, Problem, lame
from surgplan.simulate.solve import solve
from surgplan.simulate.stress import fields, recover
from surgplan.simulate.thermal import at_integration_points, swelling_force
from surgplan.simulate.verification.meshes import block, joined, node_at

# lengths in m serve as mm here: stress does not depend on the unit of length
MODULUS, POISSON, EXPANSION = 210e3, 0.3, 2.3e-4
S = float(np.sqrt(0.5))
TAPER_TOP, TOP = S + 0.69, S + 1.09


def _turned(radius: Floats, height: Floats, turn: Floats) -> Floats:
    angle = np.pi / 2 * turn
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), height], axis=1)


def _outwards(x: Floats) -> Floats:
    """How far from the inner to the outer wall: finer at the inner one, where the stress is wanted."""
    return x[:, 0] * (0.5 + 0.5 * x[:, 0])


def _sphere(x: Floats) -> Floats:
    """The band between the spheres of radius 1 and 1.4, from the bottom to the height S of the inner one's rim."""
    up = x[:, 2] * (0.6 + 0.4 * x[:, 2])
    inner, outer = np.pi / 4 * up, np.arcsin(S / 1.4) * up
    out = _outwards(x)
    radius = (1 - out) * np.cos(inner) + out * 1.4 * np.cos(outer)
    height = (1 - out) * np.sin(inner) + out * 1.4 * np.sin(outer)
    return _turned(radius, height, x[:, 1])


def _taper(x: Floats) -> Floats:
    rim = np.sqrt(1.96 - S**2)
    outer = rim + (1 - rim) * x[:, 2]
    return _turned(S + (outer - S) * _outwards(x), S + 0.69 * x[:, 2], x[:, 1])


def _cylinder(x: Floats) -> Floats:
    return _turned(S + (1 - S) * _outwards(x), TAPER_TOP + 0.4 * x[:, 2], x[:, 1])


def quarter(fineness: int) -> tuple[Floats, Ints]:
    """A quarter of the body."""
    around = 2 * fineness
    return joined(
        block((fineness, around, 2 * fineness), _sphere),
        block((fineness, around, 2 * fineness), _taper),
        block((fineness, around, fineness), _cylinder),
    )


def rows(fineness: int = 6) -> list[Row]:
    """Stress along the axis at point A on the inner rim of the bottom."""
    points, tets = quarter(fineness)
    x, y, z = points.T
    size = 1e-9
    fixed = np.stack([x < size, y < size, (z < size) | (z > TOP - size)], axis=1)
    count = len(tets)
    modulus, poisson = np.full(count, MODULUS), np.full(count, POISSON)
    swelling = EXPANSION * at_integration_points(np.hypot(x, y) + z, tets)
    force = swelling_force(points, tets, *lame(modulus, poisson), swelling)
    problem = Problem(points, tets, modulus, poisson, fixed, force)
    found = fields(problem, solve(problem).displacement_mm, swelling)
    nodal = recover(found.stress_mpa, tets, np.zeros(count, dtype=np.int32), found.volume_mm3)
    stress = float(nodal.values[node_at(points, (1.0, 0.0, 0.0)), 2])
    source = "NAFEMS, The Standard NAFEMS Benchmarks, TNSB Rev. 3, 1990, LE11"
    return [Row("NAFEMS LE11", "stress along the axis at A", "MPa", -105.0, source, stress, 0.02)]
