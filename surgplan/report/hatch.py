"""Hatching over the parts of a slice that no scanner saw: voxels interpolated between slices too far apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.grid import Grid
from surgplan.report.colours import rgb

HATCHED = "#F0705C"
"""Colour of the stripes, and of their line in a picture's key."""
STEP_PX, WIDTH_PX = 12, 3
WORDS = "interpolated, not scanned"


@dataclass(frozen=True, eq=False)
class Unscanned:
    """Voxels of a scan that were interpolated."""

    grid: Grid
    where: NDArray[np.bool_]
    """Indexed [k, j, i]."""

    @property
    def share(self) -> float:
        """Of all voxels, 0 to 1."""
        return float(self.where.mean())

    def at(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether the voxel at each point (..., 3) in LPS mm was interpolated; none is outside the scan."""
        nearest = np.rint(self.grid.to_index(points)).astype(int)
        inside = np.all((nearest >= 0) & (nearest < np.asarray(self.grid.size)), axis=-1)
        i, j, k = np.moveaxis(np.where(inside[..., None], nearest, 0), -1, 0)
        found: NDArray[np.bool_] = self.where[k, j, i] & inside
        return found


def hatched(pixels: NDArray[np.uint8], marked: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Pixels (height, width, 3) with oblique stripes where `marked` (height, width)."""
    y, x = np.indices(marked.shape)
    striped = pixels.copy()
    striped[marked & ((x + y) % STEP_PX < WIDTH_PX)] = rgb(HATCHED)
    return striped
