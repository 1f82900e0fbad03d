"""The outer surface of the body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import SimpleITK

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.voxels.components import largest
from surgplan.segment.voxels.half_maximum import EdgeSearch, at_half_maximum
from surgplan.segment.voxels.holes import filled_3d, filled_slices
from surgplan.segment.voxels.morphology import closed, grown, opened
from surgplan.segment.voxels.refined_grid import pooled, spread


@dataclass(frozen=True)
class SkinSettings:
    """The fixed settings of the skin preset, in HU and mm; `resources/presets/skin.yaml` says why."""

    low_hu: float
    coarse_mm: float
    opening_mm: float
    closing_mm: float


def skin(voxels: Voxels, spacing_mm: Vector, settings: SkinSettings, is_ct: bool) -> Mask:
    """The whole body inside its outer surface, voxels [k, j, i] in HU or without unit; Refused where there is no body."""
    body = voxels > (settings.low_hu if is_ct else air_level(voxels))
    if not body.any():
        raise Refused(f"no voxel is denser than {settings.low_hu:g} HU, so there is no body in this image")
    step = [max(int(settings.coarse_mm / s), 1) for s in reversed(spacing_mm)]
    coarse = pooled(body.astype(np.float32), step, np.mean) >= 0.5
    coarse_mm: Vector = (spacing_mm[0] * step[2], spacing_mm[1] * step[1], spacing_mm[2] * step[0])
    whole = largest(opened(filled_slices(coarse, 0), settings.opening_mm, coarse_mm))
    whole = filled_slices(closed(whole, settings.closing_mm, coarse_mm), 0)
    near = grown(whole, max(coarse_mm), coarse_mm)
    body &= spread(near, step, voxels.shape)
    inner = filled_3d(body | spread(~grown(~whole, 2 * max(coarse_mm), coarse_mm), step, voxels.shape))
    whole = largest(filled_slices(inner, 0))
    if is_ct:
        return whole
    # without unit the level of air is only roughly known, so each part of the border is put half way up to the skin's own value
    edge = EdgeSearch(outward_mm=2.0, prominence=0.5 * air_level(voxels), thin_walls=False)
    return at_half_maximum(whole, voxels, spacing_mm, edge)


def air_level(voxels: Voxels) -> float:
    """The value that best parts air from body in an image without unit (Otsu), found on every other voxel."""
    few = SimpleITK.GetImageFromArray(np.ascontiguousarray(voxels[::2, ::2, ::2]).astype(np.float32))
    otsu = SimpleITK.OtsuThresholdImageFilter()
    otsu.Execute(few)
    # Otsu parts dark tissue from bright tissue as well; air is well below
    return 0.5 * float(otsu.GetThreshold())


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The body inside its outer surface."""
    volume = asked.volume
    return [Made(skin(volume.voxels, volume.grid.spacing_mm, SkinSettings(**asked.settings), asked.is_ct))]
