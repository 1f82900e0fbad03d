"""How much space a level set takes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Complement, Field, Intersection
from surgplan.mesh.near import near_values

POINTS_A_SIDE, POINTS_A_SIDE_OF_FEW, FEW = 2, 5, 2000
"""Sample points along the side of a cell that a surface passes; more where there are but few such cells."""


def volume_left(shape: Intersection, taken: Sequence[Field], cells: NDArray[np.int64], size_mm: float) -> float:
    """Volume in mm3 of what lies in a shape and in none of the `taken` ones, counted over cells (n, 3) that cover the shape.

    Cells far from any surface count whole, the others by sample points. A point near one surface stands for the share of
    its own small cell that a flat surface at its distance would leave; near several it counts as in or out.
    """
    fields = [*shape.parts, *(Complement(other) for other in taken)]
    centre = (cells + 0.5).astype(np.float64) * size_mm
    value = _two_largest(fields, centre, size_mm)[0]
    reach = np.sqrt(3) / 2 * size_mm
    whole = value < -reach
    passed = centre[~whole & (value < reach)]
    side = POINTS_A_SIDE if len(passed) > FEW else POINTS_A_SIDE_OF_FEW
    step = size_mm / side
    offsets = (np.array(list(product(range(side), repeat=3)), dtype=np.float64) - (side - 1) / 2) * step
    first, second = _two_largest(fields, (passed[:, None] + offsets).reshape(-1, 3), size_mm)
    share = np.where(second < -step, np.clip(0.5 - first / step, 0.0, 1.0), first < 0)
    return float(whole.sum() * size_mm**3 + share.sum() * step**3)


def _two_largest(fields: Sequence[Field], points: Floats, size_mm: float) -> tuple[Floats, Floats]:
    """The largest and the second largest of some fields (n,) at points (n, 3)."""
    first, second = np.full(len(points), -np.inf), np.full(len(points), -np.inf)
    for field in fields:
        value = near_values(field, points, size_mm)
        second = np.maximum(second, np.minimum(first, value))
        first = np.maximum(first, value)
    return first, second
