"""An empty segment, to be painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.apart import planning_image
from surgplan.case.bricks import Bricks
from surgplan.case.document import Case
from surgplan.case.labels import write_bricks
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import known_tissue, new_segment


@dataclass(frozen=True)
class New(Operation):
    """Begin an empty segment on an image, to be painted or drawn."""

    kind: ClassVar[str] = "segment.new"
    heavy: ClassVar[bool] = True
    instant: ClassVar[bool] = True

    image: str
    """The image it is drawn on."""
    into: str
    """Name of the new segment."""
    tissue: str = "other"
    """What it is made of; decides colour and, in a study, material."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        known_tissue(self.tissue)
        case.free(self.into, "segments")
        if self.into in case.segments:
            raise Refused(f"there already is a segment called {self.into!r}; choose another name")
        empty = Bricks.empty(planning_image(case, self.image).grid.array_shape)
        return {"labels": write_bricks(blobs, empty), "voxel_count": 0, "note": "", "cautions": []}

    def apply(self, case: Case, results: Results) -> Case:
        return new_segment(case, self.into, self.image, self.tissue, results)

    def words(self) -> str:
        return f"New segment {self.into}"
