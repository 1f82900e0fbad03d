"""How the planes of a series lie in the patient: order, spacing, tilt, and everything that is irregular about them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats, vector
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.frames import Frame
from surgplan.imaging.dicom.placement import LARGEST_VOXEL_MM, SMALLEST_VOXEL_MM
from surgplan.imaging.dicom.plane import Plane
from surgplan.imaging.dicom.uneven import Table, median, table_of

GAP_TOLERANCE = 0.01
"""Slice gaps may differ from the usual one by this fraction .."""
GAP_TOLERANCE_MM = 0.01
""".. or by this much, whichever is more: headers round positions."""
TILT_TOLERANCE_DEG = 0.1
"""A stack whose slices are shifted in their plane by more than this angle is straightened by resampling .."""
DRIFT_TOLERANCE = 0.25
""".. or by more than this many pixels from its first to its last slice."""
LINE_TOLERANCE = 0.1
"""How far, in voxels, a slice may lie from its place on the straight and even line from the first slice to the last."""
RIGHT_ANGLE_TOLERANCE = 1e-3
"""How far the row and column directions may be from unit length and from a right angle."""
AGAIN = "export the whole series again"
OR_INTERPOLATE = "or import it with `gaps: interpolate`, which resamples it and marks what was not scanned"


@dataclass(frozen=True)
class Stack:
    """Planes in order along their normal, evenly spaced unless there is a table."""

    planes: tuple[Plane, ...]
    grid: Grid
    """Where the volume lies; for a tilted stack, after it was straightened."""
    tilt_deg: float
    """Angle between the stack's axis and the slices' normal where it is straightened, else 0."""
    index_map: Floats | None
    """3x4, from the straightened volume's indices to those of the planes; None if nothing has to be straightened."""
    table: Table | None = None
    """How the slices of the grid are made of unevenly lying planes; None if they lie evenly."""

    @property
    def gaps_mm(self) -> Floats:
        """(n - 1) distances between the planes along their normal."""
        positions = np.array([plane.frame.position_mm for plane in self.planes])
        gaps: Floats = np.diff(positions @ self.grid.axes[:, 2])
        return gaps


@dataclass(frozen=True)
class Order:
    """Planes sorted along their normal, with the planes that share a position put together."""

    axes: Floats
    """3x3, columns are the directions of i, j and the normal."""
    places: tuple[tuple[Plane, ...], ...]
    """For each position along the normal, the planes there; more than one means duplicates."""
    positions: Floats
    """(n, 3) LPS mm of the first pixel of each place."""


def in_order(planes: Sequence[Plane]) -> Order:
    """Planes sorted by position along their normal; BadInput if a position is missing or the axes are not at right angles."""
    first = planes[0].frame
    if first.orientation is None or first.spacing_mm is None:
        missing = "ImageOrientationPatient" if first.orientation is None else "PixelSpacing"
        raise BadInput(f"{first.label} has no {missing}, so its place in the patient is not known; {AGAIN} with its geometry")
    if not all(SMALLEST_VOXEL_MM <= s <= LARGEST_VOXEL_MM for s in first.spacing_mm):
        raise BadInput(f"{first.label} has a PixelSpacing of {first.spacing_mm} mm, which can't be right; {AGAIN}")
    for plane in planes:
        if plane.frame.position_mm is None:
            raise BadInput(f"{plane.frame.label} has no ImagePositionPatient, so the slices can't be placed; {AGAIN}")
    axes = _axes(first)
    positions = np.array([plane.frame.position_mm for plane in planes])
    heights = positions @ axes[:, 2]
    places: list[list[int]] = []
    for n in sorted(range(len(planes)), key=lambda n: (heights[n], planes[n].frame.path, planes[n].frame.index)):
        if places and heights[n] - heights[places[-1][0]] < GAP_TOLERANCE_MM:
            places[-1].append(n)
        else:
            places.append([n])
    for place in places:
        _refuse_shifted(planes, positions, place)
    together = tuple(tuple(planes[n] for n in place) for place in places)
    return Order(axes, together, positions[[place[0] for place in places]])


def _refuse_shifted(planes: Sequence[Plane], positions: Floats, place: list[int]) -> None:
    """Refuse two images in one plane that do not lie upon each other."""
    for n in place[1:]:
        if np.linalg.norm(positions[n] - positions[place[0]]) > GAP_TOLERANCE_MM:
            names = f"{planes[place[0]].frame.label} and {planes[n].frame.label}"
            raise BadInput(f"{names} lie side by side in one plane, so this is no stack of slices; choose another series")


def stacked(order: Order, rows: int, columns: int, interpolate: bool = False) -> Stack:
    """The stack of the first plane at each place; BadInput, naming files and positions, if it is uneven or crooked.

    With `interpolate` an uneven or crooked one is put onto an even grid instead.
    """
    planes = tuple(place[0] for place in order.places)
    if len(planes) < 2:
        raise BadInput(f"one image is not a volume ({planes[0].frame.label}); choose a series of slices")
    spacing = planes[0].frame.spacing_mm
    assert spacing is not None  # in_order refused it
    count = len(planes)
    step = (order.positions[-1] - order.positions[0]) / (count - 1)
    shift = step @ order.axes[:, :2]
    try:
        _refuse_gaps(planes, np.diff(order.positions @ order.axes[:, 2]))
        _refuse_crooked(order, planes, step, spacing)
    except BadInput:
        if not interpolate:
            raise
        return _resampled(order, planes, (columns, rows))
    size = (columns, rows, count)
    spacing_mm = (spacing[1], spacing[0], float(step @ order.axes[:, 2]))
    grid = Grid(size, spacing_mm, vector(order.positions[0]), tuple(float(v) for v in order.axes.ravel()))
    tilt = math.degrees(math.atan2(float(np.hypot(*shift)), spacing_mm[2]))
    drift = shift * (count - 1) / spacing_mm[:2]
    if tilt <= TILT_TOLERANCE_DEG and np.abs(drift).max() <= DRIFT_TOLERANCE:
        return Stack(planes, grid, 0.0, None)
    return _straightened(planes, grid, shift / spacing_mm[:2], tilt)


def _resampled(order: Order, planes: tuple[Plane, ...], size: tuple[int, int]) -> Stack:
    """Planes that lie unevenly, tilted or not, on an even and right-angled grid."""
    spacing = planes[0].frame.spacing_mm
    assert spacing is not None
    grid, table = table_of(order.positions, order.axes, (spacing[1], spacing[0]), size, GAP_TOLERANCE)
    way = (order.positions[-1] - order.positions[0]) @ order.axes
    tilt = math.degrees(math.atan2(float(np.hypot(*way[:2])), float(way[2])))
    return Stack(planes, grid, round(tilt, 3) if tilt > TILT_TOLERANCE_DEG else 0.0, None, table)


def _straightened(planes: tuple[Plane, ...], grid: Grid, shift: Floats, tilt: float) -> Stack:
    """A tilted stack on a right-angled grid large enough for every slice. `shift` is in pixels a slice, along i and j."""
    last = shift * (grid.size[2] - 1)
    low = np.floor(np.minimum(last, 0) + 1e-6).astype(int)
    high = np.ceil(np.maximum(last, 0) - 1e-6).astype(int)
    size = (grid.size[0] + int(high[0] - low[0]), grid.size[1] + int(high[1] - low[1]), grid.size[2])
    index_map = np.array([[1.0, 0.0, -shift[0], low[0]], [0.0, 1.0, -shift[1], low[1]], [0.0, 0.0, 1.0, 0.0]])
    return Stack(planes, grid.cropped((int(low[0]), int(low[1]), 0), size), round(tilt, 3), index_map)


def _axes(frame: Frame) -> Floats:
    """The i, j and normal directions of a plane as columns, made exactly orthonormal."""
    row, column = np.array(frame.orientation[:3]), np.array(frame.orientation[3:])  # type: ignore[index]
    errors = [np.linalg.norm(row) - 1, np.linalg.norm(column) - 1, row @ column]
    if np.abs(errors).max() > RIGHT_ANGLE_TOLERANCE:
        raise BadInput(f"{frame.label}: the row and column directions {frame.orientation} are not at right angles; {AGAIN}")
    row = row / np.linalg.norm(row)
    column = column - (column @ row) * row
    column = column / np.linalg.norm(column)
    return np.column_stack([row, column, np.cross(row, column)])


def _refuse_gaps(planes: Sequence[Plane], gaps: Floats) -> None:
    usual = median(gaps)
    odd = np.flatnonzero(np.abs(gaps - usual) > max(GAP_TOLERANCE_MM, GAP_TOLERANCE * usual) + 1e-6)
    if not len(odd):
        return
    words = [f"{gaps[n]:.2f} mm between {_where(planes[n])} and {_where(planes[n + 1])}" for n in odd[:3]]
    more = f" and {len(odd) - 3} more" if len(odd) > 3 else ""
    steps = gaps / usual
    whole = np.abs(steps - np.rint(steps)) <= GAP_TOLERANCE * np.rint(steps)
    if whole.all() and len(odd) <= max(1, len(gaps) // 4):
        missing = int(np.rint(steps).sum()) - len(gaps)
        slices = "1 slice is missing" if missing == 1 else f"{missing} slices are missing"
        raise BadInput(f"{slices}: the gap is {'; '.join(words)}{more}, elsewhere {usual:.2f} mm; {AGAIN}, {OR_INTERPOLATE}")
    raise BadInput(
        f"the slices are not evenly spaced: {'; '.join(words)}{more}, where {usual:.2f} mm is usual; "
        f"choose a series with even spacing, have one reconstructed, {OR_INTERPOLATE}"
    )


def _refuse_crooked(order: Order, planes: Sequence[Plane], step: Floats, spacing: tuple[float, float]) -> None:
    """Refuse slices off the line: also the small uneven gaps that each pass, but add up."""
    straight = order.positions[0] + np.arange(len(planes))[:, None] * step
    off = np.abs((order.positions - straight) @ order.axes)
    limits = np.maximum(GAP_TOLERANCE_MM, LINE_TOLERANCE * np.array([spacing[1], spacing[0], step @ order.axes[:, 2]]))
    worst = int(np.argmax((off / limits).max(axis=1)))
    if (off[worst] > limits).any():
        distance = float(np.linalg.norm(off[worst]))
        where = f"{_where(planes[worst])} lies {distance:.2f} mm from its place on the straight line through the slices"
        raise BadInput(f"{where}; choose a series whose slices lie evenly above each other, {OR_INTERPOLATE}")


def _where(plane: Plane) -> str:
    x, y, z = plane.frame.position_mm or (math.nan,) * 3
    return f"{plane.frame.label} ({x:.2f}, {y:.2f}, {z:.2f})"
