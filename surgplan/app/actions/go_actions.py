"""Turning to the steps of the path."""

from __future__ import annotations

from surgplan.app.actions.action import Action

STEPS = ("Scan", "Segment", "Plan", "Simulate", "Compare", "Report")

ACTIONS = tuple(
    Action(f"go.{title.lower()}", f"Go to {title}", lambda w, title=title: w.turn_to(title), f"Alt+{n}")
    for n, title in enumerate(STEPS, start=1)
)
