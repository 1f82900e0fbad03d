"""Taking back and doing again, and finding what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action, always

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def _preferences(window: MainWindow, title: str = "General") -> None:
    from surgplan.app.settings.preferences_window import open_preferences  # which knows the table of actions

    open_preferences(window, title)


ACTIONS = (
    Action("edit.undo", "Undo", lambda w: w.space.bridge.undo(), "Ctrl+Z", "Takes the last change back."),
    Action("edit.redo", "Redo", lambda w: w.space.bridge.redo(), "Ctrl+Shift+Z", "Does what was taken back again."),
    Action("edit.history", "History", lambda w: w.show_side_page("History"), "Ctrl+H", "Shows every change of this case."),
    Action(
        "edit.preferences",
        "Preferences…",
        _preferences,
        "Ctrl+,",
        "Theme, folders, archives, values that forms begin with, and a department's file.",
        always,
    ),
    Action(
        "edit.shortcuts",
        "Change shortcuts…",
        lambda w: _preferences(w, "Shortcuts"),
        help="Shows which keys do what, and changes them.",
        available=always,
    ),
    Action("edit.find", "Find an action…", lambda w: w.open_palette(), "Ctrl+K", "Does anything by its name.", always),
)
