"""What is being measured or written: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from surgplan.base.geometry import Vector


@dataclass(frozen=True)
class Measuring:
    """One state of it."""

    tool: str = ""
    """The tool in hand, a name of `kinds.KINDS`; nothing leaves the mouse to the views."""
    count: int = 0
    """Points set with it so far."""
    keep: bool = False
    """Whether the tool stays in hand after one use."""
    chosen: str | None = None
    """The measure or note that is looked at."""
    place: tuple[Vector, ...] = ()
    """Where a note waits for its words: where they stand, and what its arrow points at."""


class MeasureState(QObject):
    """The one such state of a window: read `now`, change it with `set`, listen to `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = Measuring()

    @property
    def now(self) -> Measuring:
        """The state as it is."""
        return self._now

    def set(self, **changes: Any) -> None:
        """Change some fields."""
        after = replace(self._now, **changes)
        if after != self._now:
            self._now = after
            self.changed.emit()
