"""Shows a path straightened, below the other views, while there is one or it is being drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from surgplan.app.tools.path_tool import PathLine, PathTool
from surgplan.app.view_state import ViewState
from surgplan.app.views.curved_view import CurvedView
from surgplan.app.views.four_up import FourUp
from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector

SHARES = (72, 28)
"""Height of the other views and of the straightened one, in percent."""


class Straightening(QObject):
    """Keeps the straightened view in step with the path and with what the slices show."""

    def __init__(self, state: ViewState, views: FourUp) -> None:
        super().__init__(views)
        self._state, self._views = state, views
        self.view = CurvedView()
        self.view.hide()
        self.whole = QSplitter(Qt.Orientation.Vertical)
        self.whole.setChildrenCollapsible(False)
        self.whole.addWidget(views)
        self.whole.addWidget(self.view)
        self.tool = PathTool(state.curve, self)
        self._line = PathLine(state.curve, self)
        for view in views.slices:
            view.tools.append(self._line)
        self._given = False
        self._made: tuple[tuple[Vector, ...], Any] = ((), None)
        self.view.pointed.connect(lambda point: state.set_crosshair(vector(point)))
        self.view.hovered.connect(views.hovered)
        self.view.turn_asked.connect(lambda by: state.curve.set(angle_deg=state.curve.now.angle_deg + by))
        state.crosshair_changed.connect(self.view.set_crosshair)
        state.curve.changed.connect(self.follow)
        state.reslice.changed.connect(self._show_scan)
        state.edit.changed.connect(self._give_way)
        views.axial.redrawn.connect(self._show_scan)

    @property
    def widget(self) -> QWidget:
        """The views with the straightened one below them."""
        return self.whole

    @property
    def path(self) -> Any:
        """The smooth path; None while there are not two points that lie apart."""
        from surgplan.imaging.curved_path import curved_path

        points = self._state.curve.now.points
        if points != self._made[0]:
            try:
                self._made = points, curved_path(points)
            except Refused:
                self._made = points, None
        return self._made[1]

    def follow(self) -> None:
        """Show the path as it is now."""
        now = self._state.curve.now
        self._give(now.is_drawn)
        seen = now.is_drawn or len(now.points) > 1
        if seen and not self.view.isVisibleTo(self.whole):
            self.view.show()
            height = self.whole.height()
            self.whole.setSizes([height * share // 100 for share in SHARES])
        self.view.setVisible(seen)
        if seen:
            self.view.show_path(self.path, now.angle_deg, now.width_mm)
            self.view.set_crosshair(self._state.crosshair)
            self._show_scan()
        for view in self._views.slices:
            view.update()

    def _give(self, wanted: bool) -> None:
        """The slices take clicks for the path only while it is drawn; the editor's tools give way, and it to them."""
        if wanted == self._given:
            return
        self._given = wanted
        if wanted:
            self._state.edit.set(tool="")
        for view in self._views.slices:
            if wanted:
                view.tools.insert(0, self.tool)
            else:
                view.tools.remove(self.tool)

    def _give_way(self) -> None:
        if self._state.edit.now.tool:
            self._state.curve.set(is_drawn=False)

    def _show_scan(self) -> None:
        if not self.view.isVisibleTo(self.whole):
            return
        slabs = self._state.reslice.now.slabs
        slab = next(iter(slabs.values()), None)
        axial = self._views.axial
        self.view.show_scan(axial.volume, axial.window_level, axial.segments, slab)
