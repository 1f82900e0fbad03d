"""A thick sphere under pressure from inside, an eighth of it on elements as bodies of a patient get."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats, Plane
from surgplan.base.verification import Row
from surgplan.mesh.curved import curved_tet10
from surgplan.mesh.fields import FormulaField, difference, formula_field
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.simulate.elasticity import Bools, Problem
from surgplan.simulate.loads import pressure
from surgplan.simulate.solve import solve
from surgplan.simulate.stress import fields, recover
from surgplan.simulate.surface import Faces, outer_faces, quadrature
from surgplan.simulate.verification.lame_sphere import INNER, MODULUS, OUTER, POISSON, PRESSURE


def ball(radius_mm: float) -> FormulaField:
    """A ball around the origin."""
    return formula_field(lambda p: np.linalg.norm(p, axis=1) - radius_mm, np.full(3, -radius_mm), np.full(3, radius_mm))


def rows(element_mm: float = 2.5) -> list[Row]:
    """Widening of the inner wall, hoop stress there on average and in the worst of its nodes."""
    cuts = tuple(Plane.through((0, 0, 0), -np.eye(3)[axis]) for axis in range(3))
    mesh = curved_tet10(tetrahedra([Body("shell", difference(ball(OUTER), ball(INNER)), cuts)], element_mm))
    points, tets, count = mesh.points, mesh.tets, len(mesh.tets)
    inner, fixed = _sides(points, outer_faces(points, tets))
    load = np.where(fixed, 0.0, pressure(points, inner, PRESSURE))
    problem = Problem(points, tets, np.full(count, MODULUS), np.full(count, POISSON), fixed, load)
    u = solve(problem).displacement_mm
    found = fields(problem, u)
    nodal = recover(found.stress_mpa, tets, np.zeros(count, dtype=np.int32), found.volume_mm3)
    wall = np.isin(nodal.node, inner.nodes)
    outwards = points[nodal.node[wall]] / np.linalg.norm(points[nodal.node[wall]], axis=1, keepdims=True)
    radial, hoop = _radial_and_hoop(nodal.values[wall], outwards)
    wide = np.einsum("ij,ij->i", u[nodal.node[wall]], outwards)
    cubes = OUTER**3 - INNER**3
    widening = PRESSURE * INNER**3 / (MODULUS * cubes) * ((1 - 2 * POISSON) * INNER + (1 + POISSON) * OUTER**3 / (2 * INNER**2))
    at_inner = PRESSURE * INNER**3 / cubes * (1 + OUTER**3 / (2 * INNER**3))
    worst = float(hoop[np.argmax(np.abs(hoop - at_inner))])
    case, source = "Lamé sphere on a lattice mesh", "Lamé 1852: inner radius 10, outer 20, pressure 10"
    return [
        Row(case, "widening of the inner wall, mean", "mm", widening, source, float(wide.mean()), 0.005),
        Row(case, "hoop stress at the inner wall, mean", "MPa", at_inner, source, float(hoop.mean()), 0.005),
        Row(case, "hoop stress at the inner wall, worst node", "MPa", at_inner, source, worst, 0.05),
        Row(case, "radial stress at the inner wall, mean", "MPa", -PRESSURE, source, float(radial.mean()), 0.02),
    ]


def _sides(points: Floats, faces: Faces) -> tuple[Faces, Bools]:
    """The faces on the inner wall, and what the planes of symmetry hold."""
    normal = faces.area.sum(axis=1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    middle = faces.at.mean(axis=1)
    away = np.linalg.norm(middle, axis=1)
    outwards = np.einsum("ij,ij->i", normal, middle) / away
    fixed = np.zeros(points.shape, dtype=bool)
    for axis in range(3):
        fixed[np.unique(faces.nodes[(normal[:, axis] < -0.9) & (np.abs(outwards) < 0.5)]), axis] = True
    inner = (outwards < -0.7) & (away < (INNER + OUTER) / 2)
    return quadrature(points, faces.nodes[inner], faces.element[inner]), fixed


def _radial_and_hoop(stress: Floats, outwards: Floats) -> tuple[Floats, Floats]:
    """Stress along directions (n, 3), and the mean of the two across them, of tensors (n, 6) xx, yy, zz, xy, yz, xz."""
    xx, yy, zz, xy, yz, xz = stress.T
    x, y, z = outwards.T
    radial: Floats = xx * x**2 + yy * y**2 + zz * z**2 + 2 * (xy * x * y + yz * y * z + xz * x * z)
    return radial, (xx + yy + zz - radial) / 2
