"""Whole bones in a CT: cortex, spongy bone and marrow, without cartilage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress, part, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.cartilage import CartilageSettings, costal_cartilage
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.presets.not_bone import foreign, spinal_canal
from surgplan.segment.presets.preset_data import load, settings
from surgplan.segment.voxels.box import bounding_box, into_array
from surgplan.segment.voxels.components import labelled, larger_than, touching
from surgplan.segment.voxels.half_maximum import at_half_maximum
from surgplan.segment.voxels.marrow import narrow_cavities, with_marrow
from surgplan.segment.voxels.reach import within
from surgplan.segment.voxels.refined_grid import coarser, factors, finer

HEADS_APART_MM = 40.0
"""Heads of two femurs lie farther apart, in small children too."""
COSTAL = (
    "Costal cartilage: longish parts denser than muscle that touch ribs or breastbone with their ends only. It is no bone and "
    "stands for itself."
)


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
    """The bones of a CT, costal cartilage beside them, and from two points a hip, four both hips: femur and pelvis."""
    volume, grid = asked.volume, asked.volume.grid
    if len(asked.seeds) not in (0, 2, 4):
        raise Refused(
            f"{len(asked.seeds)} points are given: give none for all bones, or for each hip the middle of the femur's head "
            "and a point in the ilium above it"
        )
    bones = BoneSettings(**asked.settings)
    mask = bone(volume.voxels, grid.spacing_mm, bones, part(progress, 0.0, 0.5))
    ml = float(np.count_nonzero(mask)) * grid.voxel_volume_mm3 / 1000
    note = f"{load('bone').note} {ml:.0f} ml."
    made = [Made(mask, note=note, cautions=scan_cautions(mask, volume))]
    made += _hips(asked, mask, bones, part(progress, 0.5, 0.9))
    cartilage = costal_cartilage(mask, volume.voxels, grid.spacing_mm, CartilageSettings(**settings("cartilage")))
    if cartilage.any():
        made.append(Made(cartilage, "cartilage", tissue="other", note=COSTAL))
    return made


def _hips(asked: Asked, mask: Mask, bones: BoneSettings, progress: Progress) -> list[Made]:
    """Femur and pelvis of every pair of points."""
    from surgplan.segment.presets.hip import hip

    made = []
    heads = asked.seeds[::2]
    if len(heads) == 2 and abs(heads[0][0] - heads[1][0]) < HEADS_APART_MM:
        raise Refused(
            "the first and the third point are no heads of two hips, for they do not lie on both sides: click the middle of "
            "one femur's head and the ilium above it, then those of the other hip"
        )
    for n in range(0, len(asked.seeds), 2):
        clicks = [asked.seed(n), asked.seed(n + 1)]
        volume = asked.volume
        *parts, cautions, beside, which = hip(mask, volume.voxels, volume.grid, asked.seeds[n : n + 2], clicks, bones, progress)
        side = "" if len(heads) < 2 else "left" if asked.seeds[n][0] == max(head[0] for head in heads) else "right"
        for name, anatomy, part_ in zip(("femur", "pelvis"), ("femur", "hip_bone"), parts, strict=True):
            note = f"{name.capitalize()} from two points by the split of joints; {beside}."
            words = (*cautions, *scan_cautions(part_, volume))
            made.append(
                Made(part_, f"{name}_{side}" if side else name, anatomy=anatomy, side=side or which, note=note, cautions=words)
            )
    return made


def skull(asked: Asked, progress: Progress) -> list[Made]:
    """The bones of a head."""
    volume, grid = asked.volume, asked.volume.grid
    mask = bone(volume.voxels, grid.spacing_mm, BoneSettings(**asked.settings), progress)
    ml = float(np.count_nonzero(mask)) * grid.voxel_volume_mm3 / 1000
    return [Made(mask, anatomy="skull", note=f"{load('skull').note} {ml:.0f} ml.", cautions=scan_cautions(mask, volume))]
