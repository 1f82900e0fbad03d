"""Tools of a view that take keys before the view does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QKeyEvent


@runtime_checkable
class KeyTool(Protocol):
    """A tool that takes key events with their modifiers: handles that arrow keys move, say."""

    def take_key(self, view: object, event: QKeyEvent) -> bool:
        """A key was pressed; whether it was used."""


def key_taken(view: object, tools: Iterable[object], event: QKeyEvent) -> bool:
    """Whether one of a view's tools uses a key."""
    return any(tool.take_key(view, event) for tool in tools if isinstance(tool, KeyTool))
