"""The arms of the crosshair: where the other planes cut a slice, with handles to turn them and edges of their slabs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from surgplan.app.style.tokens import OVERLAY_HALO, PLANE_COLOURS
from surgplan.app.views.planes import SCREEN_AXES
from surgplan.app.views.slab import Slab
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.turned import TurnedPlanes

Floats = NDArray[np.float64]

GAP_PX = 14.0
"""Half of what the arms leave open round the crosshair."""
TURN_SHARE, SLAB_SHARE = 0.36, 0.22
"""How far from the crosshair the handles stand, as a share of the view's shorter side."""
NEAREST_PX = 40.0
"""Handles stand no nearer to the crosshair; where there is no room that far out, there is none."""
EDGE_PX = 12.0
"""Handles stay this far within the view."""
HANDLE_PX = 5.0
FAINT = 0.55


@dataclass(frozen=True, eq=False)
class Arm:
    """The line in which another view's plane cuts this one."""

    plane: str
    """Whose colour it carries."""
    along: Floats
    """Unit direction (2,) in pixels, right or up where it is level or upright."""

    @property
    def across(self) -> Floats:
        """Unit direction (2,) at right angles to it."""
        return np.array([-self.along[1], self.along[0]])


@dataclass(frozen=True, eq=False)
class Handle:
    """What can be dragged: an arm, to turn it, or an edge of a slab, to make that thicker."""

    kind: str
    """`turn` or `slab`."""
    plane: str
    """Of the arm or slab."""
    at: Floats
    """Pixel (2,)."""


def arms_of(frame: SliceFrame, turned: TurnedPlanes | None) -> tuple[Arm, Arm]:
    """The arms of a view: the nearly upright one, then the nearly level one where nothing is turned."""
    name = frame.plane.name
    right, down, _ = SCREEN_AXES[name]
    by_axis = {axes[2][0]: plane for plane, axes in SCREEN_AXES.items()}
    upright, level = by_axis[right[0]], by_axis[down[0]]
    if turned is None:
        return Arm(upright, np.array([0.0, -1.0])), Arm(level, np.array([1.0, 0.0]))
    return _arm(frame, turned, upright, np.array([0.0, -1.0])), _arm(frame, turned, level, np.array([1.0, 0.0]))


def _arm(frame: SliceFrame, turned: TurnedPlanes, plane: str, like: Floats) -> Arm:
    line = np.cross(frame.plane.through, turned.axes[plane][:, 2])
    along = np.array([line @ frame.plane.right, line @ frame.plane.down])
    along /= max(float(np.linalg.norm(along)), 1e-9)
    return Arm(plane, along if along @ like >= 0 else -along)


def handles_of(frame: SliceFrame, point: Floats, turned: TurnedPlanes | None, slabs: Mapping[str, Slab]) -> list[Handle]:
    """The handles in a view whose crosshair is at a point (LPS mm)."""
    middle = frame.to_screen(point)
    shorter = float(min(frame.width, frame.height))
    found = []
    for arm in arms_of(frame, turned):
        for side in (1.0, -1.0):
            at = _placed(frame, middle, side * arm.along, shorter * TURN_SHARE)
            if at is not None:
                found.append(Handle("turn", arm.plane, at))
        slab = slabs.get(arm.plane)
        if slab is not None:
            half = slab.half_mm / frame.mm_per_pixel
            for side in (1.0, -1.0):
                at = middle + side * (shorter * SLAB_SHARE * arm.along + half * arm.across)
                if _is_inside(frame, at):
                    found.append(Handle("slab", arm.plane, at))
    return found


def _is_inside(frame: SliceFrame, at: Floats) -> bool:
    return bool(np.all(at > EDGE_PX) and at[0] < frame.width - EDGE_PX and at[1] < frame.height - EDGE_PX)


def _placed(frame: SliceFrame, middle: Floats, along: Floats, far: float) -> Floats | None:
    """A place along an arm, as far out as the view allows up to `far`."""
    while far >= NEAREST_PX:
        if _is_inside(frame, middle + far * along):
            return middle + far * along
        far -= 4.0
    return None


def draw_arms(
    painter: QPainter, frame: SliceFrame, point: Floats, turned: TurnedPlanes | None, slabs: Mapping[str, Slab]
) -> None:
    """Two lines through a point, each in the colour of the plane that stands on it, open in the middle."""
    middle = frame.to_screen(point)
    reach = float(np.hypot(frame.width, frame.height))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, turned is not None)
    for arm in arms_of(frame, turned):
        colour = QColor(PLANE_COLOURS[arm.plane])
        colour.setAlphaF(0.85)
        painter.setPen(QPen(colour, 1))
        for side in (1.0, -1.0):
            painter.drawLine(_pixel(middle + side * GAP_PX * arm.along), _pixel(middle + side * reach * arm.along))
        slab = slabs.get(arm.plane)
        if slab is not None:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            half = slab.half_mm / frame.mm_per_pixel * arm.across
            for edge in (half, -half):
                painter.drawLine(_pixel(middle + edge - reach * arm.along), _pixel(middle + edge + reach * arm.along))
    painter.restore()


def draw_handle(painter: QPainter, handle: Handle, *, strong: bool) -> None:
    """A round handle turns, a square one is the edge of a slab."""
    colour, halo = QColor(PLANE_COLOURS[handle.plane]), QColor(OVERLAY_HALO)
    halo.setAlphaF(0.75)
    fill = QColor(colour)
    fill.setAlphaF(1.0 if strong else FAINT)
    at, size = _pixel(handle.at), HANDLE_PX + (1.5 if strong else 0.0)
    for pen, brush in ((QPen(halo, 4.0), Qt.BrushStyle.NoBrush), (QPen(colour, 1.5), fill)):
        painter.setPen(pen)
        painter.setBrush(brush)
        if handle.kind == "turn":
            painter.drawEllipse(at, size, size)
        else:
            painter.drawRect(int(at.x() - size + 1), int(at.y() - size + 1), int(2 * size - 2), int(2 * size - 2))


def _pixel(at: Floats) -> QPointF:
    return QPointF(float(at[0]), float(at[1]))
