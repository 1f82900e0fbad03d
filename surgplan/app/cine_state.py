"""Which phase of a sequence the slices show, and whether it plays: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject

from surgplan.app.held_state import HeldState
from surgplan.case.document import Image

SLOWEST, FASTEST = 0.5, 30.0
"""Phases a second."""


@dataclass(frozen=True)
class Cine:
    """One state of it."""

    image: str = ""
    """The sequence that is looked through."""
    phase: str = ""
    """Name of the phase that is shown; nothing shows the one that is planned on."""
    playing: bool = False
    per_second: float = 8.0
    swings: bool = False
    """Whether it plays back and forth instead of starting anew after the last phase."""
    backwards: bool = False
    """Where it is on its way back."""


class CineState(HeldState[Cine]):
    """The one of a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Cine(), parent)

    def set(self, **changes: Any) -> None:
        """Change some of it; the speed stays within what can be seen."""
        if "per_second" in changes:
            changes["per_second"] = min(max(float(changes["per_second"]), SLOWEST), FASTEST)
        super().set(**changes)

    def number(self, image: Image) -> int:
        """The place of the shown phase among those of an image, from 0; that of the planned one where no other is chosen."""
        names = [phase.name for phase in image.phases]
        shown = self._now.phase if self._now.image == image.id and self._now.phase in names else image.phase
        return names.index(shown) if shown in names else 0

    def show(self, image: Image, number: int) -> None:
        """Show a phase by its place, counted round."""
        if image.phases:
            name = image.phases[number % len(image.phases)].name
            self.set(image=image.id, phase="" if name == image.phase else name)

    def following(self, image: Image) -> tuple[int, bool]:
        """The place of the phase that plays next, and whether it lies on the way back."""
        here, count, now = self.number(image), len(image.phases), self._now
        if not now.swings:
            return (here + 1) % count, False
        back = here > 0 and (now.backwards or here == count - 1)
        return max(here - 1, 0) if back else min(here + 1, count - 1), back

    def seen(self, image: Image) -> Image:
        """An image with the voxels of the phase that is shown of it."""
        now = self._now
        chosen = next((phase for phase in image.phases if now.image == image.id and phase.name == now.phase), None)
        return image if chosen is None else replace(image, voxels=chosen.voxels, valid=chosen.valid, phase=chosen.name)
