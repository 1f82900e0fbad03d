"""How much space a level set takes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Field
from surgplan.mesh.near import near_values

POINTS_A_SIDE = 2
"""Sample points along the side of a cell that the surface passes."""


def volume_left(shape: Field, taken: Sequence[Field], cells: NDArray[np.int64], size_mm: float) -> float:
    """Volume in mm3 of what lies in a shape and in none of the `taken` ones, counted over cells (n, 3) that cover the shape.

    Cells far from any surface count whole; the others by sample points, each the share of its own small cell that a flat
    surface at its distance would leave.
    """
    centre = (cells + 0.5).astype(np.float64) * size_mm
    value = near_values(shape, centre, size_mm)
    for other in taken:
        value = np.maximum(value, -near_values(other, centre, size_mm))
    reach = np.sqrt(3) / 2 * size_mm
    whole = value < -reach
    passed = centre[~whole & (value < reach)]
    step = size_mm / POINTS_A_SIDE
    offsets: Floats = (np.array(list(product(range(POINTS_A_SIDE), repeat=3)), dtype=float) - (POINTS_A_SIDE - 1) / 2) * step
    points = (passed[:, None] + offsets).reshape(-1, 3)
    distance = shape(points)
    for other in taken:
        distance = np.maximum(distance, -near_values(other, points, size_mm))
    share = np.clip(0.5 - distance / step, 0.0, 1.0)
    return float(whole.sum() * size_mm**3 + share.sum() * step**3)
