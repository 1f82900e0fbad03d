"""Draws a row of the history: the lines of the scenarios, what was done, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from surgplan.app.history.lanes import Node
from surgplan.app.theme import colour

LANE_PX, DOT_PX, ROW_PX = 14, 4, 40
MOST_LANES = 6
"""Further lanes are drawn over the last one: the words need their place."""
COLOURS = ("accent", "caution", "good", "bad")
UNDER = Qt.ItemDataRole.UserRole + 1
"""The role of the second line."""


def lane_colour(node: Node) -> Any:
    """A scenario's colour; grey for what no scenario leads to."""
    return colour("hint") if node.left_behind else colour(COLOURS[node.lane % len(COLOURS)])


class LaneDelegate(QStyledItemDelegate):
    """Paints rows of a list whose n-th row is the n-th of its nodes."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self.nodes: Sequence[Node] = ()
        self.here = ""
        """The revision looked at."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Two lines of words."""
        return QSize(120, max(ROW_PX, 2 * option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Ground, lines, dot, words."""
        row, place = index.row(), QRectF(option.rect)
        node = self.nodes[row]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colour("control_hover"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, colour("control"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 1))
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        self._draw_lines(painter, place, row)
        self._draw_dot(painter, place, node)
        self._draw_words(painter, place, node, index, option)
        painter.restore()

    def _x(self, place: QRectF, lane: int) -> float:
        return place.left() + 10 + LANE_PX * min(lane, MOST_LANES - 1)

    def _draw_lines(self, painter: QPainter, place: QRectF, row: int) -> None:
        """The part of every line from a revision to its parent that passes through this row."""
        middle = place.center().y()
        for child_row, child in enumerate(self.nodes):
            parent_row = child.parent_row
            if parent_row is None or not child_row <= row <= parent_row:
                continue
            x, end = self._x(place, child.lane), self._x(place, self.nodes[parent_row].lane)
            painter.setPen(QPen(lane_colour(child), 1.5, Qt.PenStyle.DotLine if child.undone else Qt.PenStyle.SolidLine))
            path = QPainterPath(QPointF(x, middle if row == child_row else place.top()))
            if row < parent_row:
                path.lineTo(x, place.bottom() + 1)
            else:
                path.cubicTo(QPointF(x, middle), QPointF(end, place.top()), QPointF(end, middle))
            painter.drawPath(path)

    def _draw_dot(self, painter: QPainter, place: QRectF, node: Node) -> None:
        at, here = QPointF(self._x(place, node.lane), place.center().y()), node.revision.id == self.here
        painter.setPen(QPen(lane_colour(node), 2))
        painter.setBrush(lane_colour(node) if here else colour("panel"))
        radius = DOT_PX + 2 if here else DOT_PX
        painter.drawEllipse(at, radius, radius)

    def _draw_words(self, painter: QPainter, place: QRectF, node: Node, index: QModelIndex, option: Any) -> None:
        lanes = min(max((n.lane for n in self.nodes), default=0) + 1, MOST_LANES)
        left = self._x(place, lanes - 1) + 16
        room = QRectF(left, place.top() + 4, place.right() - 4 - left, place.height() - 8)
        metrics = QFontMetricsF(option.font)
        first = str(index.data(Qt.ItemDataRole.DisplayRole))
        second = str(index.data(UNDER))
        painter.setFont(option.font)
        painter.setPen(colour("hint" if node.undone or node.left_behind else "text"))
        cut = metrics.elidedText(first, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, cut)
        painter.setPen(colour("secondary"))
        cut = metrics.elidedText(second, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, cut)
