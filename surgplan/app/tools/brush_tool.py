"""Painting and erasing in slices with a round brush."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from surgplan.app.tools.edit_tool import Desk, EditTool, Modifiers
from surgplan.app.views.slice_view import SliceView
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


class BrushTool(EditTool):
    """A disc in the slice, or a sphere; the circle round the mouse shows its size in millimetres.

    Shift turns painting and erasing round, Shift with the wheel and the keys [ and ] change the radius.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._points: list[Vector] = []
        self._erase = False
        self._view: SliceView | None = None
        self._over: tuple[SliceView, QPointF, bool] | None = None

    # The stroke

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Begin a stroke."""
        if view.frame is None:
            return False
        if not self.desk.live.begin():
            return True
        self._view, self._erase = view, self.erases(modifiers)
        self._points = [self._place(view, at)]
        self._show(self._points)
        return True

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Go on with it; without one only the circle follows."""
        self._over = (view, at, self.erases(modifiers))
        self.update_views()
        if self._view is None or view is not self._view or view.frame is None:
            return False
        point = self._place(view, at)
        if np.linalg.norm(np.subtract(point, self._points[-1])) >= NEAREST_MM:
            self._points.append(point)
            self._show(self._points[-2:])
        return True

    def release(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """End the stroke: it becomes one operation."""
        if self._view is None:
            return False
        view, self._view = self._view, None
        now = self.desk.edit.now
        brush = self._brush(view)
        stroke = Paint(
            now.segment or "",
            tuple(self._points),
            brush.radius_mm,
            "sphere" if brush.normal is None else "disc",
            brush.normal,
            erase=self._erase,
            limits=now.limits,
        )
        self.desk.live.finish(lambda: stroke)
        return True

    def cancel(self) -> bool:
        """Give up the stroke."""
        if self._view is None:
            return False
        self._view = None
        self.desk.live.drop()
        return True

    def erases(self, modifiers: Modifiers) -> bool:
        """Whether a stroke takes away."""
        now = self.desk.edit.now
        return (now.erase or now.tool == "erase") != shift_held(modifiers)

    def _place(self, view: SliceView, at: QPointF) -> Vector:
        assert view.frame is not None
        return rounded(view.frame.to_lps(at.x(), at.y()))

    def _brush(self, view: SliceView) -> Brush:
        from surgplan.segment.voxels.stroke import Brush

        assert view.frame is not None
        now = self.desk.edit.now
        return Brush(now.radius_mm, vector(view.frame.plane.through) if now.shape == "disc" else None)

    def _show(self, points: list[Vector]) -> None:
        from surgplan.segment.voxels.stroke import stroke_parts

        segment = self.desk.segment
        if segment is None or self._view is None:
            return
        parts = stroke_parts(segment.grid, np.array(points), self._brush(self._view))
        self.desk.live.change(parts, erase=self._erase)
        if not self.desk.live.is_under_way:
            self._view = None

    # Its size

    def wheel(self, view: object, notches: int, modifiers: Modifiers) -> bool:
        """Shift and the wheel change the radius."""
        if not shift_held(modifiers):
            return False
        self._grow(RADIUS_STEP**notches)
        return True

    def key(self, view: object, key: int) -> bool:
        """The brackets change the radius."""
        factors = {Qt.Key.Key_BracketLeft: 1 / RADIUS_STEP, Qt.Key.Key_BracketRight: RADIUS_STEP}
        if key not in factors:
            return False
        self._grow(factors[Qt.Key(key)])
        return True

    def _grow(self, factor: float) -> None:
        if self._view is None:  # a stroke has one radius
            self.desk.edit.set(radius_mm=round(self.desk.edit.now.radius_mm * factor, 2))

    # The circle

    def leave(self, view: object) -> None:
        """The circle goes with the mouse."""
        self._over = None
        self.update_views()

    def paint(self, view: SliceView, painter: QPainter) -> None:
        """The circle in the view of the mouse, and where a sphere cuts the other slices."""
        if self._over is None or view.frame is None or self._over[0].frame is None:
            return
        over, at, erase = self._over
        middle = over.frame.to_lps(at.x(), at.y())
        radius = self.desk.edit.now.radius_mm
        if view is not over:
            away = abs(view.frame.off_slice_mm(middle))
            if self.desk.edit.now.shape == "disc" or away >= radius:
                return
            radius = float(np.sqrt(radius**2 - away**2))
        x, y = view.frame.to_screen(middle)
        draw_circle(painter, QPointF(x, y), radius / view.frame.mm_per_pixel, erase=erase, faint=view is not over)


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
