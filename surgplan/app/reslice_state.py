"""Where the slice views look and how thick they see: it is no part of the case and of no undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from surgplan.app.views.planes import PLANES
from surgplan.app.views.slab import THICKEST_MM, THINNEST_MM, Slab
from surgplan.app.views.turned import TurnedPlanes


@dataclass(frozen=True, eq=False)
class Reslice:
    """One state of it."""

    turned: TurnedPlanes | None = None
    """None along the scan's own slices."""
    mode: str = ""
    """Of slabs, one of `slab.MODES`; nothing shows single slices."""
    thickness_mm: float = 10.0
    planes: frozenset[str] = frozenset(PLANES)
    """The views that show slabs."""
    is_dragged: bool = False
    """Whether a handle is held: pictures are drawn quickly then."""

    @property
    def slabs(self) -> Mapping[str, Slab]:
        """By view, the slab it shows."""
        return {name: Slab(self.mode, self.thickness_mm) for name in PLANES if self.mode and name in self.planes}


class ResliceState(QObject):
    """The one of a window: read `now`, change it with `set`, listen to `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = Reslice()

    @property
    def now(self) -> Reslice:
        """As it is."""
        return self._now

    def set(self, **changes: Any) -> None:
        """Change some of it; a slab stays within what can be seen."""
        if "thickness_mm" in changes:
            changes["thickness_mm"] = min(max(float(changes["thickness_mm"]), THINNEST_MM), THICKEST_MM)
        before, self._now = self._now, replace(self._now, **changes)
        if any(getattr(before, name) != getattr(self._now, name) for name in changes):
            self.changed.emit()
