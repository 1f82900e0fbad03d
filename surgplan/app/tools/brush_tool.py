"""Painting and erasing in slices with a round brush."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from surgplan.app.tools.drawn_on import OnSlice
from surgplan.app.tools.edit_tool import Desk, Modifiers
from surgplan.app.tools.stroke_tool import StrokeTool, draw_circle, rounded
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import vector


class BrushTool(StrokeTool):
    """A disc in the slice, or a sphere; the circle round the mouse shows its size in millimetres."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: SliceView | None = None
        self._on: OnSlice | None = None
        self._over: tuple[SliceView, QPointF, bool] | None = None

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Begin a stroke."""
        frame = view.frame
        if frame is None:
            return False
        self._view, self._on = view, OnSlice(view)
        disc = self.desk.edit.now.shape == "disc"
        self.begin(rounded(frame.to_lps(at.x(), at.y())), vector(frame.plane.through) if disc else None, modifiers)
        return True

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Go on with it; without one only the circle follows."""
        self._over = (view, at, self._erase if self.is_under_way else self.erases(modifiers))
        self.update_views()
        if not self.is_under_way or view is not self._view or view.frame is None:
            return False
        here = None if self._on is None else self._on.to_lps(at.x(), at.y())
        if here is None:
            return self.cancel()
        self.go_to(rounded(here))
        return True

    def leave(self, view: object) -> None:
        """The circle goes with the mouse."""
        self._over = None
        self.update_views()

    def paint(self, view: SliceView, painter: QPainter) -> None:  # type: ignore[override]
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
