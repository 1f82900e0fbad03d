"""Cutting along an outline that is drawn over a slice or over the 3D view."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from surgplan.app.tools.drawn_on import Floats, OnSight, OnSlice
from surgplan.app.tools.edit_tool import Desk, EditTool, Modifiers
from surgplan.app.tools.lasso_tool import draw_outline
from surgplan.app.tools.outline import NEAREST_PX, rectangle, simplified
from surgplan.app.tools.stroke_tool import rounded
from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.slice_view import SliceView
from surgplan.segment.tools.scissors import Scissors

View = SliceView | SceneView

LEAST_PX = 4.0
"""An outline smaller than this was a slip of the hand."""


class ScissorsTool(EditTool):
    """Drag an outline: freehand, a rectangle, or a line that cuts off its left side. In 3D, Ctrl lets it turn the view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: View | None = None
        self._on: OnSlice | OnSight | None = None
        self._line: list[Floats] = []
        """In LPS mm, as it was drawn."""

    @property
    def is_under_way(self) -> bool:
        """Whether an outline is being drawn."""
        return self._view is not None

    def press(self, view: View, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Begin the outline."""
        if isinstance(view, SceneView):
            turning = bool(modifiers & Qt.KeyboardModifier.ControlModifier) or view.over_cube(at)
            if turning or view.camera is None:
                return False
        elif view.frame is None:
            return False
        if self.desk.live.may_edit():
            on = OnSight(view, at.x(), at.y()) if isinstance(view, SceneView) else OnSlice(view)
            here = on.to_lps(at.x(), at.y())
            if here is not None:
                self.keep_settings()
                self._view, self._on, self._line = view, on, [here]
        return True

    def move(self, view: View, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Go on with it."""
        if self._on is None or view is not self._view:
            return False
        here = self._on.to_lps(at.x(), at.y())
        if here is None:
            return self.cancel()
        if self.begun.outline != "freehand":
            self._line = [self._line[0], here]
        elif np.hypot(*(self._on.to_screen(self._line[-1]) - (at.x(), at.y()))) >= NEAREST_PX:
            self._line.append(here)
        view.update()
        return True

    def release(self, view: View, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Close it and cut: one operation."""
        if self._view is None:
            return False
        self.move(view, at, modifiers)
        if self._on is None or not self.case_stands():
            return True
        on, line = self._on, self._outline(self._on)
        self.cancel()
        needed = 2 if self.begun.outline == "line" else 3
        if len(line) >= needed and float(np.ptp(line, axis=0).max()) >= LEAST_PX:
            self.desk.bridge.do(self._cut(on, line))
        return True

    def cancel(self) -> bool:
        """Give up the outline."""
        if self._view is None:
            return False
        view, self._view = self._view, None
        self._on = None
        view.update()
        return True

    def paint(self, view: View, painter: QPainter) -> None:  # type: ignore[override]
        """The outline so far."""
        if self._on is not None and view is self._view and len(self._line) > 1:
            now = self.begun
            draw_outline(painter, self._outline(self._on), erase=now.cut != "fill", closed=now.outline != "line")

    def _outline(self, on: OnSlice | OnSight) -> Floats:
        """In pixels of the view as it is now."""
        line = on.to_screen(np.array(self._line))
        if self.begun.outline == "rectangle":
            return rectangle((line[0][0], line[0][1]), (line[-1][0], line[-1][1]))
        return simplified(line)

    def _cut(self, on: OnSlice | OnSight, line: Floats) -> Scissors:
        now = self.begun
        fields: dict[str, Any] = {"cut": now.cut, "reach": now.reach, "depth_mm": now.depth_mm, "limits": now.limits}
        if isinstance(on, OnSight):
            fields["eye"] = on.eye
        outline = tuple(rounded(on.to_lps(float(x), float(y))) for x, y in line)
        return Scissors(now.segment or "", outline, on.normal, **fields)
