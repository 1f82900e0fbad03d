"""Painting and erasing on surfaces of the 3D view."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from surgplan.app.tools.edit_tool import Desk, Modifiers
from surgplan.app.tools.stroke_tool import StrokeTool, draw_circle, rounded
from surgplan.app.views.scene_view import SceneView
from surgplan.base.geometry import Vector
from surgplan.case.bricks import Bricks


class SurfaceBrushTool(StrokeTool):
    """A sphere that is moved over a surface, as that was when the stroke began; beside surfaces the mouse turns the view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._on = ""
        self._surface: Bricks | None = None
        self._spot: tuple[Vector, bool] | None = None

    def press(self, view: SceneView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Begin a stroke where a surface is under the mouse."""
        hit = None if view.over_cube(at) else view.pick(at.x(), at.y())
        if hit is None:
            return False
        self._on, self._surface = hit[1], self.desk.live.shown(hit[1])
        self.begin(rounded(hit[0]), None, modifiers)
        return True

    def move(self, view: SceneView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Go on with it where the surface is; without one only the circle follows."""
        point = self._under(view, at)
        erase = self._erase if self.is_under_way else self.erases(modifiers)
        self._spot = None if point is None else (point, erase)
        view.update()
        if self.is_under_way and point is not None:
            self.go_to(point)
        return self.is_under_way

    def _under(self, view: SceneView, at: QPointF) -> Vector | None:
        """The place of the surface under the mouse; in a stroke of that surface on which it began."""
        projection = view.projection
        if self.is_under_way and self._surface is not None and projection is not None and self.desk.live.grid is not None:
            from surgplan.segment.voxels.sight import first_seen

            seen = first_seen(self._surface, self.desk.live.grid, *projection.ray(at.x(), at.y()))
            return None if seen is None else rounded(seen)
        hit = None if view.over_cube(at) else view.pick(at.x(), at.y())
        if hit is None or (self.is_under_way and hit[1] != self._on):
            return None
        return rounded(hit[0])

    def leave(self, view: object) -> None:
        """The circle goes with the mouse."""
        self._spot = None
        self.update_views()

    def paint(self, view: SceneView, painter: QPainter) -> None:  # type: ignore[override]
        """The sphere's outline on the surface."""
        projection = view.projection
        if self._spot is None or projection is None:
            return
        point, erase = self._spot
        x, y = projection.project(np.asarray(point))
        radius = self.desk.edit.now.radius_mm / projection.mm_per_pixel(np.asarray(point))
        draw_circle(painter, QPointF(float(x), float(y)), radius, erase=erase)
