"""Putting segments together and taking them from each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.bricks import whole
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits
from surgplan.segment.onto_grid import on_grid
from surgplan.segment.outcome import changed_segment, undescribed
from surgplan.segment.reshaping import reshaped
from surgplan.segment.source import read_segment


@dataclass(frozen=True)
class Combine(Operation):
    """Make one segment of several, or of all that is outside of one."""

    kind: ClassVar[str] = "segment.combine"
    heavy: ClassVar[bool] = True

    how: Literal["union", "intersect", "subtract", "difference", "invert"]
    """`subtract` takes all later segments from the first, `difference` is what an odd number of them hold, of two what only one
    holds; `invert` is all of the image but the segments."""
    segments: tuple[str, ...]
    """Two or more segments, or one to invert; they are put on the grid of the first where they were drawn on others."""
    into: str
    """Name of the result, which may be one of them; it takes tissue and colour of the first, and what that is
    called in anatomy only where it still is such: taken from by others, or put together with ones called the same."""
    limits: Limits = ANYWHERE
    """Where it may differ from the first of the segments."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        if len(self.segments) < (1 if self.how == "invert" else 2):
            raise Refused("two or more segments are needed to combine them")
        first, mask = read_segment(case, blobs, self.segments[0])
        others, cautions = [], [*first.cautions]
        for name in self.segments[1:]:
            other = case.find("segments", name)
            other_mask, said = on_grid(case, blobs, other, first.grid)
            others.append(other_mask)
            cautions += [*other.cautions, *said]
        after = self._combined(mask, others)
        return reshaped(
            case,
            blobs,
            first.id,
            after,
            box=whole(after.shape),
            limits=self.limits,
            note=f"{self.words()}.",
            empty=f"the {self.how} of {', '.join(self.segments)} is empty",
            cautions=cautions,
        )

    def apply(self, case: Case, results: Results) -> Case:
        first, *others = (case.find("segments", name) for name in self.segments)
        after = changed_segment(case, first.id, self.into, results)
        same = self.how == "subtract" or (
            self.how in ("union", "intersect") and all(_described(other) == _described(first) for other in others)
        )
        return after if same else undescribed(after, self.into)

    def words(self) -> str:
        return f"{self.how.capitalize()} of {', '.join(self.segments)} into {self.into}"

    def _combined(self, mask: Mask, others: list[Mask]) -> Mask:
        if self.how == "union":
            return reduce(np.logical_or, others, mask)
        if self.how == "intersect":
            return reduce(np.logical_and, others, mask)
        if self.how == "subtract":
            return mask & ~reduce(np.logical_or, others)
        if self.how == "difference":
            return reduce(np.logical_xor, others, mask)
        if self.how == "invert":
            return ~reduce(np.logical_or, others, mask)
        raise Refused(f"{self.how!r} is no way to combine; use union, intersect, subtract, difference or invert")


def _described(segment: Segment) -> tuple[object, ...]:
    """What a segment is said to be."""
    return segment.anatomy, segment.side, segment.code
