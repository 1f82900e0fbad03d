"""The guide and the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action, always
from surgplan.procedures.sample import sample_scans

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def _guide(window: MainWindow, page: str = "") -> None:
    from surgplan.app.help.guide import Place
    from surgplan.app.help.help_window import open_help  # which knows the table of actions

    open_help(window, Place(page) if page else None)


def _tour(window: MainWindow) -> None:
    from surgplan.app.tour.tour import start_tour

    start_tour(window)


def _has_sample(window: MainWindow) -> bool:
    return "hip" in sample_scans()


ACTIONS = (
    Action("help.here", "Help on this", _guide, "F1", "Opens the guide at what you are at.", always),
    Action(
        "help.guide", "The guide", lambda w: _guide(w, "README.md"), help="Opens the guide at its beginning.", available=always
    ),
    Action(
        "help.actions",
        "All actions and shortcuts",
        lambda w: _guide(w, "actions"),
        "Shift+F1",
        "Lists everything that can be done, with its keys.",
        always,
    ),
    Action(
        "help.tour",
        "Take the tour",
        _tour,
        help="Leads through planning a hip on a made-up patient.",
        available=_has_sample,
    ),
)
