"""The lower jaw of a CT, parted from the skull at its joints and between the teeth."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress, part
from surgplan.segment.joint.joint_settings import JointSettings
from surgplan.segment.joint.partition import parted
from surgplan.segment.presets.bone import bone
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.presets.preset_data import settings

MOST_PART = 0.6
"""A lower jaw with its teeth is a smaller part of the bones of a head than this."""


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The lower jaw, and the skull without it."""
    volume, grid = asked.volume, asked.volume.grid
    bones = BoneSettings(**asked.settings)
    mask = bone(volume.voxels, grid.spacing_mm, bones, part(progress, 0.0, 0.5))
    seeds = {"jaw": [asked.seed(0)], "skull": [asked.seed(n) for n in range(1, len(asked.seeds))]}
    joint = JointSettings(**settings("split"))
    found, _ = parted(mask, volume.voxels, grid.spacing_mm, seeds, joint, bones, part(progress, 0.5, 1.0), None)
    jaw, skull = found["jaw"], found["skull"]
    if not (jaw.any() and skull.any()):
        raise Refused("one of the bones came out empty: put the first point into the lower jaw and the second into the skull")
    share = float(np.count_nonzero(jaw)) / float(np.count_nonzero(jaw | skull))
    if share > MOST_PART:
        raise Refused(
            f"the lower jaw would be {100 * share:.0f} % of the bone, so it was not parted from the skull; put the points deep "
            "into the jaw's body and into the skull's base"
        )
    ml = [float(np.count_nonzero(m)) * grid.voxel_volume_mm3 / 1000 for m in (jaw, skull)]
    note = f"Lower jaw ({ml[0]:.1f} ml) parted from the skull ({ml[1]:.1f} ml) at the dark sheets between them."
    look = "Teeth that bite on each other have no gap between them: look at the border there and in both joints."
    return [
        Made(jaw, anatomy="mandible", note=note, cautions=(look, *scan_cautions(jaw, volume))),
        Made(skull, "skull", anatomy="skull", note=note, cautions=(look, *scan_cautions(skull, volume))),
    ]
