"""The outer shell of a mask, as if wrapped in a skin that no ball of a radius can get through, and all inside of it."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.components import larger_than
from surgplan.segment.voxels.dilation import dilated
from surgplan.segment.voxels.elements import ball
from surgplan.segment.voxels.flood import from_border
from surgplan.segment.voxels.morphology import Padded
from surgplan.segment.voxels.packed import inverted, packed, unpacked


def wrapped(mask: Mask, gap_mm: float, spacing_mm: Vector, keep_voxels: float | None = None) -> Mask:
    """The mask with all filled that can't be reached from outside through openings wider than `gap_mm`.

    Cavities of at least `keep_voxels` voxels stay open. At the border of the array the mask's last voxels are taken to go on
    sideways, but the array's outside is outside: a tube that leaves the image is open there.
    """
    if not mask.any():
        return mask.copy()
    element = ball(gap_mm / 2, spacing_mm)
    padded = Padded.round(mask, gap_mm, spacing_mm)
    words, length = packed(padded.part), padded.part.shape[2]
    wide = dilated(words, length, element)
    outside = from_border(inverted(wide, length), length)
    reached = dilated(outside, length, element)
    solid = padded.back(unpacked(words | inverted(reached, length), length))
    if keep_voxels is None:
        return solid
    narrow = padded.back(unpacked(words | inverted(dilated(inverted(wide, length), length, element), length), length))
    cavities: Mask = solid & ~narrow
    kept: Mask = solid & ~larger_than(cavities, np.ceil(keep_voxels))
    return kept
