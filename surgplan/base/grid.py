"""A regular grid of voxels and its place in the patient."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Vector, vector

AXIS_LETTERS = (("R", "L"), ("A", "P"), ("I", "S"))
"""What lies at the negative and the positive end of each LPS axis."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Voxel centres at `origin + i*spacing[0]*axis_i + j*spacing[1]*axis_j + k*spacing[2]*axis_k` in LPS mm.

    Arrays on a grid are indexed `[k, j, i]` (slice, row, column), so their shape is `grid.array_shape`.
    """

    size: tuple[int, int, int]
    """Number of voxels along i, j, k."""
    spacing_mm: Vector
    origin_mm: Vector
    """Centre of voxel (0, 0, 0)."""
    direction: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    """Nine numbers, a 3x3 matrix row by row; its columns are the i, j, k axes in LPS."""

    def __post_init__(self) -> None:
        if min(self.size) < 1 or min(self.spacing_mm) <= 0:
            raise ValueError(f"a grid needs positive sizes and spacings, not {self.size} at {self.spacing_mm} mm")
        axes = self.axes
        if not np.allclose(axes.T @ axes, np.eye(3), atol=1e-4):
            raise ValueError("the axes of a grid must be at right angles")

    @property
    def axes(self) -> Floats:
        """The 3x3 array whose columns are the i, j, k axes."""
        return np.asarray(self.direction, dtype=float).reshape(3, 3)

    @property
    def array_shape(self) -> tuple[int, int, int]:
        """Shape of an array on this grid: (k, j, i)."""
        return (self.size[2], self.size[1], self.size[0])

    @property
    def voxel_volume_mm3(self) -> float:
        """Volume of one voxel."""
        return float(np.prod(self.spacing_mm))

    @property
    def affine(self) -> Floats:
        """The 4x4 matrix from (i, j, k, 1) to LPS mm."""
        m = np.eye(4)
        m[:3, :3] = self.axes * np.asarray(self.spacing_mm)
        m[:3, 3] = self.origin_mm
        return m

    @property
    def centre_mm(self) -> Vector:
        """The middle of the volume in LPS."""
        return vector(self.to_lps((np.asarray(self.size, dtype=float) - 1) / 2))

    def to_lps(self, ijk: Floats | NDArray[np.integer]) -> Floats:
        """Indices (..., 3) in i, j, k order to LPS mm."""
        m = self.affine
        points: Floats = np.asarray(ijk, dtype=float) @ m[:3, :3].T + m[:3, 3]
        return points

    def to_index(self, points: Floats) -> Floats:
        """LPS mm (..., 3) to fractional indices in i, j, k order.

        >>> Grid((4, 4, 4), (2.0, 2.0, 2.0), (10.0, 0.0, 0.0)).to_index(np.array([14.0, 0.0, 2.0])).tolist()
        [2.0, 0.0, 1.0]
        """
        inverse = np.linalg.inv(self.affine)
        ijk: Floats = np.asarray(points, dtype=float) @ inverse[:3, :3].T + inverse[:3, 3]
        return ijk

    def contains(self, points: Floats) -> NDArray[np.bool_]:
        """Whether points (..., 3) lie inside the outermost voxels' faces."""
        ijk = self.to_index(points)
        inside: NDArray[np.bool_] = np.all((ijk >= -0.5) & (ijk <= np.asarray(self.size) - 0.5), axis=-1)
        return inside

    def cropped(self, start: tuple[int, int, int], size: tuple[int, int, int]) -> Grid:
        """The part that begins at index `start` (i, j, k; may be negative) with `size` voxels."""
        return replace(self, size=size, origin_mm=vector(self.to_lps(np.asarray(start))))

    def letters(self, axis: int) -> tuple[str, str]:
        """The patient letters at the low and the high end of index axis 0, 1 or 2.

        >>> Grid((2, 2, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)).letters(0)
        ('R', 'L')
        """
        column = self.axes[:, axis]
        main = int(np.argmax(np.abs(column)))
        low, high = AXIS_LETTERS[main]
        return (low, high) if column[main] > 0 else (high, low)
