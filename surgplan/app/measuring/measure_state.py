"""What is being measured or written: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from surgplan.app.held_state import HeldState
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


class MeasureState(HeldState[Measuring]):
    """The one such state of a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Measuring(), parent)
