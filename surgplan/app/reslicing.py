"""Keeps the slice views in step with where the user wants to look, and gives their crosshairs handles."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

from surgplan.app.tools.arm_tool import ArmTool
from surgplan.app.view_state import ViewState
from surgplan.app.views.four_up import FourUp


class Reslicing(QObject):
    """One for the three views."""

    def __init__(self, view_state: ViewState, views: FourUp, refused: SignalInstance, alone: Callable[[], bool]) -> None:
        super().__init__(views)
        state = view_state.reslice
        self._state, self._curve, self._views = state, view_state.curve, views
        self._alone, self._was_alone = alone, alone()
        self._shown = state.now
        self.arms = ArmTool(state, self)
        view_state.changed.connect(self._let_go)
        for view in views.slices:
            view.tools.append(self.arms)
            view.refused.connect(refused)
        state.changed.connect(self._follow)

    def _let_go(self) -> None:
        """Planes and paths mean nothing on a scan that lies elsewhere, in another frame of reference."""
        if self._alone() != self._was_alone:
            self._was_alone = not self._was_alone
            self._state.set(turned=None)
            self._curve.set(points=(), is_drawn=False)

    def _follow(self) -> None:
        before, now = self._shown, self._state.now
        self._shown = now
        for view in self._views.slices:
            if now.turned is not before.turned or now.is_dragged != before.is_dragged:
                view.set_turned(now.turned, quick=now.is_dragged)
            view.set_slabs(now.slabs)
