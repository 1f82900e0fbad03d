"""Measures and notes drawn over a view."""

from __future__ import annotations

import math
from textwrap import wrap

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from surgplan.app.measuring.shapes import Shape
from surgplan.app.views.halo import text_in

Floats = NDArray[np.float64]

POINT_PX, HELD_PX = 3.0, 5.0
ARC_PX = 26.0
HEAD_PX = 11.0
"""Length of an arrow's head."""
LABEL_GAP_PX = 10.0
FILL = 0.12
FAINT = 0.45
LINE_LETTERS = 28
EDGE_PX = 6.0
"""Labels keep this far from the edge of the view."""
TRIES = (0, 1, -1, 2, -2, 3, -3)
"""Lines by which a label gives way to others."""
SHADE = 0.65
"""Opacity of the halo round lines."""


def draw_shape(
    painter: QPainter,
    shape: Shape,
    pixels: Floats,
    anchor: Floats,
    ink: str,
    halo: str,
    *,
    taken: list[QRectF],
    dashed: bool,
    faint: bool = False,
    held: int | None = None,
) -> None:
    """A shape whose points lie at pixels (n, 2) and whose label stands beside `anchor` (2,), clear of the labels `taken`.

    `dashed` where it does not lie in the slice, `faint` and without its label where none of its points does; the point number
    `held` is drawn larger.
    """
    colour = QColor(ink)
    colour.setAlphaF(FAINT if faint else 1.0)
    places = [QPointF(float(x), float(y)) for x, y in pixels]
    if shape.what == "area" and len(places) > 2 and not dashed:
        tint = QColor(colour)
        tint.setAlphaF(FILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(QPolygonF(places))
    for start, end in shape.lines:
        _line(painter, places[start], places[end], colour, halo, 2.0 if shape.chosen else 1.5, dashed=dashed)
    if shape.what == "lines" and len(places) == 4:
        middles = [(places[0] + places[1]) / 2, (places[2] + places[3]) / 2]
        _thin(painter, middles[0], middles[1], colour)
    if shape.what == "angle" and len(places) == 3:
        _arc(painter, places, colour, halo)
    if shape.what == "note":
        if len(places) > 1:
            _head(painter, places[0], places[1], colour, halo)
        _grip(painter, places[0], colour, halo, POINT_PX + (HELD_PX - POINT_PX) * (held == 0))
        if held == 1:
            _grip(painter, places[1], colour, halo, HELD_PX)
    else:
        for number, place in enumerate(places):
            _grip(painter, place, colour, halo, HELD_PX if number == held else POINT_PX)
    if shape.label and not faint:
        box = _free_box(painter, _label_box(painter, shape, pixels, anchor), taken)
        taken.append(box)
        lines = _lines_of(shape)
        for number, words in enumerate(lines):
            row = QRectF(box.left(), box.top() + number * box.height() / len(lines), box.width(), box.height() / len(lines))
            text_in(painter, row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words, ink, halo)


def _label_box(painter: QPainter, shape: Shape, pixels: Floats, anchor: Floats) -> QRectF:
    """Where a label would stand if it were alone."""
    aside = _clear_side(shape, pixels)
    lines, metrics = _lines_of(shape), painter.fontMetrics()
    width = float(max(metrics.horizontalAdvance(words) for words in lines))
    height = float(metrics.height() * len(lines))
    at = anchor + (LABEL_GAP_PX + (ARC_PX if shape.what == "angle" else 0.0)) * aside
    left = float(at[0]) - width / 2
    if abs(aside[0]) > 0.3:
        left = float(at[0]) if aside[0] > 0 else float(at[0]) - width
    return QRectF(left, float(at[1]) - height / 2 + 0.4 * height * float(aside[1]), width, height)


def _lines_of(shape: Shape) -> list[str]:
    """A label in lines that are short enough to stand beside what they are about."""
    return wrap(shape.label, LINE_LETTERS) or [shape.label]


def _free_box(painter: QPainter, wanted: QRectF, taken: list[QRectF]) -> QRectF:
    """The box moved into the view, and up or down where others stand already."""
    room = QRectF(painter.viewport())
    box = QRectF(wanted)
    box.moveLeft(max(min(box.left(), room.right() - EDGE_PX - box.width()), EDGE_PX))
    line = float(painter.fontMetrics().height())
    for lines in TRIES:
        tried = box.translated(0.0, lines * line)
        if not any(tried.intersects(other) for other in taken):
            return tried
    return box


def _clear_side(shape: Shape, pixels: Floats) -> Floats:
    """The unit direction (2,) in which a label keeps clear of the lines."""
    if shape.what in ("distance", "profile") and len(pixels) == 2:
        along = pixels[1] - pixels[0]
        across = np.array([along[1], -along[0]])
        length = float(np.linalg.norm(across))
        if length > 1e-6:
            across = across / length
            return across if across[0] > 0.05 or (abs(across[0]) <= 0.05 and across[1] < 0) else -across
    if shape.what == "angle" and len(pixels) == 3:
        sides = [pixels[n] - pixels[1] for n in (0, 2)]
        lengths = [float(np.linalg.norm(side)) for side in sides]
        if min(lengths) > 1e-6:
            between = sides[0] / lengths[0] + sides[1] / lengths[1]
            size = float(np.linalg.norm(between))
            if size > 1e-3:
                return between / size
    if shape.what == "note" and len(pixels) > 1:
        return np.array([1.0 if pixels[0][0] >= pixels[1][0] else -1.0, 0.0])
    return np.array([0.0, 0.0]) if shape.what in ("area",) else np.array([1.0, 0.0])


def _shade(halo: str, colour: QColor) -> QColor:
    made = QColor(halo)
    made.setAlphaF(SHADE * colour.alphaF())
    return made


def _line(painter: QPainter, start: QPointF, end: QPointF, colour: QColor, halo: str, width: float, *, dashed: bool) -> None:
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    for pen in (QPen(_shade(halo, colour), width + 2), QPen(colour, width, style)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)


def _grip(painter: QPainter, at: QPointF, colour: QColor, halo: str, radius: float) -> None:
    painter.setBrush(colour)
    painter.setPen(QPen(_shade(halo, colour), 1))
    painter.drawEllipse(at, radius, radius)


def _thin(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    faint = QColor(colour)
    faint.setAlphaF(0.6)
    painter.setPen(QPen(faint, 1, Qt.PenStyle.DotLine))
    painter.drawLine(start, end)


def _arc(painter: QPainter, places: list[QPointF], colour: QColor, halo: str) -> None:
    """The arc between the two sides, as large as the shorter side lets it be."""
    corner = places[1]
    sides = [places[n] - corner for n in (0, 2)]
    radius = min(ARC_PX, *(0.7 * math.hypot(side.x(), side.y()) for side in sides))
    first, second = (math.degrees(math.atan2(-side.y(), side.x())) for side in sides)
    turn = (second - first + 180) % 360 - 180
    path = QPainterPath()
    box = QRectF(corner.x() - radius, corner.y() - radius, 2 * radius, 2 * radius)
    path.arcMoveTo(box, first)
    path.arcTo(box, first, turn)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(_shade(halo, colour), 3), QPen(colour, 1.2)):
        painter.setPen(pen)
        painter.drawPath(path)


def _head(painter: QPainter, start: QPointF, tip: QPointF, colour: QColor, halo: str) -> None:
    way = tip - start
    length = math.hypot(way.x(), way.y())
    if length < 1:
        return
    along = way / length
    across = QPointF(-along.y(), along.x())
    back = tip - along * HEAD_PX
    painter.setPen(QPen(_shade(halo, colour), 1))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, back + across * HEAD_PX * 0.4, back - across * HEAD_PX * 0.4]))
