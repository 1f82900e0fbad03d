"""Drawing a closed line in a slice: what it encloses is added or erased."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from surgplan.app.tools.edit_tool import Desk, EditTool, Modifiers
from surgplan.app.tools.outline import NEAREST_PX, simplified
from surgplan.app.tools.stroke_tool import ADD_COLOUR, ERASE_COLOUR, rounded, shift_held
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import vector
from surgplan.segment.tools.draw import Draw

LEAST_POINTS = 3


class LassoTool(EditTool):
    """Drag round a region; the line closes itself on release. Shift turns adding and erasing round."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: SliceView | None = None
        self._line: list[tuple[float, float]] = []
        self._erase = False

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Begin the line."""
        if view.frame is None:
            return False
        if self.desk.live.may_edit():
            now = self.desk.edit.now
            self._view, self._erase = view, now.erase != shift_held(modifiers)
            self._line = [(at.x(), at.y())]
        return True

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Go on with it."""
        if self._view is None or view is not self._view:
            return False
        if np.hypot(at.x() - self._line[-1][0], at.y() - self._line[-1][1]) >= NEAREST_PX:
            self._line.append((at.x(), at.y()))
            view.update()
        return True

    def release(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Close it: one operation."""
        if self._view is None:
            return False
        view, self._view = self._view, None
        frame, now = view.frame, self.desk.edit.now
        line = simplified(np.array([*self._line, (at.x(), at.y())]))
        view.update()
        if frame is not None and len(line) >= LEAST_POINTS:
            outline = tuple(rounded(frame.to_lps(float(x), float(y))) for x, y in line)
            normal = vector(frame.plane.through)
            self.desk.bridge.do(Draw(now.segment or "", outline, normal, now.thickness_mm, self._erase, limits=now.limits))
        return True

    def cancel(self) -> bool:
        """Give up the line."""
        if self._view is None:
            return False
        view, self._view = self._view, None
        view.update()
        return True

    def paint(self, view: SliceView, painter: QPainter) -> None:  # type: ignore[override]
        """The line so far, and how it would close."""
        if view is self._view:
            draw_outline(painter, self._line, erase=self._erase)


def draw_outline(painter: QPainter, line: Any, *, erase: bool, closed: bool = True) -> None:
    """A closed line over a view, light on dark, its inside tinted."""
    colour = QColor(ERASE_COLOUR if erase else ADD_COLOUR)
    polygon = QPolygonF([QPointF(float(x), float(y)) for x, y in line])
    tint = QColor(colour)
    tint.setAlphaF(0.15)
    painter.save()
    for pen in (QPen(QColor(0, 0, 0, 150), 3.0), QPen(colour, 1.5)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if closed:
            painter.setBrush(tint if pen.widthF() < 2 else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(polygon)
        else:
            painter.drawPolyline(polygon)
    painter.restore()
