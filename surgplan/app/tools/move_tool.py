"""Moving a part of the plan by hand, in the 3D view and in slices that pass near it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter

from surgplan.app.bridge import Bridge
from surgplan.app.tools.subjects import Subject
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.gizmo import Gizmo
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Rigid
from surgplan.case.document import Case

NEAR_MM = 8.0
"""A slice farther than this from the middle of the handles does not show them."""


class MoveTool(QObject):
    """Handles on one subject: every move is a preview, the release is one operation."""

    def __init__(self, bridge: Bridge, views: FourUp, show_preview: Callable[[Case | None], None]) -> None:
        super().__init__(views)
        self._bridge, self._show_preview = bridge, show_preview
        self._subject: Subject | None = None
        self._shown = False
        self.gizmo = Gizmo(Rigid.identity(), self)
        self.gizmo.visible = False
        self.gizmo.attach(views.scene)
        for view in views.slices:
            view.tools.append(_InSlice(self.gizmo))
            self.gizmo.changed.connect(view.update)
        self.gizmo.preview.connect(self._preview)
        self.gizmo.released.connect(self._release)
        bridge.case_changed.connect(self._follow)

    @property
    def subject(self) -> Subject | None:
        """What is moved."""
        return self._subject

    def choose(self, subject: Subject | None) -> None:
        """Put the handles on something, or away."""
        self._subject = subject
        self._follow()

    def show(self, visible: bool) -> None:
        """Only on the page where things are placed."""
        self._shown = visible
        self._follow()

    def _follow(self, *_: object) -> None:
        case = self._bridge.case
        pose = None if self._subject is None else self._subject.pose(case)
        self.gizmo.visible = self._shown and pose is not None and not self._bridge.session.read_only
        self.gizmo.set_pose(pose or Rigid.identity())

    def _preview(self, delta: Rigid) -> None:
        if delta == Rigid.identity() or self._subject is None:
            self._show_preview(None)
        else:
            self._show_preview(self._bridge.preview(self._subject.moved(self._bridge.case, delta)))

    def _release(self, delta: Rigid) -> None:
        self._show_preview(None)
        if self._subject is not None:
            self._bridge.do(self._subject.moved(self._bridge.case, delta))
        self._follow()


class _InSlice:
    """The gizmo as a tool of a slice view: there only while the slice passes near it."""

    def __init__(self, gizmo: Gizmo) -> None:
        self._gizmo = gizmo

    def _near(self, view: SliceView) -> bool:
        frame = view.frame
        if frame is None:
            return False
        middle = np.asarray(self._gizmo.pose.translation)
        return float(np.linalg.norm(frame.plane.on_slice(middle, frame.index) - middle)) <= NEAR_MM

    def press(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        return self._near(view) and self._gizmo.press(view, at, modifiers)

    def move(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        return self._gizmo.move(view, at, modifiers) if self._near(view) else False

    def release(self, view: SliceView, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        return self._gizmo.release(view, at, modifiers)

    def cancel(self) -> bool:
        return self._gizmo.cancel()

    def paint(self, view: SliceView, painter: QPainter) -> None:
        if self._near(view):
            self._gizmo.paint(view, painter)
