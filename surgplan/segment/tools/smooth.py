"""Smoothing, growing and shrinking a segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, read_segment_bricks
from surgplan.segment.outcome import at_most_mm, changed_segment, spans
from surgplan.segment.reshaping import boxed, reshaped, smoothing_cautions

REACH = 3.0
"""Radii round a segment that any method looks at."""
MOST_RADIUS_MM = 50.0
MOST_DEVIATION_MM = 20.0
"""A Gaussian reaches several times as far as it is wide."""


@dataclass(frozen=True)
class Smooth(Operation):
    """Smooth, grow or shrink a segment by a radius in mm."""

    kind: ClassVar[str] = "segment.smooth"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    method: Literal["median", "open", "close", "gaussian", "grow", "shrink"] = "median"
    """`open` drops what is thinner than the ball, `close` fills what the ball can't enter; `median` takes what most of the ball
    is; `gaussian` blurs and keeps the volume."""
    radius_mm: float = 2.0
    """Radius of the ball, or standard deviation of the Gaussian, mm."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

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
        segment, _ = read_segment_bricks(case, blobs, self.segment)
        if self.method == "gaussian":
            at_most_mm(self.radius_mm, MOST_DEVIATION_MM, "the standard deviation")
        else:
            spans(segment.grid, at_most_mm(self.radius_mm, MOST_RADIUS_MM, "the radius"))
        found = boxed(case, blobs, self.segment, REACH * self.radius_mm)
        empty = f"{self.method} by {self.radius_mm:g} mm leaves nothing of {self.segment!r}; use a smaller radius"
        after = methods[self.method](found.mask, self.radius_mm, segment.grid.spacing_mm)
        results = reshaped(
            case, blobs, self.segment, after, box=found.box, limits=self.limits, note=f"{self.words()}.", empty=empty
        )
        if self.method == "gaussian":
            results["cautions"] += smoothing_cautions(blobs, found, results)
        return results

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"{self.method.capitalize()} {self.segment} by {self.radius_mm:g} mm"
