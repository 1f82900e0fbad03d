"""Placing a measure or a note with clicks, its figure shown on the way."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from surgplan.app.bridge import Bridge
from surgplan.app.measuring.kinds import Ask, Kind, draft_of, places_of
from surgplan.app.measuring.overlay import draw_in
from surgplan.app.measuring.places import Sight, View, moved_under, point_under, sight_of
from surgplan.app.measuring.shapes import Shape, look_of
from surgplan.app.measuring.shown_measures import ShownMeasures
from surgplan.app.pages.free_name import free_name
from surgplan.app.view_state import ViewState
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.scene_view import SceneView
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Vector
from surgplan.plan.place_measure import PointOrName

SNAP_PX = 7.0
"""A click this near to a landmark means the landmark: the measure then follows it."""
DRAG_PX = 6.0
"""A press that is moved farther than this before it is let go sets two points."""
SAME_PX = 6.0
"""A click this near to the first or last point of an outline closes it."""


BEHIND_MM = 3.0
"""A landmark so much deeper than what the mouse is on is hidden by it."""
ALIKE = 1e-3
"""Two directions that differ by less are the same."""


class DrawTool(QObject):
    """A tool that all views share, so that points may be set in different ones."""

    finished = Signal(object)
    """The Ask with all points."""
    told = Signal()
    """The number of points has changed."""

    def __init__(self, kind: Kind, bridge: Bridge, views: FourUp, state: ViewState, shown: ShownMeasures) -> None:
        super().__init__(views)
        self.kind = kind
        self._bridge, self._state, self._shown = bridge, state, shown
        self._views = (*views.slices, views.scene)
        self._points: list[PointOrName] = []
        self._next: Vector | None = None
        """Where the mouse is."""
        self._view: View | None = None
        """The view in which the button is down."""
        self._start = QPointF()
        self._sight: Vector | None = None
        """The direction the first point was set along."""
        self._seen_in: View | None = None
        """The view the mouse was in last."""
        bridge.case_changed.connect(self._follow_case)

    def _follow_case(self, *_: object) -> None:
        """A point that named a landmark which is there no more is forgotten, and with it the others."""
        try:
            places_of(self._bridge.case, self._points)
        except SurgplanError:
            self._points.clear()
            self.cancel()

    @property
    def count(self) -> int:
        """Points set so far."""
        return len(self._points)

    @property
    def is_under_way(self) -> bool:
        """Whether the button is down on a point; between clicks views may be scrolled and turned."""
        return self._view is not None

    def press(self, view: View, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Set a point; in 3D only on a surface, and with Ctrl the mouse turns the view."""
        if isinstance(view, SceneView) and modifiers & Qt.KeyboardModifier.ControlModifier:
            return False
        why = self._why_not_here(view)
        if why:
            self._bridge.refused.emit(why)
            return True
        if self._closes(view, at):
            self._finish(view)
            return True
        point = self._snapped(view, at) or point_under(view, at)
        if point is None:
            return not isinstance(view, SceneView)
        if not self._points:
            self._sight = self._seen_along(view)
        self._points.append(point)
        self._view, self._start, self._next, self._seen_in = view, at, None, view
        self.told.emit()
        self._update_views()
        return True

    def move(self, view: View, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Show where the next point would be."""
        before, self._seen_in = self._next, view
        if self._points or self._view is not None:
            last = places_of(self._bridge.case, self._points[-1:])[0]
            self._next = moved_under(view, at, last) if self._view is view else point_under(view, at)
        if self._next != before:
            self._update_views()
        return self._view is view

    def release(self, view: View, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Where the button was dragged, the point it is let go at is set as well."""
        if self._view is None:
            return False
        self._view = None
        if self.count < self.kind.most and self.kind.most > 1 and (at - self._start).manhattanLength() > DRAG_PX:
            point = self._snapped(view, at) or point_under(view, at)
            if point is not None:
                self._points.append(point)
                self.told.emit()
        if self.count >= self.kind.most:
            self._finish(view)
        return True

    def cancel(self) -> bool:
        """Forget the points; without any, lay the tool down."""
        self._view = self._next = None
        if self._points:
            self._points.clear()
            self.told.emit()
            self._update_views()
        else:
            self._state.measuring.set(tool="")
        return True

    def key(self, view: View, key: int) -> bool:
        """Enter closes an outline, Backspace takes the last point back."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._may_close():
            self._finish(view)
        elif key == Qt.Key.Key_Backspace and self._points:
            self._points.pop()
            self.told.emit()
            self._update_views()
        else:
            return False
        return True

    def wheel(self, view: View, notches: int, modifiers: Qt.KeyboardModifier) -> bool:
        """The view's own."""
        return False

    def leave(self, view: View) -> None:
        """The next point goes with the mouse."""
        if self._next is not None:
            self._next = None
            self._update_views()

    def paint(self, view: View, painter: QPainter) -> None:
        """What is there so far, and how it would be with the mouse's point."""
        shape = self._draft()
        if shape is not None and not self._shown.is_apart():
            draw_in(view, painter, shape, Sight(view), [])

    def _draft(self) -> Shape | None:
        points = (*self._points, *([self._next] if self._next is not None and self.count < self.kind.most else []))
        if not self._points:
            return None
        case = self._bridge.case
        try:
            places = np.array(places_of(case, points), dtype=float)
        except SurgplanError:
            return None
        what = "lines" if self.kind.name in ("lines", "cobb") else look_of(self.kind.what, len(points))
        if what == "area" and len(points) < 3:
            what = "distance"
        if what == "note":
            places = places[::-1]
        measure = draft_of(self.kind, self._ask(points, self._seen_in))
        label = "" if measure is None else self._shown.label(case, measure)
        return Shape("", what, places, label, (False,) * len(points), chosen=True)

    def _ask(self, points: tuple[PointOrName, ...], view: View | None = None) -> Ask:
        normal = self._sight if self._points else None if view is None else self._seen_along(view)
        image = self._state.shown_image(self._bridge.case)
        name = free_name(self._bridge.case, self.kind.stem)
        return Ask(name, points, normal, "" if image is None else image.id)

    def _seen_along(self, view: View) -> Vector | None:
        """Cobb angles are seen along the view's sight; areas in 3D are those of their own plane, as no surface is flat."""
        return None if self.kind.what == "area" and isinstance(view, SceneView) else sight_of(view)

    def _why_not_here(self, view: View) -> str:
        """Why no point can be set in this view now; nothing where one can."""
        if self._shown.is_apart():
            return say("This scan lies elsewhere than the plan: register it before you measure on it.")
        image, cine = self._state.shown_image(self._bridge.case), self._state.cine.now
        if self.kind.what == "profile" and image is not None and cine.image == image.id and cine.phase not in ("", image.phase):
            return say("Values are read in the phase that is planned on: show that one, or plan on this one.")
        if self._points and self.kind.what in ("area", "cobb") and not _alike(self._seen_along(view), self._sight):
            return say("This measure was begun in another view: go on there, or press Escape.")
        return ""

    def _may_close(self) -> bool:
        return self.kind.what == "area" and self.count >= self.kind.least

    def _closes(self, view: View, at: QPointF) -> bool:
        if not self._may_close():
            return False
        sight = Sight(view)
        ends = np.array(places_of(self._bridge.case, (self._points[0], self._points[-1])))
        return bool(sight) and bool((np.hypot(*(sight.pixels(ends) - (at.x(), at.y())).T) <= SAME_PX).any())

    def _finish(self, view: View) -> None:
        ask = self._ask(tuple(self._points), view)
        self._points.clear()
        self._view = self._next = None
        self.finished.emit(ask)
        self.told.emit()
        self._update_views()

    def _snapped(self, view: View, at: QPointF) -> str | None:
        """The visible landmark under the mouse, of those that lie on the slice."""
        marks = [m for m in self._bridge.case.landmarks.values() if self._state.look(m.id).visible]
        if not marks or self.kind.make is None:
            return None
        places = np.array([mark.at for mark in marks])
        sight = Sight(view)
        if not sight:
            return None
        off = np.hypot(*(sight.pixels(places) - (at.x(), at.y())).T)
        off[sight.away_mm(places) != 0] = np.inf
        off[_hidden(view, at, places)] = np.inf
        nearest = int(off.argmin())
        return marks[nearest].id if off[nearest] <= SNAP_PX else None

    def _update_views(self) -> None:
        for view in self._views:
            view.update()


def _alike(one: Vector | None, other: Vector | None) -> bool:
    """Whether two views look along the same line."""
    if one is None or other is None:
        return one is other
    return float(np.linalg.norm(np.cross(one, other))) < ALIKE


def _hidden(view: View, at: QPointF, places: np.ndarray) -> np.ndarray:
    """Which points (n, 3) lie behind the surface under the mouse; none in a slice."""
    hit = point_under(view, at) if isinstance(view, SceneView) and view.camera is not None else None
    if hit is None or not isinstance(view, SceneView) or view.camera is None:
        return np.zeros(len(places), dtype=bool)
    behind: np.ndarray = (places - np.asarray(hit)) @ np.asarray(view.camera.direction) > BEHIND_MM
    return behind
