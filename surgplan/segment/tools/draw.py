"""Adding or erasing what a line drawn in a slice encloses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.bricks import whole
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited_parts, read_segment_bricks
from surgplan.segment.outcome import changed_segment, positive_mm
from surgplan.segment.tools.paint import direction_of, finite_points


def layer_mm(grid: Grid, normal: Vector, thickness_mm: float | None) -> float:
    """How thick a slice across a direction is: as asked, but one layer of voxels at least."""
    layer = float(np.max(np.abs(np.asarray(normal) @ grid.axes) * np.asarray(grid.spacing_mm)))
    return layer if thickness_mm is None else max(positive_mm(thickness_mm, "the thickness"), layer)


@dataclass(frozen=True)
class Draw(Operation):
    """Add what a closed line in a slice encloses to a segment, or erase it."""

    kind: ClassVar[str] = "segment.draw"
    heavy: ClassVar[bool] = True
    instant: ClassVar[bool] = True

    segment: str
    """The segment to draw into."""
    outline: tuple[Vector, ...]
    """Points of the line (LPS mm), which is closed by itself."""
    normal: Vector
    """The direction across the slice it was drawn in (LPS)."""
    thickness_mm: float | None = None
    """How far it reaches across the slice (mm), half of it to each side; nothing is that slice alone."""
    erase: bool = False
    """Take voxels away instead of adding them."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.prism import Prism, prism_parts

        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        outline = finite_points(self.outline, 3, "an outline")
        normal = direction_of(self.normal, "the normal of the slice")
        half = layer_mm(segment.grid, normal, self.thickness_mm) / 2
        prism = Prism(outline, np.asarray(normal), near_mm=-half + 1e-6, far_mm=half - 1e-6)
        parts = (
            (box, bricks.box(box) & ~part if self.erase else bricks.box(box) | part)
            for box, part in prism_parts(segment.grid, prism, whole(segment.grid.array_shape))
        )
        note = "Corrected by hand." if segment.voxel_count else "Drawn by hand."
        return edited_parts(case, blobs, self.segment, parts, limits=self.limits, note=note, may_empty=True)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results, once=True)

    def words(self) -> str:
        return f"{'Erase a drawn part of' if self.erase else 'Draw'} {self.segment}"
