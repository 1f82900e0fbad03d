"""Simple closed surfaces for the tests of planning."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Rigid
from surgplan.mesh.surface import TriMesh
from surgplan.plan.shapes.loft import revolve


def cylinder(radius_mm: float, low_mm: float, high_mm: float, around: int = 180, step_mm: float = 1.0) -> TriMesh:
    """A cylinder about z; its polygon has the area of the circle."""
    z = np.arange(low_mm, high_mm + step_mm / 2, step_mm)
    rim = np.column_stack([np.full(len(z), radius_mm), z])
    return revolve(np.concatenate([[[1e-3, low_mm]], rim, [[1e-3, high_mm]]]), around)


def sphere(radius_mm: float, centre: tuple[float, float, float] = (0.0, 0.0, 0.0), around: int = 180) -> TriMesh:
    """A sphere whose rings lie on it."""
    angle = np.linspace(0.0, np.pi, around // 2 + 1)
    ball = revolve(radius_mm * np.column_stack([np.maximum(np.sin(angle), 1e-4), -np.cos(angle)]), around)
    return ball.transformed(Rigid.from_matrix(np.eye(3), centre))


def joined(*meshes: TriMesh) -> TriMesh:
    """The union of closed surfaces."""
    from surgplan.plan.shapes.solids import solid, surface, united

    return surface(united([solid(m) for m in meshes]))
