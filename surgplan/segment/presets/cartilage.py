"""Costal cartilage in a CT: what goes on from the front ends of ribs and is denser than muscle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.voxels.components import labelled
from surgplan.segment.voxels.morphology import grown, opened, shrunk
from surgplan.segment.voxels.reach import within
from surgplan.segment.voxels.refined_grid import pooled, spread


@dataclass(frozen=True)
class CartilageSettings:
    """The fixed settings; `resources/presets/cartilage.yaml` has their units and says why."""

    low_hu: float
    high_hu: float
    working_mm: float
    smoothing_mm: float
    erosion_mm: float
    least_ml: float
    most_ml: float
    bone_reach_mm: float
    least_touch: float
    most_touch: float
    thick_mm: float
    thick_reach_mm: float


def costal_cartilage(bone: Mask, values: Voxels, spacing_mm: Vector, settings: CartilageSettings) -> Mask:
    """Longish parts denser than muscle that touch thin bone with their ends only; nothing where there are none.

    Discs and the cartilage of joints lie against bone all along, and organs with contrast are larger and touch none.
    """
    step = [max(int(settings.working_mm / s), 1) for s in reversed(spacing_mm)]
    coarse: Vector = (spacing_mm[0] * step[2], spacing_mm[1] * step[1], spacing_mm[2] * step[0])
    sigma = [settings.smoothing_mm / s for s in reversed(spacing_mm)]
    calm = ndimage.gaussian_filter(np.clip(values, -200, 600).astype(np.float32), sigma, mode="nearest", truncate=2.5)
    like = (calm > settings.low_hu) & (calm < settings.high_hu) & ~bone
    space = pooled(like.astype(np.float32), step, np.mean) >= 0.5
    hard = pooled(bone.astype(np.float32), step, np.mean) >= 0.5
    labels, counts = labelled(shrunk(space, settings.erosion_mm, coarse))
    volume = counts * float(np.prod(coarse)) / 1000
    touch = np.bincount(labels[within(hard, settings.bone_reach_mm, coarse)], minlength=len(counts)) / np.maximum(counts, 1)
    keep = (volume >= settings.least_ml) & (volume <= settings.most_ml)
    keep &= (touch >= settings.least_touch) & (touch <= settings.most_touch)
    thick = opened(hard, settings.thick_mm, coarse)
    keep[np.unique(labels[within(thick, settings.thick_reach_mm, coarse)])] = False
    keep[0] = False
    if not keep.any():
        return np.zeros_like(bone)
    near: NDArray[np.bool_] = grown(keep[labels], settings.erosion_mm + max(coarse), coarse)
    found: Mask = spread(near, step, bone.shape) & like
    return found
