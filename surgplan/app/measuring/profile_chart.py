"""The values of a scan along a line, as a curve; the mouse reads it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from surgplan.app.theme import colour, overlay_font
from surgplan.app.words import decimal, say
from surgplan.report.numbers import digits

Floats = NDArray[np.float64]

HEIGHT = 140
EDGE_PX = 8.0
ROOM = 0.06
"""Free space above the highest and below the lowest value, as a share of the span."""


class ProfileChart(QWidget):
    """Values over the distance from the first point, in mm."""

    def __init__(self) -> None:
        super().__init__()
        self._distances: Floats = np.empty(0)
        self._values: Floats = np.empty(0)
        self._unit = ""
        self._here: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Values along the line"))

    def show_profile(self, distances_mm: Floats, values: Floats, unit: str) -> None:
        """Show values (n,) at distances (n,); nan where nothing was scanned."""
        self._distances, self._values, self._unit = distances_mm, values, unit
        self._here = None
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low, as tall as its words need."""
        return QSize(300, max(HEIGHT, 7 * self.fontMetrics().height()))

    def _box(self) -> QRectF:
        line = float(self.fontMetrics().height())
        return QRectF(self.rect()).adjusted(EDGE_PX, EDGE_PX + line, -EDGE_PX, -EDGE_PX - line)

    def _places(self) -> Floats:
        """Pixels (n, 2) of the values."""
        box = self._box()
        low, high = float(np.nanmin(self._values)), float(np.nanmax(self._values))
        room = max((high - low) * ROOM, 0.5)
        x = box.left() + box.width() * self._distances / max(float(self._distances[-1]), 1e-9)
        y = box.bottom() - box.height() * (self._values - low + room) / (high - low + 2 * room)
        return np.stack([x, y], axis=1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the curve, its ends, and the value under the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(overlay_font(self))
        painter.fillRect(self.rect(), colour("control"))
        if len(self._values) and not np.isnan(self._values).all():
            self._draw_curve(painter)
            self._draw_words(painter)
        painter.end()

    def _draw_curve(self, painter: QPainter) -> None:
        places, box = self._places(), self._box()
        painter.setPen(QPen(QColor(colour("line")), 1.0))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QPen(QColor(colour("accent")), 1.5))
        gaps = np.flatnonzero(np.isnan(self._values))
        for part in np.split(np.arange(len(places)), gaps):
            seen = [QPointF(*places[n]) for n in part if not np.isnan(self._values[n])]
            if len(seen) > 1:
                painter.drawPolyline(QPolygonF(seen))
        if self._here is not None:
            x, y = places[self._here]
            painter.setPen(QPen(QColor(colour("secondary")), 1.0, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            if not np.isnan(y):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour("accent")))
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)

    def _draw_words(self, painter: QPainter) -> None:
        painter.setPen(QColor(colour("secondary")))
        rows = QRectF(self.rect()).adjusted(EDGE_PX, 4.0, -EDGE_PX, -4.0)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        highest, lowest = self._value_words(np.nanmax(self._values)), self._value_words(np.nanmin(self._values))
        painter.drawText(rows, top | left, say("highest {value}", value=highest))
        painter.drawText(rows, bottom | left, say("lowest {value}", value=lowest))
        end = self._distances[-1] if self._here is None else self._distances[self._here]
        painter.drawText(rows, bottom | right, say("{mm} mm", mm=decimal(digits(float(end), "mm", fixed=True))))
        if self._here is not None:
            painter.setPen(QColor(colour("text")))
            value = float(self._values[self._here])
            words = say("not scanned") if np.isnan(value) else self._value_words(value)
            painter.drawText(rows, top | right, words)

    def _value_words(self, value: float) -> str:
        return f"{decimal(digits(float(value), self._unit or 'HU'))} {self._unit}".strip()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the value under the mouse."""
        box = self._box()
        share = (event.position().x() - box.left()) / max(box.width(), 1.0)
        here = round(min(max(share, 0.0), 1.0) * (len(self._values) - 1)) if len(self._values) else None
        if here != self._here:
            self._here = here
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read any more."""
        self._here = None
        self.update()
