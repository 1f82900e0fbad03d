"""Motions that catch on axes and surfaces near to where they lead."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from surgplan.base.geometry import Floats, Rigid, Vector, vector
from surgplan.mesh.fields import Field, gradient
from surgplan.plan.guides import Guide

CATCH_MM = 3.0
CATCH_DEG = 4.0
"""From so near an axis or a surface catches."""
SEARCH_STEP_MM = 0.25
PARALLEL = 1e-6


def stepped(motion: Rigid, about: Vector, step_mm: float, step_deg: float) -> Rigid:
    """A motion that either only shifts or only turns about a point, by whole steps; a step of 0 leaves it as it is."""
    axis, angle_deg = motion.turn()
    if angle_deg > PARALLEL:
        return Rigid.about(about, axis, step_deg * round(angle_deg / step_deg)) if step_deg else motion
    shift = np.asarray(motion.translation)
    length = float(np.linalg.norm(shift))
    if not step_mm or length < PARALLEL:
        return motion
    return Rigid.from_matrix(np.eye(3), vector(shift * (step_mm * round(length / step_mm) / length)))


def caught_by_axis(origin: Vector, motion: Rigid, guides: Iterable[Guide], only: Vector | None = None) -> Rigid | None:
    """A shift that ends on the nearest axis within `CATCH_MM`, its origin being at `origin` before; None if there is none.

    With `only` it may be lengthened or shortened along that direction alone, so it ends where it comes nearest to the axis.
    """
    end = motion.apply(np.asarray(origin))
    found: list[tuple[float, Floats]] = []
    for guide in guides:
        if guide.kind == "axis":
            foot = guide.foot(end) if only is None else _nearest_along(end, np.asarray(only), guide)
            away = float(np.linalg.norm(foot - end))
            if away <= CATCH_MM and guide.off_mm(foot) <= (CATCH_MM if only is None else SEARCH_STEP_MM):
                found.append((away, foot))
    if not found:
        return None
    return motion.then(Rigid.from_matrix(np.eye(3), vector(min(found, key=lambda one: one[0])[1] - end)))


def _nearest_along(start: Floats, along: Floats, guide: Guide) -> Floats:
    """The point of the line from `start` along a direction that lies nearest to an axis."""
    axis, away = np.asarray(guide.along), start - np.asarray(guide.at)
    slope = float(along @ axis)
    if 1 - slope * slope < PARALLEL:
        return start
    share = (slope * float(away @ axis) - float(away @ along)) / (1 - slope * slope)
    nearest: Floats = start + share * along
    return nearest


def caught_by_direction(
    direction: Vector, about: Vector, axis: Vector, angle_deg: float, guides: Iterable[Guide]
) -> float | None:
    """The angle of a turn that lays a direction along a guide's axis, seen along the axis of the turn; None if none is near.

    `direction` is that before the turn; a guide counts either way round.
    """
    turn = Rigid.about(about, axis, angle_deg)
    now, best = np.asarray(turn.rotate(np.asarray(direction))), None
    for guide in guides:
        if guide.kind != "axis":
            continue
        flat, flat_guide = _across(now, axis), _across(np.asarray(guide.along), axis)
        if min(np.linalg.norm(flat), np.linalg.norm(flat_guide)) < 0.1:
            continue
        left = float(np.degrees(np.arctan2(np.cross(flat, flat_guide) @ np.asarray(axis), flat @ flat_guide)))
        left = left - 180 * round(left / 180)
        if abs(left) <= CATCH_DEG and (best is None or abs(left) < abs(best)):
            best = left
    return None if best is None else angle_deg + best


def _across(direction: Floats, axis: Vector) -> Floats:
    across: Floats = direction - (direction @ np.asarray(axis)) * np.asarray(axis)
    return across


def caught_by_surface(origin: Vector, motion: Rigid, shape: Field, only: Vector | None = None) -> Rigid | None:
    """A shift that ends on a shape's surface within `CATCH_MM`, along `only` where that is given; None if it is farther."""
    end = motion.apply(np.asarray(origin))
    if only is None:
        away = float(shape(end[None])[0])
        if not abs(away) <= CATCH_MM:
            return None
        slope = gradient(shape, end[None], 0.25)[0]
        length = float(np.linalg.norm(slope))
        return None if length < 0.5 else motion.then(Rigid.from_matrix(np.eye(3), vector(-away * slope / length)))
    steps = np.arange(-CATCH_MM, CATCH_MM + SEARCH_STEP_MM, SEARCH_STEP_MM)
    values = shape(end + steps[:, None] * np.asarray(only))
    crossed = np.flatnonzero((values[:-1] <= 0) != (values[1:] <= 0))
    if not len(crossed):
        return None
    shares = values[crossed] / (values[crossed] - values[crossed + 1])
    places = steps[crossed] + shares * SEARCH_STEP_MM
    nearest = float(places[np.argmin(np.abs(places))])
    return motion.then(Rigid.from_matrix(np.eye(3), vector(nearest * np.asarray(only))))
