"""Grids from the affine matrices of volume files, and lengths no scan of a patient has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats, vector
from surgplan.base.grid import Grid

SHEAR_TOLERANCE = 5e-4
"""Cosine between two axes above which they are not at right angles (.03 degrees: .25 mm over half a metre)."""

SMALLEST_VOXEL_MM = 0.02
"""Finer than scanners for patients resolve (.04 mm in the newest cone-beam and extremity scanners [M]); a voxel in metres
is below .01 where it is below 10 mm."""
LARGEST_VOXEL_MM = 20.0
"""Coarser than any slices that are planned on (5 to 10 mm are thick [M]); a voxel in micrometres is above 20."""
LEAST_VIEW_MM = 5.0
"""A scan this small in every direction holds nothing to plan on: a tooth is 20 mm long; half a metre in inches is 20,
a limb in metres below 1."""


def unlikely_lengths(spacing_mm: Sequence[float] | Floats, size: Sequence[int]) -> str:
    """Why voxel sizes and counts can't be those of a scan of a patient, in words to follow a name; nothing if they can."""
    if not all(SMALLEST_VOXEL_MM <= length <= LARGEST_VOXEL_MM for length in spacing_mm):
        return f"has voxels of {lengths(spacing_mm)}, which can't be right: its lengths may be in metres or inches"
    view = [length * count for length, count in zip(spacing_mm, size, strict=True)]
    if max(view) < LEAST_VIEW_MM:
        return f"measures only {lengths(view)}, which can't be right: its lengths may be in metres or inches"
    return ""


def lengths(values_mm: Sequence[float] | Floats) -> str:
    """Lengths along the axes as people write them.

    >>> lengths([0.5, 0.5, 2.0])
    '0.5 x 0.5 x 2 mm'
    """
    return f"{' x '.join(f'{float(value):.3g}' for value in values_mm)} mm"


def grid_from_affine(size: tuple[int, int, int], affine: Floats, name: str) -> Grid:
    """The grid of a 4x4 matrix from indices to LPS mm; BadInput, naming the file, if sheared or of unlikely lengths."""
    columns = np.asarray(affine, dtype=float)[:3, :3]
    spacing = np.linalg.norm(columns, axis=0)
    if not np.isfinite(affine).all():
        raise BadInput(f"{name} is placed by numbers not finite, which can't be right; write it again with its geometry")
    if reason := unlikely_lengths(spacing, size):
        raise BadInput(f"{name} {reason}; write it again in mm")
    axes = columns / spacing
    shear = float(np.abs(axes.T @ axes - np.eye(3)).max())
    if shear > SHEAR_TOLERANCE:
        raise BadInput(
            f"the axes of {name} are not at right angles (a tilted scan?); resample it onto a right-angled grid first"
        )
    u, _, vt = np.linalg.svd(axes)
    origin = vector(np.asarray(affine)[:3, 3])
    return Grid(size, vector(spacing), origin, tuple(float(v) + 0.0 for v in (u @ vt).ravel()))
