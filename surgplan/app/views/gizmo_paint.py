"""How the handles of the gizmo are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from surgplan.app.style.tokens import OVERLAY_HALO
from surgplan.app.views.gizmo_geometry import CENTRE_PX, Handle
from surgplan.app.views.halo import halo_text

AXIS_COLOURS = ("#F08A7A", "#7FD3A3", "#7FB4F0")
CENTRE_COLOUR = "#E8ECEE"
LIT = "#FFE08A"
LINE_PX = 4.0
LIT_LINE_PX = 6.0
HEAD_PX = 14.0
FAINT = 0.28
FILL = 0.35
"""Opacity of the squares."""
MARGIN_PX = 12.0
"""Between words and the edge of a view."""
BOX = 0.6
"""Opacity of the box behind words."""


def draw_handles(painter: QPainter, found: Iterable[Handle], *, lit: str | None, held: str | None) -> None:
    """Draw handles, one lit up, and all others faint while one is held."""
    for handle in found:
        shines = handle.name == (held or lit)
        _draw_handle(painter, handle, lit=shines, faint=held is not None and not shines)


def draw_lines(painter: QPainter, at: QPointF, lines: Sequence[str], width: float, height: float) -> None:
    """Lines of words beside a point, moved as far as it takes to stand within a view."""
    metrics = QFontMetricsF(painter.font())
    longest = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
    step = metrics.lineSpacing()
    x = max(MARGIN_PX, min(at.x(), width - longest - MARGIN_PX))
    y = max(MARGIN_PX + metrics.ascent(), min(at.y(), height - MARGIN_PX - step * (len(lines) - 1)))
    shade = QColor(OVERLAY_HALO)
    shade.setAlphaF(BOX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    box = QRectF(x, y - metrics.ascent(), longest, step * (len(lines) - 1) + metrics.height())
    painter.drawRoundedRect(box.adjusted(-6, -4, 6, 4), 4, 4)
    for n, line in enumerate(lines):
        halo_text(painter, QPointF(x, y + n * step), line)


def _draw_handle(painter: QPainter, handle: Handle, *, lit: bool, faint: bool) -> None:
    colour = QColor(LIT if lit else CENTRE_COLOUR if handle.axis < 0 else AXIS_COLOURS[handle.axis])
    colour.setAlphaF(FAINT if faint else 1.0)
    width = LIT_LINE_PX if lit else LINE_PX
    if handle.kind == "centre":
        painter.setPen(QPen(QColor(OVERLAY_HALO), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(*handle.line[0]), CENTRE_PX - 2, CENTRE_PX - 2)
        return
    if handle.kind == "plane":
        _draw_square(painter, handle.line, colour, lit=lit)
        return
    for part, share in ((handle.front, 1.0), (~handle.front, FAINT)):
        for piece in _pieces(handle.line, part):
            shade = QColor(colour)
            shade.setAlphaF(colour.alphaF() * share)
            _stroke(painter, piece, shade, width, halo=not faint)
    if handle.kind == "arrow":
        _draw_head(painter, handle.line, colour)


def _draw_square(painter: QPainter, corners: NDArray[np.float64], colour: QColor, *, lit: bool) -> None:
    inside = QColor(colour)
    inside.setAlphaF(colour.alphaF() * (2 * FILL if lit else FILL))
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(inside)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners[:-1]]))


def _pieces(line: NDArray[np.float64], part: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """The runs of a line whose points belong to a part."""
    edges = np.flatnonzero(np.diff(part.astype(np.int8))) + 1
    runs = np.split(np.arange(len(line)), edges)
    return [line[run] for run in runs if len(run) > 1 and part[run[0]]]


def _stroke(painter: QPainter, line: NDArray[np.float64], colour: QColor, width: float, *, halo: bool) -> None:
    polygon = QPolygonF([QPointF(*point) for point in line])
    shade = QColor(OVERLAY_HALO)
    shade.setAlphaF(0.55 * colour.alphaF())
    for pen_colour, pen_width in ((shade, width + 2), (colour, width)) if halo else ((colour, width),):
        painter.setPen(QPen(pen_colour, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(polygon)


def _draw_head(painter: QPainter, line: NDArray[np.float64], colour: QColor) -> None:
    """A fat tip at the end of an arrow, however short it is seen."""
    along = line[1] - line[0]
    length = float(np.linalg.norm(along))
    along = along / length if length > 1e-6 else np.array([0.0, 0.0])
    aside = np.array([-along[1], along[0]])
    tip = line[1] + HEAD_PX * along
    corners = (tip, line[1] + aside * HEAD_PX / 2, line[1] - aside * HEAD_PX / 2)
    painter.setPen(QPen(QColor(OVERLAY_HALO), 1))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
