"""A small human figure that lies in a slice view as the patient does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from surgplan.app.style.tokens import OVERLAY_HALO
from surgplan.app.views.frame_plane import frame_axes
from surgplan.app.views.slice_frame import SliceFrame

Floats = NDArray[np.float64]

SIZE_PX = (38, 46)
"""Width and height of the figure's place."""
LEAST_PX = 190
"""Views lower or narrower than this have no room for it."""
EDGE_PX = 10
WORDS_PX = 40
"""Height of the lines of words below it."""

SKIN, FACE, INK = "#B7C0C5", "#E8ECEE", "#4A555C"


@dataclass(frozen=True)
class Part:
    """An ellipsoid of the body: middle and half axes along left, posterior and superior, in shares of the shoulders' width."""

    middle: tuple[float, float, float]
    half: tuple[float, float, float]
    colour: str = SKIN


def _pair(part: Part) -> tuple[Part, Part]:
    left, posterior, superior = part.middle
    return part, Part((-left, posterior, superior), part.half, part.colour)


BODY: tuple[Part, ...] = (
    Part((0.0, 0.0, 0.86), (0.10, 0.115, 0.13)),
    Part((0.0, -0.055, 0.85), (0.07, 0.065, 0.095), FACE),
    Part((0.0, -0.125, 0.84), (0.022, 0.03, 0.028), FACE),
    Part((0.0, 0.01, 0.72), (0.05, 0.05, 0.06)),
    Part((0.0, 0.0, 0.58), (0.18, 0.10, 0.14)),
    Part((0.0, 0.0, 0.36), (0.14, 0.09, 0.16)),
    *_pair(Part((0.235, 0.01, 0.46), (0.05, 0.055, 0.21))),
    *_pair(Part((0.265, -0.02, 0.22), (0.04, 0.045, 0.06), FACE)),
    *_pair(Part((0.08, 0.0, 0.06), (0.075, 0.08, 0.24))),
    *_pair(Part((0.085, 0.01, -0.26), (0.055, 0.06, 0.20))),
    *_pair(Part((0.09, -0.065, -0.46), (0.05, 0.125, 0.04), FACE)),
)
"""Face, palms and feet are lighter and look to anterior."""


def ellipse_of(part: Part, right: Floats, down: Floats) -> tuple[Floats, Floats]:
    """The middle (2,) and the matrix (2, 2) that takes the unit circle to the outline of a part seen along a direction.

    The outline of an ellipsoid x = c + A u, |u| = 1, is the circle under the root of P A A' P', with P the two screen axes.
    """
    screen = np.stack([right, down])
    shape = screen * np.array(part.half)
    values, vectors = np.linalg.eigh(shape @ shape.T)
    return screen @ np.array(part.middle), vectors * np.sqrt(values)


def draw_figure(painter: QPainter, frame: SliceFrame) -> None:
    """Draw it in the lower left corner, above the words there; where there is no room, nothing."""
    if min(frame.width, frame.height) < LEAST_PX:
        return
    right, down = frame_axes(frame)
    axes = tuple(round(float(v), 3) for v in (*right, *down))
    picture = figure_picture(axes, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(EDGE_PX, frame.height - EDGE_PX - WORDS_PX - SIZE_PX[1]), picture)


@lru_cache(maxsize=64)
def figure_picture(axes: tuple[float, ...], scale: float) -> QPixmap:
    """The figure as it is seen with LPS directions right and down (six numbers) on the screen."""
    right, down = np.array(axes[:3]), np.array(axes[3:])
    away = np.cross(right, down)
    seen = sorted(BODY, key=lambda part: -float(away @ _front(part, away)))
    outlines = [(part, *ellipse_of(part, right, down)) for part in seen]
    reach = [np.sqrt((matrix**2).sum(axis=1)) for _, _, matrix in outlines]
    low = np.min([middle - r for (_, middle, _), r in zip(outlines, reach, strict=True)], axis=0)
    high = np.max([middle + r for (_, middle, _), r in zip(outlines, reach, strict=True)], axis=0)
    px = float(np.min((np.array(SIZE_PX) - 4) / (high - low)))
    picture = QPixmap(round(SIZE_PX[0] * scale), round(SIZE_PX[1] * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(SIZE_PX[0] / 2, SIZE_PX[1] / 2)
    painter.scale(px, px)
    painter.translate(*(-(low + high) / 2))
    for width, colour in ((3.0, OVERLAY_HALO), (0.8, "")):
        for part, middle, matrix in outlines:
            painter.save()
            painter.setTransform(_placed(middle, matrix), True)
            painter.setBrush(QColor(colour or part.colour))
            pen = QPen(QColor(colour or INK), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
            painter.restore()
    painter.end()
    return picture


def _front(part: Part, away: Floats) -> Floats:
    """The point of a part that is nearest to the eye."""
    half = np.array(part.half)
    length = float(np.linalg.norm(half * away))
    return np.array(part.middle) - half**2 * away / max(length, 1e-9)


def _placed(middle: Floats, matrix: Floats) -> QTransform:
    return QTransform(matrix[0, 0], matrix[1, 0], matrix[0, 1], matrix[1, 1], middle[0], middle[1])
