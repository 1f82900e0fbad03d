"""The legend of a coloured surface: what, unit, range, and what lies beyond it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen

from surgplan.app.style.tokens import Tokens
from surgplan.app.theme import theme
from surgplan.app.views.colormaps import BandedMap, ColourMap, ContinuousMap
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.words import decimal, say

EDGE_PX = 12.0
PADDING_PX = 10.0
BAR_WIDTH = 14.0
BAR_HEIGHT = 150.0
TICK_PX = 4.0
ROW_PX = 20.0
BEYOND_PX = 12.0
TICKS = 5


@dataclass(frozen=True)
class Legend:
    """One map with its range and its words."""

    map: ColourMap
    low: float
    high: float
    label: str
    unit: str

    @property
    def title(self) -> str:
        """What is shown, with its unit."""
        return self.label if self.unit in ("", "1") else f"{self.label} ({self.unit})"

    def ticks(self) -> list[tuple[float, str]]:
        """Values along the bar and their words, low to high; empty for a banded map."""
        if isinstance(self.map, BandedMap):
            return []
        return [(value, tick_words(value, self.high - self.low)) for value in tick_values(self.low, self.high)]

    def beyond(self) -> list[tuple[str, str]]:
        """Colour and words of what lies above and below the range, where the map marks it."""
        if isinstance(self.map, BandedMap):
            return []
        span = self.high - self.low
        over = say("over {value}", value=tick_words(self.high, span))
        under = say("under {value}", value=tick_words(self.low, span))
        rows = ((self.map.over, over), (self.map.under, under))
        return [(c, words) for c, words in rows if c]


def legends(items: Sequence[SceneItem]) -> list[Legend]:
    """The legends of the visible coloured items, each once."""
    found: dict[Legend, None] = {}
    for item in items:
        if item.visible and item.scalars is not None:
            found[Legend(item.map, *item.shown_range, item.label, item.unit)] = None
    return list(found)


def tick_values(low: float, high: float) -> list[float]:
    """The ends and some even steps between them."""
    return [low + (high - low) * n / (TICKS - 1) for n in range(TICKS)]


def tick_words(value: float, span: float) -> str:
    """A value with as many digits as its range deserves.

    >>> tick_words(0.25, 1.0), tick_words(1250.0, 5000.0), tick_words(0.002, 0.008)
    ('0.25', '1250', '0.00200')
    """
    digits = max(0, 2 - math.floor(math.log10(span))) if span > 0 else 2
    return decimal(f"{value:.{min(digits, 6)}f}")


def draw_legends(
    painter: QPainter, shown: Sequence[Legend], width: float, height: float, tokens: Tokens | None = None
) -> list[QRectF]:
    """Draw legends from the upper right corner downwards and return their boxes; the theme's colours unless told others."""
    tokens = tokens or theme().tokens
    ground = QColor(tokens.panel)
    ground.setAlphaF(0.88)
    boxes = []
    top = EDGE_PX + 2
    for legend in shown:
        box = _box(painter, legend, width, top)
        if box.bottom() > height - EDGE_PX and boxes:
            break
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        inside = box.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), ROW_PX), Qt.AlignmentFlag.AlignLeft, legend.title)
        below = inside.adjusted(0, ROW_PX + 4, 0, 0)
        if isinstance(legend.map, BandedMap):
            _draw_bands(painter, legend.map, below, tokens)
        else:
            _draw_bar(painter, legend, legend.map, below, tokens)
        boxes.append(box)
        top = box.bottom() + EDGE_PX
    return boxes


def _box(painter: QPainter, legend: Legend, width: float, top: float) -> QRectF:
    """Where a legend lies, as wide as its words."""
    metrics = QFontMetricsF(painter.font())
    if isinstance(legend.map, BandedMap):
        words = [band.words for band in legend.map.bands]
        inner_height = ROW_PX * len(words)
    else:
        words = [text for _, text in (*legend.ticks(), *legend.beyond())]
        inner_height = BAR_HEIGHT + (BEYOND_PX + 8) * len(legend.beyond()) + 6
    widest = max(metrics.horizontalAdvance(text) for text in words)
    inner_width = max(BAR_WIDTH + TICK_PX + 8 + widest, metrics.horizontalAdvance(legend.title))
    size_x, size_y = inner_width + 2 * PADDING_PX, ROW_PX + 4 + inner_height + 2 * PADDING_PX
    return QRectF(width - EDGE_PX - size_x, top, size_x, size_y)


def _draw_bands(painter: QPainter, chosen: BandedMap, box: QRectF, tokens: Tokens) -> None:
    for row, band in enumerate(reversed(chosen.bands)):
        y = box.top() + row * ROW_PX
        painter.fillRect(QRectF(box.left(), y + 3, BAR_WIDTH, BAR_WIDTH), QColor(band.colour))
        painter.setPen(QColor(tokens.text))
        at = QRectF(box.left() + BAR_WIDTH + 8, y, box.width(), ROW_PX)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, band.words)


def _draw_bar(painter: QPainter, legend: Legend, chosen: ContinuousMap, box: QRectF, tokens: Tokens) -> None:
    beyond = legend.beyond()
    top = box.top() + (BEYOND_PX + 8 if chosen.over else 0) + 4
    bar = QRectF(box.left(), top, BAR_WIDTH, BAR_HEIGHT - 8)
    gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
    table = chosen.table(33)
    for n, entry in enumerate(table):
        gradient.setColorAt(n / (len(table) - 1), QColor(*(int(c) for c in entry)))
    painter.fillRect(bar, gradient)
    for value, words in legend.ticks():
        share = (value - legend.low) / max(legend.high - legend.low, 1e-12)
        y = bar.bottom() - share * bar.height()
        painter.setPen(QPen(QColor(tokens.secondary), 1))
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + TICK_PX, y))
        _words_at(painter, box, y, words, tokens)
    for fill, words in beyond:
        y = bar.top() - 8 - BEYOND_PX if fill == chosen.over else bar.bottom() + 8
        painter.fillRect(QRectF(box.left(), y, BAR_WIDTH, BEYOND_PX), QColor(fill))
        _words_at(painter, box, y + BEYOND_PX / 2, words, tokens)


def _words_at(painter: QPainter, box: QRectF, y: float, words: str, tokens: Tokens) -> None:
    painter.setPen(QColor(tokens.text))
    at = QRectF(box.left() + BAR_WIDTH + TICK_PX + 6, y - ROW_PX / 2, box.width(), ROW_PX)
    painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)
