"""Handles on what is cut away: faces of the box are pulled, planes are pushed along their normal and tilted by its tip."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from surgplan.app.scene_state import SceneState
from surgplan.app.theme import colour
from surgplan.app.views.halo import halo_line, halo_text
from surgplan.app.views.projection import Projection
from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.views.scene_view import SceneView
from surgplan.app.words import say
from surgplan.base.geometry import Plane

Floats = NDArray[np.float64]

HANDLE_PX = 7.0
REACH_PX = 12.0
"""A press this near takes a handle."""
ARROW_SHARE = 0.22
"""Length of a plane's normal as it is drawn, of the scene's diagonal."""
TITLES = {"axial": "Axial", "coronal": "Coronal", "sagittal": "Sagittal", "facing": "Facing you"}
BOX_EDGES = ((0, 1), (2, 3), (4, 5), (6, 7), (0, 2), (1, 3), (4, 6), (5, 7), (0, 4), (1, 5), (2, 6), (3, 7))


@dataclass(frozen=True, eq=False)
class Handle:
    """Something that can be pulled."""

    kind: str
    """`face`, `plane` or `tilt`."""
    name: str
    """`axis end` of a face, `0 1` say; the plane's name otherwise."""
    at: Floats
    along: Floats
    """Unit direction in which it moves, in LPS."""


class ClipTool:
    """The tool of a 3D view that moves cutting planes and the box; it is there while something is cut and handles are shown."""

    def __init__(self, view: SceneView, state: SceneState) -> None:
        self._view, self._state = view, state
        self._held: Handle | None = None
        self._before = Clipping()
        self._offset = 0.0
        self._lit: str | None = None

    def handles(self) -> list[Handle]:
        """What can be pulled now."""
        clipping, bounds = self._state.clipping, self._view.bounds
        if not clipping.handles or bounds is None:
            return []
        found = []
        if clipping.box is not None:
            low, high = (np.array(corner) for corner in clipping.box)
            for axis in range(3):
                for end in (0, 1):
                    at = (low + high) / 2
                    at[axis] = (low, high)[end][axis]
                    found.append(Handle("face", f"{axis} {end}", at, np.eye(3)[axis] * (2 * end - 1)))
        length = ARROW_SHARE * float(np.linalg.norm(bounds[1] - bounds[0]))
        for held in clipping.planes:
            middle, normal = np.array(held.plane.origin), np.array(held.plane.normal)
            found.append(Handle("tilt", held.name, middle + length * normal, normal))
            found.append(Handle("plane", held.name, middle, normal))
        return found

    def _under(self, at: QPointF, projection: Projection) -> Handle | None:
        best, which = REACH_PX, None
        for handle in self.handles():
            x, y = projection.project(handle.at)
            away = float(np.hypot(x - at.x(), y - at.y()))
            if away < best:
                best, which = away, handle
        return which

    def press(self, view: SceneView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Take a handle."""
        projection = view.projection
        held = None if projection is None else self._under(at, projection)
        if held is None:
            return False
        self._held, self._before = held, self._state.clipping
        self._offset = along_line(projection, at, held.at, held.along)
        return True

    def move(self, view: SceneView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Pull it, or light up the one under the mouse."""
        projection = view.projection
        if projection is None:
            return False
        if self._held is None:
            under = self._under(at, projection)
            lit = None if under is None else under.kind + under.name
            changed, self._lit = lit != self._lit, lit
            return changed
        if self._held.kind == "tilt":
            self._tilt(projection, at)
        else:
            self._pull(self._held, along_line(projection, at, self._held.at, self._held.along) - self._offset)
        return True

    def release(self, view: SceneView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Leave it where it is."""
        held, self._held = self._held, None
        return held is not None

    def cancel(self) -> bool:
        """Put it back to where it was taken."""
        if self._held is None:
            return False
        self._held = None
        self._state.set_clipping(self._before)
        return True

    def _pull(self, held: Handle, by_mm: float) -> None:
        before = self._before
        if held.kind == "plane":
            plane = next(p.plane for p in before.planes if p.name == held.name)
            moved = np.array(plane.origin) + by_mm * np.array(plane.normal)
            self._state.set_clipping(before.with_plane(held.name, Plane.through(moved, plane.normal)))
            return
        assert before.box is not None
        axis, end = (int(n) for n in held.name.split())
        corners = [list(corner) for corner in before.box]
        corners[end][axis] += by_mm * (2 * end - 1)
        other = corners[1 - end][axis]
        corners[end][axis] = max(corners[end][axis], other + 2.0) if end else min(corners[end][axis], other - 2.0)
        self._state.set_clipping(before.with_box(*corners))

    def _tilt(self, projection: Projection, at: QPointF) -> None:
        """The normal's tip stays under the mouse, on a sphere about the plane's middle."""
        held = self._held
        assert held is not None
        plane = next(p.plane for p in self._before.planes if p.name == held.name)
        middle = np.array(plane.origin)
        radius = float(np.linalg.norm(held.at - middle))
        start, sight = projection.ray(at.x(), at.y())
        nearest = float((middle - start) @ sight)
        aside = start + nearest * sight - middle
        reach = radius**2 - float(aside @ aside)
        before = float(np.array(plane.normal) @ sight) <= 0
        point = aside + (-1 if before else 1) * np.sqrt(max(reach, 0.0)) * sight
        self._state.set_clipping(self._before.with_plane(held.name, Plane.through(middle, point)))

    def paint(self, view: SceneView, painter: QPainter) -> None:
        """Draw the box's edges, the planes' normals and the handles."""
        projection = view.projection
        if projection is None or not self.handles():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(colour("accent"))
        accent.setAlphaF(0.75)
        box = self._state.clipping.box
        if box is not None:
            corners = np.array([[box[n >> axis & 1][axis] for axis in range(3)] for n in range(8)])
            pixels = [QPointF(*p) for p in projection.project(corners)]
            painter.setPen(QPen(accent, 1.2))
            for a, b in BOX_EDGES:
                painter.drawLine(pixels[a], pixels[b])
        middles = {h.name: h for h in self.handles() if h.kind == "plane"}
        for handle in self.handles():
            at = QPointF(*projection.project(handle.at))
            if handle.kind == "tilt":
                halo_line(painter, QPointF(*projection.project(middles[handle.name].at)), at, accent, 1.5)
                halo_text(painter, at + QPointF(10, 4), say(TITLES.get(handle.name, handle.name)))
            self._dot(painter, handle, at)
        painter.restore()

    def _dot(self, painter: QPainter, handle: Handle, at: QPointF) -> None:
        lit = handle.kind + handle.name == self._lit or (self._held is not None and handle.name == self._held.name)
        painter.setPen(QPen(colour("accent_hover" if lit else "accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush if handle.kind == "tilt" else colour("accent_hover" if lit else "accent", 0.85))
        painter.drawEllipse(at, HANDLE_PX, HANDLE_PX)


def along_line(projection: Projection, at: QPointF, point: Floats, along: Floats) -> float:
    """How far (mm) along a line through `point` the place nearest to the line of sight through a pixel lies."""
    start, sight = projection.ray(at.x(), at.y())
    across = float(along @ sight)
    share = 1.0 - across**2
    if share < 1e-4:  # the line is looked along
        return 0.0
    away = point - start
    return float((across * (sight @ away) - along @ away) / share)
