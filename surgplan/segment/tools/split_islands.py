"""Making segments of a segment's connected parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.bricks import Bricks
from surgplan.case.document import Case
from surgplan.case.labels import write_bricks
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import changed_segment
from surgplan.segment.reshaping import boxed

MOST = 100
"""Segments that one split may make."""


@dataclass(frozen=True)
class SplitIslands(Operation):
    """Make a segment of each connected part of a segment, `name_1` of the largest, `name_2` of the next and so on."""

    kind: ClassVar[str] = "segment.split_islands"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to part; it stays as it is."""
    into: str | None = None
    """What the names of the parts begin with; nothing takes the segment's own name."""
    most: int = 10
    """At most so many of the largest parts become segments."""
    min_volume_mm3: float = 0.0
    """Parts of a smaller volume are left out, mm3."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels import components

        if not 1 <= self.most <= MOST:
            raise Refused(f"a segment can be split into 1 to {MOST} parts at once, not {self.most}")
        if not self.min_volume_mm3 >= 0:
            raise Refused(f"the smallest volume of a part must be 0 mm3 or more, not {self.min_volume_mm3}")
        found = boxed(case, blobs, self.segment)
        voxel_mm3 = found.segment.grid.voxel_volume_mm3
        parts = components.by_size(found.mask, self.most, self.min_volume_mm3 / voxel_mm3)
        if not parts:
            raise Refused(f"no part of {self.segment!r} is as large as {self.min_volume_mm3:g} mm3; ask for less")
        counts = [int(np.count_nonzero(part)) for _, part in parts]
        left = found.segment.voxel_count - sum(counts)
        rest = f" {left * voxel_mm3 / 1000:.3g} ml in smaller parts were left out." if left else ""
        results: dict[str, Any] = {}
        for number, ((where, part), count) in enumerate(zip(parts, counts, strict=True), start=1):
            name = f"{self.into or self.segment}_{number}"
            self._refuse_taken(case, name)
            note = f"Part {number} by size of {self.segment}.{rest if number == len(parts) else ''}"
            k, j, i = (slice(b.start + w.start, b.start + w.stop) for b, w in zip(found.box, where, strict=True))
            alone = Bricks.empty(found.segment.grid.array_shape).with_box((k, j, i), part)
            results[name] = {"labels": write_bricks(blobs, alone), "voxel_count": count, "note": note, "cautions": []}
        return results

    def apply(self, case: Case, results: Results) -> Case:
        for name, found in results.items():
            self._refuse_taken(case, name)
            case = changed_segment(case, self.segment, name, found)
        return case

    def words(self) -> str:
        return f"Split {self.segment} into its parts"

    def _refuse_taken(self, case: Case, name: str) -> None:
        case.free(name, "segments")
        if name in case.segments:
            raise Refused(f"there already is a segment called {name!r}; choose another beginning with `into`")
