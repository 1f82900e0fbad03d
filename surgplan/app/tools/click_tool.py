"""A click in a slice, told to whoever waits for a point; the crosshair goes there as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from surgplan.app.theme import colour
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Vector, vector

NEAR_MM = 2.0
"""A point this near to a slice is drawn in it."""
DOT_PX = 4.0


class ClickTool(QObject):
    """Watches the left button of slices and takes nothing away from it."""

    clicked = Signal(object)
    """The point in LPS mm."""

    def __init__(self, places: Callable[[], Sequence[Vector]] = tuple, parent: QObject | None = None) -> None:
        """Points that `places` gives are drawn: those that were clicked and are not used yet."""
        super().__init__(parent)
        self._places = places

    def press(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Tell the point once the crosshair has gone there."""
        frame = view.frame
        if frame is not None and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            point = frame.to_lps(at.x(), at.y())
            if bool(frame.plane.scan_grid.contains(point)):
                self.clicked.emit(vector(point))
        return False

    def move(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Nothing of it."""
        return False

    def release(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Nothing of it."""
        return False

    def cancel(self) -> bool:
        """Nothing is under way."""
        return False

    def paint(self, view: SliceView, painter: QPainter) -> None:
        """The points that were clicked."""
        frame = view.frame
        for point in self._places() if frame is not None else ():
            if abs(frame.off_slice_mm(point)) <= NEAR_MM:
                x, y = frame.to_screen(point)
                painter.setPen(QPen(colour("view"), 1.0))
                painter.setBrush(colour("accent"))
                painter.drawEllipse(QPointF(x, y), DOT_PX, DOT_PX)
