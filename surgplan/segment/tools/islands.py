"""Keeping some of a segment's connected parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import changed_segment, store
from surgplan.segment.source import read_segment, voxel_at


@dataclass(frozen=True)
class Islands(Operation):
    """Keep the largest connected part of a segment, the part at a point, or all parts above a volume."""

    kind: ClassVar[str] = "segment.islands"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    keep: Literal["largest", "at", "larger_than"] = "largest"
    """Which parts stay; parts hang together over the faces of voxels."""
    at: Vector | None = None
    """With `at`: a point inside the part to keep, LPS mm."""
    min_volume_mm3: float | None = None
    """With `larger_than`: the smallest volume that stays, mm3."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels import components

        segment, mask = read_segment(case, blobs, self.segment)
        empty = f"{self.segment!r} has no part to keep"
        if self.keep == "largest":
            kept = components.largest(mask)
        elif self.keep == "at":
            if self.at is None:
                raise Refused("which part stays? give the point `at` inside it")
            voxel = voxel_at(segment.grid, self.at, "the point")
            if not mask[voxel]:
                raise Refused(f"the point {self.at} lies outside {self.segment!r}; place it inside the part to keep")
            kept = components.part_at(mask, voxel)
        elif self.keep == "larger_than":
            if self.min_volume_mm3 is None or not self.min_volume_mm3 > 0:
                raise Refused("how large must a part be to stay? give `min_volume_mm3` above 0")
            kept = components.larger_than(mask, self.min_volume_mm3 / segment.grid.voxel_volume_mm3)
            empty = f"no part of {self.segment!r} is as large as {self.min_volume_mm3:g} mm3; ask for less"
        else:
            raise Refused(f"{self.keep!r} is no way to choose parts; use largest, at or larger_than")
        return store(blobs, kept, empty, f"{self.words()}.")

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"Keep {self.keep.replace('_', ' ')} of {self.segment}"
