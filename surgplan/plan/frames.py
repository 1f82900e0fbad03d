"""The femur's own directions, in which hip forces and stem positions are given.

The frame is that of the HIP98 measurements (Bergmann et al. 2001, J Biomech 34:859): x medial, y anterior, z proximal along
the femur's midline, origin in the centre of the head, mirrored between left and right so that x always is medial. Its three
directions are right-handed in a left femur and left-handed in a right one, so it is kept as three directions and not as a
rigid motion; `FemurFrame.rigid` is the right-handed frame that shares its x and z, the one stems are placed in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid, Vector, unit, vector

Side = Literal["left", "right"]

SUPINE_ANTERIOR: Vector = (0.0, -1.0, 0.0)
"""Front of a patient who lies on the back, where no condyles were scanned; the leg's own turn is then unknown."""
LEAST_OFFSET_MM = 5.0
"""A head nearer than this to the shaft's axis says nothing about which way is medial."""


@dataclass(frozen=True)
class FemurFrame:
    """Medial, anterior and proximal unit directions in LPS, with the centre of the head as origin."""

    side: Side
    origin: Vector
    medial: Vector
    anterior: Vector
    proximal: Vector

    def to_patient(self, components: Vector | Floats) -> Floats:
        """A vector (..., 3) given as medial, anterior, proximal, in LPS."""
        turned: Floats = np.asarray(components, dtype=float) @ self._rows
        return turned

    def components(self, direction: Vector | Floats) -> Floats:
        """An LPS vector (..., 3) as medial, anterior, proximal."""
        turned: Floats = np.asarray(direction, dtype=float) @ self._rows.T
        return turned

    @property
    def rigid(self) -> Rigid:
        """The right-handed frame with x medial and z proximal; its y is posterior in a right femur, anterior in a left one."""
        x, z = np.asarray(self.medial), np.asarray(self.proximal)
        return Rigid.from_matrix(np.column_stack([x, np.cross(z, x), z]), self.origin)

    @property
    def _rows(self) -> Floats:
        return np.array([self.medial, self.anterior, self.proximal])


def femur_frame(
    head_centre: Vector,
    shaft_proximal: Vector,
    shaft_distal: Vector,
    anterior: Vector = SUPINE_ANTERIOR,
    condyles: tuple[Vector, Vector] | None = None,
) -> FemurFrame:
    """The frame from the head's centre, two points of the shaft's axis and a direction to the front.

    Where the backs of the two condyles were scanned, the line between them (in any order) is x and `anterior` only decides its
    side of the front; without them `anterior` is projected across the shaft. The side follows from where the head lies.
    Refused if the points do not make a femur.
    """
    try:
        proximal = np.asarray(unit(np.subtract(shaft_proximal, shaft_distal)))
        front = np.asarray(unit(_across(np.asarray(anterior, dtype=float), proximal)))
        if condyles is not None:
            line = _across(np.subtract(condyles[1], condyles[0]), proximal)
            turned = np.asarray(unit(np.cross(proximal, line)))
            front = turned if turned @ front > 0 else -turned
    except ValueError as exc:
        raise Refused(f"these points make no femur frame: {exc}; check the shaft's two points and the front") from exc
    across = np.cross(front, proximal)
    offset = (np.subtract(head_centre, shaft_distal)) @ across
    if abs(offset) < LEAST_OFFSET_MM:
        raise Refused(
            f"the head lies {abs(offset):.1f} mm beside the shaft, so medial is unknown; check the front and the landmarks"
        )
    medial = across if offset > 0 else -across
    # front x proximal points to the patient's right: (-P) x S = -L
    side: Side = "left" if offset > 0 else "right"
    return FemurFrame(side, vector(head_centre), vector(medial), vector(front), vector(proximal))


def femoral_offset_mm(frame: FemurFrame, shaft_point: Vector) -> float:
    """Distance of the head's centre from the shaft's axis."""
    return float(np.linalg.norm(_across(np.subtract(frame.origin, shaft_point), np.asarray(frame.proximal))))


def neck_version_deg(frame: FemurFrame, neck_axis: Vector | Floats) -> float:
    """Anteversion: the neck's turn to the front out of the frame's medial direction, seen along the shaft."""
    medial, anterior, _ = frame.components(neck_axis)
    return math.degrees(math.atan2(anterior, medial))


def neck_shaft_angle_deg(frame: FemurFrame, neck_axis: Vector | Floats) -> float:
    """CCD: the angle between the neck, towards the head, and the shaft, towards the knee."""
    along = float(np.asarray(unit(neck_axis)) @ -np.asarray(frame.proximal))
    return math.degrees(math.acos(max(-1.0, min(1.0, along))))


def _across(direction: Floats, axis: Floats) -> Floats:
    rest: Floats = direction - (direction @ axis) * axis
    return rest
