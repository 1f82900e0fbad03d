"""The part of an array that matters, so that work is done nowhere else."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask

Box = tuple[slice, slice, slice]


def bounding_box(mask: Mask, spacing_mm: Vector, margin_mm: float = 0.0) -> Box:
    """The smallest box [k, j, i] around a mask that is not empty, wider by a margin where the array goes on."""
    found: list[slice] = []
    for axis in range(3):
        others = tuple(a for a in range(3) if a != axis)
        at = np.flatnonzero(mask.any(axis=others))
        margin = int(np.ceil(margin_mm / spacing_mm[2 - axis]))
        found.append(slice(max(int(at[0]) - margin, 0), min(int(at[-1]) + margin + 1, mask.shape[axis])))
    return found[0], found[1], found[2]


def into_array(part: Mask, box: Box, shape: tuple[int, ...]) -> Mask:
    """A mask of the whole shape with `part` in its box."""
    whole = np.zeros(shape, dtype=bool)
    whole[box] = part
    return whole
