"""Drawing a path in slices point by point, and moving its points."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from surgplan.app.curve_state import CurveState
from surgplan.app.style.tokens import OVERLAY_HALO
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Vector, vector

Floats = NDArray[np.float64]
Modifiers = Qt.KeyboardModifier

COLOUR = "#B39DDB"
HIT_PX = 9.0
POINT_PX = 4.0
NEAR_MM = 2.0
"""A point this near to a slice lies on it; farther ones are hollow."""
FAINT = 0.4


class PathTool(QObject):
    """A click adds a point, a drag moves one; Backspace takes the last away, Return and Escape end it."""

    def __init__(self, state: CurveState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._held: int | None = None
        self._before: tuple[Vector, ...] = ()

    @property
    def is_under_way(self) -> bool:
        """Whether a point is held."""
        return self._held is not None

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Take up the point under the mouse, or add one."""
        frame, now = view.frame, self._state.now
        if frame is None or not now.is_drawn or modifiers & Modifiers.ShiftModifier:
            return False
        point = frame.to_lps(at.x(), at.y())
        if not bool(frame.plane.scan_grid.contains(point)):
            return True
        self._before = now.points
        self._held = self._hit(view, at)
        if self._held is None:
            self._held = len(now.points)
            self._state.set(points=(*now.points, vector(np.round(point, 2))))
        return True

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Move the point that is held, within the slice."""
        frame, points = view.frame, list(self._state.now.points)
        if self._held is None or frame is None or self._held >= len(points):
            return False
        here = frame.to_lps(at.x(), at.y())
        if bool(frame.plane.scan_grid.contains(here)):
            off = frame.off_slice_mm(np.array(points[self._held]))
            points[self._held] = vector(np.round(here + off * frame.plane.through, 2))
            self._state.set(points=tuple(points))
        return True

    def release(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Let it go; the crosshair goes there."""
        held, self._held = self._held, None
        if held is not None:
            view.point_at(at.x(), at.y())
        return held is not None

    def cancel(self) -> bool:
        """Put a point back that is held, else end the drawing."""
        if self._held is not None:
            self._held = None
            self._state.set(points=self._before)
            return True
        was_drawn = self._state.now.is_drawn
        self._state.set(is_drawn=False)
        return was_drawn

    def wheel(self, view: object, notches: int, modifiers: Modifiers) -> bool:
        """Nothing of it."""
        return False

    def key(self, view: object, key: int) -> bool:
        """Backspace takes the last point away, Return ends the path."""
        if not self._state.now.is_drawn:
            return False
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._state.set(points=self._state.now.points[:-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._state.set(is_drawn=False)
        else:
            return False
        return True

    def leave(self, view: object) -> None:
        """Nothing goes with the mouse."""

    def paint(self, view: SliceView, painter: QPainter) -> None:
        """Nothing of its own: `PathLine` draws the path."""

    def _hit(self, view: SliceView, at: QPointF) -> int | None:
        """The number of the point under the mouse, if it lies on the slice."""
        frame = view.frame
        assert frame is not None
        for n, point in enumerate(self._state.now.points):
            away = np.hypot(*(frame.to_screen(np.array(point)) - (at.x(), at.y())))
            if away <= HIT_PX and abs(frame.off_slice_mm(np.array(point))) <= max(NEAR_MM, frame.reach_mm):
                return n
        return None


class PathLine(QObject):
    """Draws the path in slices; it takes no part in what the mouse does."""

    def __init__(self, state: CurveState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._smooth: tuple[tuple[Vector, ...], Floats | None] = ((), None)

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Nothing of it."""
        return False

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Nothing of it."""
        return False

    def release(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Nothing of it."""
        return False

    def cancel(self) -> bool:
        """Nothing is under way."""
        return False

    def paint(self, view: SliceView, painter: QPainter) -> None:
        """The path as it is seen across the slice, full where it lies on it."""
        frame, points = view.frame, self._state.now.points
        if frame is None or not points:
            return
        painter.save()
        line = self._line()
        if line is not None:
            pixels = QPolygonF([QPointF(float(x), float(y)) for x, y in frame.to_screen(line)])
            for colour, width in ((_dark(), 3.5), (_faint(COLOUR), 1.5)):
                painter.setPen(QPen(colour, width))
                painter.drawPolyline(pixels)
        for point in points:
            at = QPointF(*frame.to_screen(np.array(point)))
            here = abs(frame.off_slice_mm(np.array(point))) <= max(NEAR_MM, frame.reach_mm)
            painter.setPen(QPen(_dark(), 4.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, POINT_PX, POINT_PX)
            painter.setPen(QPen(QColor(COLOUR) if here else _faint(COLOUR), 1.5))
            painter.setBrush(QColor(COLOUR) if here else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, POINT_PX, POINT_PX)
        painter.restore()

    def _line(self) -> Floats | None:
        """The smooth path (n, 3); None while there is only one place."""
        from surgplan.base.errors import Refused
        from surgplan.imaging.curved_path import curved_path

        points = self._state.now.points
        if points != self._smooth[0]:
            try:
                self._smooth = points, curved_path(points, 1.0).places
            except Refused:
                self._smooth = points, None
        return self._smooth[1]


def _dark() -> QColor:
    colour = QColor(OVERLAY_HALO)
    colour.setAlphaF(0.6)
    return colour


def _faint(name: str) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(FAINT)
    return colour
