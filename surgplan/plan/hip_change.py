"""What a hip replacement does to leg length and offset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, vector
from surgplan.case.document import Implant
from surgplan.case.femur_frame import FemurFrame, femur_frame
from surgplan.plan.figure import Figure

LANDMARKS = ("head_centre", "shaft_proximal", "shaft_distal")
"""What a femur's frame is made of, by the names landmarks have by default."""


def stem_in_femur(marks: Mapping[str, Vector], stem: Implant) -> dict[str, Figure]:
    """What a stem does to the hip and how it stands in the femur whose `LANDMARKS` are given, LPS mm.

    The front is taken to be the patient's, who lies on the back. Where the landmarks make no frame, the figures have no value
    and say why.
    """
    try:
        head, proximal, distal = (marks[name] for name in LANDMARKS)
        frame = femur_frame(head, proximal, distal)
    except Refused as exc:
        return {name: Figure(None, unit, f"not measured: {exc}") for name, unit in _UNITS.items()}
    side = "left" if frame.side == "L" else "right"
    basis = f"{side} femur's own frame (HIP98) from {', '.join(LANDMARKS)}, its front taken as the patient's: LPS (0, -1, 0)"
    hip = hip_change(frame, implant_head_centre(stem))
    figures = {name: replace(f, source=f"{f.source}; the hip's centre stays in the pelvis") for name, f in hip.items()}
    figures |= stem_alignment(frame, stem)
    return {name: replace(f, source=f"{f.source}; {basis}") for name, f in figures.items()}


def implant_head_centre(implant: Implant) -> Vector:
    """The centre of an implant's head in the patient, LPS mm; Refused if it has none."""
    if "head_centre" not in implant.features:
        raise Refused(f"the implant {implant.id!r} ({implant.component}) has no head; choose a stem or a cup")
    return vector(implant.pose.apply(np.asarray(implant.features["head_centre"])))


def hip_change(frame: FemurFrame, new_head: Vector, cup_shift_mm: Vector | Floats = (0.0, 0.0, 0.0)) -> dict[str, Figure]:
    """Change of leg length and offset, mm, from the old head's centre (the frame's origin) to the new.

    A head that stands higher on the femur pushes the leg down by as much, so it lengthens the leg; a head farther from the
    shaft adds offset. `cup_shift_mm` (LPS) is how far the cup moves the centre of rotation in the pelvis: up shortens, medial
    takes away offset.
    """
    medial, anterior, proximal = frame.components(np.subtract(new_head, frame.origin))
    cup_medial, _, cup_proximal = frame.components(np.asarray(cup_shift_mm, dtype=float))
    where = "along the femur's own axes, new head against old head"
    return {
        "leg_length_change": Figure(float(proximal - cup_proximal), "mm", f"proximal {where}; positive is longer"),
        "offset_change": Figure(float(medial - cup_medial), "mm", f"medial {where}; positive is more offset"),
        "head_shift_anterior": Figure(float(anterior), "mm", f"anterior {where}"),
    }


def stem_alignment(frame: FemurFrame, implant: Implant) -> dict[str, Figure]:
    """How a stem stands in the femur: varus, flexion and version, degrees; Refused if it has no stem axis."""
    if "stem_axis" not in implant.features or "neck_axis" not in implant.features:
        raise Refused(f"the implant {implant.id!r} ({implant.component}) is no stem")
    axis = frame.components(implant.pose.rotate(np.asarray(implant.features["stem_axis"])))
    neck = frame.components(implant.pose.rotate(np.asarray(implant.features["neck_axis"])))
    # in varus the tip points laterally, so the axis leans medially on its way up
    return {
        "stem_varus": Figure(
            _degrees(axis[0], axis[2]), "deg", "stem axis to the shaft's in the frontal plane; positive is varus"
        ),
        "stem_flexion": Figure(
            _degrees(axis[1], axis[2]), "deg", "stem axis to the shaft's seen from the side; positive leans forward"
        ),
        "stem_version": Figure(
            _degrees(neck[1], neck[0]), "deg", "neck to the frame's medial axis seen along the shaft; positive is anteversion"
        ),
    }


_UNITS = {
    "leg_length_change": "mm",
    "offset_change": "mm",
    "head_shift_anterior": "mm",
    "stem_varus": "deg",
    "stem_flexion": "deg",
    "stem_version": "deg",
}


def _degrees(across: float, along: float) -> float:
    return float(np.degrees(np.arctan2(across, along)))
