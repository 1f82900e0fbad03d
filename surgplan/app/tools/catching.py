"""What the handles make of a drag: kept to a guide, and caught by axes and bone near to where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from surgplan.app.handle_state import HandleSettings
from surgplan.app.tools.subjects import Subject
from surgplan.app.views.gizmo import Held
from surgplan.app.words import say
from surgplan.base.geometry import Rigid, Vector, vector
from surgplan.case.document import Case
from surgplan.plan.guides import Guide, guides_of, kept_to

if TYPE_CHECKING:
    from surgplan.plan.collision import Obstacle


def caught(
    case: Case,
    subject: Subject,
    delta: Rigid,
    held: Held,
    now: HandleSettings,
    guide: Guide | None,
    bones: Sequence[Obstacle],
) -> tuple[Rigid, str]:
    """The motion of a drag as the settings let it be, and what it was caught by, in words."""
    pose = subject.pose(case)
    if pose is None:
        return delta, ""
    origin = pose.translation
    if guide is not None:
        delta = kept_to(guide, delta, origin)
    if held.free:
        return delta, ""
    found, words = _turned(case, subject, delta, held, now, origin) if held.kind == "ring" else (None, "")
    if held.kind != "ring":
        found, words = _shifted(case, subject, delta, held, now, origin, bones)
    if found is None:
        return delta, ""
    return (found if guide is None else kept_to(guide, found, origin)), words


def _shifted(
    case: Case,
    subject: Subject,
    delta: Rigid,
    held: Held,
    now: HandleSettings,
    origin: Vector,
    bones: Sequence[Obstacle],
) -> tuple[Rigid | None, str]:
    from surgplan.plan.snapping import caught_by_axis, caught_by_surface

    only = vector(held.direction) if held.kind == "arrow" else None
    if now.to_axes:
        found = caught_by_axis(origin, delta, _others(case, subject), only)
        if found is not None:
            return found, say("on an axis")
    for bone in bones if now.to_cortex else ():
        if bone.motion is None:  # a moved fragment's outside is not caught on
            found = caught_by_surface(origin, delta, bone.shape, only)
            if found is not None:
                return found, say("on the surface of {name}", name=bone.name)
    return None, ""


def _turned(
    case: Case, subject: Subject, delta: Rigid, held: Held, now: HandleSettings, origin: Vector
) -> tuple[Rigid | None, str]:
    from surgplan.plan.snapping import caught_by_direction

    if not now.to_axes:
        return None, ""
    axis, angle_deg = delta.turn()
    if angle_deg and float(np.asarray(axis) @ held.direction) < 0:
        angle_deg = -angle_deg
    about = vector(held.direction)
    for direction in subject.directions(case):
        found = caught_by_direction(direction, origin, about, angle_deg, _others(case, subject))
        if found is not None:
            return Rigid.about(origin, about, found), say("along an axis")
    return None, ""


def _others(case: Case, subject: Subject) -> list[Guide]:
    """The axes of all other things."""
    return [guide for guide in guides_of(case).values() if guide.kind == "axis" and guide.of != subject.name]
