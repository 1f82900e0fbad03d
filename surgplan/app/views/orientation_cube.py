"""A small cube that says which side of the patient is seen; a click on a face turns the view to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from surgplan.app.style.tokens import Tokens
from surgplan.app.theme import theme
from surgplan.app.views.camera import Camera

HALF_PX = 21.0
MARGIN_PX = 46.0
LEAST_FACING = 0.08
"""Faces seen flatter than this are not drawn."""

FACES: dict[str, tuple[str, tuple[int, int, int]]] = {
    "left": ("L", (1, 0, 0)),
    "right": ("R", (-1, 0, 0)),
    "posterior": ("P", (0, 1, 0)),
    "anterior": ("A", (0, -1, 0)),
    "superior": ("S", (0, 0, 1)),
    "inferior": ("I", (0, 0, -1)),
}

SEE = {
    "left": "See the left side",
    "right": "See the right side",
    "posterior": "See the posterior side",
    "anterior": "See the anterior side",
    "superior": "See the superior side",
    "inferior": "See the inferior side",
}
"""What a click on a face does."""


@dataclass(frozen=True, eq=False)
class Face:
    """A face as it is seen."""

    view: str
    letter: str
    corners: NDArray[np.float64]
    """(4, 2) pixels."""
    facing: float
    """1 where it is seen straight on."""


def faces(camera: Camera, height: float) -> list[Face]:
    """The faces that can be seen, in the lower left corner of a view `height` pixels high."""
    screen = np.stack([camera.right, -camera.up])
    middle = np.array([MARGIN_PX, height - MARGIN_PX])
    seen = []
    for view, (letter, normal) in FACES.items():
        out = np.array(normal, dtype=float)
        facing = float(-camera.direction @ out)
        if facing < LEAST_FACING:
            continue
        one = np.roll(out, 1)
        other = np.cross(out, one)
        corners = np.stack([out + a * one + b * other for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))])
        seen.append(Face(view, letter, middle + HALF_PX * corners @ screen.T, facing))
    return seen


def view_under(camera: Camera, height: float, at: QPointF) -> str | None:
    """The named view whose face lies under a pixel."""
    for face in faces(camera, height):
        if _polygon(face).containsPoint(at, Qt.FillRule.OddEvenFill):
            return face.view
    return None


def _polygon(face: Face) -> QPolygonF:
    return QPolygonF([QPointF(*corner) for corner in face.corners])


def draw_cube(painter: QPainter, camera: Camera, height: float, hovered: str | None, tokens: Tokens | None = None) -> None:
    """Draw the faces with their letters, lighter the straighter they are seen; the theme's colours unless told others."""
    tokens = tokens or theme().tokens
    font = painter.font()
    font.setBold(True)
    painter.save()
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for face in faces(camera, height):
        base = QColor(tokens.accent if face.view == hovered else tokens.control)
        base.setAlphaF(0.92)
        painter.setBrush(base.lighter(int(85 + 30 * face.facing)))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawPolygon(_polygon(face))
        ink = QColor(tokens.on_accent if face.view == hovered else tokens.text)
        ink.setAlphaF(min(1.0, max(0.0, (face.facing - 0.15) * 2.5)))
        painter.setPen(ink)
        middle = face.corners.mean(axis=0)
        painter.drawText(QRectF(middle[0] - 12, middle[1] - 10, 24, 20), Qt.AlignmentFlag.AlignCenter, face.letter)
    painter.restore()
