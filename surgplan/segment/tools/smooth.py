"""Smoothing, growing and shrinking a segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import changed_segment, positive_mm, spans, store
from surgplan.segment.source import read_segment


@dataclass(frozen=True)
class Smooth(Operation):
    """Smooth, grow or shrink a segment by a radius in mm."""

    kind: ClassVar[str] = "segment.smooth"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    method: Literal["median", "open", "close", "gaussian", "grow", "shrink"] = "median"
    """`open` drops what is thinner than the ball, `close` fills what the ball can't enter; `median`, `gaussian` smooth."""
    radius_mm: float = 2.0
    """Radius of the ball, or standard deviation of the Gaussian, mm."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels import morphology

        methods = {
            "median": morphology.majority,
            "open": morphology.opened,
            "close": morphology.closed,
            "gaussian": morphology.blurred,
            "grow": morphology.grown,
            "shrink": morphology.shrunk,
        }
        if self.method not in methods:
            raise Refused(f"{self.method!r} is no way to smooth; use one of {', '.join(methods)}")
        segment, mask = read_segment(case, blobs, self.segment)
        if self.method == "gaussian":
            positive_mm(self.radius_mm, "the standard deviation")
        else:
            spans(segment.grid, self.radius_mm)
        empty = f"{self.method} by {self.radius_mm:g} mm leaves nothing of {self.segment!r}; use a smaller radius"
        return store(blobs, methods[self.method](mask, self.radius_mm, segment.grid.spacing_mm), empty, f"{self.words()}.")

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"{self.method.capitalize()} {self.segment} by {self.radius_mm:g} mm"
