"""A vessel's section: a square picture across it, and the disc of lumen in that picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import at_points

PIXEL_MM = 0.75
HALF_PIXELS = 60
"""Pictures reach 45 mm to each side, which holds the largest aneurysms' lumen."""


@dataclass(frozen=True, eq=False)
class Section:
    """Where a vessel is crossed, and its lumen there."""

    centre: Floats
    """Middle of the picture (3,), mm along i, j, k from the first voxel's centre."""
    across: Floats
    """Unit vectors (2, 3) of the picture's columns and rows."""
    along: Floats
    """Unit vector (3,) along the vessel."""
    lumen: Mask
    """The disc [row, column]."""

    @property
    def radius_mm(self) -> float:
        """Radius of the circle of the same area."""
        return float(np.sqrt(self.lumen.sum() / np.pi)) * PIXEL_MM

    @property
    def middle(self) -> Floats:
        """Centroid of the lumen (3,), in mm as `centre`."""
        row, column = (np.mean(at) - HALF_PIXELS for at in np.nonzero(self.lumen))
        middle: Floats = self.centre + PIXEL_MM * (column * self.across[0] + row * self.across[1])
        return middle

    def recentred(self) -> Mask:
        """The lumen with its centroid in the picture's middle."""
        row, column = (round(float(np.mean(at))) - HALF_PIXELS for at in np.nonzero(self.lumen))
        return shifted(self.lumen, -row, -column)


def plane_axes(along: Floats, near: Floats | None = None) -> Floats:
    """Two unit vectors (2, 3) across a direction; turned as little as possible from those given."""
    first = np.eye(3)[int(np.argmin(np.abs(along)))] if near is None else near[0]
    first = first - (first @ along) * along
    first = first / np.linalg.norm(first)
    return np.stack([first, np.cross(along, first)])


def picture(values: NDArray[np.float32], spacing_mm: Vector, centre: Floats, across: Floats) -> Floats:
    """The values [k, j, i] in a square across a vessel [row, column]; outside the scan its last voxels go on."""
    step = PIXEL_MM * np.arange(-HALF_PIXELS, HALF_PIXELS + 1)
    points = centre + step[:, None, None] * across[1] + step[None, :, None] * across[0]
    at = np.clip((points / np.asarray(spacing_mm)).reshape(-1, 3), 0, np.asarray(values.shape[::-1]) - 1.0)
    found: Floats = at_points(values, None, at).reshape(len(step), len(step))
    return found


def disc(bright: Mask, before: Mask | None, radius_mm: float, opening: float, closing_mm: float) -> Mask:
    """The part of a picture that is round and most like the lumen before; without one, that which holds the middle.

    What sticks out of it narrower than `opening` times the radius to each side is cut off.
    """
    solid = np.asarray(ndimage.binary_fill_holes(grown_2d(bright, closing_mm)))
    solid = ~grown_2d(~solid, closing_mm) | bright
    core = ~grown_2d(~solid, opening * radius_mm)
    round_ = grown_2d(core, opening * radius_mm) & solid
    labels, count = ndimage.label(round_)
    if count == 0:
        return np.zeros_like(bright)
    if before is None:
        wanted = int(labels[HALF_PIXELS, HALF_PIXELS])
    else:
        wanted = 1 + int(np.argmax(np.bincount(labels[before], minlength=count + 1)[1:]))
    return labels == wanted if wanted else np.zeros_like(bright)


def grown_2d(mask: Mask, radius_mm: float) -> Mask:
    """Every pixel within a radius of a mask; beyond the picture's border nothing is known, so nothing grows from there."""
    if not mask.any():
        return mask.copy()
    grown: Mask = np.asarray(ndimage.distance_transform_edt(~mask)) * PIXEL_MM <= radius_mm + 1e-6
    return grown


def from_middle_mm() -> Floats:
    """Every pixel's distance from the picture's middle, mm."""
    step = PIXEL_MM * np.arange(-HALF_PIXELS, HALF_PIXELS + 1)
    away: Floats = np.hypot(step[:, None], step[None, :])
    return away


def shifted(mask: Mask, rows: int, columns: int) -> Mask:
    """The mask moved by whole pixels; what leaves the picture is lost."""
    moved = np.zeros_like(mask)
    n, m = mask.shape
    moved[max(rows, 0) : n + min(rows, 0), max(columns, 0) : m + min(columns, 0)] = mask[
        max(-rows, 0) : n + min(-rows, 0), max(-columns, 0) : m + min(-columns, 0)
    ]
    return moved
