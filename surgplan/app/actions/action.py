"""One thing that can be done in the window, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def always(window: MainWindow) -> bool:
    """Whatever is open."""
    return True


def with_case(window: MainWindow) -> bool:
    """Once a case is open."""
    return window.space is not None


def with_scan(window: MainWindow) -> bool:
    """Once a scan lies in the slices."""
    return window.space is not None and window.space.showing.volume is not None


@dataclass(frozen=True)
class Action:
    """What menus, the palette, the list of shortcuts and help know of it."""

    id: str
    """`menu.name`: what a user's own shortcut is kept under."""
    title: str
    """English, with a verb; shown through `say`. It ends in an ellipsis where it asks for more."""
    run: Callable[[MainWindow], object]
    keys: str = ""
    """The shortcut unless the user chose another, `Ctrl+K` say."""
    help: str = ""
    """One sentence on what it does."""
    available: Callable[[MainWindow], bool] = with_case
    checked: Callable[[MainWindow], bool] | None = None
    """For what is on or off."""

    @property
    def menu(self) -> str:
        """The menu it stands in: the first part of its id."""
        return self.id.partition(".")[0]
