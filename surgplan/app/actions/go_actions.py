"""Turning to the steps of the path."""

from __future__ import annotations

from surgplan.app.actions.action import Action

STEPS = {
    "Scan": "Go to Scan",
    "Segment": "Go to Segment",
    "Plan": "Go to Plan",
    "Simulate": "Go to Simulate",
    "Compare": "Go to Compare",
    "Report": "Go to Report",
}

ACTIONS = tuple(
    Action(f"go.{title.lower()}", words, lambda w, title=title: w.turn_to(title), f"Alt+{n}")
    for n, (title, words) in enumerate(STEPS.items(), start=1)
)
