"""The steps of the path and the pages beside it, as the bars show them before any page is loaded."""

from __future__ import annotations

STEPS = (
    ("Scan", "scan"),
    ("Segment", "segment"),
    ("Plan", "plan"),
    ("Simulate", "simulate"),
    ("Compare", "compare"),
    ("Report", "report"),
)
"""Title and icon of each step; `pages.every` has its page in the same place."""
SIDES = (("Measures", "ruler"), ("Views", "eye"), ("History", "history"))
"""Title and icon of what can be opened beside any step."""
