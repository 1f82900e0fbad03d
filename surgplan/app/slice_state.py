"""How slices are drawn, and where results are seen on them: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from surgplan.app.views.contents import SliceLook

THINNEST_PX, WIDEST_PX = 0.5, 8.0
"""Widths of contours that can be chosen."""


@dataclass(frozen=True)
class ResultLook:
    """Where the result that colours the 3D view is seen on planes through the solid."""

    in_slices: bool = True
    share: float = 0.85
    """Opacity over the scan."""
    cut: str = ""
    """The slice view whose plane opens the coloured solid in 3D; nothing leaves it whole."""
    other_side: bool = False
    """Whether the half between the eye of that view and its plane is kept, instead of the one beyond."""


class SliceState(QObject):
    """The one of a window: read `look` and `results`, change them with `set_look` and `set_results`, listen to `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._results = SliceLook(), ResultLook()

    @property
    def look(self) -> SliceLook:
        """How segments, implants and what is written over slices are drawn."""
        return self._look

    @property
    def results(self) -> ResultLook:
        """Where results are seen."""
        return self._results

    def set_look(self, **changes: Any) -> None:
        """Change how slices are drawn; widths stay within what can be seen."""
        if "line_px" in changes:
            changes["line_px"] = min(max(float(changes["line_px"]), THINNEST_PX), WIDEST_PX)
        before, self._look = self._look, replace(self._look, **changes)
        if self._look != before:
            self.changed.emit()

    def set_results(self, **changes: Any) -> None:
        """Change where results are seen."""
        before, self._results = self._results, replace(self._results, **changes)
        if self._results != before:
            self.changed.emit()
