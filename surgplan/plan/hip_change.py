"""What a hip replacement does to leg length and offset."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, vector
from surgplan.case.document import Implant
from surgplan.case.femur_frame import FemurFrame
from surgplan.plan.figure import Figure


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
    side = "left" if frame.side == "L" else "right"
    where = f"along the {side} femur's own axes (HIP98), new head against old head"
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


def _degrees(across: float, along: float) -> float:
    return float(np.degrees(np.arctan2(across, along)))
