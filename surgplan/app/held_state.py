"""What every state of a window that is no part of the case has in common: one value, and word of its changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

Value = TypeVar("Value")


class HeldState(QObject, Generic[Value]):
    """The one of a window: read `now`, change it with `set`, listen to `changed`. The value is a frozen dataclass."""

    changed = Signal()

    def __init__(self, first: Value, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = first

    @property
    def now(self) -> Value:
        """As it is."""
        return self._now

    def set(self, **changes: Any) -> None:
        """Change some fields of it."""
        self._take(replace(self._now, **changes))  # type: ignore[type-var]

    def _take(self, after: Value) -> None:
        if after != self._now:
            self._now = after
            self.changed.emit()
