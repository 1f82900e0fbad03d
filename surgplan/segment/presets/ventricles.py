"""The ventricles of the brain in a T1-weighted MR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.voxels.box import bounding_box, into_array
from surgplan.segment.voxels.components import labelled
from surgplan.segment.voxels.cubes import from_cubes, to_cubes
from surgplan.segment.voxels.distance import depth_in
from surgplan.segment.voxels.holes import filled_two_of_three
from surgplan.segment.voxels.morphology import closed, grown, opened

VENTRICLES_NOTE = (
    "Dark fluid deep in the brain: both lateral ventricles and what of the third is wide. Fluid is told from brain half way "
    "between their values."
)
VENTRICLES_CAUTION = (
    "The fourth ventricle, the aqueduct and thin horns are left out; cisterns lie close: look at the border there."
)


@dataclass(frozen=True)
class VentricleSettings:
    """The fixed settings of the ventricles; `resources/presets/brain.yaml` has their units and says why."""

    fluid_mm: float
    fluid_smoothing_mm: float
    fluid_part: float
    fluid_depth_mm: float
    fluid_opening_mm: float
    fluid_share: float
    fluid_mean_depth_mm: float
    fluid_regrowth_mm: float
    fluid_closing_mm: float


def ventricles(voxels: Voxels, brain: Mask, spacing_mm: Vector, settings: VentricleSettings) -> Mask:
    """Fluid deep in a brain [k, j, i] of a T1-weighted MR; empty where none is wide enough to be told from sulci."""
    if not brain.any():
        return np.zeros_like(brain)
    box = bounding_box(brain, spacing_mm, 2 * settings.fluid_mm)
    edge = settings.fluid_mm
    size: Vector = (edge, edge, edge)
    values = to_cubes(voxels[box], spacing_mm, edge, settings.fluid_smoothing_mm)
    inside = to_cubes(brain[box], spacing_mm, edge, 0.0) >= 0.5
    depth = depth_in(inside, size)
    deep = depth > settings.fluid_depth_mm
    if not deep.any():
        return np.zeros_like(brain)
    tissue = float(np.median(values[deep]))
    dark = opened((values < settings.fluid_part * tissue) & deep, settings.fluid_opening_mm, size)
    if not dark.any():
        return np.zeros_like(brain)
    fluid = inside & (values < 0.5 * (tissue + float(np.median(values[dark]))))
    wide = opened(fluid & deep, settings.fluid_opening_mm, size)
    labels, counts = labelled(wide)
    counts[0] = 0
    keep = (counts >= settings.fluid_share * counts.max()) & (counts > 0)
    keep &= ndimage.mean(depth, labels, np.arange(len(counts))) > settings.fluid_mean_depth_mm
    keep[0] = False
    core: Mask = keep[labels]
    if not core.any():
        return np.zeros_like(brain)
    # thin horns belong to it; cisterns behind the third ventricle, wide parts themselves, do not
    allowed = (fluid & ~grown(wide & ~core, edge, size)) | core
    found = ndimage.binary_dilation(core, iterations=max(round(settings.fluid_regrowth_mm / edge), 1), mask=allowed)
    found = opened(filled_two_of_three(closed(found, settings.fluid_closing_mm, size)), edge, size) | core
    return into_array(from_cubes(found, voxels[box].shape, spacing_mm, edge), box, voxels.shape) & brain
