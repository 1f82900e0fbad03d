"""Keeping some of a segment's connected parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits
from surgplan.segment.outcome import changed_segment
from surgplan.segment.reshaping import Boxed, boxed, reshaped
from surgplan.segment.source import voxel_at


@dataclass(frozen=True)
class Islands(Operation):
    """Keep the largest connected parts of a segment, the part at a point, all but that, or all parts above a volume."""

    kind: ClassVar[str] = "segment.islands"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    keep: Literal["largest", "at", "larger_than", "all_but_at"] = "largest"
    """Which parts stay; parts hang together over the faces of voxels."""
    at: Vector | None = None
    """With `at` and `all_but_at`: a point inside the part to keep or to remove, LPS mm."""
    min_volume_mm3: float | None = None
    """With `larger_than`: the smallest volume that stays, mm3."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    count: int = 1
    """With `largest`: how many of the largest parts stay."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        found = boxed(case, blobs, self.segment)
        empty = f"{self.segment!r} has no part to keep"
        if self.keep == "all_but_at":
            empty = f"{self.segment!r} has no other part; remove the segment instead"
        elif self.keep == "larger_than" and self.min_volume_mm3 is not None:
            empty = f"no part of {self.segment!r} is as large as {self.min_volume_mm3:g} mm3; ask for less"
        kept = self._kept(found)
        return reshaped(
            case, blobs, self.segment, kept, box=found.box, limits=self.limits, note=f"{self.words()}.", empty=empty
        )

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        count = f" {self.count}" if self.keep == "largest" and self.count > 1 else ""
        return f"Keep {self.keep.replace('_', ' ')}{count} of {self.segment}"

    def _kept(self, found: Boxed) -> Mask:
        from surgplan.segment.voxels import components

        mask, grid = found.mask, found.segment.grid
        if self.keep == "largest":
            if self.count < 1:
                raise Refused(f"the number of parts that stay must be 1 or more, not {self.count}")
            return components.largest(mask, self.count)
        if self.keep in ("at", "all_but_at"):
            part = components.part_at(mask, self._voxel(found))
            return part if self.keep == "at" else mask & ~part
        if self.keep == "larger_than":
            if self.min_volume_mm3 is None or not self.min_volume_mm3 > 0:
                raise Refused("how large must a part be to stay? give `min_volume_mm3` above 0")
            return components.larger_than(mask, self.min_volume_mm3 / grid.voxel_volume_mm3)
        raise Refused(f"{self.keep!r} is no way to choose parts; use largest, at, all_but_at or larger_than")

    def _voxel(self, found: Boxed) -> tuple[int, int, int]:
        """The voxel at the point, counted in the box; Refused where it is outside the segment."""
        if self.at is None:
            raise Refused("which part? give the point `at` inside it")
        voxel = voxel_at(found.segment.grid, self.at, "the point")
        k, j, i = (v - b.start for v, b in zip(voxel, found.box, strict=True))
        there = all(0 <= v < n for v, n in zip((k, j, i), found.mask.shape, strict=True))
        if not there or not found.mask[k, j, i]:
            raise Refused(f"the point {self.at} lies outside {self.segment!r}; place it inside the part")
        return k, j, i
