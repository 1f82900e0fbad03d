"""Anatomical planes on a grid: which index runs to the right, down and through the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.grid import AXIS_LETTERS, Grid

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


def nearest_axes(grid: Grid) -> tuple[int, int, int]:
    """The index axis nearest to each of the L, P and S axes, each taken once."""
    size = np.abs(grid.axes)
    return max(permutations(range(3)), key=lambda p: sum(size[lps, axis] for lps, axis in enumerate(p)))  # type: ignore[return-value]


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
    return "  ".join(parts) + " mm"
