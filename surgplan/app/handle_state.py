"""How the handles move what they hold: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject

from surgplan.app.held_state import HeldState

AXES = ("own", "view", "patient")


@dataclass(frozen=True)
class HandleSettings:
    """One state of the handles."""

    axes: Literal["own", "view", "patient"] = "own"
    """Along which axes arrows and rings stand: of the thing itself, of the view, or the patient's L, P and S."""
    step_mm: float = 0.0
    """Shifts are whole multiples of this; 0 lets them be any."""
    step_deg: float = 0.0
    """So are turns."""
    constraint: str = ""
    """What a motion keeps to, a name of `plan.guides.guides_of`; nothing leaves it free."""
    to_axes: bool = False
    """Whether it catches on axes of the plan."""
    to_cortex: bool = False
    """Whether its origin catches on the surface of the bone."""
    collisions: bool = True
    """Whether it is coloured while it is dragged where it meets other things."""
    ghost: bool = True
    """Whether it is shown, while it is dragged, where it was before."""


class HandleState(HeldState[HandleSettings]):
    """The one handle state of a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HandleSettings(), parent)
