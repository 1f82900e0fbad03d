"""Taking back and doing again, and finding what can be done."""

from __future__ import annotations

from surgplan.app.actions.action import Action, always

ACTIONS = (
    Action("edit.undo", "Undo", lambda w: w.space.bridge.undo(), "Ctrl+Z", "Takes the last change back."),
    Action("edit.redo", "Redo", lambda w: w.space.bridge.redo(), "Ctrl+Shift+Z", "Does what was taken back again."),
    Action("edit.history", "History", lambda w: w.show_side_page("History"), "Ctrl+H", "Shows every change of this case."),
    Action("edit.find", "Find an action…", lambda w: w.open_palette(), "Ctrl+K", "Does anything by its name.", always),
)
