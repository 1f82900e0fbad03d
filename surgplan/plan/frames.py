"""What is read in the femur's own directions: offset, version, neck angle."""

from __future__ import annotations

import math

import numpy as np

from surgplan.base.geometry import Floats, Vector, unit
from surgplan.case.femur_frame import FemurFrame, across


def femoral_offset_mm(frame: FemurFrame, shaft_point: Vector) -> float:
    """Distance of the head's centre from the shaft's axis."""
    return float(np.linalg.norm(across(np.subtract(frame.origin, shaft_point), np.asarray(frame.proximal))))


def neck_version_deg(frame: FemurFrame, neck_axis: Vector | Floats) -> float:
    """Anteversion: the neck's turn to the front out of the frame's medial direction, seen along the shaft."""
    medial, anterior, _ = frame.components(neck_axis)
    return math.degrees(math.atan2(anterior, medial))


def neck_shaft_angle_deg(frame: FemurFrame, neck_axis: Vector | Floats) -> float:
    """CCD: the angle between the neck, towards the head, and the shaft, towards the knee."""
    along = float(np.asarray(unit(neck_axis)) @ -np.asarray(frame.proximal))
    return math.degrees(math.acos(max(-1.0, min(1.0, along))))
