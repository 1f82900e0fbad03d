"""How the views are arranged: it is no part of the case, and is kept for the user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from surgplan.app.held_state import HeldState
from surgplan.app.views.layouts import DOCKED, FIRST, OTHER, SCENE, SLICES, layout


@dataclass(frozen=True)
class Arranged:
    """One arrangement of the views."""

    layout: str = FIRST
    """The id of one of `LAYOUTS`."""
    big: str = SCENE
    """The big one of the layout `big`."""
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """How the user divided the room, by layout."""
    apart: Mapping[str, str] = field(default_factory=dict)
    """Views in windows of their own, and where those stand."""
    linked: bool = True
    """Whether the 3D views of two scenarios are turned together."""
    scenario: str | None = None
    """The scenario in the second 3D view; None leaves the choice to the program. It is not kept."""

    def to_json(self) -> dict[str, Any]:
        """What is kept for the user."""
        return {
            "layout": self.layout,
            "big": self.big,
            "shares": {name: dict(shares) for name, shares in self.shares.items()},
            "apart": dict(self.apart),
            "linked": self.linked,
        }


def from_json(data: Any) -> Arranged:
    """What was kept; whatever of it can't be understood is left at its default."""
    if not isinstance(data, Mapping):
        return Arranged()
    big, apart = data.get("big"), data.get("apart")
    return Arranged(
        layout=layout(str(data.get("layout"))).id,
        big=str(big) if big in DOCKED else SCENE,
        shares=_shares(data.get("shares")),
        apart={n: str(at) for n, at in apart.items() if n in (*SLICES, SCENE, OTHER)} if isinstance(apart, Mapping) else {},
        linked=data.get("linked") is not False,
    )


def _shares(data: Any) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for name, shares in data.items() if isinstance(data, Mapping) else ():
        if isinstance(shares, Mapping) and all(isinstance(v, float | int) and 0 < v <= 1 for v in shares.values()):
            found[str(name)] = {str(place): float(share) for place, share in shares.items()}
    return found


class LayoutState(HeldState[Arranged]):
    """The arrangement of one window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Arranged(), parent)
