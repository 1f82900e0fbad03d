"""How the 3D view is looked at: volume rendering, what is cut away, the views that were kept, pictures that are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from surgplan.app.views.scene_clipping import Clipping

if TYPE_CHECKING:
    from surgplan.app.views.camera import Camera


@dataclass(frozen=True)
class VolumeLook:
    """How the scan itself is drawn in 3D."""

    visible: bool = False
    preset: str = "bone"
    shift: float = 0.0
    """Added to the values of the preset, in its unit: HU, or the share of the scan's range."""
    strength: float = 1.0
    """How much light is taken, times that of the preset."""


@dataclass(frozen=True)
class Turntable:
    """A movie of the scene turned once round the patient's long axis."""

    target: Path
    """An `.avi` file, or a folder for a series of PNG pictures."""
    seconds: float = 8.0
    frames_per_second: int = 15
    width: int = 960
    height: int = 720


@dataclass(frozen=True)
class PrintOrder:
    """A picture of the 3D view of a size on paper."""

    target: Path
    width_mm: float = 160.0
    height_mm: float = 120.0
    dots_per_inch: int = 300
    true_scale: bool = False
    """One mm of the patient is one mm on paper, in a view without perspective."""
    white: bool = True
    """On white instead of the view's background."""


class SceneState(QObject):
    """The part of the view state that the 3D view follows, and what is asked of it."""

    volume_changed = Signal()
    told = Signal()
    """The unit of the scan, what draws, or the perspective changed."""
    clipping_changed = Signal()
    views_changed = Signal()
    camera_asked = Signal(object)
    """A Camera, the name of a side, or `fit`."""
    parallel_asked = Signal(bool)
    keep_asked = Signal(str)
    """The present view should be kept under this name."""
    plane_asked = Signal(str)
    """A cutting plane is wanted: axial, coronal, sagittal, or facing the viewer."""
    box_asked = Signal()
    print_asked = Signal(object)
    movie_asked = Signal(object)
    movie_stop_asked = Signal()
    cut_refused = Signal(str)
    """Why something could not be cut away."""
    said = Signal(str, bool)
    """What became of a picture or a movie, and whether it is an error."""
    movie_progress = Signal(float)
    """Share of the frames that are done; 1 or more once none is under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._volume = VolumeLook()
        self._clipping = Clipping()
        self._kept: dict[str, Camera] = {}
        self.unit = ""
        """Of the values in the slices."""
        self.has_scan = False
        """Whether there is a scan to be drawn."""
        self.parallel = False
        """Whether the 3D view has no perspective."""
        self.drawn_by = ""
        """What draws, by the name it gives itself; nothing before a scan was drawn."""

    def set_unit(self, unit: str, has_scan: bool) -> None:
        """Say what scan there is."""
        if (unit, has_scan) != (self.unit, self.has_scan):
            self.unit, self.has_scan = unit, has_scan
            self.told.emit()

    def set_drawn_by(self, name: str) -> None:
        """Say what draws."""
        if name != self.drawn_by:
            self.drawn_by = name
            self.told.emit()

    def set_parallel(self, parallel: bool) -> None:
        """Say whether the 3D view has no perspective."""
        if parallel != self.parallel:
            self.parallel = parallel
            self.told.emit()

    @property
    def volume(self) -> VolumeLook:
        """How the scan is drawn."""
        return self._volume

    def set_volume(self, **changes: object) -> None:
        """Draw the scan in another way."""
        after = replace(self._volume, **changes)  # type: ignore[arg-type]
        if after != self._volume:
            self._volume = after
            self.volume_changed.emit()

    @property
    def clipping(self) -> Clipping:
        """What is cut away."""
        return self._clipping

    def set_clipping(self, clipping: Clipping) -> None:
        """Cut something else away."""
        if clipping != self._clipping:
            self._clipping = clipping
            self.clipping_changed.emit()

    @property
    def kept_views(self) -> dict[str, Camera]:
        """The views that were kept, by name."""
        return dict(self._kept)

    def set_kept_views(self, kept: dict[str, Camera]) -> None:
        """Replace the views that were kept."""
        self._kept = dict(kept)
        self.views_changed.emit()
