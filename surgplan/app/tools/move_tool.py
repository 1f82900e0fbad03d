"""Moving a part of the plan by hand, in the 3D view and in slices that pass near it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from surgplan.app.bridge import Bridge
from surgplan.app.showing_moved import MovedShown
from surgplan.app.tools.catching import caught
from surgplan.app.tools.live_collision import LiveCollision, meeting_words
from surgplan.app.tools.nudges import STEP_MM, Nudges
from surgplan.app.tools.subjects import Subject
from surgplan.app.view_state import ViewState
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.gizmo import Gizmo, Held
from surgplan.app.views.slice_view import SliceView
from surgplan.app.words import say
from surgplan.base.geometry import Rigid, Vector, vector
from surgplan.case.document import Case
from surgplan.case.state import is_locked
from surgplan.plan.guides import guides_of, kept_to

NEAR_MM = 8.0
"""A slice farther than this from the middle of the handles does not show them."""

Show = Callable[[Case | None, MovedShown | None], None]


class MoveTool(QObject):
    """Handles on one subject: every move is a preview, the release is one operation; so are arrow keys that come to rest."""

    def __init__(self, bridge: Bridge, state: ViewState, views: FourUp, show: Show, collision: LiveCollision) -> None:
        super().__init__(views)
        self._bridge, self._state, self._show_preview, self.collision = bridge, state, show, collision
        self._subject: Subject | None = None
        self._shown = False
        self._scene = views.scene
        self._words: tuple[str, ...] = ()
        self._drawn: tuple[Rigid, MovedShown | None] | None = None
        """The motion that was asked for last, and how it is drawn."""
        self.gizmo = Gizmo(Rigid.identity(), self)
        self.gizmo.visible = False
        self.gizmo.adjust = self._adjusted
        self.nudges = Nudges(self.gizmo, self._nudged, self._do, self)
        views.scene.tools.append(_InView(self.gizmo, self.nudges))
        self.gizmo.changed.connect(views.scene.update)
        for view in views.slices:
            view.tools.append(_InSlice(self.gizmo, self.nudges))
            self.gizmo.changed.connect(view.update)
        self.gizmo.taken.connect(self.nudges.finish)
        self.gizmo.preview.connect(self._preview)
        self.gizmo.released.connect(self._do)
        bridge.case_changed.connect(self._follow_case)
        state.handles.changed.connect(self._follow)

    @property
    def subject(self) -> Subject | None:
        """What is moved."""
        return self._subject

    def choose(self, subject: Subject | None) -> None:
        """Put the handles on something, or away."""
        if subject != self._subject:
            self._let_go()
            self.nudges.finish()
            self.gizmo.arm(False)
        self._subject = subject
        self.collision.choose(subject if self._shown else None)
        self._follow()

    def show(self, visible: bool) -> None:
        """Only on the page where things are placed."""
        if not visible:
            self._let_go()
            self.nudges.finish()
            self.gizmo.arm(False)
        self._shown = visible
        self.collision.choose(self._subject if visible else None)
        self._follow()

    def hold(self) -> bool:
        """Let the arrow keys move what is chosen; whether there is something."""
        self.gizmo.arm(self.gizmo.visible)
        return self.gizmo.visible

    def move_by(self, shift_mm: Vector, turn_deg: Vector) -> None:
        """Move what is chosen by numbers along the handles' axes, as they stand in 3D: turns about x, y and z first."""
        projection = self._scene.projection
        if not self.gizmo.visible or projection is None:
            return
        self.nudges.finish()
        frame, delta = self.gizmo.frame(projection), Rigid.identity()
        for n, angle in enumerate(turn_deg):
            if angle:
                delta = delta.then(Rigid.about(frame.translation, vector(frame.matrix3[:, n]), angle))
        delta = delta.then(Rigid.from_matrix(np.eye(3), frame.rotate(np.asarray(shift_mm))))
        kept = delta if self.gizmo.guide is None else kept_to(self.gizmo.guide, delta, frame.translation)
        if not np.allclose(kept.matrix4, delta.matrix4, atol=1e-6):
            words = say("The guide does not let it move like this: choose no guide, or only what runs along the guide.")
            self._bridge.refused.emit(words)
            return
        self._do(delta)

    def standing_words(self) -> str:
        """What the chosen thing meets where it stands; nothing where that is not known."""
        moved = self._moved(self._bridge.case, Rigid.identity())
        meeting = None if moved is None else moved.meeting
        if meeting is None:
            return ""
        words = "; ".join(meeting_words(meeting)) or say("It meets nothing where it stands.")
        unknown = self.collision.not_looked_at(self._bridge.case)
        if not unknown:
            return words
        return f"{words} " + say("Not looked at, as they are hidden or have no HU: {names}.", names=", ".join(unknown))

    def _follow_case(self, *_: object) -> None:
        """What keys have moved on a case that is no more, undone say, is not done on another."""
        self._let_go()
        self.nudges.give_up()
        self._follow()

    def _let_go(self) -> None:
        """Give up a drag that is under way: it was meant for what stood there before."""
        if self.gizmo.is_dragged:
            self.gizmo.cancel()

    def _follow(self, *_: object) -> None:
        case, now, gizmo = self._bridge.case, self._state.handles.now, self.gizmo
        pose = None if self._subject is None else self._subject.pose(case)
        fixed = self._bridge.session.read_only or is_locked(case)
        gizmo.visible = self._shown and pose is not None and not fixed
        gizmo.axes, gizmo.step_mm, gizmo.step_deg = now.axes, now.step_mm, now.step_deg
        gizmo.guide = guides_of(case).get(now.constraint) if now.constraint and gizmo.visible else None
        gizmo.caption = self._caption()
        gizmo.set_pose(pose or Rigid.identity(), self.nudges.pending)

    def _caption(self) -> tuple[str, ...]:
        """What the arrow keys do, while they do it."""
        if not self.gizmo.is_armed:
            return ()
        step = self._state.handles.now.step_mm or STEP_MM
        keys = (say("Arrow keys {mm:g} mm", mm=step), say("Shift turns, Escape ends"))
        return (*keys, *self._words)

    def _adjusted(self, delta: Rigid, held: Held) -> tuple[Rigid, tuple[str, ...]]:
        """A drag's motion as guides, axes and bone let it be, and what it meets there."""
        case, now = self._bridge.case, self._state.handles.now
        if self._subject is None:
            return delta, ()
        delta, words = caught(case, self._subject, delta, held, now, self.gizmo.guide, self.collision.bones)
        moved = self._moved(case, delta)
        self._words = meeting_words(None if moved is None else moved.meeting)
        self._drawn = (delta, moved)
        return delta, ((words, *self._words) if words else self._words)

    def _moved(self, case: Case, delta: Rigid) -> MovedShown | None:
        subject = self._subject
        before = None if subject is None else subject.solid(case)
        if subject is None or before is None:
            return None
        after = before.then(delta)
        meeting = self.collision.meeting(after)
        return MovedShown(subject.name, before, after, self.collision.moving, meeting, self._state.handles.now.ghost)

    def _preview(self, delta: Rigid) -> None:
        if delta == Rigid.identity() or self._subject is None:
            self._words = ()
            self._show_preview(None, None)
            return
        case = self._bridge.case
        drawn = self._drawn[1] if self._drawn is not None and self._drawn[0] is delta else self._moved(case, delta)
        self._show_preview(self._bridge.preview(self._subject.moved(case, delta)), drawn)

    def _nudged(self, delta: Rigid) -> None:
        moved = self._moved(self._bridge.case, delta)
        self._words = meeting_words(None if moved is None else moved.meeting)
        self._drawn = (delta, moved)
        self._preview(delta)
        self._follow()

    def _do(self, delta: Rigid) -> None:
        self._words = ()
        self._show_preview(None, None)
        if self._subject is not None and self._subject.pose(self._bridge.case) is not None:
            self._bridge.do(self._subject.moved(self._bridge.case, delta))
        self._follow()


class _InView:
    """The gizmo as a tool of a view, with its keys."""

    def __init__(self, gizmo: Gizmo, nudges: Nudges) -> None:
        self._gizmo, self._nudges = gizmo, nudges

    def press(self, view: object, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        return self._gizmo.press(view, at, modifiers)  # type: ignore[arg-type]

    def move(self, view: object, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        return self._gizmo.move(view, at, modifiers)  # type: ignore[arg-type]

    def release(self, view: object, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        return self._gizmo.release(view, at, modifiers)  # type: ignore[arg-type]

    def cancel(self) -> bool:
        return self._gizmo.cancel()

    def take_key(self, view: object, event: QKeyEvent) -> bool:
        return self._nudges.take_key(view, event)  # type: ignore[arg-type]

    def paint(self, view: object, painter: QPainter) -> None:
        self._gizmo.paint(view, painter)  # type: ignore[arg-type]


class _InSlice(_InView):
    """There only while the slice passes near it."""

    def _near(self, view: SliceView) -> bool:
        frame = view.frame
        if frame is None:
            return False
        middle = np.asarray(self._gizmo.pose.translation)
        return float(np.linalg.norm(frame.plane.on_slice(middle, frame.index) - middle)) <= NEAR_MM

    def press(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:  # type: ignore[override]
        return self._near(view) and super().press(view, at, modifiers)

    def move(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:  # type: ignore[override]
        return self._near(view) and super().move(view, at, modifiers)

    def take_key(self, view: SliceView, event: QKeyEvent) -> bool:  # type: ignore[override]
        return self._near(view) and super().take_key(view, event)

    def paint(self, view: SliceView, painter: QPainter) -> None:  # type: ignore[override]
        if self._near(view):
            super().paint(view, painter)
