"""Figures over a slice: the values under the mouse, and the colour bars of what is laid over the scan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from surgplan.app.style.tokens import OVERLAY_HALO
from surgplan.app.views.colormaps import ContinuousMap
from surgplan.app.views.contents import FieldOverlay, SecondScan, VolumeLike
from surgplan.app.views.halo import text_in
from surgplan.app.views.legend import tick_words
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.words import decimal

Flag = Qt.AlignmentFlag

EDGE_PX = 10.0
FIRST_PX = 44.0
"""From the top of the view to the first bar: below the words on grey values, also where those stand a line further in."""
BAR_PX = (96.0, 8.0)
BEYOND_PX = 10.0
LINE_PX = 16.0
LEAST_PX = (260, 190)
"""Smaller views have no room for bars: others beside them, and the legend of the 3D view, show the same."""


@dataclass(frozen=True)
class Bar:
    """A colour map with its ends and what it stands for."""

    colours: ContinuousMap
    low: float
    high: float
    title: str


def bars(second: SecondScan | None, field: FieldOverlay | None) -> list[Bar]:
    """The bars of what is coloured in a slice."""
    found = []
    if second is not None and isinstance(second.colours, ContinuousMap):
        level, width = second.window
        found.append(Bar(second.colours, level - width / 2, level + width / 2, _titled(second.label, second.volume.unit)))
    if field is not None and isinstance(field.colours, ContinuousMap):
        found.append(Bar(field.colours, *field.range, _titled(field.label, field.unit)))
    return found


def _titled(label: str, unit: str) -> str:
    return label if unit in ("", "1") else f"{label} ({unit})"


def draw_bars(painter: QPainter, frame: SliceFrame, second: SecondScan | None, field: FieldOverlay | None) -> None:
    """Draw the bars one below the other at the right edge, under the words on grey values."""
    if frame.width < LEAST_PX[0] or frame.height < LEAST_PX[1]:
        return
    top = FIRST_PX
    for bar in bars(second, field):
        _draw(painter, bar, frame.width - EDGE_PX, top)
        top += 3 * LINE_PX


def _draw(painter: QPainter, bar: Bar, right: float, top: float) -> None:
    wide, high = BAR_PX
    over = BEYOND_PX + 2 if bar.colours.over else 0.0
    text_in(painter, QRectF(right - 10, top, 10, LINE_PX), Flag.AlignRight | Flag.AlignTop, bar.title)
    box = QRectF(right - over - wide, top + LINE_PX + 2, wide, high)
    painter.fillRect(QRectF(box.left(), box.top(), wide + over, high).adjusted(-1.5, -1.5, 1.5, 1.5), QColor(OVERLAY_HALO))
    gradient = QLinearGradient(box.topLeft(), box.topRight())
    table = bar.colours.table(33)
    for n, entry in enumerate(table):
        gradient.setColorAt(n / (len(table) - 1), QColor(*(int(c) for c in entry)))
    painter.fillRect(box, gradient)
    if bar.colours.over:
        painter.fillRect(QRectF(box.right() + 2, box.top(), BEYOND_PX, high), QColor(bar.colours.over))
    painter.setPen(QPen(QColor(OVERLAY_HALO), 1))
    painter.drawLine(QPointF(box.right(), box.top()), QPointF(box.right(), box.bottom()))
    below = QRectF(box.left(), box.bottom() + 2, wide, LINE_PX)
    span = bar.high - bar.low
    text_in(painter, below, Flag.AlignLeft | Flag.AlignTop, tick_words(bar.low, span))
    text_in(painter, below, Flag.AlignRight | Flag.AlignTop, tick_words(bar.high, span))


def value_at(volume: VolumeLike, point: NDArray[np.float64]) -> float | None:
    """The value of the voxel around a point (LPS mm); None outside the scan or where it was not scanned."""
    if not bool(volume.grid.contains(point)):
        return None
    i, j, k = np.clip(np.floor(volume.grid.to_index(point) + 0.5).astype(int), 0, np.array(volume.grid.size) - 1)
    if volume.valid is not None and not volume.valid[k, j, i]:
        return None
    return float(volume.voxels[k, j, i])


def value_words(volume: VolumeLike, second: VolumeLike | None, point: NDArray[np.float64]) -> str:
    """The values of one or two scans at a point (LPS mm), with their units.

    Whole numbers have no decimals, others four digits.
    """
    found = [(value_at(each, point), each.unit) for each in (volume, second) if each is not None]
    return "  +  ".join(f"{digits(value)} {unit}".rstrip() for value, unit in found if value is not None)


def digits(value: float) -> str:
    """A value with as many digits as are worth reading: whole numbers whole, others with four."""
    return decimal(f"{value:.0f}" if value == int(value) else f"{value:.4g}")
