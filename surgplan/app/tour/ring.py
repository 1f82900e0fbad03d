"""A line round the thing a tour points at; the mouse goes through it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from surgplan.app.theme import colour

LINE_PX, ROUND_PX, OUTSIDE_PX = 2, 6, 4


class Ring(QWidget):
    """Lies over the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def put_round(self, place: QRect) -> None:
        """Round a rectangle of the window; nowhere for an empty one."""
        if place.isEmpty():
            self.hide()
            return
        room = place.adjusted(-OUTSIDE_PX, -OUTSIDE_PX, OUTSIDE_PX, OUTSIDE_PX).intersected(self.parentWidget().rect())
        if self.geometry() != room:
            self.setGeometry(room)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), LINE_PX))
        inside = QRectF(self.rect()).adjusted(LINE_PX, LINE_PX, -LINE_PX, -LINE_PX)
        painter.drawRoundedRect(inside, ROUND_PX, ROUND_PX)
        painter.end()
