"""The axis of the femoral neck, from the head's centre through the neck's narrowest section."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, unit, vector
from surgplan.mesh.surface import TriMesh
from surgplan.plan.section import section
from surgplan.plan.shaft_axis import Axis
from surgplan.plan.sphere_fit import Sphere

STEP_MM = 1.0
ROUNDS = 12


def neck_axis(surface: TriMesh, head: Sphere, shaft: Axis) -> Axis:
    """The line from the neck's narrowest section to the head's centre, with the sense towards the head.

    The neck is searched between the head's edge and the shaft, across a direction that is turned until it passes through the
    middle of the narrowest section. Refused if there is no section between them.
    """
    centre = np.asarray(head.centre)
    down = np.asarray(shaft.direction)
    foot = shaft.nearest(centre)
    # a first guess at 130 degrees to the shaft, the usual neck
    offset = float(np.linalg.norm(centre - foot))
    towards = np.asarray(unit(centre - (foot - down * offset / np.tan(np.radians(50)))))
    for _ in range(ROUNDS):
        middle = _narrowest(surface, centre, towards, head.radius_mm, offset)
        turned = np.asarray(unit(centre - middle))
        done = turned @ towards > 1 - 1e-9
        towards = np.asarray(unit(towards + turned))
        if done:
            break
    return Axis(vector(middle), vector(towards))


def _narrowest(surface: TriMesh, centre: Floats, towards: Floats, radius: float, offset: float) -> Floats:
    best: tuple[float, Floats] | None = None
    for back in np.arange(0.75 * radius, max(1.6 * radius, 0.75 * offset), STEP_MM):
        cut = section(surface, centre - back * towards, towards, near=centre - back * towards)
        if cut is not None and (best is None or cut.area_mm2 < best[0]):
            best = (cut.area_mm2, cut.centroid)
    if best is None:
        raise Refused("no neck was found between the head and the shaft; check the head's centre and the shaft's points")
    return best[1]


def neck_direction(surface: TriMesh, head: Sphere, shaft: Axis) -> Vector:
    """The unit direction of the neck towards the head."""
    return neck_axis(surface, head, shaft).direction
