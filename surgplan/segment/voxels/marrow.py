"""What bone encloses, so that bones become solid and joints stay open."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.box import bounding_box
from surgplan.segment.voxels.components import labelled, touching
from surgplan.segment.voxels.distance import distance_to
from surgplan.segment.voxels.holes import capped, filled_3d, filled_two_of_three
from surgplan.segment.voxels.morphology import closed


def with_marrow(mask: Mask, spacing_mm: Vector, closing_mm: float, widest_mm: float) -> Mask:
    """The mask with what it encloses, also through gaps in its wall narrower than twice `closing_mm`.

    What bridges such a gap stays only where it can be reached from a cavity without crossing bone, so a joint stays open. A
    cavity in which a ball of more than `widest_mm` radius has room (the skull's) is not filled.
    """
    solid = mask | narrow_cavities(mask, spacing_mm, widest_mm)
    solid |= narrow_cavities(solid, spacing_mm, widest_mm)
    bridged = closed(solid, closing_mm, spacing_mm)
    # slots that narrow holes leave in marrow already filled are bridged as well, so filling goes on from there too
    cavities = narrow_cavities(bridged, spacing_mm, widest_mm) | (solid & ~mask)
    if not cavities.any():
        return solid
    steps = int(np.ceil(closing_mm / min(spacing_mm)))
    solid |= ndimage.binary_dilation(cavities, iterations=steps, mask=cavities | (bridged & ~solid))
    return solid | narrow_cavities(solid, spacing_mm, widest_mm)


def narrow_cavities(mask: Mask, spacing_mm: Vector, widest_mm: float) -> Mask:
    """What a mask encloses, without cavities in which a ball of more than `widest_mm` radius has room."""
    cavities = filled_3d(filled_two_of_three(capped(mask), ends_open=False)) & ~mask
    if not cavities.any():
        return cavities
    labels, counts = labelled(cavities)
    large = counts * float(np.prod(spacing_mm)) > 4 / 3 * np.pi * widest_mm**3
    large[0] = False
    if large.any():
        box = bounding_box(large[labels], spacing_mm, widest_mm)
        # from the walls, not from the cavity's end: a cavity with a way out may be filled in part only
        wide = np.zeros_like(mask)
        wide[box] = distance_to(mask[box], spacing_mm) > widest_mm
        cavities &= ~touching(cavities, wide & cavities)
    return cavities
