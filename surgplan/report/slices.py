"""Slices of a scan in the anatomical planes, with outlines of what was planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Plane, Vector
from surgplan.imaging.volume import Volume, sample
from surgplan.mesh.triangles import TriMesh
from surgplan.plan.section import section
from surgplan.report.colours import CUT, PLANE_COLOURS, SLICE_BACKGROUND, rgb
from surgplan.report.hatch import HATCHED, WORDS, Unscanned, hatched
from surgplan.report.picture import Line, Picture, edge_letters, place_words

Floats = NDArray[np.float64]

PLANES: Mapping[str, tuple[Vector, Vector, int]] = {
    "axial": ((1, 0, 0), (0, 1, 0), 2),
    "coronal": ((1, 0, 0), (0, 0, -1), 1),
    "sagittal": ((0, 1, 0), (0, 0, -1), 0),
}
"""Right and down on the page in LPS (the radiological convention), and the LPS axis through the slices."""


@dataclass(frozen=True, eq=False)
class Outlined:
    """A surface whose cut is drawn over a slice."""

    name: str
    surface: TriMesh
    colour: str
    width_pt: float = 0.9
    dashed: bool = False


@dataclass(frozen=True)
class Traced:
    """A cutting plane whose trace is drawn over a slice, dashed."""

    name: str
    plane: Plane
    colour: str = CUT


@dataclass(frozen=True)
class Frame:
    """A rectangle in the patient: its middle (mm), directions right and down, and extent."""

    middle: Floats
    right: Floats
    down: Floats
    width_mm: float
    height_mm: float

    @property
    def normal(self) -> Floats:
        """Direction into the page."""
        into: Floats = np.cross(self.right, self.down)
        return into

    def grid_points(self, size_px: tuple[int, int]) -> Floats:
        """Points (height, width, 3) in LPS at the pixels' centres."""
        across = (np.arange(size_px[0]) + 0.5) / size_px[0] - 0.5
        downwards = (np.arange(size_px[1]) + 0.5) / size_px[1] - 0.5
        points: Floats = (
            self.middle
            + across[None, :, None] * self.width_mm * self.right
            + downwards[:, None, None] * self.height_mm * self.down
        )
        return points

    def to_px(self, points: Floats, size_px: tuple[int, int]) -> Floats:
        """Points (..., 3) in LPS to (x, y) in pixels."""
        away = np.asarray(points) - self.middle
        x = (away @ self.right / self.width_mm + 0.5) * size_px[0]
        y = (away @ self.down / self.height_mm + 0.5) * size_px[1]
        return np.stack([x, y], axis=-1)


def slice_picture(
    volume: Volume,
    plane: str,
    through: Floats,
    extent_mm: tuple[float, float],
    window: tuple[float, float],
    outlined: Sequence[Outlined | Traced] = (),
    width_px: int = 640,
    unscanned: Unscanned | None = None,
) -> Picture:
    """The axial, coronal or sagittal slice through a point, `extent_mm` wide and high about it.

    `window` is the lowest and highest value shown. What lies outside the scan has the background's colour, and what is
    `unscanned` is hatched.
    """
    right, down, axis = (np.asarray(v) for v in PLANES[plane])
    frame = Frame(np.asarray(through, dtype=float), right.astype(float), down.astype(float), *extent_mm)
    title = f"{plane.capitalize()}, {place_words(frame.middle, int(axis))}"
    return framed_picture(volume, frame, title, window, outlined, width_px, PLANE_COLOURS[plane], unscanned)


def framed_picture(
    volume: Volume,
    frame: Frame,
    title: str,
    window: tuple[float, float],
    outlined: Sequence[Outlined | Traced] = (),
    width_px: int = 640,
    edge: str | None = None,
    unscanned: Unscanned | None = None,
) -> Picture:
    """What a scan shows in any rectangle of the patient, with the outlines of surfaces cut by it."""
    size = (width_px, max(1, round(width_px * frame.height_mm / frame.width_mm)))
    points = frame.grid_points(size)
    pixels = _windowed(sample(volume, points), window)
    marked = None if unscanned is None else unscanned.at(points)
    if marked is not None and marked.any():
        pixels = hatched(pixels, marked)
        hatching: tuple[tuple[str, str], ...] = ((HATCHED, WORDS),)
    else:
        hatching = ()
    lines = {o.name: _drawn(o, frame, size) for o in outlined}
    return Picture(
        pixels=pixels,
        title=title,
        mm_per_px=frame.width_mm / width_px,
        letters=edge_letters(frame.right, frame.down),
        lines=tuple(line for line in lines.values() if len(line.pieces)),
        frame=edge,
        key=(*((o.colour, o.name) for o in outlined if len(lines[o.name].pieces)), *hatching),
    )


def default_window(volume: Volume, tissue: str = "bone") -> tuple[float, float]:
    """The values shown black and white: by tissue for a CT, else all but the brightest and darkest hundredth."""
    if volume.unit == "HU":
        vessels = dict.fromkeys(("vessel", "artery", "vein", "calcium"), (-150.0, 600.0))
        return {**vessels, "brain": (-20.0, 120.0), "liver": (-60.0, 220.0)}.get(tissue, (-400.0, 1500.0))
    inside = volume.voxels[::4, ::4, ::4]
    low, high = np.percentile(inside[inside > inside.min()] if inside.max() > inside.min() else inside, [1.0, 99.5])
    return float(low), max(float(high), float(low) + 1e-6)


def _windowed(values: Floats, window: tuple[float, float]) -> NDArray[np.uint8]:
    low, high = window
    grey = np.clip((np.nan_to_num(values, nan=low) - low) / (high - low), 0, 1) * 255
    pixels = np.repeat(np.round(grey).astype(np.uint8)[..., None], 3, axis=2)
    pixels[np.isnan(values)] = rgb(SLICE_BACKGROUND)
    return pixels


def _drawn(what: Outlined | Traced, frame: Frame, size_px: tuple[int, int]) -> Line:
    if isinstance(what, Traced):
        pieces = frame.to_px(_trace(what.plane, frame), size_px)
        return Line(pieces, what.colour, 0.9, dashed=True)
    cut = section(what.surface, frame.middle, frame.normal)
    pieces = np.zeros((0, 2, 2)) if cut is None else frame.to_px(np.stack([cut.starts, cut.ends], axis=1), size_px)
    low, high = pieces.min(axis=1), pieces.max(axis=1)
    visible = np.all((high >= 0) & (low <= np.asarray(size_px)), axis=1)
    return Line(pieces[visible], what.colour, what.width_pt, what.dashed)


def _trace(plane: Plane, frame: Frame) -> Floats:
    """The straight piece (1, 2, 3) in which a plane meets the frame; (0, 2, 3) where it passes beside it or runs along it."""
    normal = np.asarray(plane.normal)
    slope = np.array([normal @ frame.right, normal @ frame.down])
    steep = float(np.linalg.norm(slope))
    height = float(plane.signed_distance_mm(frame.middle))
    reach = float(np.hypot(frame.width_mm, frame.height_mm)) / 2
    if steep < 1e-6 or abs(height) > steep * reach:
        return np.zeros((0, 2, 3))
    foot = -height * slope / steep**2
    along = np.array([-slope[1], slope[0]]) / steep
    ends = np.stack([foot - reach * along, foot + reach * along])
    return (frame.middle + ends @ np.stack([frame.right, frame.down]))[None]
