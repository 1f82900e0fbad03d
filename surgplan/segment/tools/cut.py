"""Cutting a segment at a plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits
from surgplan.segment.outcome import changed_segment
from surgplan.segment.reshaping import boxed, reshaped


def half(mask: Mask, grid: Grid, plane: Plane, keep: Literal["positive", "negative"]) -> Mask:
    """The voxels of a mask whose centres lie on one side of a plane; centres on the plane go to the positive side."""
    k, j, i = np.ogrid[tuple(slice(0, n) for n in mask.shape)]
    slope = grid.affine[:3, :3].T @ np.asarray(plane.normal)
    start = float(plane.signed_distance_mm(np.asarray(grid.origin_mm)))
    distance = start + i * slope[0] + j * slope[1] + k * slope[2]
    kept: Mask = mask & ((distance >= 0) == (keep == "positive"))
    return kept


@dataclass(frozen=True)
class Cut(Operation):
    """Keep the part of a segment on one side of a plane."""

    kind: ClassVar[str] = "segment.cut"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    plane: Plane
    """A point on the plane (LPS mm) and its normal."""
    keep: Literal["positive", "negative"] = "positive"
    """The side that stays; the normal points to the positive one."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        if self.keep not in ("positive", "negative"):
            raise Refused(f"{self.keep!r} is no side of a plane; use positive or negative")
        found = boxed(case, blobs, self.segment)
        empty = f"nothing of {self.segment!r} lies on the {self.keep} side of the plane; move it or keep the other side"
        k, j, i = (b.start for b in found.box)
        part = found.segment.grid.cropped((i, j, k), found.mask.shape[::-1])
        return reshaped(
            case,
            blobs,
            self.segment,
            half(found.mask, part, self.plane, self.keep),
            box=found.box,
            limits=self.limits,
            note=f"{self.words()}.",
            empty=empty,
        )

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"Cut {self.segment}, keep {self.keep} side"
