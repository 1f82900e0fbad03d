"""Filling the holes of a segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import changed_segment, store
from surgplan.segment.source import read_segment


@dataclass(frozen=True)
class Fill(Operation):
    """Fill the cavities of a segment."""

    kind: ClassVar[str] = "segment.fill"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    method: Literal["holes_3d", "slices"] = "holes_3d"
    """`holes_3d` fills what has no way out; `slices` what is a hole in slices of two of the three directions."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels import holes
        from surgplan.segment.voxels.box import bounding_box, into_array

        methods = {"holes_3d": holes.filled_3d, "slices": holes.filled_two_of_three}
        if self.method not in methods:
            raise Refused(f"{self.method!r} is no way to fill; use holes_3d or slices")
        segment, mask = read_segment(case, blobs, self.segment)
        box = bounding_box(mask, segment.grid.spacing_mm, max(segment.grid.spacing_mm))
        return store(
            blobs,
            into_array(methods[self.method](mask[box]), box, mask.shape),
            f"{self.segment!r} is empty",
            f"{self.words()}.",
        )

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"Fill {self.segment}"
