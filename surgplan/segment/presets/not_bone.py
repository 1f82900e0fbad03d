"""What looks like bone in a CT and is none: calcified vessels and lesions, and the spinal canal within its ring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.voxels.box import bounding_box
from surgplan.segment.voxels.components import labelled
from surgplan.segment.voxels.morphology import grown, opened
from surgplan.segment.voxels.reach import within


@dataclass(frozen=True)
class ForeignSettings:
    """What tells a calcified vessel or lesion from a small bone."""

    most_ml: float
    ring_hu: float
    reach_mm: float


RING_MM = (1.5, 5.0)
"""Beyond the blur of the dense part, and no farther than what it lies in."""
RING_PERCENTILE = 75.0
"""Calcium in a vessel's wall has contrast on one side only, fat on the other; of a bone's ring next to nothing is as dense."""


def foreign(core: Mask, smooth: NDArray[np.float32], spacing_mm: Vector, settings: ForeignSettings) -> Mask:
    """The small dense parts that lie in contrast or in an organ, and not in fat, air or muscle as bones do.

    Their ring is looked at without what lies so near to another dense part that it is that bone's.
    """
    labels, counts = labelled(core)
    volume = counts * float(np.prod(spacing_mm)) / 1000
    found = np.zeros(len(counts), dtype=bool)
    small = np.flatnonzero((volume <= settings.most_ml) & (np.arange(len(counts)) > 0))
    boxes = ndimage.find_objects(labels.astype(np.int32))
    margin = [int(np.ceil((max(RING_MM) + settings.reach_mm) / s)) + 1 for s in reversed(spacing_mm)]
    for n in small:
        box = tuple(
            slice(max(b.start - m, 0), min(b.stop + m, size))
            for b, m, size in zip(boxes[n - 1], margin, core.shape, strict=True)
        )
        here = labels[box] == n
        others = (labels[box] > 0) & ~here
        ring = within(here, RING_MM[1], spacing_mm) & ~within(here, RING_MM[0], spacing_mm)
        ring &= ~within(others, settings.reach_mm, spacing_mm)
        found[n] = bool(ring.any()) and float(np.percentile(smooth[box][ring], RING_PERCENTILE)) > settings.ring_hu
    parts: Mask = found[labels]
    return parts


@dataclass(frozen=True)
class CanalSettings:
    """What tells the spinal canal from marrow."""

    low_hu: float
    high_hu: float
    radius_mm: float
    open_part: float


CANAL_BLUR_MM = 1.5
"""Calms noise over the width of a canal."""


def spinal_canal(solid: Mask, bone: Mask, values: Voxels, spacing_mm: Vector, settings: CanalSettings) -> Mask:
    """Of what filling added to `bone`, wide parts of the density of fluid and nerve that open into more of the same.

    Marrow is either fat, or spongy bone, or shut in on all sides; the canal goes on between the vertebrae. The end of the scan
    is no opening.
    """
    added = solid & ~bone
    empty = np.zeros_like(solid)
    if not added.any():
        return empty
    box = bounding_box(added, spacing_mm, 3 * CANAL_BLUR_MM + settings.radius_mm)
    sigma = [CANAL_BLUR_MM / s for s in reversed(spacing_mm)]
    calm = ndimage.gaussian_filter(np.clip(values[box], -200, 400).astype(np.float32), sigma, mode="nearest", truncate=2.5)
    like = (calm > settings.low_hu) & (calm < settings.high_hu)
    labels, counts = labelled(opened(added[box] & like, settings.radius_mm, spacing_mm))
    keep = np.zeros(len(counts), dtype=bool)
    for n, place in enumerate(ndimage.find_objects(labels.astype(np.int32)), start=1):
        wider = tuple(slice(max(p.start - 1, 0), p.stop + 1) for p in place)
        here = labels[wider] == n
        rim = ndimage.binary_dilation(here) & ~here
        keep[n] = np.count_nonzero(rim & ~solid[box][wider]) > settings.open_part * np.count_nonzero(rim)
    if not keep.any():
        return empty
    empty[box] = grown(keep[labels], settings.radius_mm, spacing_mm) & added[box]
    return empty
