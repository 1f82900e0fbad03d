"""What the handles can move: where it stands in a case, and the operation that moves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from surgplan.app.plane_pose import plane_pose
from surgplan.base.geometry import Floats, Rigid, Vector, vector
from surgplan.case.document import Case
from surgplan.case.operation import Operation
from surgplan.plan.features import is_direction
from surgplan.plan.move_fragment import MoveFragment
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_resection import PlaceResection

STILL_DEG = 1e-6
"""Turns smaller than this are rounding errors."""


class Subject(Protocol):
    """Something with a pose."""

    @property
    def name(self) -> str:
        """Its name in the case."""

    def pose(self, case: Case) -> Rigid | None:
        """Where it stands; None if it is not there."""

    def moved(self, case: Case, delta: Rigid) -> Operation:
        """The operation that adds a motion in patient coordinates."""

    def solid(self, case: Case) -> Rigid | None:
        """From the frame its surface is given in into the patient; None for what has no solid."""

    def directions(self, case: Case) -> list[Vector]:
        """Unit directions of it that may catch on axes."""


@dataclass(frozen=True)
class ImplantSubject:
    """An implant."""

    name: str

    def pose(self, case: Case) -> Rigid | None:
        """Its pose."""
        implant = case.implants.get(self.name)
        return None if implant is None else implant.pose

    def moved(self, case: Case, delta: Rigid) -> Operation:
        """A turn about its origin, then a shift."""
        turn_deg, axis, shift = parts_of(delta, case.implants[self.name].pose.translation)
        if axis is None:
            return MoveImplant(self.name, translate_mm=shift)
        return MoveImplant(self.name, translate_mm=shift, turn_deg=turn_deg, axis=axis)

    def solid(self, case: Case) -> Rigid | None:
        """Its pose."""
        return self.pose(case)

    def directions(self, case: Case) -> list[Vector]:
        """Its own axes that have a name, or else its own z."""
        implant = case.implants[self.name]
        own = [np.asarray(d) for name, d in implant.features.items() if is_direction(name)] or [np.array([0.0, 0.0, 1.0])]
        return [vector(implant.pose.rotate(direction)) for direction in own]


@dataclass(frozen=True)
class CutSubject:
    """The plane of a cut."""

    name: str

    def pose(self, case: Case) -> Rigid | None:
        """A frame in the plane, z along its normal."""
        cut = case.resections.get(self.name)
        return None if cut is None else plane_pose(cut.plane)

    def moved(self, case: Case, delta: Rigid) -> Operation:
        """The same cut in another plane."""
        cut = case.resections[self.name]
        origin = vector(delta.apply(np.asarray(cut.plane.origin)))
        normal = vector(delta.rotate(np.asarray(cut.plane.normal)))
        return PlaceResection(cut.id, cut.segment, origin, normal, cut.positive, cut.negative, cut.kerf_mm)

    def solid(self, case: Case) -> Rigid | None:
        """A plane meets nothing."""
        return None

    def directions(self, case: Case) -> list[Vector]:
        """Its normal."""
        return [case.resections[self.name].plane.normal]


@dataclass(frozen=True)
class FragmentSubject:
    """A fragment of a cut; its handles stand on the cut, and move with it."""

    name: str

    def pose(self, case: Case) -> Rigid | None:
        """The frame in the plane of the cut, moved with the fragment."""
        cut = case.fragments().get(self.name)
        if cut is None:
            return None
        at_rest = plane_pose(cut.plane)
        motion = cut.poses.get(self.name)
        return at_rest if motion is None else at_rest.then(motion)

    def moved(self, case: Case, delta: Rigid) -> Operation:
        """A turn about the handles' origin, then a shift."""
        pose = self.pose(case)
        assert pose is not None
        turn_deg, axis, shift = parts_of(delta, pose.translation)
        if axis is None:
            return MoveFragment(self.name, translate_mm=shift)
        return MoveFragment(self.name, translate_mm=shift, turn_deg=turn_deg, axis=axis, about=pose.translation)

    def solid(self, case: Case) -> Rigid | None:
        """From where it was cut to where it is planned."""
        return None if self.name not in case.fragments() else case.motion_of(self.name) or Rigid.identity()

    def directions(self, case: Case) -> list[Vector]:
        """The normal of the cut."""
        pose = self.pose(case)
        return [] if pose is None else [vector(pose.matrix3[:, 2])]


def parts_of(delta: Rigid, about: Vector) -> tuple[float, Vector | None, Vector]:
    """Angle in degrees and axis of a motion's turn about a point, no axis where nothing turns, and the shift after it in mm."""
    axis, angle_deg = delta.turn()
    origin: Floats = np.asarray(about)
    shift = vector(np.round(delta.apply(origin) - origin, 12) + 0.0)
    return (angle_deg, axis, shift) if angle_deg > STILL_DEG else (0.0, None, shift)
