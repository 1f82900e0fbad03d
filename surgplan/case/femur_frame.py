"""The femur's own directions, in which hip forces and stem positions are given.

The frame is that of the HIP98 measurements (Bergmann et al. 2001, J Biomech 34:859): x medial, y anterior, z proximal along
the femur's midline, origin in the centre of the head, mirrored between left and right so that x always is medial. Its three
directions are right-handed in a left femur and left-handed in a right one, so it is kept as three directions and not as a
rigid motion; `FemurFrame.rigid` is the right-handed frame that shares its x and z, the one stems are placed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid, Vector, unit, vector

Side = Literal["L", "R"]

SUPINE_ANTERIOR: Vector = (0.0, -1.0, 0.0)
"""Front of a patient who lies on the back, where no condyles were scanned; the leg's own turn is then unknown."""
LEAST_OFFSET_MM = 5.0
"""A head nearer than this to the shaft's axis says nothing about which way is medial."""
LEAST_ACROSS = 0.2
"""A front with a smaller part across the shaft than this (sine of the angle between them) says nothing."""


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
    Refused if the points do not make a femur, or if the shaft's two are swapped.
    """
    try:
        proximal = np.asarray(unit(np.subtract(shaft_proximal, shaft_distal)))
        ahead = across(np.asarray(unit(anterior)), proximal)
        if np.linalg.norm(ahead) < LEAST_ACROSS:
            raise Refused("the anterior direction runs along the shaft, so the femur has no frame; give one across the shaft")
        front = np.asarray(unit(ahead))
        if condyles is not None:
            turned = np.asarray(unit(np.cross(proximal, across(np.subtract(condyles[1], condyles[0]), proximal))))
            front = turned if turned @ front > 0 else -turned
    except ValueError as exc:
        raise Refused(f"these points make no femur frame: {exc}; check the shaft's two points and the front") from exc
    middle = (np.asarray(shaft_proximal) + np.asarray(shaft_distal)) / 2
    if not (np.asarray(head_centre) - middle) @ proximal > 0:
        raise Refused(
            "the head lies nearer to the shaft's distal landmark than to its proximal one, so the femur would stand on its "
            "head; the two landmarks on the shaft seem to be swapped"
        )
    # front x proximal points to the patient's right: (-P) x S = -L
    right = np.cross(front, proximal)
    offset = np.subtract(head_centre, shaft_distal) @ right
    if abs(offset) < LEAST_OFFSET_MM:
        raise Refused(
            f"the head lies {abs(offset):.1f} mm beside the shaft, so medial is unknown; check the front and the landmarks"
        )
    # a head on the patient's right of the shaft belongs to a left femur
    side: Side = "L" if offset > 0 else "R"
    return FemurFrame(side, vector(head_centre), vector(right if side == "L" else -right), vector(front), vector(proximal))


def across(direction: Floats, axis: Floats) -> Floats:
    """The part of a direction at right angles to a unit axis."""
    rest: Floats = direction - (direction @ axis) * axis
    return rest
