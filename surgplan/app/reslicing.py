"""Keeps the slice views in step with where the user wants to look, and gives their crosshairs handles."""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance

from surgplan.app.reslice_state import ResliceState
from surgplan.app.tools.arm_tool import ArmTool
from surgplan.app.views.four_up import FourUp


class Reslicing(QObject):
    """One for the three views."""

    def __init__(self, state: ResliceState, views: FourUp, refused: SignalInstance) -> None:
        super().__init__(views)
        self._state, self._views = state, views
        self._shown = state.now
        self.arms = ArmTool(state, self)
        for view in views.slices:
            view.tools.append(self.arms)
            view.refused.connect(refused)
        state.changed.connect(self._follow)

    def _follow(self) -> None:
        before, now = self._shown, self._state.now
        self._shown = now
        for view in self._views.slices:
            if now.turned is not before.turned or now.is_dragged != before.is_dragged:
                view.set_turned(now.turned, quick=now.is_dragged)
            view.set_slabs(now.slabs)
