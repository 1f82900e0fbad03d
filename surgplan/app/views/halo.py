"""Words and lines over a picture, on a dark halo so that they can be read on anything."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from surgplan.app.style.tokens import OVERLAY_HALO, OVERLAY_TEXT

HALO_OFFSETS = ((-1.5, 0), (1.5, 0), (0, -1.5), (0, 1.5), (-1, -1), (1, -1), (-1, 1), (1, 1))
"""Where a text is repeated in the halo's colour, in points."""


def halo_text(painter: QPainter, at: QPointF, words: str, colour: str = OVERLAY_TEXT, halo: str = OVERLAY_HALO) -> None:
    """Words in the painter's font with their baseline starting at a point."""
    if words:
        font = painter.font()
        picture, offset = _words(words, colour, halo, font.toString(), painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(round(at.x()), round(at.y())) + offset, picture)


@lru_cache(maxsize=512)
def _words(words: str, colour: str, halo: str, font_words: str, scale: float) -> tuple[QPixmap, QPointF]:
    """Words on their halo as a picture, and where its corner lies from the start of the baseline.

    Drawn once for each text: nine texts are dearer than the slice beneath them.
    """
    font = QFont()
    font.fromString(font_words)
    box = QFontMetricsF(font).boundingRect(words).adjusted(-3, -3, 3, 3).toAlignedRect()
    picture = QPixmap(round(box.width() * scale), round(box.height() * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    shade = QColor(halo)
    shade.setAlphaF(0.45)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(shade)
    for dx, dy in HALO_OFFSETS:
        painter.drawText(QPointF(dx - box.x(), dy - box.y()), words)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(-box.x(), -box.y()), words)
    painter.end()
    return picture, QPointF(box.x(), box.y())


def text_in(
    painter: QPainter, box: QRectF, align: Qt.AlignmentFlag, words: str, colour: str = OVERLAY_TEXT, halo: str = OVERLAY_HALO
) -> None:
    """One line of words in a box, placed by Qt's alignment flags."""
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(words)
    x = box.left()
    if align & Qt.AlignmentFlag.AlignRight:
        x = box.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x = box.center().x() - width / 2
    y = box.top() + metrics.ascent()
    if align & Qt.AlignmentFlag.AlignBottom:
        y = box.bottom() - metrics.descent()
    elif align & Qt.AlignmentFlag.AlignVCenter:
        y = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    halo_text(painter, QPointF(x, y), words, colour, halo)


def halo_line(
    painter: QPainter, start: QPointF, end: QPointF, colour: QColor, width: float = 1.5, *, dashed: bool = False
) -> None:
    """A line on a dark halo."""
    halo = QColor(OVERLAY_HALO)
    halo.setAlphaF(0.6 * colour.alphaF())
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(halo, width + 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, end)
    painter.setPen(QPen(colour, width, style, Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, end)


def nice_length_mm(longest_mm: float) -> float:
    """The largest of 1, 2, 5, 10, 20, ... that is not longer than `longest_mm`.

    >>> nice_length_mm(73.0), nice_length_mm(0.3)
    (50.0, 0.2)
    """
    power = 1.0
    while power > longest_mm:
        power /= 10
    while power * 10 <= longest_mm:
        power *= 10
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= longest_mm)
