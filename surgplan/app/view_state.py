"""What is looked at and how: it is no part of the case and of no undo."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from surgplan.app.cine_state import CineState
from surgplan.app.curve_state import CurveState
from surgplan.app.editor.edit_state import EditState
from surgplan.app.handle_state import HandleState
from surgplan.app.layout_state import LayoutState
from surgplan.app.measuring.measure_state import MeasureState
from surgplan.app.reslice_state import ResliceState
from surgplan.app.scene_state import SceneState
from surgplan.app.slice_state import SliceState
from surgplan.base.geometry import Vector
from surgplan.case.apart import why_apart
from surgplan.case.document import Case, Image, Segment

SOFT = {"skin": 0.25, "lung": 0.5}
"""Tissues that are seen through unless the user says otherwise."""


@dataclass(frozen=True)
class Look:
    """How one thing is drawn; None leaves it to the thing."""

    visible: bool = True
    opacity: float | None = None
    colour: str | None = None


@dataclass(frozen=True)
class Second:
    """Another scan of the case in the same slices."""

    image: str
    checkerboard: bool = False
    share: float = 0.5
    before: bool = False
    """Where a registered scan lay before, to see what registering has done."""
    colours: str = "grey"
    """A colour map by its name."""
    window: tuple[float, float] | None = None
    """Level and width of its values; None: those that suit the scan."""
    low_is_clear: bool = False
    """Whether low values are seen through."""


@dataclass
class _State:
    image: str | None = None
    window: str = ""
    second: Second | None = None
    crosshair: Vector | None = None
    looks: dict[str, Look] = field(default_factory=dict)
    map_of: str | None = None
    """The study or implant whose map colours the 3D view."""
    quantity: str = "risk"


class ViewState(QObject):
    """The one view state of a window."""

    changed = Signal()
    crosshair_changed = Signal(object)
    window_asked = Signal(str)
    """The slices should show the grey values of a named window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _State()
        self.handles = HandleState(self)
        """How the handles move things."""
        self.edit = EditState(self)
        """What is edited, and with which settings."""
        self.measuring = MeasureState(self)
        """What is being measured or written."""
        self.scene = SceneState(self)
        """How the 3D view is looked at."""
        self.layout = LayoutState(self)
        """How the views are arranged."""
        self.curve = CurveState(self)
        """The path that is shown straightened."""
        self.reslice = ResliceState(self)
        """Where the slices look, and how thick they see."""
        self.cine = CineState(self)
        """Which phase of a sequence the slices show."""
        self.slices = SliceState(self)
        """How slices are drawn, and where results are seen on them."""

    @property
    def image(self) -> str | None:
        """The image in the slices."""
        return self._state.image

    def shown_image(self, case: Case) -> Image | None:
        """The image of a case that the slices show: the chosen one, else one that is drawn on or can be."""
        chosen = case.images.get(self._state.image or "")
        if chosen is not None or not case.images:
            return chosen
        drawn_on = {segment.image for segment in case.segments.values()}
        return min(case.images.values(), key=lambda image: (bool(why_apart(case, image)), image.id not in drawn_on))

    @property
    def window(self) -> str:
        """The name of the grey values in the slices; nothing once they are set by hand."""
        return self._state.window

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

    def opacity(self, segment: Segment) -> float:
        """How solid a segment is drawn: as the user set it, else by its tissue."""
        chosen = self.look(segment.id).opacity
        return SOFT.get(segment.tissue, 1.0) if chosen is None else chosen

    def set_look(self, item: str, **changes: object) -> None:
        """Change how a thing is drawn."""
        before = self.look(item)
        self._state.looks[item] = replace(before, **changes)
        if self._state.looks[item] != before:
            self.changed.emit()

    def set_image(self, image: str | None) -> None:
        """Show another image."""
        if image != self._state.image:
            self._state.image = image
            self.changed.emit()

    @property
    def second(self) -> Second | None:
        """The scan that is laid over the first one."""
        return self._state.second

    def set_second(self, second: Second | None) -> None:
        """Lay another scan over the first, or none."""
        if second != self._state.second:
            self._state.second = second
            self.changed.emit()

    def set_window(self, name: str) -> None:
        """Say which grey values the slices show now."""
        if name != self._state.window:
            self._state.window = name
            self.changed.emit()

    def set_crosshair(self, point: Vector) -> None:
        """Move the shared point."""
        self._state.crosshair = point
        self.crosshair_changed.emit(point)

    def show_map(self, of: str | None, quantity: str = "risk") -> None:
        """Colour the 3D view by a result, or by nothing."""
        if (of, quantity) != (self._state.map_of, self._state.quantity):
            self._state.map_of, self._state.quantity = of, quantity
            self.changed.emit()
