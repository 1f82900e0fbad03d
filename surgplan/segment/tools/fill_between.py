"""Filling between slices that were drawn by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited, read_segment_bricks
from surgplan.segment.outcome import changed_segment

AXES = ("k", "j", "i")
"""Names of the array's axes."""


@dataclass(frozen=True)
class FillBetween(Operation):
    """Fill the slices between those in which a segment was drawn, which stay as they are."""

    kind: ClassVar[str] = "segment.fill_between"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment, drawn in some slices only."""
    axis: Literal["auto", "k", "j", "i"] = "auto"
    """Across which axis of the image it was drawn: `k` is from slice to slice; `auto` finds out."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.between_slices import drawn_axis, filled_between

        if self.axis not in ("auto", *AXES):
            raise Refused(f"{self.axis!r} is no axis of an image; use k, j, i or auto")
        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        box = bricks.bounds
        if box is None:
            raise Refused(f"{self.segment!r} is empty; draw it in two slices at least")
        mask = bricks.box(box)
        axis = drawn_axis(mask) if self.axis == "auto" else AXES.index(self.axis)
        drawn = 0 if axis is None else int(mask.any(axis=tuple(a for a in range(3) if a != axis)).sum())
        if axis is None or drawn == mask.shape[axis]:
            raise Refused(f"{self.segment!r} leaves no slice out between its first and its last, so there is nothing to fill")
        filled = filled_between(mask, axis, segment.grid.spacing_mm)
        made = mask.shape[axis] - drawn
        low, high = segment.grid.letters(2 - axis)
        note = f"{made} slices filled between the {drawn} drawn from {low} to {high}."
        return edited(case, blobs, self.segment, filled, box=box, limits=self.limits, note=note)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"Fill {self.segment} between slices"
