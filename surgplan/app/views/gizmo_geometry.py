"""The handles of the gizmo: where they lie on the screen, which one is hit, and what dragging it means."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.projection import Projection
from surgplan.base.geometry import Rigid

Floats = NDArray[np.float64]

ARROW_PX = 92.0
ARROW_START_PX = 20.0
RING_PX = 66.0
RING_POINTS = 72
CENTRE_PX = 8.0
REACH_PX = 7.0
"""A handle is hit within this distance of its line: 14 pixels wide in all."""
ALONG_SIGHT = 0.96
"""An arrow whose cosine to the line of sight is larger can't be dragged and is not shown."""
EDGE_ON = 0.15
"""A ring whose axis has a smaller cosine to the line of sight can't be turned and is not shown."""
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
    """`arrow`, `ring` or `centre`."""
    axis: int
    """0 x, 1 y, 2 z of the pose; -1 for the centre."""
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
        if len(self.line) == 1:
            return float(np.linalg.norm(self.line[0] - at))
        start, end = self.line[:-1], self.line[1:]
        usable = self.front[:-1] & self.front[1:]
        along = end - start
        share = np.clip(np.sum((at - start) * along, axis=1) / np.maximum(np.sum(along * along, axis=1), 1e-12), 0, 1)
        away = np.linalg.norm(start + share[:, None] * along - at, axis=1)
        return float(np.min(away[usable], initial=np.inf))


def handles(pose: Rigid, projection: Projection) -> list[Handle]:
    """The handles of a gizmo at a pose that can be used in a view."""
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
    found.append(Handle("centre", -1, projection.project(origin)[None, :], np.array([True])))
    return found


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
        self._axis = pose.matrix3[:, handle.axis] if handle.axis >= 0 else projection.sight(self._origin)
        self._turned = 0.0
        self._start = self._place(projection, x, y)
        self._last = self._start

    def moved(self, projection: Projection, x: float, y: float, *, steps: bool = False) -> tuple[Rigid, str]:
        """The motion since the start and its words; whole millimetres and 5 degrees with `steps`."""
        place = self._place(projection, x, y)
        if place is None or self._start is None:
            return Rigid.identity(), ""
        if self.handle.kind == "ring":
            return self._rotation(place, steps)
        shift = place - self._start
        if self.handle.kind == "arrow":
            length = float(shift @ self._axis)
            length = round(length) if steps else length
            return Rigid.from_matrix(np.eye(3), length * self._axis), f"{length:+.1f} mm"
        return Rigid.from_matrix(np.eye(3), shift), f"{np.linalg.norm(shift):.1f} mm"

    def _rotation(self, place: Floats, steps: bool) -> tuple[Rigid, str]:
        """Angles are added up, so that a ring can be turned more than once round."""
        assert self._last is not None
        self._turned += _angle(self._last - self._origin, place - self._origin, self._axis)
        self._last = place
        degrees = math.degrees(self._turned)
        degrees = 5.0 * round(degrees / 5.0) if steps else degrees
        return Rigid.about(self._origin.tolist(), self._axis.tolist(), degrees), f"{degrees:+.1f}°"

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


def _angle(start: Floats, end: Floats, axis: Floats) -> float:
    """Angle in radians from one direction to another about an axis."""
    return math.atan2(float(np.cross(start, end) @ axis), float(start @ end - (start @ axis) * (end @ axis)))
