"""Arrows, rings and squares to move and turn a thing by hand, in the 3D view and in slices alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from surgplan.app.views.gizmo_geometry import Drag, Handle, handles, hit, view_frame
from surgplan.app.views.gizmo_paint import draw_handles, draw_lines
from surgplan.app.views.projection import Projection
from surgplan.base.geometry import Floats, Rigid
from surgplan.plan.guides import Guide, guide_frame

CTRL_MM, CTRL_DEG = 1.0, 5.0
"""With Ctrl a drag keeps to whole multiples of these."""
IN_PLANE = frozenset({"arrow x", "arrow y", "ring z", "plane z"})
ON_AXIS = frozenset({"arrow z", "ring z"})


class Seen(Protocol):
    """A view the gizmo can be used in."""

    tools: list[object]

    @property
    def projection(self) -> Projection | None:
        """From the patient to the view's pixels."""

    def update(self) -> None:
        """Draw again."""

    def hasFocus(self) -> bool:
        """Whether it has the keys."""


@dataclass(frozen=True)
class Held:
    """What a drag is of: which handle, and the direction of its arrow, of its ring's axis, or of its plane's normal."""

    kind: str
    direction: Floats
    free: bool
    """Whether nothing is to catch, as while Alt is held."""


Lines = tuple[str, ...]
Adjust = Callable[[Rigid, Held], tuple[Rigid, Lines]]
"""A motion as it shall be, and what else is to be said of it, in lines."""


class Gizmo(QObject):
    """A tool of views: an arrow shifts along an axis, a ring turns about it, a square shifts in a plane, the centre freely.

    Motions are in patient coordinates: the new pose is `pose.then(delta)`. Ctrl keeps to whole millimetres and 5 degrees, Alt
    lets go of steps and of what catches.
    """

    preview = Signal(object)
    """The motion so far, a Rigid; the identity when a drag is given up."""
    released = Signal(object)
    """The motion of a finished drag, a Rigid."""
    taken = Signal()
    """A handle was taken hold of: what keys have moved so far should be done."""
    changed = Signal()
    """It looks different now."""

    def __init__(self, pose: Rigid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.visible = True
        self.axes = "own"
        """`own`, `view` or `patient`."""
        self.guide: Guide | None = None
        """What motions keep to."""
        self.step_mm = self.step_deg = 0.0
        self.adjust: Adjust = lambda motion, held: (motion, ())
        """What is made of a motion before it is shown and told."""
        self.caption: Lines = ()
        """Words beside the handles in the view that has the keys, while no drag is under way."""
        self.is_armed = False
        """Whether it was taken hold of last: arrow keys move it then."""
        self._pose = pose
        self._delta = Rigid.identity()
        self._drag: Drag | None = None
        self._drag_view: object = None
        self._words: Lines = ()
        self._mouse = QPointF()
        self._lit: str | None = None

    @property
    def pose(self) -> Rigid:
        """Where it stands, without a motion that is under way."""
        return self._pose

    def set_pose(self, pose: Rigid, delta: Rigid | None = None) -> None:
        """Stand at another pose, moved by what is not done yet."""
        self._pose = pose
        if self._drag is None:
            self._delta = delta or Rigid.identity()
        self.changed.emit()

    def arm(self, on: bool) -> None:
        """Let arrow keys move it, or no more."""
        if on != self.is_armed:
            self.is_armed = on
            self.changed.emit()

    def attach(self, view: Seen) -> None:
        """Work in a view."""
        view.tools.append(self)
        self.changed.connect(view.update)
        view.update()

    def detach(self, view: Seen) -> None:
        """Leave a view."""
        view.tools.remove(self)
        self.changed.disconnect(view.update)
        view.update()

    def frame(self, projection: Projection) -> Rigid:
        """The axes of its handles in a view, at its pose."""
        if self.guide is not None:
            return guide_frame(self.guide, self._pose)
        if self.axes == "view":
            return view_frame(self._pose, projection)
        return self._pose if self.axes == "own" else Rigid.from_matrix(np.eye(3), self._pose.translation)

    @property
    def offered(self) -> frozenset[str] | None:
        """Names of the handles a guide leaves; None for all."""
        return None if self.guide is None else ON_AXIS if self.guide.kind == "axis" else IN_PLANE

    def handles(self, projection: Projection) -> list[Handle]:
        """The handles as they stand in a view."""
        return handles(self.frame(projection).then(self._delta), projection, self.offered)

    # As a tool

    def press(self, view: Seen, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Take hold of a handle, if one is there."""
        projection = view.projection
        if not self.visible or projection is None:
            return False
        handle = hit(self.handles(projection), at.x(), at.y())
        if handle is None:
            self.arm(False)
            return False
        self._begin(view, handle, projection, at)
        return True

    def _begin(self, view: Seen, handle: Handle, projection: Projection, at: QPointF) -> None:
        self._pose, self._delta = self._pose.then(self._delta), Rigid.identity()
        self.taken.emit()
        self._drag, self._drag_view = Drag(self.frame(projection), handle, projection, at.x(), at.y()), view
        self._mouse, self._words, self.is_armed = at, (), True
        self.changed.emit()

    def move(self, view: Seen, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Drag, or light up the handle under the mouse."""
        projection = view.projection
        if not self.visible or projection is None:
            return False
        if self._drag is None:
            under = hit(self.handles(projection), at.x(), at.y())
            self._light(None if under is None else under.name)
            return False
        if view is not self._drag_view:
            return False
        self._mouse = at
        self._follow(self._drag, projection, at, modifiers)
        self.preview.emit(self._delta)
        self.changed.emit()
        return True

    def _follow(self, drag: Drag, projection: Projection, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        steps = (0.0, 0.0) if free else (self.step_mm, self.step_deg)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            steps = (CTRL_MM, CTRL_DEG)
        delta = drag.moved(projection, at.x(), at.y(), step_mm=steps[0], step_deg=steps[1])
        self._delta, more = self.adjust(delta, Held(drag.handle.kind, drag.direction, free))
        self._words = (drag.words(self._delta), *more)

    def release(self, view: Seen, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Let go; the pose follows, and the motion is told."""
        if self._drag is None:
            return False
        delta = self._delta
        self._end()
        if delta != Rigid.identity():
            self._pose = self._pose.then(delta)
            self.released.emit(delta)
        self.changed.emit()
        return True

    def cancel(self) -> bool:
        """Give up the drag that is under way, or else the hold of the arrow keys."""
        if self._drag is None:
            was_armed = self.is_armed
            self.arm(False)
            return was_armed
        self._end()
        self.preview.emit(Rigid.identity())
        self.changed.emit()
        return True

    @property
    def is_dragged(self) -> bool:
        """Whether a drag is under way."""
        return self._drag is not None

    def _end(self) -> None:
        self._drag, self._drag_view, self._words = None, None, ()
        self._delta = Rigid.identity()

    def _light(self, name: str | None) -> None:
        if name != self._lit:
            self._lit = name
            self.changed.emit()

    def paint(self, view: Seen, painter: QPainter) -> None:
        """Draw the handles over a view."""
        projection = view.projection
        if not self.visible or projection is None:
            return
        held = None if self._drag is None else self._drag.handle.name
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = self.handles(projection)
        if held is not None and view is not self._drag_view:  # elsewhere only what is held, so that a drag keeps its pace
            found = [handle for handle in found if handle.name == held or handle.kind == "centre"]
        draw_handles(painter, found, lit=self._lit, held=held)
        if self._words and view is self._drag_view:
            draw_lines(painter, self._mouse + QPointF(20, 28), self._words, projection.width, projection.height)
        elif self.caption and self._drag is None and view.hasFocus():
            at = QPointF(*projection.project(np.asarray(self._pose.then(self._delta).translation)))
            draw_lines(painter, at + QPointF(16, 28), self.caption, projection.width, projection.height)
        painter.restore()
