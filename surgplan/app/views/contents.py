"""What a view can be given to show: plain values, drawn as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.colormaps import ColourMap
from surgplan.base.geometry import Plane, Rigid, Vector
from surgplan.base.grid import Grid

Mask = NDArray[np.bool_]


class Sliced(Protocol):
    """Voxels that need not lie in memory as one array: a label map in bricks, or a rule."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Voxels along k, j, i."""

    def section(self, axis: int, index: int) -> Mask:
        """The flat slice across array axis 0 (k), 1 (j) or 2 (i)."""

    def dense(self) -> Mask:
        """All voxels, for slices that run across none of the axes."""


class VolumeLike(Protocol):
    """A scan on its grid."""

    grid: Grid
    voxels: NDArray[Any]
    """Values indexed [k, j, i]."""
    valid: Mask | None
    """Voxels that were really scanned; None if all were."""
    unit: str


@dataclass(frozen=True)
class SliceLook:
    """How slices are drawn, by the user's choice."""

    fill: float = 0.30
    """Opacity of the inside of segments."""
    line: float = 1.0
    """Opacity of their contours."""
    line_px: float = 1.5
    """Width of their contours."""
    implant_fill: float = 0.0
    """Opacity of the inside of implants' outlines."""
    figure: bool = True
    """Whether a small human figure lies as the patient does."""
    ruler: bool = True
    value: bool = True
    """Whether the value under the mouse is written in the slice."""


@dataclass(frozen=True, eq=False)
class SecondScan:
    """Another scan in the same slices: laid over the first one, or taking turns with it in squares."""

    volume: VolumeLike
    window: tuple[float, float]
    """Level and width."""
    checkerboard: bool = False
    share: float = 0.5
    """Of the second scan where it is laid over, 0 to 1."""
    square_px: float = 48.0
    """Edge of a square of the checkerboard."""
    colours: ColourMap | None = None
    """Of its values, low to high; None: greys."""
    low_is_clear: bool = False
    """Whether low values are seen through, as the uptake of a tracer is shown."""
    label: str = ""
    """What stands over its colour bar."""


@dataclass(frozen=True, eq=False)
class ValuesBetween:
    """The voxels of a scan whose values lie between two, slice by slice: nothing is worked out that is not looked at."""

    volume: VolumeLike
    low: float
    high: float

    @property
    def shape(self) -> tuple[int, ...]:
        """Voxels along k, j, i."""
        return self.volume.grid.array_shape

    def section(self, axis: int, index: int) -> Mask:
        """See `Sliced`."""
        valid = self.volume.valid
        place = (slice(None),) * axis + (index,)
        return self._between(self.volume.voxels[place], None if valid is None else valid[place])

    def dense(self) -> Mask:
        """See `Sliced`."""
        return self._between(self.volume.voxels, self.volume.valid)

    def _between(self, values: NDArray[Any], valid: Mask | None) -> Mask:
        found: Mask = (values >= self.low) & (values <= self.high)
        return found if valid is None else found & valid


@dataclass(frozen=True, eq=False)
class Hatching:
    """Voxels that were not scanned but worked out: marked by lines across them."""

    mask: Mask
    grid: Grid


@dataclass(frozen=True, eq=False)
class SegmentOverlay:
    """A segment over the slices: a fill and a contour."""

    id: str
    mask: Mask | Sliced
    """Voxels [k, j, i] on `grid`, which need not be the volume's."""
    grid: Grid
    colour: str
    fill: float = 0.30
    """Opacity of the inside."""
    line: float = 1.0
    """Opacity of the contour."""
    line_px: float = 1.5
    """Width of the contour."""
    visible: bool = True


@dataclass(frozen=True, eq=False)
class FieldOverlay:
    """Values within a solid, drawn as colours where the slice cuts it."""

    id: str
    points: NDArray[np.float64]
    """(n, 3) LPS mm."""
    tets: NDArray[np.int32]
    """(m, 4)."""
    values: NDArray[np.float64]
    """(n,) at the points; NaN where there is none."""
    colours: ColourMap
    range: tuple[float, float]
    label: str
    unit: str = ""
    share: float = 0.85
    """Opacity over the scan."""


@dataclass(frozen=True, eq=False)
class SurfaceOverlay:
    """A surface whose cut with each slice is drawn: an implant, a cup, a guide."""

    id: str
    points: NDArray[np.float64]
    """(n, 3) mm in the surface's own frame."""
    triangles: NDArray[np.int32]
    colour: str
    pose: Rigid | None = None
    """From the own frame into the patient; None: the points are LPS."""
    width_px: float = 1.8
    fill: float = 0.0
    """Opacity of what the outline encloses."""
    visible: bool = True


@dataclass(frozen=True)
class PointOverlay:
    """A named point, a landmark."""

    id: str
    at: Vector
    label: str = ""
    colour: str = "#63C6E0"
    visible: bool = True


@dataclass(frozen=True)
class RulerOverlay:
    """A measured line between two points, with its figure."""

    id: str
    start: Vector
    end: Vector
    label: str
    colour: str = "#E8ECEE"
    visible: bool = True


@dataclass(frozen=True)
class PlaneOverlay:
    """A plane, a resection say: the line in which it cuts each slice."""

    id: str
    plane: Plane
    colour: str = "#63C6E0"
    label: str = ""
    visible: bool = True
