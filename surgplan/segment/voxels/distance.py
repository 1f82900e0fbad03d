"""Euclidean distances on voxel grids in mm."""

from __future__ import annotations

import numpy as np
import SimpleITK
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask

FAR_MM = 1e6
"""The distance to something that is nowhere."""


def distance_to(mask: Mask, spacing_mm: Vector) -> NDArray[np.float32]:
    """Distance of every voxel centre to the nearest centre inside `mask`, mm; 0 inside, FAR_MM where the mask is empty.

    Exact, by Maurer, Qi and Raghavan (IEEE TPAMI 25:265, 2003); `spacing_mm` along i, j, k.
    """
    if not mask.any():
        return np.full(mask.shape, FAR_MM, dtype=np.float32)
    image = SimpleITK.GetImageFromArray(mask.astype(np.uint8))
    image.SetSpacing(tuple(float(s) for s in spacing_mm))
    found = SimpleITK.SignedMaurerDistanceMap(image, insideIsPositive=False, squaredDistance=False, useImageSpacing=True)
    distance: NDArray[np.float32] = np.maximum(SimpleITK.GetArrayFromImage(found), 0)
    distance[mask] = 0
    return distance


def depth_in(mask: Mask, spacing_mm: Vector) -> NDArray[np.float32]:
    """Distance of every voxel centre of `mask` to the nearest centre outside it, mm; the array's border is no outside."""
    return distance_to(~mask, spacing_mm)
