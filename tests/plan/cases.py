"""Small cases for the tests of planning."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Image, Segment
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.imaging.volume import Volume, store_volume

GRID = Grid((60, 50, 80), (1.0, 1.0, 1.5), (-30.0, -25.0, -60.0))


def centres(grid: Grid) -> Floats:
    """The LPS of every voxel, [k, j, i, 3]."""
    k, j, i = np.meshgrid(*(np.arange(n) for n in grid.array_shape), indexing="ij")
    return grid.to_lps(np.stack([i, j, k], axis=-1))


def case_with(
    blobs: Blobs, inside: Callable[[Floats], np.ndarray], hu: Callable[[Floats], np.ndarray], grid: Grid = GRID
) -> Case:
    """A case with the image `ct` of the given values and the segment `bone` of the voxels whose centres are inside."""
    points = centres(grid)
    mask = inside(points)
    volume = Volume(grid, hu(points).astype(np.float32), None, "HU")
    image = Image("ct", "CT", grid, unit="HU", **{k: v for k, v in store_volume(blobs, volume).items() if k != "unit"})
    segment = Segment("bone", "ct", grid, write_labels(blobs, mask), int(mask.sum()))
    return Case().with_item(image).with_item(segment)


def tube_case(
    blobs: Blobs, inner_mm: float = 8.0, outer_mm: float = 14.0, grid: Grid = GRID, flare_from_mm: float = np.inf
) -> Case:
    """A tube along z through the origin: cortex of 1500 HU, marrow of 0, air outside; the segment is filled.

    Above `flare_from_mm` it widens by half the height, as a femur does.
    """

    def radius(points: Floats) -> Floats:
        """Distance from the axis, less what the tube has widened at that height."""
        return np.hypot(points[..., 0], points[..., 1]) - 0.5 * np.maximum(points[..., 2] - flare_from_mm, 0.0)

    def hu(points: Floats) -> Floats:
        r = radius(points)
        # partial volume across a voxel, as a scanner would have it
        cortex = np.clip(r - inner_mm + 0.5, 0, 1) * np.clip(outer_mm - r + 0.5, 0, 1)
        return 1500 * cortex - 1000 * np.clip(r - outer_mm + 0.5, 0, 1)

    return case_with(blobs, lambda p: radius(p) <= outer_mm, hu, grid)
