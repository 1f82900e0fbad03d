"""What the handles can move: where it stands in a case, and the operation that moves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from surgplan.app.plane_pose import plane_pose
from surgplan.base.geometry import Rigid, vector
from surgplan.case.document import Case
from surgplan.case.operation import Operation
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.pose import Pose


class Subject(Protocol):
    """Something with a pose."""

    def pose(self, case: Case) -> Rigid | None:
        """Where it stands; None if it is not there."""

    def moved(self, case: Case, delta: Rigid) -> Operation:
        """The operation that adds a motion in patient coordinates."""


@dataclass(frozen=True)
class ImplantSubject:
    """An implant."""

    name: str

    def pose(self, case: Case) -> Rigid | None:
        """Its pose."""
        implant = case.implants.get(self.name)
        return None if implant is None else implant.pose

    def moved(self, case: Case, delta: Rigid) -> Operation:
        """A shift as it is, anything else as a new pose."""
        pose = case.implants[self.name].pose
        if np.allclose(delta.matrix3, np.eye(3), atol=1e-12):
            return MoveImplant(self.name, translate_mm=delta.translation)
        return MoveImplant(self.name, at=Pose.of(pose.then(delta)))


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
