"""Making a segment a shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, read_segment_bricks
from surgplan.segment.outcome import changed_segment, positive_mm, undescribed
from surgplan.segment.reshaping import boxed, reshaped

SIDES = {"inside": (1.0, 0.0), "centred": (0.5, 0.5), "outside": (0.0, 1.0)}
"""Shares of the wall inside and outside of the surface."""
MOST_VOXELS = 100


@dataclass(frozen=True)
class Hollow(Operation):
    """Keep a shell of a segment: a wall of one thickness along its surface."""

    kind: ClassVar[str] = "segment.hollow"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    thickness_mm: float = 2.0
    """Thickness of the wall, mm."""
    side: Literal["inside", "centred", "outside"] = "inside"
    """Where the wall lies: inside of the surface, half and half, or outside of it, the segment itself being left out;
    a wall that is not all inside is not called by the segment's standard name."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.margins import shell

        if self.side not in SIDES:
            raise Refused(f"{self.side!r} is no place of a wall; use {', '.join(SIDES)}")
        positive_mm(self.thickness_mm, "the thickness")
        spacing = read_segment_bricks(case, blobs, self.segment)[0].grid.spacing_mm
        if not min(spacing) <= self.thickness_mm <= MOST_VOXELS * min(spacing):
            raise Refused(
                f"a wall of {self.thickness_mm:g} mm can't be made of the voxels of {self.segment!r}, which are "
                f"{min(spacing):g} mm: it takes 1 to {MOST_VOXELS} of them"
            )
        found = boxed(case, blobs, self.segment, self.thickness_mm)
        grid = found.segment.grid
        inward, outward = (share * self.thickness_mm for share in SIDES[self.side])
        after = shell(found.mask, inward, outward, grid)
        cautions = []
        if self.thickness_mm < 2 * max(spacing):
            cautions.append(
                f"The wall of {self.thickness_mm:g} mm is thinner than two voxels ({max(spacing):g} mm): it may have holes."
            )
        return reshaped(
            case,
            blobs,
            self.segment,
            after,
            box=found.box,
            limits=self.limits,
            note=f"{self.words()}.",
            empty=f"nothing lies within {self.thickness_mm:g} mm {self.side} of {self.segment!r}; use a thicker wall",
            cautions=cautions,
        )

    def apply(self, case: Case, results: Results) -> Case:
        after = changed_segment(case, self.segment, self.into, results)
        return after if self.side == "inside" else undescribed(after, self.into or self.segment)

    def words(self) -> str:
        return f"Hollow {self.segment} to a wall of {self.thickness_mm:g} mm {self.side}"
