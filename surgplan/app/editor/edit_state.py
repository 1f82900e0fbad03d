"""What is edited and with what settings: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QObject

from surgplan.app.held_state import HeldState
from surgplan.segment.editing import ANYWHERE, Limits

SMALLEST_RADIUS_MM, LARGEST_RADIUS_MM = 0.1, 100.0


@dataclass(frozen=True)
class EditSettings:
    """One state of the editor."""

    segment: str | None = None
    """The segment that is edited."""
    tool: str = ""
    """The mouse's tool, a name of `tool_box.TOOLS`; nothing leaves the mouse to the views."""
    limits: Limits = ANYWHERE
    """Where voxels may change, and what happens where other segments are met (`limits.overlaps`)."""
    erase: bool = False
    """Whether brush, lasso and level trace take away; Shift turns it round for one stroke."""
    radius_mm: float = 5.0
    """Of the brush."""
    shape: Literal["disc", "sphere"] = "disc"
    """Of the brush in slices; on the 3D surface it always is a sphere."""
    in_scene: bool = True
    """Whether brush and scissors also work in the 3D view."""
    thickness_mm: float | None = None
    """How deep a lasso or a level trace reaches across its slice; None is that slice alone."""
    smoothing_mm: float = 1.0
    """How much a level trace smooths the values before it follows one; 0 takes them as scanned."""
    outline: Literal["freehand", "rectangle", "line"] = "freehand"
    """What the scissors draw; a line cuts off what lies on the left of it."""
    cut: Literal["inside", "outside", "fill"] = "inside"
    """What the scissors do: take away what lies inside or outside the outline, or fill it."""
    reach: Literal["through", "depth", "slab"] = "through"
    """How far the scissors reach along the line of sight: through everything, from the first point on, or round it."""
    depth_mm: float = 10.0
    """How deep, where the scissors do not go through everything."""


class EditState(HeldState[EditSettings]):
    """The one editor state of a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(EditSettings(), parent)

    def set(self, **changes: Any) -> None:
        """Change some fields of the settings."""
        after = replace(self._now, **changes)
        radius_mm = min(max(after.radius_mm, SMALLEST_RADIUS_MM), LARGEST_RADIUS_MM)
        self._take(replace(after, radius_mm=radius_mm))

    def limit(self, **changes: Any) -> None:
        """Change some fields of the limits, `overlaps` say."""
        self._take(replace(self._now, limits=replace(self._now.limits, **changes)))
