"""Which measuring tool has the left button of the views, and what becomes of what it gathers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from surgplan.app.bridge import Bridge
from surgplan.app.measuring.draw_tool import DrawTool
from surgplan.app.measuring.kinds import BY_NAME, Ask, places_of
from surgplan.app.measuring.overlay import MeasureOverlay
from surgplan.app.measuring.shown_measures import ShownMeasures
from surgplan.app.view_state import ViewState
from surgplan.app.views.four_up import FourUp
from surgplan.app.words import say
from surgplan.case.document import Case


class MeasureBox(QObject):
    """Gives the views the tool that the state names, and takes it away again; the editor's tools are laid down meanwhile."""

    def __init__(self, bridge: Bridge, views: FourUp, state: ViewState, apart: Callable[[Case], bool]) -> None:
        super().__init__(views)
        self._bridge, self._state = bridge, state
        self._views = views
        self.shown = ShownMeasures(bridge, state, apart, self)
        self.overlay = MeasureOverlay(bridge, views, state.measuring, self.shown)
        self.tool: DrawTool | None = None
        """The tool in hand."""
        state.measuring.changed.connect(self._follow)
        state.edit.changed.connect(self._give_way)
        bridge.case_changed.connect(self._forget)

    def _follow(self) -> None:
        wanted = BY_NAME.get(self._state.measuring.now.tool)
        if wanted is (None if self.tool is None else self.tool.kind):
            return
        self._lay_down()
        if wanted is None:
            return
        self._state.edit.set(tool="")
        self.tool = DrawTool(wanted, self._bridge, self._views, self._state, self.shown)
        self.tool.finished.connect(self._take)
        self.tool.told.connect(self._count)
        for view in (*self._views.slices, self._views.scene):
            view.tools.insert(0, self.tool)
            view.setCursor(Qt.CursorShape.CrossCursor)

    def _count(self) -> None:
        self._state.measuring.set(count=0 if self.tool is None else self.tool.count)

    def _lay_down(self) -> None:
        if self.tool is None:
            return
        tool, self.tool = self.tool, None
        for view in (*self._views.slices, self._views.scene):
            view.tools.remove(tool)
            view.unsetCursor()
            view.update()
        tool.deleteLater()
        self._state.measuring.set(count=0)

    def _give_way(self) -> None:
        if self._state.edit.now.tool:
            self._state.measuring.set(tool="")

    def _take(self, ask: Ask) -> None:
        """Ask for the measure; a note waits for its words."""
        kind = BY_NAME[self._state.measuring.now.tool]
        tool = kind.name if self._state.measuring.now.keep else ""
        if kind.make is None:
            place = places_of(self._bridge.case, ask.points)[::-1]
            self._state.measuring.set(tool="", place=place)
        elif kind.what == "profile" and not ask.image:
            self._bridge.refused.emit(say("There is no scan in the slices whose values could be read."))
        else:
            self._bridge.do(kind.make(ask), then=lambda: self._state.measuring.set(chosen=ask.name, tool=tool))

    def _forget(self, *_: object) -> None:
        """What was removed or renamed is not chosen any more."""
        chosen, case = self._state.measuring.now.chosen, self._bridge.case
        if chosen is not None and chosen not in case.measures and chosen not in case.notes:
            self._state.measuring.set(chosen=None)
