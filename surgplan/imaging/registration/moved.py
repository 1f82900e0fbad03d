"""A scan on the grid of the one it was registered to."""

from __future__ import annotations

from typing import Any

import numpy as np

from surgplan.base.grid import Grid
from surgplan.case.document import Image
from surgplan.case.labels import read_labels, write_labels
from surgplan.case.operation import Blobs
from surgplan.imaging.registration.deformable import pulled
from surgplan.imaging.registration.register import Fit
from surgplan.imaging.trilinear import onto
from surgplan.imaging.volume import Volume, read_volume, store_volume


def stored(blobs: Blobs, moving: Image, grid: Grid, fit: Fit) -> dict[str, Any]:
    """Keep the moving scan's values on a grid: the fields `voxels`, `dtype`, `valid`, `interpolated` and `displacements`."""
    volume = onto_fixed(read_volume(blobs, moving), grid, fit)
    marked = None
    if moving.interpolated is not None:
        marks = read_labels(blobs, moving.interpolated).astype(np.float32)
        touched = onto_fixed(Volume(moving.grid, marks), grid, fit).voxels > 0
        marked = write_labels(blobs, touched) if touched.any() else None
    kept = None
    if fit.displacements is not None:
        kept = blobs.put(np.ascontiguousarray(fit.displacements, dtype="<f4").data.cast("B"))
    return {**store_volume(blobs, volume), "interpolated": marked, "displacements": kept}


def onto_fixed(volume: Volume, grid: Grid, fit: Fit) -> Volume:
    """A scan through a fit onto the fixed scan's grid; what it does not show is the background and not valid."""
    if fit.displacements is None:
        index_map = np.linalg.inv(volume.grid.affine) @ np.linalg.inv(fit.matrix) @ grid.affine
        voxels, inside = onto(volume.voxels, volume.valid, index_map, grid.array_shape, volume.background)
        return Volume(grid, voxels, None if inside.all() else inside, volume.unit)
    values = pulled(volume.voxels, volume.valid, volume.grid, grid, fit.displacements)
    inside = ~np.isnan(values)
    values[~inside] = volume.background
    if volume.voxels.dtype.kind == "i":
        return Volume(grid, np.floor(values + 0.5).astype(np.int16), None if inside.all() else inside, volume.unit)
    return Volume(grid, values, None if inside.all() else inside, volume.unit)
