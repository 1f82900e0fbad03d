"""Cutting along an outline that is drawn over a slice or over the 3D view."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from surgplan.app.tools.edit_tool import Desk, EditTool, Modifiers
from surgplan.app.tools.lasso_tool import draw_outline
from surgplan.app.tools.outline import NEAREST_PX, rectangle, simplified
from surgplan.app.tools.stroke_tool import rounded
from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Vector, vector
from surgplan.segment.tools.scissors import Scissors

Floats = NDArray[np.float64]
View = SliceView | SceneView

LEAST_PX = 4.0
"""An outline smaller than this was a slip of the hand."""


class ScissorsTool(EditTool):
    """Drag an outline: freehand, a rectangle, or a line that cuts off its left side. In 3D, Ctrl lets it turn the view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: View | None = None
        self._line: list[tuple[float, float]] = []
        self._depth_at: Floats | None = None

    def press(self, view: View, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Begin the outline."""
        if isinstance(view, SceneView):
            turning = bool(modifiers & Qt.KeyboardModifier.ControlModifier) or view.over_cube(at)
            if turning or view.camera is None:
                return False
            hit = view.pick(at.x(), at.y())
            self._depth_at = view.camera.focal if hit is None else hit[0]
        elif view.frame is None:
            return False
        if self.desk.live.may_edit():
            self._view, self._line = view, [(at.x(), at.y())]
        return True

    def move(self, view: View, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Go on with it."""
        if self._view is None or view is not self._view:
            return False
        here = (at.x(), at.y())
        if self.desk.edit.now.outline != "freehand":
            self._line = [self._line[0], here]
        elif np.hypot(*np.subtract(here, self._line[-1])) >= NEAREST_PX:
            self._line.append(here)
        view.update()
        return True

    def release(self, view: View, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Close it and cut: one operation."""
        if self._view is None:
            return False
        self.move(view, at, modifiers)
        view, self._view = self._view, None
        view.update()
        line = self._outline()
        needed = 2 if self.desk.edit.now.outline == "line" else 3
        if len(line) >= needed and float(np.ptp(line, axis=0).max()) >= LEAST_PX:
            self.desk.bridge.do(self._cut(view, line))
        return True

    def cancel(self) -> bool:
        """Give up the outline."""
        if self._view is None:
            return False
        view, self._view = self._view, None
        view.update()
        return True

    def paint(self, view: View, painter: QPainter) -> None:  # type: ignore[override]
        """The outline so far."""
        if view is self._view and len(self._line) > 1:
            now = self.desk.edit.now
            draw_outline(painter, self._outline(), erase=now.cut != "fill", closed=now.outline != "line")

    def _outline(self) -> Floats:
        """In pixels."""
        kind = self.desk.edit.now.outline
        if kind == "rectangle":
            return rectangle(self._line[0], self._line[-1])
        return simplified(np.array(self._line))

    def _cut(self, view: View, line: Floats) -> Scissors:
        now = self.desk.edit.now
        fields: dict[str, Any] = {"cut": now.cut, "reach": now.reach, "depth_mm": now.depth_mm, "limits": now.limits}
        if isinstance(view, SceneView):
            assert view.camera is not None
            assert self._depth_at is not None
            fields["eye"] = vector(np.round(view.camera.eye, 3))
            direction = view.camera.direction
            outline = tuple(_on_plane(view, float(x), float(y), self._depth_at, direction) for x, y in line)
        else:
            assert view.frame is not None
            direction = np.cross(view.frame.plane.right, view.frame.plane.down)  # into the screen
            outline = tuple(rounded(view.frame.to_lps(float(x), float(y))) for x, y in line)
        return Scissors(now.segment or "", outline, vector(direction), **fields)


def _on_plane(view: SceneView, x: float, y: float, through: Floats, normal: Floats) -> Vector:
    """Where the line of sight through a pixel meets the plane across `normal` through a point."""
    projection = view.projection
    assert projection is not None
    start, sight = projection.ray(x, y)
    return rounded(start + float((through - start) @ normal) / float(sight @ normal) * sight)
