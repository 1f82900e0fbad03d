"""Grids from the affine matrices of volume files."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats, vector
from surgplan.base.grid import Grid

SHEAR_TOLERANCE = 5e-4
"""Cosine between two axes above which they are not at right angles (.03 degrees: .25 mm over half a metre)."""


def grid_from_affine(size: tuple[int, int, int], affine: Floats, name: str) -> Grid:
    """The grid of a 4x4 matrix from indices to LPS mm; BadInput, naming the file, if it is sheared or degenerate."""
    columns = np.asarray(affine, dtype=float)[:3, :3]
    spacing = np.linalg.norm(columns, axis=0)
    if not np.isfinite(affine).all() or spacing.min() < 1e-4 or spacing.max() > 1000:
        raise BadInput(f"{name} has voxels of {spacing.tolist()} mm, which can't be right; save it again with its geometry")
    axes = columns / spacing
    shear = float(np.abs(axes.T @ axes - np.eye(3)).max())
    if shear > SHEAR_TOLERANCE:
        raise BadInput(
            f"the axes of {name} are not at right angles (a tilted scan?); resample it onto a right-angled grid first"
        )
    u, _, vt = np.linalg.svd(axes)
    origin = vector(np.asarray(affine)[:3, 3])
    return Grid(size, vector(spacing), origin, tuple(float(v) + 0.0 for v in (u @ vt).ravel()))
