"""The lumen of a vessel with contrast, from a point inside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.source import Index
from surgplan.segment.voxels.box import bounding_box
from surgplan.segment.voxels.components import larger_than, part_at
from surgplan.segment.voxels.distance import distance_to
from surgplan.segment.voxels.half_maximum import EdgeSearch, at_half_maximum
from surgplan.segment.voxels.holes import filled_3d, filled_two_of_three
from surgplan.segment.voxels.morphology import closed, grown, opened


@dataclass(frozen=True)
class VesselSettings:
    """The fixed settings of the vessel preset; `resources/presets/vessel.yaml` has their units and says why."""

    smoothing_mm: float
    seed_radius_mm: float
    rough_part: float
    ring_from_mm: float
    ring_to_mm: float
    soft_hu: float
    least_contrast: float
    least_contrast_hu: float
    bone_above_hu: float
    bone_least_ml: float
    bone_rim_mm: float
    bone_closing_mm: float
    opening_mm: float
    leak_ratio: float


LEAST_MM3 = 500.0
"""Less is no lumen, but what taking bone out has left of one."""


def vessel(
    voxels: Voxels, spacing_mm: Vector, seed: Index, settings: VesselSettings, is_ct: bool
) -> tuple[Mask, float, tuple[str, ...]]:
    """The lumen that hangs together with the seed (k, j, i), the level of its border, and what to look at.

    Refused where the seed does not stand out from its surroundings.
    """
    sigma = [settings.smoothing_mm / s for s in reversed(spacing_mm)]
    smooth = ndimage.gaussian_filter(voxels.astype(np.float32), sigma, mode="nearest", truncate=2.5)
    lumen, around = _contrast(smooth, spacing_mm, seed, settings)
    beside = max(around, settings.soft_hu) if is_ct else around
    if lumen - beside < (settings.least_contrast_hu if is_ct else settings.least_contrast * abs(lumen)):
        raise Refused(
            f"the seed ({lumen:.0f}) hardly stands out from what lies around ({around:.0f}); place it inside the lumen"
        )
    level = 0.5 * (lumen + beside)
    bright = smooth > level
    bones = _bones(smooth, lumen, spacing_mm, seed, settings) if is_ct else np.zeros(bright.shape, dtype=bool)
    reached = part_at(bright & ~grown(bones, settings.bone_rim_mm, spacing_mm), seed)
    cautions: tuple[str, ...] = ()
    if bones.any() and reached.sum() * float(np.prod(spacing_mm)) < LEAST_MM3:
        bones = np.zeros_like(bones)
        reached = part_at(bright, seed)
        cautions = (
            "Metal or contrast as dense as bone lies at the seed, so nothing dense was taken out: look for bone in it.",
        )
    cut = part_at(opened(reached, settings.opening_mm, spacing_mm), seed)
    cut = part_at(grown(cut, 2 * settings.opening_mm, spacing_mm) & reached, seed)
    if cut.any() and reached.sum() > settings.leak_ratio * cut.sum():
        reached = cut
        cautions += ("Narrow bridges to other bright structures were cut; thin branches may be missing: look at them.",)
    # where a vessel lies on bone, the rim taken out with the bone is its own wall
    rim = grown(reached, settings.bone_rim_mm, spacing_mm) & bright & ~bones
    edge = EdgeSearch(outward_mm=2.0, prominence=0.3 * (lumen - around), thin_walls=False)
    return at_half_maximum(reached | rim, smooth, spacing_mm, edge), level, cautions


def _contrast(smooth: NDArray[np.float32], spacing_mm: Vector, seed: Index, settings: VesselSettings) -> tuple[float, float]:
    """The median value round the seed, and of the ring round the vessel there."""
    at = np.zeros(smooth.shape, dtype=bool)
    at[seed] = True
    near = bounding_box(at, spacing_mm, 40.0)
    here, local = at[near], smooth[near]
    lumen = float(np.median(local[distance_to(here, spacing_mm) <= settings.seed_radius_mm]))
    rough = local > settings.rough_part * lumen
    part = part_at(rough, tuple(int(n) for n in np.argwhere(here)[0]))  # type: ignore[arg-type]
    away = distance_to(part, spacing_mm)
    ring = (away >= settings.ring_from_mm) & (away <= settings.ring_to_mm) & ~rough
    return lumen, float(np.median(local[ring])) if ring.any() else float(np.percentile(local, 5))


def _bones(smooth: NDArray[np.float32], lumen: float, spacing_mm: Vector, seed: Index, settings: VesselSettings) -> Mask:
    """Bones: large parts much denser than the lumen, closed and filled."""
    dense = larger_than(smooth > lumen + settings.bone_above_hu, 1000 * settings.bone_least_ml / float(np.prod(spacing_mm)))
    if not dense.any():
        return dense
    whole = filled_3d(filled_two_of_three(closed(dense, settings.bone_closing_mm, spacing_mm)))
    # a vessel that runs between two bones may be closed in with them; what is as deep as the seed's own part is not bone
    return whole if not whole[seed] else dense


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The lumen round a point."""
    volume = asked.volume
    mask, level, found = vessel(
        volume.voxels, volume.grid.spacing_mm, asked.seed(), VesselSettings(**asked.settings), asked.is_ct
    )
    volume_ml = float(mask.sum()) * volume.grid.voxel_volume_mm3 / 1000
    note = (
        f"Lumen of {volume_ml:.1f} ml that hangs together with the seed; its border lies at {level:.0f} {volume.unit}".rstrip()
        + ", half way from the lumen to its surroundings."
        + (" Dense bone was taken out first." if asked.is_ct and not any("nothing dense" in words for words in found) else "")
    )
    return [Made(mask, anatomy="vessel_lumen", note=note, cautions=(*found, *scan_cautions(mask, volume)))]
