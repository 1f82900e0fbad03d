"""Moving the fragments of a cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, Vector, vector
from surgplan.case.document import Case, Resection, Study
from surgplan.case.operation import Operation, Results
from surgplan.plan.pose import Pose

FARTHEST_MM = 500.0
"""A fragment moved farther than this is a slip of the pen."""
ON_THE_CUT_MM = 1e-3
"""A landmark nearer to the cut than this belongs to neither side."""


@dataclass(frozen=True)
class MoveFragment(Operation):
    """Shift and turn a fragment of a cut, put it at a pose, or put it back where it was cut."""

    kind: ClassVar[str] = "fragment.move"

    fragment: str
    """The fragment's name."""
    translate_mm: Vector = (0.0, 0.0, 0.0)
    """Shift along L, P, S, mm, after the turn."""
    turn_deg: float = 0.0
    """Turn about the axis, degrees, right-handed."""
    axis: Vector | None = None
    """Direction of the axis of the turn, LPS; without one, the normal of the cut as it lies on the fragment."""
    about: Vector | None = None
    """A point on the axis of the turn, LPS mm; without one, the origin of the cut as it lies on the fragment."""
    at: Pose | None = None
    """In place of a shift and a turn: where the patient's own frame would go if it were moved as the fragment is from where
    it was cut."""
    back: bool = False
    """In place of a shift and a turn: back to where it was cut."""
    carry: bool = True
    """Whether landmarks and implants on the fragment, and the loads and supports of studies on it, go with it. Landmarks of
    its segment on its side of the cut go as well, and stand on the fragment then."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the fragment moved and what it carries; Refused if it is missing or the motion makes no sense."""
        cut = case.fragments().get(self.fragment)
        if cut is None:
            there = ", ".join(case.fragments()) or "none; cut a segment first"
            raise Refused(f"there is no fragment called {self.fragment!r}; there is: {there}")
        before = cut.poses.get(self.fragment, Rigid.identity())
        after = self._pose(cut, before)
        origin = np.asarray(cut.plane.origin)
        away = float(np.linalg.norm(after.apply(origin) - origin))
        if away > FARTHEST_MM:
            raise Refused(f"{self.fragment!r} would lie {away:.0f} mm from where it was cut; give a shift in mm, LPS")
        poses = {name: pose for name, pose in cut.poses.items() if name != self.fragment}
        if after != Rigid.identity():
            poses[self.fragment] = after
        motion = before.inverse().then(after)
        case = _taken_along(case, cut, self.fragment, before) if self.carry else _left_behind(case, cut, self.fragment)
        case = case.with_item(replace(cut, poses=poses))
        case = _noted(case, cut.segment, self.fragment, after != Rigid.identity())
        return carried(case, self.fragment, motion) if self.carry else case

    def words(self) -> str:
        """What it did, with how far."""
        if self.back:
            return f"Put {self.fragment} back where it was cut"
        if self.at is not None:
            return f"Put {self.fragment} at a pose"
        done = [f"{np.linalg.norm(self.translate_mm):.1f} mm"] if any(self.translate_mm) else []
        done += [f"{self.turn_deg:.1f}°"] if self.turn_deg else []
        return f"Move {self.fragment} {', '.join(done)}".rstrip()

    def _pose(self, cut: Resection, before: Rigid) -> Rigid:
        stepped = bool(self.turn_deg) or any(self.translate_mm)
        if stepped + (self.at is not None) + self.back > 1:
            raise Refused("give a shift and a turn, a pose, or that it goes back: one of them")
        if self.back:
            return Rigid.identity()
        if self.at is not None:
            return self.at.rigid()
        try:
            axis = before.rotate(np.asarray(cut.plane.normal)) if self.axis is None else np.asarray(self.axis)
            about = before.apply(np.asarray(cut.plane.origin)) if self.about is None else np.asarray(self.about)
            turn = Rigid.about(vector(about), vector(axis), float(self.turn_deg))
            shift = Rigid.from_matrix(np.eye(3), vector(self.translate_mm))
        except (ValueError, np.linalg.LinAlgError) as exc:
            raise Refused(f"{self.fragment!r} can't be moved so: {exc}") from exc
        return before.then(turn).then(shift)


def _taken_along(case: Case, cut: Resection, fragment: str, moved: Rigid) -> Case:
    """The case with the landmarks of the cut's segment that lie on the fragment's side standing on it, moved as it is."""
    side = 1.0 if fragment == cut.positive else -1.0
    for mark in case.landmarks.values():
        if mark.on == cut.segment:
            beyond_mm = side * float(cut.plane.signed_distance_mm(np.asarray([mark.at]))[0])
            if beyond_mm > max(cut.kerf_mm / 2, ON_THE_CUT_MM):
                case = case.with_item(replace(mark, on=fragment, at=vector(moved.apply(np.asarray(mark.at)))))
    return case


def _left_behind(case: Case, cut: Resection, fragment: str) -> Case:
    """The case with the fragment's landmarks standing on the segment, that is where they were scanned."""
    for mark in case.landmarks.values():
        if mark.on == fragment:
            if fragment in cut.poses:
                raise Refused(
                    f"the landmark {mark.id!r} went along when {fragment!r} was moved, so it can't stay behind now; "
                    "put the fragment back where it was cut first"
                )
            case = case.with_item(replace(mark, on=cut.segment))
    return case


def _noted(case: Case, segment: str, fragment: str, is_moved: bool) -> Case:
    """The case whose studies of the whole segment say that a fragment of it is planned elsewhere."""
    words = f"{fragment} was moved in the plan; this study takes {segment} whole, where it was scanned."
    for study in case.studies.values():
        if segment in study.bodies and is_moved != (words in study.notes):
            others = tuple(note for note in study.notes if note != words)
            case = case.with_item(replace(study, notes=(*others, words) if is_moved else others))
    return case


def carried(case: Case, fragment: str, motion: Rigid) -> Case:
    """The case with what stands on a fragment moved as it was: landmarks, implants, and points of loads and supports."""
    for mark in case.landmarks.values():
        if mark.on == fragment:
            case = case.with_item(replace(mark, at=vector(motion.apply(np.asarray(mark.at)))))
    along = {fragment}
    for implant in case.implants.values():
        if implant.on == fragment:
            along.add(implant.id)
            case = case.with_item(replace(implant, pose=implant.pose.then(motion)))
    for study in case.studies.values():
        if along & {*study.bodies}:
            case = case.with_item(_study(study, fragment, along, motion))
    return case


def _study(study: Study, fragment: str, along: set[str], motion: Rigid) -> Study:
    """Loads that follow a landmark or an implant go with that, by themselves; the others' points and supports go here."""
    loads = tuple(
        replace(load, at=vector(motion.apply(np.asarray(load.at)))) if load.on in along and not load.at_from else load
        for load in study.loads
    )
    supports = tuple(
        replace(support, plane=support.plane.moved(motion)) if support.on in along else support for support in study.supports
    )
    words = (
        f"{fragment} was moved after this study was made: its supports and loads went with it, forces keep their directions."
    )
    notes = study.notes if words in study.notes else (*study.notes, words)
    return replace(study, loads=loads, supports=supports, notes=notes)
