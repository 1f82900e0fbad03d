"""Hip contact forces in newtons and patient directions."""

from __future__ import annotations

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.case.femur_frame import FemurFrame, femur_frame
from surgplan.simulate.peak_loads import PeakLoad

GRAVITY = 9.80665
"""Standard gravity, m/s² (CGPM 1901): N per kg of body weight."""

HEAVIEST_KG = 400.0
"""A body weight above this is a mistake, of units probably."""


def femur_axes(
    head_centre: Vector, shaft_proximal: Vector, shaft_distal: Vector, anterior: Vector, side: str | None = None
) -> FemurFrame:
    """The frame of a femur, refused where its landmarks contradict the `side` (L or R) given."""
    frame = femur_frame(head_centre, shaft_proximal, shaft_distal, anterior)
    if side is not None and side != frame.side:
        raise Refused(f"the landmarks make a femur of side {frame.side}, not {side!r}; look at the side and at the landmarks")
    return frame


def refuse_weight(body_weight_kg: float) -> None:
    """Refuse what can't be a patient's weight in kilograms."""
    if not 0 < body_weight_kg <= HEAVIEST_KG:
        raise Refused(f"a body weight of {body_weight_kg:g} kg can't be right; give it in kilograms")


def force_n(load: PeakLoad, body_weight_kg: float | None, axes: FemurFrame) -> Vector:
    """A literature load in newtons and LPS; Refused without a sensible body weight."""
    if body_weight_kg is None:
        raise Refused(f"{load.name} is given in per cent of body weight: give `body_weight_kg`")
    refuse_weight(body_weight_kg)
    return vector(axes.to_patient(load.force_percent_bw) / 100 * body_weight_kg * GRAVITY)
