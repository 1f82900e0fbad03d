"""A path through the scan that is shown straightened: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from surgplan.app.held_state import HeldState
from surgplan.base.geometry import Vector

NARROWEST_MM, WIDEST_MM = 5.0, 200.0


@dataclass(frozen=True)
class Curve:
    """One state of it."""

    points: tuple[Vector, ...] = ()
    """LPS mm, in their order along the path."""
    is_drawn: bool = False
    """Whether clicks in slices add points."""
    angle_deg: float = 0.0
    """About the path, of what lies upwards in the straightened view."""
    width_mm: float = 40.0
    """Across the path."""


class CurveState(HeldState[Curve]):
    """The one of a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Curve(), parent)

    def set(self, **changes: Any) -> None:
        """Change some of it; the angle stays within a turn, the width within what can be seen."""
        if "angle_deg" in changes:
            changes["angle_deg"] = (float(changes["angle_deg"]) + 180.0) % 360.0 - 180.0
        if "width_mm" in changes:
            changes["width_mm"] = min(max(float(changes["width_mm"]), NARROWEST_MM), WIDEST_MM)
        super().set(**changes)
