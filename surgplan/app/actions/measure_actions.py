"""Measuring in the views."""

from __future__ import annotations

from surgplan.app.actions.action import Action

ACTIONS = (
    Action(
        "measure.list",
        "Measures and notes",
        lambda w: w.show_side_page("Measures"),
        "Ctrl+M",
        "Shows what was measured and written on this case.",
    ),
)
