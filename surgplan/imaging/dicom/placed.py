"""The planes of a stack put onto its grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.geometry import vector
from surgplan.imaging.dicom.geometry import Stack
from surgplan.imaging.dicom.original import Planes
from surgplan.imaging.dicom.uneven import onto_table
from surgplan.imaging.trilinear import Mask, Voxels, onto
from surgplan.imaging.volume import AIR_HU, Volume


@dataclass(frozen=True, eq=False)
class Placed:
    """A volume, and what it was made of where its voxels are not the scanned ones."""

    volume: Volume
    original: Planes | None = None
    interpolated: Mask | None = None
    """Which voxels lie between scanned slices further apart than the grid's; None if none do."""


def placed(stack: Stack, voxels: Voxels, mask: Mask | None, unit: str) -> Placed:
    """The rescaled values [k, j, i] of a stack's planes, with the mask of what was scanned, on the stack's grid."""
    background = AIR_HU if unit == "HU" else 0
    if stack.table is None and stack.index_map is None:
        return Placed(Volume(stack.grid, voxels, mask, unit))
    interpolated = None
    if stack.table is not None:
        values, valid = onto_table(voxels, mask, stack.table, stack.grid.array_shape, background)
        if stack.table.interpolated.any():
            interpolated = np.zeros(stack.grid.array_shape, dtype=bool)
            interpolated[stack.table.interpolated] = True
    else:
        assert stack.index_map is not None
        values, valid = onto(voxels, mask, stack.index_map, stack.grid.array_shape, background)
    volume = Volume(stack.grid, values, None if valid.all() else valid, unit)
    return Placed(volume, _planes(stack, voxels, mask), interpolated)


def _planes(stack: Stack, voxels: Voxels, mask: Mask | None) -> Planes:
    i, j, _ = stack.grid.spacing_mm
    axes = stack.grid.axes
    positions = np.array([plane.frame.position_mm for plane in stack.planes])
    return Planes(voxels, mask, (i, j), vector(axes[:, 0]), vector(axes[:, 1]), positions)
