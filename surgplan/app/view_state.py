"""What is looked at and how: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from surgplan.base.geometry import Vector

DEFAULT_OPACITY = {"skin": 0.25, "implants": 1.0, "segments": 1.0}


@dataclass(frozen=True)
class Look:
    """How one thing is drawn; None leaves it to the thing."""

    visible: bool = True
    opacity: float | None = None
    colour: str | None = None


@dataclass
class _State:
    image: str | None = None
    crosshair: Vector | None = None
    looks: dict[str, Look] = field(default_factory=dict)
    map_of: str | None = None
    """The study or implant whose map colours the 3D view."""
    quantity: str = "risk"


class ViewState(QObject):
    """The one view state of a window."""

    changed = Signal()
    crosshair_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _State()

    @property
    def image(self) -> str | None:
        """The image in the slices."""
        return self._state.image

    @property
    def crosshair(self) -> Vector | None:
        """The point all views share, LPS mm."""
        return self._state.crosshair

    @property
    def map_of(self) -> str | None:
        """The study or implant whose map colours the 3D view; None for plain anatomy."""
        return self._state.map_of

    @property
    def quantity(self) -> str:
        """Which result of the study is mapped."""
        return self._state.quantity

    def look(self, item: str) -> Look:
        """How a thing is drawn."""
        return self._state.looks.get(item, Look())

    def set_look(self, item: str, **changes: object) -> None:
        """Change how a thing is drawn."""
        self._state.looks[item] = replace(self.look(item), **changes)
        self.changed.emit()

    def set_image(self, image: str | None) -> None:
        """Show another image."""
        if image != self._state.image:
            self._state.image = image
            self.changed.emit()

    def set_crosshair(self, point: Vector) -> None:
        """Move the shared point."""
        self._state.crosshair = point
        self.crosshair_changed.emit(point)

    def show_map(self, of: str | None, quantity: str = "risk") -> None:
        """Colour the 3D view by a result, or by nothing."""
        self._state.map_of, self._state.quantity = of, quantity
        self.changed.emit()
