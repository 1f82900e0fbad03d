"""Drawing a closed line in a slice: what it encloses is added or erased."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from surgplan.app.tools.drawn_on import Floats, OnSlice
from surgplan.app.tools.edit_tool import Desk, EditTool, Modifiers
from surgplan.app.tools.outline import NEAREST_PX, simplified
from surgplan.app.tools.stroke_tool import ADD_COLOUR, ERASE_COLOUR, rounded, shift_held
from surgplan.app.views.slice_view import SliceView
from surgplan.segment.tools.draw import Draw

LEAST_POINTS = 3


class LassoTool(EditTool):
    """Drag round a region; the line closes itself on release. Shift turns adding and erasing round."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: SliceView | None = None
        self._on: OnSlice | None = None
        self._line: list[Floats] = []
        """In LPS mm, as it was drawn."""
        self._erase = False

    @property
    def is_under_way(self) -> bool:
        """Whether a line is being drawn."""
        return self._view is not None

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Begin the line."""
        if view.frame is None:
            return False
        if self.desk.live.may_edit():
            self.keep_settings()
            self._view, self._on = view, OnSlice(view)
            self._erase = self.begun.erase != shift_held(modifiers)
            self._line = [view.frame.to_lps(at.x(), at.y())]
        return True

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Go on with it."""
        if self._on is None or view is not self._view:
            return False
        here = self._on.to_lps(at.x(), at.y())
        if here is None:
            return self.cancel()
        if np.hypot(*(self._on.to_screen(self._line[-1]) - (at.x(), at.y()))) >= NEAREST_PX:
            self._line.append(here)
            view.update()
        return True

    def release(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Close it: one operation."""
        if self._view is None or self._on is None:
            return False
        here = self._on.to_lps(at.x(), at.y())
        if not self.case_stands() or here is None:
            self.cancel()
            return True
        on, now = self._on, self.begun
        line = simplified(on.to_screen(np.array([*self._line, here])))
        self.cancel()
        if len(line) >= LEAST_POINTS:
            outline = tuple(rounded(on.to_lps(float(x), float(y))) for x, y in line)
            self.desk.bridge.do(Draw(now.segment or "", outline, on.through, now.thickness_mm, self._erase, limits=now.limits))
        return True

    def cancel(self) -> bool:
        """Give up the line."""
        if self._view is None:
            return False
        view, self._view = self._view, None
        self._on = None
        view.update()
        return True

    def paint(self, view: SliceView, painter: QPainter) -> None:  # type: ignore[override]
        """The line so far, and how it would close."""
        if self._on is not None and view is self._view:
            draw_outline(painter, self._on.to_screen(np.array(self._line)), erase=self._erase)


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
