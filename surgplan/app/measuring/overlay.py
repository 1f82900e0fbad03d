"""Measures and notes over every view; their points can be dragged."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from surgplan.app.bridge import Bridge
from surgplan.app.measuring.measure_state import MeasureState
from surgplan.app.measuring.painter import draw_shape
from surgplan.app.measuring.places import FAINT_MM, Sight, View, moved_under
from surgplan.app.measuring.shapes import Shape, shape_of_measure, shape_of_note
from surgplan.app.measuring.shown_measures import ShownMeasures
from surgplan.app.style.tokens import OVERLAY_HALO, OVERLAY_TEXT
from surgplan.app.theme import theme
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Vector, vector
from surgplan.case.operation import Operation
from surgplan.plan.change_measure import MoveMeasurePoint
from surgplan.plan.place_note import MoveNote

Floats = NDArray[np.float64]

GRAB_PX = 7.0
"""A point is grabbed this far from its middle."""
SLIP_PX = 3.0
"""A press that moves less than this only chooses."""
CHOSEN_INK = "#63C6E0"
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass
class _Held:
    """A point under the mouse, perhaps being dragged."""

    view: View
    shape: Shape
    point: int
    start: QPointF
    to: Vector
    dragged: bool = False


class MeasureOverlay(QObject):
    """A tool of every view that is always there: it draws, and takes a press on a point that can be moved."""

    def __init__(self, bridge: Bridge, views: FourUp, state: MeasureState, shown: ShownMeasures) -> None:
        super().__init__(views)
        self._bridge, self._state, self._shown = bridge, state, shown
        self._views = (*views.slices, views.scene)
        self._held: _Held | None = None
        self._over: tuple[str, int] | None = None
        self._moved: Shape | None = None
        """How the dragged one would be."""
        for view in self._views:
            view.tools.insert(0, self)
        shown.changed.connect(self._update_views)
        bridge.case_changed.connect(lambda *_: self.cancel())

    def press(self, view: View, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Grab the point under the mouse."""
        found = None if modifiers != PLAIN else self._point_under(view, at)
        if found is None:
            return False
        shape, point = found
        self._held = _Held(view, shape, point, at, vector(shape.points[point]))
        return True

    def move(self, view: View, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Take the grabbed point along, or light up the one under the mouse."""
        held = self._held
        if held is None:
            found = self._point_under(view, at)
            over = None if found is None else (found[0].id, found[1])
            if over != self._over:
                self._over = over
                view.update()
            return False
        if view is held.view and (held.dragged or (at - held.start).manhattanLength() > SLIP_PX):
            to = moved_under(view, at, held.to)
            if to is not None:
                held.to, held.dragged = to, True
                self._moved = self._outcome(held)
                self._update_views()
        return True

    def release(self, view: View, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Put the point down: one operation; without a drag the thing is chosen."""
        held, self._held, self._moved = self._held, None, None
        if held is None:
            return False
        self._state.set(chosen=held.shape.id)
        if held.dragged:
            self._bridge.do(self._operation(held))
        self._update_views()
        return True

    def cancel(self) -> bool:
        """Leave the point where it was."""
        if self._held is None:
            return False
        self._held = self._moved = None
        self._update_views()
        return True

    def paint(self, view: View, painter: QPainter) -> None:
        """All of them, as far as they lie near what the view shows."""
        if self._is_apart(view):
            return
        taken: list[QRectF] = []
        sight = Sight(view)
        for shape in reversed(self._shown.shapes):  # the chosen one first: others give way to its label
            moved = self._moved if self._moved is not None and self._moved.id == shape.id else shape
            held = self._over[1] if self._over is not None and self._over[0] == shape.id else None
            draw_in(view, painter, moved, sight, taken, held)

    def _is_apart(self, view: View) -> bool:
        return self._shown.is_apart()

    def _point_under(self, view: View, at: QPointF) -> tuple[Shape, int] | None:
        """The nearest point that can be moved here: in a slice, one that lies on it."""
        if self._bridge.session.read_only or self._is_apart(view):
            return None
        shapes, sight = self._shown.shapes, Sight(view)
        if not shapes or not sight:
            return None
        points = np.concatenate([shape.points for shape in shapes])
        free = np.concatenate([shape.free for shape in shapes])
        off = np.hypot(*(sight.pixels(points) - (at.x(), at.y())).T)
        off[~free | (sight.away_mm(points) != 0)] = np.inf
        nearest = len(off) - 1 - int(off[::-1].argmin())  # of two in one place the one on top
        if off[nearest] > GRAB_PX:
            return None
        ends = np.cumsum([len(shape.points) for shape in shapes])
        which = int(np.searchsorted(ends, nearest, side="right"))
        return shapes[which], nearest - int(ends[which]) + len(shapes[which].points)

    def _operation(self, held: _Held) -> Operation:
        if held.shape.what == "note":
            return MoveNote(held.shape.id, held.to, "at" if held.point == 0 else "tip")
        return MoveMeasurePoint(held.shape.id, held.point + 1, held.to)

    def _outcome(self, held: _Held) -> Shape | None:
        """The shape with the point where the mouse is, with the figure it has there."""
        case = self._bridge.case
        if held.shape.what == "note":
            note = case.notes[held.shape.id]
            moved = replace(note, at=held.to) if held.point == 0 else replace(note, tip=held.to)
            return shape_of_note(moved, chosen=True)
        measure = case.measures[held.shape.id]
        points = tuple(held.to if n == held.point else old for n, old in enumerate(measure.points))
        after = replace(measure, points=points)
        return shape_of_measure(case, after, self._shown.label(case, after), chosen=True)

    def _update_views(self) -> None:
        for view in self._views:
            view.update()


def draw_in(view: View, painter: QPainter, shape: Shape, sight: Sight, taken: list[QRectF], held: int | None = None) -> None:
    """Draw a shape in a view, dashed where it does not lie in a slice; not at all where it is far from that.

    `taken` are the places of labels that were drawn before; its own is added.
    """
    if not sight:
        return
    away = sight.away_mm(shape.points)
    if away.min() > FAINT_MM or away.max() < -FAINT_MM:
        return
    pixels, anchor = sight.pixels(shape.points), sight.pixels(shape.anchor[None])
    tokens = theme().tokens
    ink, halo = (OVERLAY_TEXT, OVERLAY_HALO) if isinstance(view, SliceView) else (tokens.text, tokens.scene_bottom)
    if shape.chosen:
        ink = CHOSEN_INK if isinstance(view, SliceView) else tokens.accent
    off = away != 0
    faint = bool(off.all()) and not shape.chosen
    draw_shape(painter, shape, pixels, anchor[0], ink, halo, taken=taken, dashed=bool(off.any()), faint=faint, held=held)
