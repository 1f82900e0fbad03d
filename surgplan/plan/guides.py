"""Axes and planes of a plan that a motion can be kept to, or catch on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from surgplan.base.geometry import Floats, Rigid, Vector, unit, vector
from surgplan.case.document import Case
from surgplan.plan.features import is_direction

SHORTEST_MM = 1e-3
PATIENT_PLANES = {"axial": (0.0, 0.0, 1.0), "coronal": (0.0, 1.0, 0.0), "sagittal": (1.0, 0.0, 0.0)}
"""Normals in LPS."""
SHAFT = ("shaft_proximal", "shaft_distal")
"""The landmarks whose line is the canal's axis."""


@dataclass(frozen=True)
class Guide:
    """An axis, or a plane by its normal, through a point (LPS mm)."""

    kind: Literal["axis", "plane"]
    at: Vector
    along: Vector
    """Unit direction of the axis, or of the plane's normal."""
    of: str = ""
    """The thing of the case it belongs to."""

    def off_mm(self, point: Vector | Floats) -> float:
        """Distance of a point from an axis."""
        return float(np.linalg.norm(self.foot(point) - np.asarray(point)))

    def foot(self, point: Vector | Floats) -> Floats:
        """The point of the axis or plane nearest to a point."""
        away = np.asarray(point) - np.asarray(self.at)
        along = (away @ np.asarray(self.along)) * np.asarray(self.along)
        foot: Floats = np.asarray(self.at) + along if self.kind == "axis" else np.asarray(point) - along
        return foot


def guides_of(case: Case) -> dict[str, Guide]:
    """By name, the planes of the patient and of cuts, the shaft's axis, and the axes of implants and trajectories."""
    found = {f"{name} plane": Guide("plane", (0.0, 0.0, 0.0), normal) for name, normal in PATIENT_PLANES.items()}
    for cut in case.resections.values():
        found[f"plane of {cut.id}"] = Guide("plane", cut.plane.origin, cut.plane.normal, cut.id)
    ends = [case.landmarks[name].at for name in SHAFT if name in case.landmarks]
    if len(ends) == 2 and np.linalg.norm(np.subtract(ends[0], ends[1])) > SHORTEST_MM:
        found["canal axis"] = Guide("axis", ends[1], unit(np.subtract(ends[0], ends[1])))
    for implant in case.implants.values():
        for feature, own in implant.features.items():
            if is_direction(feature) and np.linalg.norm(own) > SHORTEST_MM:
                along = unit(implant.pose.rotate(np.asarray(own)))
                found[f"{implant.id}.{feature}"] = Guide("axis", implant.pose.translation, along, implant.id)
    for path in case.trajectories.values():
        if np.linalg.norm(np.subtract(path.target, path.entry)) > SHORTEST_MM:
            found[path.id] = Guide("axis", path.entry, unit(np.subtract(path.target, path.entry)), path.id)
    return found


def guide_frame(guide: Guide, pose: Rigid) -> Rigid:
    """A frame at a pose's origin whose z is the guide's direction and whose x lies as near to the pose's as it can."""
    z, axes = np.asarray(guide.along), pose.matrix3
    lengths = [float(np.linalg.norm(axis - (axis @ z) * z)) for axis in axes.T[:2]]
    x = axes[:, 0] if lengths[0] > 0.3 else axes[:, 1]
    x = x - (x @ z) * z
    return Rigid.from_axes(pose.translation, vector(x), vector(np.cross(z, x)))


def kept_to(guide: Guide, motion: Rigid, about: Vector) -> Rigid:
    """The part of a motion that a guide allows, `about` being the point that is turned about.

    In a plane: a shift within it and a turn about its normal. On an axis: a shift along it and a turn about the axis itself.
    The turn is the motion's twist about the guide's direction, the nearest of such turns.
    """
    along, origin = np.asarray(guide.along), np.asarray(about)
    shift = motion.apply(origin) - origin
    on = float(shift @ along) * along
    axis, angle_deg = motion.turn()
    half = np.radians(angle_deg) / 2
    twist_deg = float(np.degrees(2 * np.arctan2(np.sin(half) * (np.asarray(axis) @ along), np.cos(half))))
    centre = vector(guide.foot(origin)) if guide.kind == "axis" else about
    turn = Rigid.about(centre, guide.along, twist_deg) if twist_deg else Rigid.identity()
    return turn.then(Rigid.from_matrix(np.eye(3), vector(on if guide.kind == "axis" else shift - on)))
