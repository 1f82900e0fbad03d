"""Whole bones in a CT: cortex, spongy bone and marrow, without cartilage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.voxels.box import bounding_box, into_array
from surgplan.segment.voxels.components import labelled, larger_than, touching
from surgplan.segment.voxels.distance import distance_to
from surgplan.segment.voxels.half_maximum import EdgeSearch, at_half_maximum
from surgplan.segment.voxels.holes import capped, filled_3d, filled_two_of_three
from surgplan.segment.voxels.morphology import closed
from surgplan.segment.voxels.reach import within
from surgplan.segment.voxels.refined_grid import coarser, factors, finer


@dataclass(frozen=True)
class BoneSettings:
    """The fixed settings of the bone preset, in HU, mm and ml; `resources/presets/bone.yaml` says why."""

    coarsest_mm: float
    smoothing_mm: float
    core_hu: float
    dense_hu: float
    dense_fraction: float
    least_ml: float
    soft_hu: float
    shell_least_hu: float
    shell_most_hu: float
    shell_reach_mm: float
    closing_mm: float
    widest_cavity_mm: float
    edge_inward_mm: float
    edge_outward_mm: float
    edge_prominence_hu: float
    edge_softest_hu: float

    @property
    def edge(self) -> EdgeSearch:
        """Where the border is looked for."""
        return EdgeSearch(self.edge_inward_mm, self.edge_outward_mm, self.edge_prominence_hu, softest=self.edge_softest_hu)


def bone(voxels: Voxels, spacing_mm: Vector, settings: BoneSettings, progress: Progress = silent) -> Mask:
    """All bones of a CT as closed volumes; Refused where nothing is dense enough.

    voxels [k, j, i] in HU. Dense parts that are large enough and hold truly dense bone (vessels with contrast and kidneys do
    not), the less dense bone around them, and what they enclose; the border lies at half maximum.
    """
    rough = voxels >= settings.core_hu
    if not rough.any():
        raise Refused(f"no voxel reaches {settings.core_hu:g} HU, so there is no bone; is this a CT in HU?")
    box = bounding_box(rough, spacing_mm, settings.shell_reach_mm + 4 * max(spacing_mm))
    by = factors(spacing_mm, settings.coarsest_mm)
    values = finer(voxels[box], by)
    fine = (spacing_mm[0] / by[0], spacing_mm[1] / by[1], spacing_mm[2] / by[2])
    progress(0.05, "finding dense bone")
    found = _dense(values, fine, settings)
    if not found.any():
        raise Refused(f"no part above {settings.core_hu:g} HU is large and dense enough to be bone; use a threshold instead")
    progress(0.4, "filling marrow")
    solid = with_marrow(found, fine, settings.closing_mm, settings.widest_cavity_mm)
    progress(0.7, "placing the border")
    edged = at_half_maximum(solid, values, fine, settings.edge)
    progress(0.95, "dropping specks")
    edged |= narrow_cavities(edged, fine, settings.widest_cavity_mm)
    edged = larger_than(edged, 1000 * settings.least_ml / float(np.prod(fine)))
    return into_array(coarser(edged, by), box, voxels.shape)


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


def _dense(values: Voxels, spacing_mm: Vector, settings: BoneSettings) -> Mask:
    """Dense parts and the less dense bone round them, down to half way between the densest voxel nearby and soft tissue."""
    sigma = [settings.smoothing_mm / s for s in reversed(spacing_mm)]
    clipped: NDArray[np.float32] = np.clip(values, -200, 1200).astype(np.float32)
    smooth = ndimage.gaussian_filter(clipped, sigma, mode="nearest", truncate=2.5)
    labels, counts = labelled(smooth > settings.core_hu)
    dense = np.bincount(labels[smooth > settings.dense_hu], minlength=len(counts))
    keep = (counts * float(np.prod(spacing_mm)) >= 1000 * settings.least_ml) & (dense >= settings.dense_fraction * counts)
    keep[0] = False
    core: Mask = keep[labels]
    width = [2 * int(np.rint(settings.edge_outward_mm / s)) + 1 for s in reversed(spacing_mm)]
    level = np.clip(
        (ndimage.maximum_filter(smooth, width, mode="nearest") + settings.soft_hu) / 2,
        settings.shell_least_hu,
        settings.shell_most_hu,
    )
    found: Mask = core | ((smooth > level) & within(core, settings.shell_reach_mm, spacing_mm))
    return found


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The bones of a CT."""
    grid = asked.volume.grid
    mask = bone(asked.volume.voxels, grid.spacing_mm, BoneSettings(**asked.settings), progress)
    return [Made(mask, cautions=scan_cautions(mask, asked.volume))]
