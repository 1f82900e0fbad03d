"""Moving implants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, Vector, vector
from surgplan.case.document import Case, Implant
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.plan.pose import Pose


@dataclass(frozen=True)
class MoveImplant(Operation):
    """Shift and turn an implant, or put it at a pose."""

    kind: ClassVar[str] = "implant.move"

    implant: str
    """The implant's name."""
    translate_mm: Vector = (0.0, 0.0, 0.0)
    """Shift along L, P, S, mm, after the turn."""
    turn_deg: float = 0.0
    """Turn about the axis, degrees, right-handed."""
    axis: Vector | None = None
    """Direction of the axis of the turn, LPS; without one, the implant's own z axis."""
    about: Vector | None = None
    """A point on the axis of the turn, LPS mm; without one, the implant's own origin."""
    at: Pose | None = None
    """A whole new pose in place of a shift and a turn."""

    def check(self, case: Case, blobs: Blobs) -> None:
        """Refuse a motion that takes the implant off its bone, or off every bone where its own is not known."""
        from surgplan.plan.implant_surface import own_surface
        from surgplan.plan.in_reach import check_in_reach

        moved: Implant = self.apply(case, {}).implants[self.implant]
        on = moved.on if moved.on in {*case.segments, *case.fragments()} else None
        check_in_reach(case, blobs, own_surface(moved, blobs), moved.pose, self.implant, on)

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the implant moved; Refused if it is missing or the motion makes no sense."""
        implant: Implant = case.find("implants", self.implant)
        if self.at is not None:
            if self.turn_deg or any(self.translate_mm):
                raise Refused("give a new pose or a shift and a turn, not both")
            return case.with_item(replace(implant, pose=self.at.rigid()))
        try:
            axis = implant.pose.matrix3[:, 2] if self.axis is None else self.axis
            turn = Rigid.about(self.about or implant.pose.translation, vector(axis), float(self.turn_deg))
            shift = Rigid.from_matrix(np.eye(3), vector(self.translate_mm))
        except (ValueError, np.linalg.LinAlgError) as exc:
            raise Refused(f"{self.implant!r} can't be moved so: {exc}") from exc
        return case.with_item(replace(implant, pose=implant.pose.then(turn).then(shift)))

    def words(self) -> str:
        """What it did, with how far."""
        if self.at is not None:
            return f"Put {self.implant} at a pose"
        done = [f"{np.linalg.norm(self.translate_mm):.1f} mm"] if any(self.translate_mm) else []
        done += [f"{self.turn_deg:.1f}°"] if self.turn_deg else []
        return f"Move {self.implant} {', '.join(done)}".rstrip()
