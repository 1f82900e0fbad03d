"""Hip contact forces in newtons and patient directions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, unit, vector
from surgplan.simulate.peak_loads import PeakLoad

GRAVITY = 9.80665
"""Standard gravity, m/s² (CGPM 1901): N per kg of body weight."""

HEAVIEST_KG = 400.0
"""A body weight above this is a mistake, of units probably."""

LEAST_OFFSET_MM = 5.0
"""A head nearer than this to the shaft's axis does not say which way is medial."""


@dataclass(frozen=True)
class FemurAxes:
    """Medial, anterior and proximal unit directions in LPS: the axes of HIP98, which are mirrored in a right femur."""

    side: str
    medial: Vector
    anterior: Vector
    proximal: Vector

    def to_patient(self, components: Vector) -> Floats:
        """A vector given as medial, anterior, proximal, in LPS."""
        turned: Floats = np.asarray(components) @ np.array([self.medial, self.anterior, self.proximal])
        return turned


def femur_axes(
    head_centre: Vector, shaft_proximal: Vector, shaft_distal: Vector, anterior: Vector, side: str | None = None
) -> FemurAxes:
    """The axes of a femur from its head, two points on its shaft and the patient's anterior direction.

    z follows the shaft, y is the part of `anterior` across it, and x is across both, towards the head; that it points to the
    patient's right makes it a left femur. Refused if the points leave the axes undefined, or if the head lies on the wrong
    side for the `side` (L or R) given.
    """
    try:
        proximal = np.asarray(unit(np.subtract(shaft_proximal, shaft_distal)))
        front = np.asarray(unit(anterior))
    except ValueError as exc:
        raise Refused(
            f"the femur has no axes: {exc}; look at the two landmarks on the shaft and the anterior direction"
        ) from exc
    across = front - (front @ proximal) * proximal
    if np.linalg.norm(across) < 0.2:
        raise Refused("the anterior direction runs along the shaft; give one across it")
    front = np.asarray(unit(across))
    # anterior × proximal is the patient's right: (0, -1, 0) × (0, 0, 1) = (-1, 0, 0)
    right = np.cross(front, proximal)
    offset = float(np.subtract(head_centre, shaft_distal) @ right)
    if abs(offset) < LEAST_OFFSET_MM:
        raise Refused(f"the head lies {abs(offset):.1f} mm beside the shaft, so that medial is unknown; look at the landmarks")
    found = "L" if offset > 0 else "R"
    if side is not None and side != found:
        raise Refused(f"the landmarks make a femur of side {found}, not {side!r}; look at the side and at the landmarks")
    return FemurAxes(found, vector(right if found == "L" else -right), vector(front), vector(proximal))


def force_n(load: PeakLoad, body_weight_kg: float | None, axes: FemurAxes) -> Vector:
    """A literature load in newtons and LPS; Refused without a sensible body weight."""
    if body_weight_kg is None:
        raise Refused(f"{load.name} is given in per cent of body weight: give `body_weight_kg`")
    if not 0 < body_weight_kg <= HEAVIEST_KG:
        raise Refused(f"a body weight of {body_weight_kg:g} kg can't be right; give it in kilograms")
    return vector(axes.to_patient(load.force_percent_bw) / 100 * body_weight_kg * GRAVITY)
