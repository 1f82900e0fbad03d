"""Parting a segment into the bones it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import may_hold, new_segment, store
from surgplan.segment.presets.preset_data import load, settings
from surgplan.segment.source import Index, read_image, read_segment, voxel_at
from surgplan.segment.unscanned import unscanned_cautions

NEAR_MM = 6.0
"""A seed this close to the segment counts as inside: marrow may be missing from it."""
WITHIN_MM = 25.0
"""So does one that the segment surrounds at this distance: marrow may be open where the scan ends in it."""
SURROUNDED = 0.75
"""Least part of the directions in one of the grid's planes in which a seed in marrow sees the segment."""

_NO_HEAD = (
    "No round head was found about the first seed of {bone}: look at the border in the joint, and if it is wrong undo and "
    "split again with that seed nearer to the middle of the head"
)
_PAST_HEAD = (
    "{bone} would go on past its head, away from its shaft, so it took in part of another bone: put its first seed in the "
    "middle of the head and, for a hip, the pelvis's seed in the ilium above the socket, not in the ischium"
)


@dataclass(frozen=True)
class Split(Operation):
    """Part a segment into named bones by points inside them, femur and pelvis say; the border follows the joint's gap."""

    kind: ClassVar[str] = "segment.split"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to part, made by the bone preset."""
    seeds: Mapping[str, tuple[Vector, ...]]
    """For every new segment one or more points inside it, LPS mm: for a femur one in the head and one in the shaft."""
    heads: tuple[str, ...] = ()
    """The bones whose first point is the middle of a joint's head; without names, of those with several points the deepest."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.joint.joint_settings import JointSettings
        from surgplan.segment.joint.partition import parted
        from surgplan.segment.joint.past_head import goes_past
        from surgplan.segment.presets.bone_settings import BoneSettings
        from surgplan.segment.presets.metal import metal_caution

        for name in self.seeds:
            case.free(name, "segments")
        segment, mask = read_segment(case, blobs, self.segment)
        volume = read_image(case, blobs, segment.image)
        if volume.unit != "HU":
            raise Refused(f"to part bones, the scan's values must be HU, and those of {segment.image!r} have no unit")
        if not 2 <= len(self.seeds) <= 20:
            raise Refused(f"to part {self.segment!r}, seeds of 2 to 20 bones are needed, not of {len(self.seeds)}")
        if not set(self.heads) <= set(self.seeds):
            raise Refused(f"{', '.join(self.heads)}: every head must be one of the bones, {', '.join(self.seeds)}")
        for name in self.seeds:
            if name != self.segment:
                may_hold(case, name, derived=True)
        seeds = {name: self._voxels(case, name, mask) for name in self.seeds}
        found, headless = parted(
            mask,
            volume.voxels,
            segment.grid.spacing_mm,
            seeds,
            JointSettings(**settings("split")),
            BoneSettings(**load("bone").settings),
            progress,
            self.heads,
        )
        for name in self.heads:
            head, *shaft = self.seeds[name]
            if goes_past(found[name], segment.grid, head, shaft[0] if shaft else None):
                raise Refused(_PAST_HEAD.format(bone=name))
        results = {}
        for name, bone in found.items():
            empty = f"nothing of {self.segment!r} belongs to {name!r}; move its seeds deeper into the bone"
            streaks = metal_caution(bone, volume.voxels, segment.grid) if bone.any() else None
            note = f"Part of {self.segment} that belongs to {len(self.seeds[name])} seed(s)."
            cautions = [*segment.cautions, *([streaks] if streaks else [])]
            cautions += unscanned_cautions(case.images[segment.image], blobs, bone)
            cautions += [_NO_HEAD.format(bone=bone_name) for bone_name in headless]
            results[name] = store(blobs, bone, empty, note, cautions)
        return results

    def apply(self, case: Case, results: Results) -> Case:
        source = case.find("segments", self.segment)
        for name in self.seeds:
            case = new_segment(case, name, source.image, source.tissue, results[name], part_of=self.segment)
        return case

    def words(self) -> str:
        return f"Split {self.segment} into {', '.join(self.seeds)}"

    def _voxels(self, case: Case, name: str, mask: Mask) -> list[Index]:
        """The voxels of a bone's seeds; Refused where one lies outside the image or the segment."""
        grid = case.segments[self.segment].grid
        if not self.seeds[name]:
            raise Refused(f"no seed is given for {name!r}; give at least one point inside it")
        found = []
        for point in self.seeds[name]:
            voxel = voxel_at(grid, point, f"a seed of {name!r}")
            reach = [int(NEAR_MM / s) for s in reversed(grid.spacing_mm)]
            around = tuple(slice(max(c - r, 0), c + r + 1) for c, r in zip(voxel, reach, strict=True))
            if not (mask[around].any() or _surrounded(mask, voxel, grid.spacing_mm)):
                where = ", ".join(f"{v:.1f}" for v in point)
                raise Refused(f"a seed of {name!r} at ({where}) lies outside {self.segment!r}; place it inside the bone")
            found.append(voxel)
        return found


def _surrounded(mask: Mask, voxel: Index, spacing_mm: Vector) -> bool:
    """Whether a mask lies round a voxel, as cortex round marrow, in one of the grid's three planes."""
    import numpy as np

    scale = np.asarray(spacing_mm[::-1])
    angle = np.arange(16) * np.pi / 8
    away = np.arange(1, int(2 * WITHIN_MM / min(spacing_mm)) + 1) * min(spacing_mm) / 2
    for across in range(3):
        ray = np.insert(np.column_stack([np.sin(angle), np.cos(angle)]), across, 0, axis=1)
        at = np.rint(np.asarray(voxel) + away[:, None, None] * ray / scale).astype(int)
        inside = ((at >= 0) & (at < mask.shape)).all(axis=2)
        seen = np.zeros(inside.shape, dtype=bool)
        seen[inside] = mask[tuple(at[inside].T)]
        if seen.any(axis=0).mean() >= SURROUNDED:
            return True
    return False
