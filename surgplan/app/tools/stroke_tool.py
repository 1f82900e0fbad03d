"""What brushes share: a stroke that is shown at once and becomes one operation, and the size of the brush."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from surgplan.app.tools.edit_tool import Desk, EditTool, Modifiers
from surgplan.base.geometry import Vector, vector
from surgplan.segment.tools.paint import Paint

if TYPE_CHECKING:
    from surgplan.segment.voxels.stroke import Brush

RADIUS_STEP = 1.12
"""How much a notch of the wheel or a key changes the radius."""
ADD_COLOUR, ERASE_COLOUR = "#7FE0A3", "#FF9B8A"
NEAREST_MM = 0.05
"""A stroke's points lie at least this far apart."""


def shift_held(modifiers: Modifiers) -> bool:
    """Whether Shift turns adding and erasing round."""
    return bool(modifiers & Qt.KeyboardModifier.ShiftModifier)


def rounded(point: Any) -> Vector:
    """A point as it is kept: to a hundredth of a millimetre."""
    return vector(np.round(np.asarray(point, dtype=float), 2))


class StrokeTool(EditTool):
    """A brush. Shift turns painting and erasing round; Shift with the wheel, and the keys [ and ], change the radius."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._points: list[Vector] = []
        self._erase = False
        self._brush: Brush | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether a stroke is."""
        return self._brush is not None

    def erases(self, modifiers: Modifiers) -> bool:
        """Whether a stroke takes away."""
        return self.desk.edit.now.erase != shift_held(modifiers)

    def begin(self, point: Vector, normal: Vector | None, modifiers: Modifiers) -> None:
        """Put the brush down; a `normal` makes it a disc."""
        from surgplan.segment.voxels.stroke import Brush

        self.keep_settings()
        if self.desk.live.begin():
            self._brush = Brush(self.desk.edit.now.radius_mm, normal)
            self._erase = self.erases(modifiers)
            self._points = [point]
            self._show(self._points)

    def go_to(self, point: Vector) -> None:
        """Move the brush on."""
        if float(np.linalg.norm(np.subtract(point, self._points[-1]))) >= NEAREST_MM:
            self._points.append(point)
            self._show(self._points[-2:])

    def release(self, view: object, at: QPointF, modifiers: Modifiers) -> bool:
        """Lift the brush: the stroke becomes one operation."""
        if self._brush is None:
            return False
        if not self.case_stands():
            return True
        brush, self._brush = self._brush, None
        name, limits = self.begun.segment or "", self.begun.limits
        shape = "sphere" if brush.normal is None else "disc"
        points = tuple(self._points)
        self.desk.live.finish(
            lambda: Paint(name, points, brush.radius_mm, shape, brush.normal, erase=self._erase, limits=limits)  # type: ignore[arg-type]
        )
        return True

    def cancel(self) -> bool:
        """Give up the stroke."""
        if self._brush is None:
            return False
        self._brush = None
        self.desk.live.drop()
        return True

    def _show(self, points: list[Vector]) -> None:
        from surgplan.segment.voxels.stroke import stroke_parts

        grid = self.desk.live.grid
        if grid is not None and self._brush is not None:
            self.desk.live.change(stroke_parts(grid, np.array(points), self._brush), erase=self._erase)
        if not self.desk.live.is_under_way:  # it was refused
            self._brush = None

    def wheel(self, view: object, notches: int, modifiers: Modifiers) -> bool:
        """Shift and the wheel change the radius."""
        if not shift_held(modifiers):
            return False
        self._grow(RADIUS_STEP**notches)
        return True

    def key(self, view: object, key: int) -> bool:
        """The brackets change the radius."""
        if key == Qt.Key.Key_BracketLeft:
            self._grow(1 / RADIUS_STEP)
        elif key == Qt.Key.Key_BracketRight:
            self._grow(RADIUS_STEP)
        else:
            return False
        return True

    def _grow(self, factor: float) -> None:
        if self._brush is None:  # a stroke has one radius
            self.desk.edit.set(radius_mm=round(self.desk.edit.now.radius_mm * factor, 2))


def draw_circle(painter: QPainter, middle: QPointF, radius_px: float, *, erase: bool, faint: bool = False) -> None:
    """A brush's outline: light on dark, so that it is seen on anything."""
    colour = QColor(ERASE_COLOUR if erase else ADD_COLOUR)
    dark = QColor(0, 0, 0, 150)
    if faint:
        colour.setAlphaF(0.5)
        dark.setAlphaF(0.25)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(dark, 3.0), QPen(colour, 1.4)):
        painter.setPen(pen)
        painter.drawEllipse(middle, radius_px, radius_px)
