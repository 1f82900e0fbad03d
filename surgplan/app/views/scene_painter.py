"""What is drawn over the 3D picture: points and rulers, faint where bone hides them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from surgplan.app.theme import theme
from surgplan.app.views.contents import PointOverlay, RulerOverlay
from surgplan.app.views.halo import halo_line, text_in
from surgplan.app.views.projection import Projection

POINT_PX = 4.5
HIDDEN_ALPHA = 0.35
BEHIND = 2e-3
"""A point deeper than the surface in front of it by this share of the depth range is hidden."""


def draw_points(painter: QPainter, projection: Projection, points: Sequence[PointOverlay], depths: Sequence[float]) -> None:
    """Landmarks with their names; `depths` is what was rendered at each (0 to 1)."""
    tokens = theme().tokens
    for item, rendered in zip(points, depths, strict=True):
        if not item.visible:
            continue
        hidden = is_hidden(projection, np.array(item.at), rendered)
        at = QPointF(*projection.project(np.array(item.at)))
        colour = QColor(item.colour)
        colour.setAlphaF(HIDDEN_ALPHA if hidden else 1.0)
        painter.setPen(QPen(QColor(11, 13, 15, 90 if hidden else 180), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, POINT_PX, POINT_PX)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if hidden else colour)
        painter.drawEllipse(at, POINT_PX, POINT_PX)
        if item.label and not hidden:
            text_in(
                painter,
                QRectF(at.x() + 9, at.y() - 10, 10, 20),
                Qt.AlignmentFlag.AlignVCenter,
                item.label,
                tokens.text,
                tokens.scene_bottom,
            )


def is_hidden(projection: Projection, point: NDArray[np.float64], rendered: float) -> bool:
    """Whether what was rendered at a point's pixel lies clearly in front of it."""
    depth = float(projection.depth(point)) / 2 + 0.5
    return depth > rendered + BEHIND


def draw_rulers(painter: QPainter, projection: Projection, rulers: Sequence[RulerOverlay]) -> None:
    """Measured lines with their figures."""
    tokens = theme().tokens
    for item in rulers:
        if not item.visible:
            continue
        start, end = (QPointF(*projection.project(np.array(p))) for p in (item.start, item.end))
        halo_line(painter, start, end, QColor(tokens.text))
        middle = (start + end) / 2
        text_in(
            painter,
            QRectF(middle.x() + 8, middle.y() - 10, 10, 20),
            Qt.AlignmentFlag.AlignVCenter,
            item.label,
            tokens.text,
            tokens.scene_bottom,
        )
