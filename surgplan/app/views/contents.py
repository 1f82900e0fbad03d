"""What a view can be given to show: plain values, drawn as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Plane, Rigid, Vector
from surgplan.base.grid import Grid

Mask = NDArray[np.bool_]


class VolumeLike(Protocol):
    """A scan on its grid."""

    grid: Grid
    voxels: NDArray[Any]
    """Values indexed [k, j, i]."""
    valid: Mask | None
    """Voxels that were really scanned; None if all were."""
    unit: str


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


@dataclass(frozen=True, eq=False)
class Hatching:
    """Voxels that were not scanned but worked out: marked by lines across them."""

    mask: Mask
    grid: Grid


@dataclass(frozen=True, eq=False)
class SegmentOverlay:
    """A segment over the slices: a fill and a contour."""

    id: str
    mask: Mask
    """Voxels [k, j, i] on `grid`, which need not be the volume's."""
    grid: Grid
    colour: str
    fill: float = 0.30
    """Opacity of the inside."""
    line: float = 1.0
    """Opacity of the contour."""
    visible: bool = True


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
