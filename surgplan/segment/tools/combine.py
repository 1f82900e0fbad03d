"""Putting segments together and taking them from each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import changed_segment, store
from surgplan.segment.source import read_segment, same_grid


@dataclass(frozen=True)
class Combine(Operation):
    """Make one segment of several."""

    kind: ClassVar[str] = "segment.combine"
    heavy: ClassVar[bool] = True

    how: Literal["union", "intersect", "subtract"]
    """`subtract` takes all later segments from the first."""
    segments: tuple[str, ...]
    """Two or more segments on the same grid."""
    into: str
    """Name of the result; it takes tissue and colour of the first."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        if len(self.segments) < 2:
            raise Refused("two or more segments are needed to combine them")
        first, mask = read_segment(case, blobs, self.segments[0])
        others = []
        for name in self.segments[1:]:
            other, other_mask = read_segment(case, blobs, name)
            same_grid(first, other)
            others.append(other_mask)
        if self.how == "union":
            mask = reduce(np.logical_or, others, mask)
        elif self.how == "intersect":
            mask = reduce(np.logical_and, others, mask)
        elif self.how == "subtract":
            mask = mask & ~reduce(np.logical_or, others)
        else:
            raise Refused(f"{self.how!r} is no way to combine; use union, intersect or subtract")
        empty = f"the {self.how} of {', '.join(self.segments)} is empty"
        return store(
            blobs, mask, empty, f"{self.words()}.", [c for name in self.segments for c in case.segments[name].cautions]
        )

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segments[0], self.into, results)

    def words(self) -> str:
        return f"{self.how.capitalize()} of {', '.join(self.segments)} into {self.into}"
