"""The brain in a T1-weighted MR, without skull and scalp."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.skin import air_level
from surgplan.segment.presets.ventricles import VENTRICLES_CAUTION, VENTRICLES_NOTE, VentricleSettings, ventricles
from surgplan.segment.voxels.components import labelled, larger_than, largest
from surgplan.segment.voxels.cubes import from_cubes, to_cubes
from surgplan.segment.voxels.distance import depth_in
from surgplan.segment.voxels.holes import filled_3d, filled_two_of_three
from surgplan.segment.voxels.morphology import closed, grown, opened, shrunk


@dataclass(frozen=True)
class BrainSettings:
    """The fixed settings of the brain preset; `resources/presets/brain.yaml` has their units and says why."""

    working_mm: float
    smoothing_mm: float
    darkest_part: float
    brightest_part: float
    erosion_mm: float
    core_part: float
    regrowth_mm: float
    opening_mm: float
    closing_mm: float
    pole_opening_mm: float
    pole_reach_mm: float
    air_part: float
    air_least_ml: float


DEEP_MM = 30.0
"""What lies this deep in the head is mostly brain."""


def brain(voxels: Voxels, spacing_mm: Vector, settings: BrainSettings) -> Mask:
    """Brain with ventricles, voxels [k, j, i] of a T1-weighted MR of the head; Refused where no brain is found."""
    values = to_cubes(voxels, spacing_mm, settings.working_mm, max(settings.smoothing_mm, 0.4 * settings.working_mm))
    size: Vector = (settings.working_mm,) * 3
    head = values > air_level(values)
    deep = head & (depth_in(filled_3d(filled_two_of_three(closed(head, settings.closing_mm, size))), size) > DEEP_MM)
    if not deep.any():
        raise Refused(f"no part of this image is a head: nothing lies {DEEP_MM:g} mm deep in it; a T1-weighted MR is needed")
    typical = float(np.median(values[deep]))
    range_ = (values > settings.darkest_part * typical) & (values < settings.brightest_part * typical)
    core = _cores(range_, settings, size)
    if not core.any():
        raise Refused("nothing in this image is as large and even as a brain; a T1-weighted MR of the head is needed")
    part = _with_poles(
        opened(grown(core, settings.regrowth_mm, size) & range_, settings.opening_mm, size), range_, settings, size
    )
    whole = filled_3d(filled_two_of_three(closed(part, settings.closing_mm, size)))
    # closing also closes over the cells of the mastoid; fluid in sulci is brighter than their air
    dark = opened(values < settings.air_part * typical, settings.working_mm, size)
    air = grown(larger_than(dark, 1000 * settings.air_least_ml / settings.working_mm**3), settings.working_mm, size)
    whole = largest(opened(whole & ~(air & ~part), settings.opening_mm, size))
    return largest(from_cubes(whole, voxels.shape, spacing_mm, settings.working_mm))


def _with_poles(part: Mask, range_: Mask, settings: BrainSettings, size_mm: Vector) -> Mask:
    """The part with what goes on from it at least twice `pole_opening_mm` wide, a few voxels further: poles of the lobes."""
    part = largest(part)
    wide = opened(range_, settings.pole_opening_mm, size_mm) | part
    steps = max(round(settings.pole_reach_mm / settings.working_mm), 1)
    further = ndimage.binary_dilation(part, iterations=steps, mask=wide)
    return largest(opened(part | further, settings.opening_mm, size_mm))


def _cores(range_: Mask, settings: BrainSettings, size_mm: Vector) -> Mask:
    """The deep parts of cerebrum and of cerebellum, which the tentorium may part; neck and face reach the image's border."""
    labels, counts = labelled(shrunk(range_, settings.erosion_mm, size_mm))
    counts[0] = 0
    keep = counts >= max(settings.core_part * counts.max(), 1)
    margin = int(np.ceil(settings.erosion_mm / settings.working_mm)) + 1
    border = np.ones(range_.shape, dtype=bool)
    border[margin:-margin, margin:-margin, margin:-margin] = False
    keep[np.unique(labels[border])] = False
    keep[np.argmax(counts)] = counts.any()
    cores: Mask = keep[labels]
    return cores


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The brain of a T1-weighted MR, and its ventricles where they are wide enough to be told."""
    volume, settings = asked.volume, dict(asked.settings)
    own = {key: settings.pop(key) for key in VentricleSettings.__dataclass_fields__}
    spacing = volume.grid.spacing_mm
    progress(0.1, "finding the brain")
    mask = brain(volume.voxels, spacing, BrainSettings(**settings))
    progress(0.7, "finding the ventricles")
    wet = ventricles(volume.voxels, mask, spacing, VentricleSettings(**own))
    look = "Made by brightness and shape alone: look at the border on the temples, the orbits and the neck."
    found = [Made(mask, anatomy="brain", cautions=(look,))]
    if wet.any():
        found.append(Made(wet, "ventricles", "fluid", "ventricles", note=VENTRICLES_NOTE, cautions=(VENTRICLES_CAUTION,)))
    return found
