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
from surgplan.segment.presets.not_bone import CanalSettings, ForeignSettings, foreign, spinal_canal
from surgplan.segment.voxels.box import bounding_box, into_array
from surgplan.segment.voxels.components import labelled, larger_than, touching
from surgplan.segment.voxels.half_maximum import EdgeSearch, at_half_maximum
from surgplan.segment.voxels.marrow import narrow_cavities, with_marrow
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
    edge_thick_percentile: float
    foreign_most_ml: float
    foreign_ring_hu: float
    canal_low_hu: float
    canal_high_hu: float
    canal_radius_mm: float
    canal_open_part: float
    rim_mm: float
    rim_hu: float

    @property
    def edge(self) -> EdgeSearch:
        """Where the border is looked for."""
        return EdgeSearch(
            self.edge_inward_mm,
            self.edge_outward_mm,
            self.edge_prominence_hu,
            self.edge_thick_percentile,
            softest=self.edge_softest_hu,
        )

    @property
    def foreign(self) -> ForeignSettings:
        """What is dense and no bone."""
        return ForeignSettings(self.foreign_most_ml, self.foreign_ring_hu, self.shell_reach_mm)

    @property
    def canal(self) -> CanalSettings:
        """What is enclosed and no marrow."""
        return CanalSettings(self.canal_low_hu, self.canal_high_hu, self.canal_radius_mm, self.canal_open_part)


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
    smooth = _smoothed(values, fine, settings)
    found = _dense(smooth, fine, settings)
    if not found.any():
        raise Refused(f"no part above {settings.core_hu:g} HU is large and dense enough to be bone; use a threshold instead")
    progress(0.4, "filling marrow")
    solid = with_marrow(found, fine, settings.closing_mm, settings.widest_cavity_mm)
    canal = spinal_canal(solid, found, values, fine, settings.canal)
    solid &= ~canal
    progress(0.7, "placing the border")
    edged = at_half_maximum(solid, values, fine, settings.edge)
    progress(0.95, "dropping specks")
    edged |= narrow_cavities(edged, fine, settings.widest_cavity_mm) & ~canal
    edged = _without_soft_rim(edged, smooth, fine, settings)
    edged = larger_than(edged, 1000 * settings.least_ml / float(np.prod(fine)))
    return into_array(coarser(edged, by), box, voxels.shape)


def _smoothed(values: Voxels, spacing_mm: Vector, settings: BoneSettings) -> NDArray[np.float32]:
    """The values with noise calmed, clipped to what matters for bone."""
    sigma = [settings.smoothing_mm / s for s in reversed(spacing_mm)]
    clipped: NDArray[np.float32] = np.clip(values, -200, 1200).astype(np.float32)
    smooth: NDArray[np.float32] = ndimage.gaussian_filter(clipped, sigma, mode="nearest", truncate=2.5)
    return smooth


def _without_soft_rim(mask: Mask, smooth: NDArray[np.float32], spacing_mm: Vector, settings: BoneSettings) -> Mask:
    """The mask without soft tissue that its smooth border and filling took in between processes."""
    box = bounding_box(mask, spacing_mm, settings.rim_mm + max(spacing_mm))
    part = mask[box]
    rim = part & (smooth[box] < settings.rim_hu) & within(~part, settings.rim_mm, spacing_mm)
    # marrow under a thin cortex is soft as well, and stays: it has no way out
    return into_array(part & ~touching(rim, rim & ndimage.binary_dilation(~part)), box, mask.shape)


def _dense(smooth: NDArray[np.float32], spacing_mm: Vector, settings: BoneSettings) -> Mask:
    """Dense parts and the less dense bone round them, down to half way between the densest voxel nearby and soft tissue."""
    labels, counts = labelled(smooth > settings.core_hu)
    dense = np.bincount(labels[smooth > settings.dense_hu], minlength=len(counts))
    keep = (counts * float(np.prod(spacing_mm)) >= 1000 * settings.least_ml) & (dense >= settings.dense_fraction * counts)
    keep[0] = False
    core: Mask = keep[labels]
    core &= ~foreign(core, smooth, spacing_mm, settings.foreign)
    width = [2 * int(np.rint(settings.edge_outward_mm / s)) + 1 for s in reversed(spacing_mm)]
    level = np.clip(
        (ndimage.maximum_filter(smooth, width, mode="nearest") + settings.soft_hu) / 2,
        settings.shell_least_hu,
        settings.shell_most_hu,
    )
    shell = (smooth > level) & within(core, settings.shell_reach_mm, spacing_mm)
    found: Mask = core | shell
    return found


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The bones of a CT."""
    grid = asked.volume.grid
    mask = bone(asked.volume.voxels, grid.spacing_mm, BoneSettings(**asked.settings), progress)
    return [Made(mask, cautions=scan_cautions(mask, asked.volume))]
