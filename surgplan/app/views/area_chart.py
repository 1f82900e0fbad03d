"""The area of a segment slice by slice, as a line; slices that jump are marked, and a click goes to a slice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from surgplan.app.theme import colour, overlay_font
from surgplan.app.words import say

HEIGHT, EDGE_PX, MARK_PX = 96, 8.0, 3.5
TEXT_PX = 14.0


class AreaChart(QWidget):
    """Areas over slice numbers."""

    slice_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._areas: NDArray[np.float64] = np.empty(0)
        self._jumps: list[int] = []
        self._here: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(say("Area slice by slice"))

    def show_areas(self, areas_mm2: NDArray[np.float64], jumps: list[int]) -> None:
        """Areas of all slices in array order, and the numbers of those that jump."""
        self._areas, self._jumps = areas_mm2, jumps
        self.setToolTip(say("{count} slices do not fit between their neighbours", count=len(jumps)) if jumps else "")
        self.update()

    def show_here(self, index: int | None) -> None:
        """Mark the slice that is looked at."""
        if index != self._here:
            self._here = index
            self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(300, HEIGHT)

    def _span(self) -> tuple[int, int]:
        """The slices shown: those with area and a few beside them."""
        some = np.flatnonzero(self._areas)
        if not len(some):
            return 0, max(len(self._areas) - 1, 1)
        beside = max(2, (int(some[-1]) - int(some[0])) // 12)
        return max(int(some[0]) - beside, 0), min(int(some[-1]) + beside, len(self._areas) - 1)

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(EDGE_PX, EDGE_PX + TEXT_PX, -EDGE_PX, -EDGE_PX)

    def _place(self, index: int, area: float) -> QPointF:
        first, last = self._span()
        box, most = self._box(), max(float(self._areas.max(initial=0.0)), 1e-9)
        return QPointF(
            box.left() + box.width() * (index - first) / max(last - first, 1), box.bottom() - box.height() * area / most
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the jumps and the slice looked at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(overlay_font(self))
        painter.fillRect(self.rect(), colour("control"))
        first, last = self._span()
        if len(self._areas):
            points = [self._place(n, float(self._areas[n])) for n in range(first, last + 1)]
            painter.setPen(QPen(QColor(colour("accent")), 1.5))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(QPen(QColor(colour("caution")), 1.5))
            for n in self._jumps:
                painter.drawEllipse(self._place(n, float(self._areas[n])), MARK_PX, MARK_PX)
            if self._here is not None and first <= self._here <= last:
                x = self._place(self._here, 0.0).x()
                painter.setPen(QPen(QColor(colour("secondary")), 1.0, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, self._box().top()), QPointF(x, self._box().bottom()))
        painter.setPen(QColor(colour("secondary")))
        top = QRectF(self.rect()).adjusted(EDGE_PX, 4.0, -EDGE_PX, 0.0)
        most = float(self._areas.max(initial=0.0)) / 100
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, say("largest {area:.1f} cm²", area=most))
        jumped = say("{count} jumps", count=len(self._jumps)) if self._jumps else say("no jumps")
        if len(self._jumps) == 1:
            jumped = say("1 jump")
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, jumped)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the slice under the mouse."""
        first, last = self._span()
        box = self._box()
        share = (event.position().x() - box.left()) / max(box.width(), 1.0)
        self.slice_clicked.emit(round(first + min(max(share, 0.0), 1.0) * (last - first)))
