"""The brain in a T1-weighted MR, without skull and scalp."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels, onto
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.skin import air_level
from surgplan.segment.voxels.components import labelled, largest
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


DEEP_MM = 30.0
"""What lies this deep in the head is mostly brain."""


def brain(voxels: Voxels, spacing_mm: Vector, settings: BrainSettings) -> Mask:
    """Brain with ventricles, voxels [k, j, i] of a T1-weighted MR of the head; Refused where no brain is found."""
    ratio = [settings.working_mm / s for s in spacing_mm]
    shape = tuple(max(round(n / r), 1) for n, r in zip(voxels.shape, reversed(ratio), strict=True))
    sigma = [max(settings.smoothing_mm, 0.4 * settings.working_mm) / s for s in reversed(spacing_mm)]
    smooth = ndimage.gaussian_filter(voxels.astype(np.float32), sigma, mode="nearest", truncate=2.5)
    values = onto(smooth, None, _index_map(ratio), (shape[0], shape[1], shape[2]), 0)[0]
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
    part = opened(grown(core, settings.regrowth_mm, size) & range_, settings.opening_mm, size)
    whole = largest(filled_3d(filled_two_of_three(closed(part, settings.closing_mm, size))))
    back = onto(whole.astype(np.float32), None, np.linalg.inv(_index_map(ratio)), _shape3(voxels), 0)[0]
    return largest(back >= 0.5)


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


def _index_map(ratio: list[float]) -> np.ndarray:
    """From indices of the working grid to those of the image, the outer faces of both being the same."""
    index_map = np.diag([*ratio, 1.0])
    index_map[:3, 3] = [(r - 1) / 2 for r in ratio]
    return index_map


def _shape3(voxels: Voxels) -> tuple[int, int, int]:
    k, j, i = voxels.shape
    return k, j, i


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The brain of a T1-weighted MR."""
    mask = brain(asked.volume.voxels, asked.volume.grid.spacing_mm, BrainSettings(**asked.settings))
    look = "Made by brightness and shape alone: look at the border on the temples, the orbits and the neck."
    return [Made(mask, cautions=(look,))]
