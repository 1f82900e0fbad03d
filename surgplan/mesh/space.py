"""How much space a level set takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Complement, Field, Intersection
from surgplan.mesh.near import near_values

POINTS_A_SIDE, POINTS_A_SIDE_OF_FEW, FEW = 2, 5, 2000
"""Sample points along the side of a cell that a surface passes; more where there are but few such cells."""


@dataclass(frozen=True, eq=False)
class Space:
    """What a shape takes, as sample points."""

    volume_mm3: float
    points: Floats
    """(n, 3) samples inside the shape, near its surface."""
    weight_mm3: Floats
    """(n,) the volume each stands for."""
    spacing_mm: Floats
    """(n,) the side of the cell each lies in."""


def space_left(shape: Intersection, taken: Sequence[Field], leaves: Sequence[NDArray[np.int64]], size_mm: float) -> Space:
    """What lies in a shape and in none of the `taken` ones, counted over cells (n, 3) that cover the shape.

    The cells of each level are half as large as those before, `size_mm` at first. Cells far from any surface count whole,
    the others by sample points. A point near one surface stands for the share of its own small cell that a flat surface
    at its distance would leave; near several it counts as in or out.
    """
    fields = [*shape.parts, *(Complement(other) for other in taken)]
    low, high = shape.bounds()
    found = []
    for level, cells in enumerate(leaves):
        side = size_mm / 2**level
        near = ((cells + 1) * side >= low).all(axis=1) & (cells * side <= high).all(axis=1)
        found.append(_space_in(fields, cells[near], side))
    joined = (np.concatenate([getattr(one, name) for one in found]) for name in ("points", "weight_mm3", "spacing_mm"))
    return Space(sum(one.volume_mm3 for one in found), *joined)


def _space_in(fields: Sequence[Field], cells: NDArray[np.int64], size_mm: float) -> Space:
    """What lies inside all of some fields, over cells of one size."""
    if not len(cells):
        return Space(0.0, np.empty((0, 3)), np.empty(0), np.empty(0))
    centre = (cells + 0.5).astype(np.float64) * size_mm
    value = _two_largest(fields, centre, size_mm)[0]
    reach = np.sqrt(3) / 2 * size_mm
    whole = value < -reach
    passed = centre[~whole & (value < reach)]
    side = POINTS_A_SIDE if len(passed) > FEW else POINTS_A_SIDE_OF_FEW
    step = size_mm / side
    offsets = (np.array(list(product(range(side), repeat=3)), dtype=np.float64) - (side - 1) / 2) * step
    points = (passed[:, None] + offsets).reshape(-1, 3)
    first, second = _two_largest(fields, points, size_mm)
    share = np.where(second < -step, np.clip(0.5 - first / step, 0.0, 1.0), first < 0)
    inside = first < 0
    volume = float(whole.sum() * size_mm**3 + share.sum() * step**3)
    return Space(volume, points[inside], share[inside] * step**3, np.full(int(inside.sum()), size_mm))


def _two_largest(fields: Sequence[Field], points: Floats, size_mm: float) -> tuple[Floats, Floats]:
    """The largest and the second largest of some fields (n,) at points (n, 3)."""
    first, second = np.full(len(points), -np.inf), np.full(len(points), -np.inf)
    for field in fields:
        value = near_values(field, points, size_mm)
        second = np.maximum(second, np.minimum(first, value))
        first = np.maximum(first, value)
    return first, second
