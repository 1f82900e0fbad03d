"""A click in a slice, told to whoever waits for a point; the crosshair goes there as well."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import vector


class ClickTool(QObject):
    """Watches the left button of slices and takes nothing away from it."""

    clicked = Signal(object)
    """The point in LPS mm."""

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
        """Nothing to draw."""
