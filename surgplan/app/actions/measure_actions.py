"""Measuring in the views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action, with_case
from surgplan.app.measuring.kinds import KINDS, Kind

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

KEYS = {
    "distance": "Ctrl+Shift+D",
    "angle": "Ctrl+Shift+A",
    "lines": "Ctrl+Shift+L",
    "cobb": "Ctrl+Shift+B",
    "area": "Ctrl+Shift+R",
    "profile": "Ctrl+Shift+P",
    "text": "Ctrl+Shift+T",
    "arrow": "Ctrl+Shift+W",
}
TITLES = {
    "distance": "Measure a distance",
    "angle": "Measure an angle",
    "lines": "Measure the angle of two lines",
    "cobb": "Measure a Cobb angle",
    "area": "Measure an area",
    "profile": "Read values along a line",
    "text": "Write a text",
    "arrow": "Point an arrow",
}


def take_up(window: MainWindow, kind: Kind) -> None:
    """Take up a tool, or lay it down if it is in hand, with the page that says what to do beside the views."""
    measuring = window.space.state.measuring
    if measuring.now.tool == kind.name:
        measuring.set(tool="")
        return
    window.show_side_page("Measures")
    measuring.set(tool=kind.name, place=())


ACTIONS = (
    Action(
        "measure.list",
        "Measures and notes",
        lambda w: w.show_side_page("Measures"),
        "Ctrl+M",
        "Shows what was measured and written on this case.",
    ),
    *(
        Action(
            f"measure.{kind.name}",
            TITLES[kind.name],
            lambda w, kind=kind: take_up(w, kind),
            KEYS[kind.name],
            kind.hints[0],
            with_case,
            lambda w, kind=kind: w.space.state.measuring.now.tool == kind.name,
        )
        for kind in KINDS
    ),
)
