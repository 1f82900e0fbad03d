"""The handles of the gizmo: where they lie on the screen, which one is hit, and what dragging it means."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.projection import Projection
from surgplan.app.words import decimal
from surgplan.base.geometry import Rigid

Floats = NDArray[np.float64]

ARROW_PX = 92.0
ARROW_START_PX = 20.0
RING_PX = 66.0
RING_POINTS = 48
CENTRE_PX = 9.0
SQUARE_PX = (26.0, 44.0)
"""A square for shifts in a plane lies between these along both of its axes."""
REACH_PX = 9.0
"""A handle is hit within this distance of its line: 18 pixels wide in all."""
ALONG_SIGHT = 0.96
"""An arrow whose cosine to the line of sight is larger can't be dragged and is not shown."""
EDGE_ON = 0.15
"""A ring whose axis has a smaller cosine to the line of sight can't be turned and is not shown."""
FLAT = 0.35
"""A square whose normal has a smaller cosine to the line of sight is too thin to be hit and is not shown."""
FACE_ON = 0.9
"""A ring seen straighter than this has no far side."""

FULL_SIZE_PX = 420.0
"""Views narrower or lower than this have smaller handles."""
SMALLEST_SHARE = 0.6

AXES = "xyz"


@dataclass(frozen=True, eq=False)
class Handle:
    """One thing that can be dragged."""

    kind: str
    """`arrow`, `ring`, `plane` or `centre`."""
    axis: int
    """0 x, 1 y, 2 z of the frame, of a plane its normal; -1 for the centre."""
    line: Floats
    """Its line in pixels (n, 2)."""
    front: NDArray[np.bool_]
    """For each point of the line whether it lies in front of the centre."""

    @property
    def name(self) -> str:
        """`arrow x`, `ring z`, `centre`."""
        return self.kind if self.axis < 0 else f"{self.kind} {AXES[self.axis]}"

    def distance_px(self, x: float, y: float) -> float:
        """Distance of a pixel from the part of the line that is in front."""
        at = np.array([x, y])
        if self.kind == "plane" and _within(self.line, at):
            return 0.0
        if len(self.line) == 1:
            return float(np.linalg.norm(self.line[0] - at))
        start, end = self.line[:-1], self.line[1:]
        usable = self.front[:-1] & self.front[1:]
        along = end - start
        share = np.clip(np.sum((at - start) * along, axis=1) / np.maximum(np.sum(along * along, axis=1), 1e-12), 0, 1)
        away = np.linalg.norm(start + share[:, None] * along - at, axis=1)
        return float(np.min(away[usable], initial=np.inf))


def handles(pose: Rigid, projection: Projection, only: frozenset[str] | None = None) -> list[Handle]:
    """The handles of a gizmo with the axes of a pose that can be used in a view; `only` those of these names."""
    origin = np.array(pose.translation)
    axes = pose.matrix3
    sight = projection.sight(origin)
    mm = projection.mm_per_pixel(origin) * _share(projection)
    found = []
    for axis in range(3):
        if abs(axes[:, axis] @ sight) < ALONG_SIGHT:
            ends = origin + np.outer([ARROW_START_PX * mm, ARROW_PX * mm], axes[:, axis])
            found.append(Handle("arrow", axis, projection.project(ends), np.array([True, True])))
    for axis in range(3):
        if abs(axes[:, axis] @ sight) > EDGE_ON:
            circle = _circle(axes, axis) * RING_PX * mm
            flat = abs(axes[:, axis] @ sight) > FACE_ON
            front = np.ones(len(circle), bool) if flat else circle @ sight <= 0.02 * RING_PX * mm
            found.append(Handle("ring", axis, projection.project(origin + circle), front))
    for axis in range(3):
        if abs(axes[:, axis] @ sight) > FLAT:
            found.append(Handle("plane", axis, projection.project(origin + mm * _square(axes, axis)), np.ones(5, bool)))
    found.append(Handle("centre", -1, projection.project(origin)[None, :], np.array([True])))
    return found if only is None else [handle for handle in found if handle.name in only]


def view_frame(pose: Rigid, projection: Projection) -> Rigid:
    """A frame at a pose's origin with the axes of a view: x to the right, y up, z towards the eye."""
    origin = np.array(pose.translation)
    z = -projection.sight(origin)
    x_px, y_px = projection.project(origin)
    aside, direction = projection.ray(float(x_px) + 10.0, float(y_px))
    right = aside + float((origin - aside) @ z) / float(direction @ z) * direction - origin
    right = right - (right @ z) * z
    return Rigid.from_axes(pose.translation, right.tolist(), np.cross(z, right).tolist())


def _within(corners: Floats, at: Floats) -> bool:
    """Whether a pixel lies in a convex outline (n, 2), whichever way round it goes."""
    sides, away = np.diff(corners, axis=0), at - corners[:-1]
    cross = sides[:, 0] * away[:, 1] - sides[:, 1] * away[:, 0]
    return bool((cross >= 0).all() or (cross <= 0).all())


def _square(axes: Floats, axis: int) -> Floats:
    near, far = SQUARE_PX
    one, other = axes[:, (axis + 1) % 3], axes[:, (axis + 2) % 3]
    return np.array([a * one + b * other for a, b in ((near, near), (far, near), (far, far), (near, far), (near, near))])


def _share(projection: Projection) -> float:
    """How much smaller the handles are in a small view, so that they do not hide it."""
    return float(np.clip(min(projection.width, projection.height) / FULL_SIZE_PX, SMALLEST_SHARE, 1.0))


def _circle(axes: Floats, axis: int) -> Floats:
    angles = np.linspace(0, 2 * np.pi, RING_POINTS + 1)
    one, other = axes[:, (axis + 1) % 3], axes[:, (axis + 2) % 3]
    return np.outer(np.cos(angles), one) + np.outer(np.sin(angles), other)


def hit(found: list[Handle], x: float, y: float) -> Handle | None:
    """The handle under a pixel: the centre first, then the nearest line."""
    near = [(handle.distance_px(x, y), n) for n, handle in enumerate(found)]
    for away, n in near:
        if found[n].kind == "centre" and away <= CENTRE_PX:
            return found[n]
    away, n = min(near, default=(np.inf, 0))
    return found[n] if away <= REACH_PX else None


class Drag:
    """A handle held at a pixel: gives the motion in the patient that follows the mouse."""

    def __init__(self, pose: Rigid, handle: Handle, projection: Projection, x: float, y: float) -> None:
        self.handle = handle
        self._origin = np.array(pose.translation)
        self._axes = pose.matrix3
        self._axis = self._axes[:, handle.axis] if handle.axis >= 0 else projection.sight(self._origin)
        self._turned = 0.0
        self._start = self._place(projection, x, y)
        self._last = self._start

    @property
    def direction(self) -> Floats:
        """The unit direction of the arrow or of the ring's axis; of a plane or the centre the normal."""
        return self._axis

    def moved(self, projection: Projection, x: float, y: float, *, step_mm: float = 0.0, step_deg: float = 0.0) -> Rigid:
        """The motion since the start, by whole steps where these are not 0."""
        place = self._place(projection, x, y)
        if place is None or self._start is None:
            return Rigid.identity()
        if self.handle.kind == "ring":
            return self._rotation(place, step_deg)
        shift = place - self._start
        if self.handle.kind == "arrow":
            return Rigid.from_matrix(np.eye(3), stepped(float(shift @ self._axis), step_mm) * self._axis)
        if self.handle.kind == "plane" and step_mm:
            ways = [self._axes[:, (self.handle.axis + n) % 3] for n in (1, 2)]
            shift = np.sum([stepped(float(shift @ way), step_mm) * way for way in ways], axis=0)
        return Rigid.from_matrix(np.eye(3), shift)

    def words(self, motion: Rigid) -> str:
        """How far a motion of this handle is, with its unit."""
        if self.handle.kind == "ring":
            axis, angle_deg = motion.turn()
            return decimal(f"{angle_deg if np.asarray(axis) @ self._axis >= 0 else -angle_deg:+.1f}°")
        shift = motion.apply(self._origin) - self._origin
        if self.handle.kind == "arrow":
            return decimal(f"{float(shift @ self._axis):+.1f} mm")
        return decimal(f"{np.linalg.norm(shift):.1f} mm")

    def _rotation(self, place: Floats, step_deg: float) -> Rigid:
        """Angles are added up, so that a ring can be turned more than once round."""
        assert self._last is not None
        self._turned += _angle(self._last - self._origin, place - self._origin, self._axis)
        self._last = place
        return Rigid.about(self._origin.tolist(), self._axis.tolist(), stepped(math.degrees(self._turned), step_deg))

    def _place(self, projection: Projection, x: float, y: float) -> Floats | None:
        """The point of the handle's axis or plane that the mouse points at."""
        start, direction = projection.ray(x, y)
        offset = start - self._origin
        slope = float(direction @ self._axis)
        if self.handle.kind == "arrow":
            along = (float(self._axis @ offset) - slope * float(direction @ offset)) / max(1 - slope * slope, 1e-9)
            return self._origin + along * self._axis
        if abs(slope) < 1e-6:
            return None
        return start - float(offset @ self._axis) / slope * direction


def stepped(value: float, step: float) -> float:
    """The nearest whole multiple of a step; the value itself where the step is 0."""
    return step * round(value / step) if step else value


def _angle(start: Floats, end: Floats, axis: Floats) -> float:
    """Angle in radians from one direction to another about an axis."""
    return math.atan2(float(np.cross(start, end) @ axis), float(start @ end - (start @ axis) * (end @ axis)))
