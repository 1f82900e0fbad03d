"""One stop of a tour, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


@dataclass(frozen=True)
class Step:
    """What is said, what is pointed at, and when it is done."""

    title: str
    """English, shown through `say`, as the words are."""
    words: str
    target: Callable[[MainWindow], QWidget | None]
    """What to point at; None where it is not there now."""
    page: str = ""
    """The page of the inspector that must be open for it."""
    section: str = ""
    """The section of it that is unfolded."""
    done: Callable[[MainWindow], bool] | None = None
    """When to go on by itself; without it the user presses Next."""
    do: Callable[[MainWindow], object] | None = None
    """What does it for the user; it may take a while, `done` tells when it is over."""
