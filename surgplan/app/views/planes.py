"""Anatomical planes on a grid: which index runs to the right, down and through the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surgplan.app.words import decimal
from surgplan.base.geometry import Vector
from surgplan.base.grid import AXIS_LETTERS, Grid
from surgplan.base.oblique import covering_grid, nearest_axes

Floats = NDArray[np.float64]

PLANES = ("axial", "coronal", "sagittal")

SCREEN_AXES: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "axial": ((0, 1), (1, 1), (2, 1)),
    "coronal": ((0, 1), (2, -1), (1, 1)),
    "sagittal": ((1, 1), (2, -1), (0, 1)),
}
"""Per plane, the LPS axis and sign that runs right, down and through the slices: the radiological convention."""

OBLIQUE_DEG = 0.5
"""A grid turned by more than this is said to be oblique."""


@dataclass(frozen=True)
class SlicePlane:
    """An anatomical plane laid on the index axes of a grid that lie nearest to it."""

    grid: Grid
    name: str
    column_axis: int
    """Index axis (0 i, 1 j, 2 k) along the screen's x."""
    row_axis: int
    slice_axis: int
    column_sign: int
    """1 where the index grows to the right of the screen, -1 where it falls."""
    row_sign: int
    slice_sign: int
    scan: Grid | None = None
    """The scan that is shown where `grid` is a lattice turned away from it."""
    pivot: Vector | None = None
    """What a turned plane was turned about, LPS mm."""

    @classmethod
    def turned(cls, scan: Grid, name: str, axes: Floats, pivot: Vector) -> SlicePlane:
        """A plane through a scan along any `axes` (3x3, columns right, down and through), one slice of it through `pivot`."""
        return cls(covering_grid(scan, axes, pivot), name, 0, 1, 2, 1, 1, 1, scan, pivot)

    @classmethod
    def of(cls, grid: Grid, name: str) -> SlicePlane:
        """The plane called axial, coronal or sagittal on a grid."""
        nearest = nearest_axes(grid)
        chosen = [(nearest[lps], sign) for lps, sign in SCREEN_AXES[name]]
        axes = [axis for axis, _ in chosen]
        signs = [
            1 if grid.axes[lps, axis] * sign > 0 else -1 for (lps, sign), axis in zip(SCREEN_AXES[name], axes, strict=True)
        ]
        return cls(grid, name, *axes, *signs)

    @property
    def is_turned(self) -> bool:
        """Whether the user has turned it away from the scan's own slices."""
        return self.scan is not None

    @property
    def scan_grid(self) -> Grid:
        """The grid of the scan that is shown."""
        return self.grid if self.scan is None else self.scan

    def from_pivot_mm(self, point: Floats) -> float:
        """How far a point lies across the slices from what they were turned about."""
        return float((np.asarray(point) - (0.0 if self.pivot is None else np.asarray(self.pivot))) @ self.through)

    @cached_property
    def right(self) -> Floats:
        """Unit direction in LPS that runs to the right of the screen."""
        return self.grid.axes[:, self.column_axis] * self.column_sign

    @cached_property
    def down(self) -> Floats:
        """Unit direction in LPS that runs down the screen."""
        return self.grid.axes[:, self.row_axis] * self.row_sign

    @cached_property
    def through(self) -> Floats:
        """Unit direction in LPS from slice to slice: to superior, posterior or left."""
        return self.grid.axes[:, self.slice_axis] * self.slice_sign

    @property
    def count(self) -> int:
        """Number of slices."""
        return self.grid.size[self.slice_axis]

    @property
    def thickness_mm(self) -> float:
        """Distance between slices."""
        return self.grid.spacing_mm[self.slice_axis]

    @cached_property
    def angle_deg(self) -> float:
        """Angle between these slices and the true anatomical plane."""
        lps = SCREEN_AXES[self.name][2][0]
        return float(np.degrees(np.arccos(min(1.0, abs(float(self.through[lps]))))))

    @cached_property
    def is_oblique(self) -> bool:
        """Whether the slices are turned away from the patient's axes, in any direction."""
        nearest = nearest_axes(self.grid)
        smallest = min(abs(float(self.grid.axes[lps, axis])) for lps, axis in enumerate(nearest))
        return smallest < np.cos(np.radians(OBLIQUE_DEG))

    @cached_property
    def _to_index(self) -> Floats:
        return np.linalg.inv(self.grid.affine)

    def index_of(self, point: Floats) -> Floats:
        """Fractional index (i, j, k) of a point (LPS mm)."""
        return self._to_index[:3, :3] @ np.asarray(point, dtype=float) + self._to_index[:3, 3]

    def slice_of(self, point: Floats) -> int:
        """Index of the slice nearest to a point (LPS mm), within the volume."""
        index = float(self.index_of(point)[self.slice_axis])
        return int(np.clip(np.floor(index + 0.5), 0, self.count - 1))

    def on_slice(self, point: Floats, index: int) -> Floats:
        """The foot of a point on the slice of this index."""
        ijk = self.index_of(point)
        ijk[self.slice_axis] = index
        return self.grid.to_lps(ijk)

    def letters(self) -> dict[str, str]:
        """What lies beyond the left, right, top and bottom edge of the screen."""
        left, right = direction_letters(-self.right), direction_letters(self.right)
        return {"left": left, "right": right, "top": direction_letters(-self.down), "bottom": direction_letters(self.down)}


def direction_letters(direction: Floats, least: float = 0.2) -> str:
    """Patient letters of a direction, the strongest first; parts below `least` are left out.

    >>> direction_letters(np.array([0.9, 0.0, 0.43]))
    'LS'
    """
    order = np.argsort(-np.abs(direction))
    return "".join(AXIS_LETTERS[k][1 if direction[k] > 0 else 0] for k in order if abs(direction[k]) >= least)


def patient_words(point: Floats) -> str:
    """A point in words that need no convention.

    >>> patient_words(np.array([-23.4, 11.0, 840.2]))
    'R 23.4  P 11.0  S 840.2 mm'
    """
    parts = [f"{AXIS_LETTERS[k][1 if point[k] >= 0 else 0]} {abs(point[k]):.1f}" for k in range(3)]
    return decimal("  ".join(parts)) + " mm"
