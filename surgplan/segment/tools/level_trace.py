"""Adding or erasing what the line of equal value through a click encloses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits
from surgplan.segment.outcome import changed_segment
from surgplan.segment.source import read_image, voxel_at
from surgplan.segment.tools.draw import Draw
from surgplan.segment.tools.paint import direction_of


@dataclass(frozen=True)
class LevelTrace(Operation):
    """Add the region of a slice that the line of equal value through a point encloses, or erase it."""

    kind: ClassVar[str] = "segment.level_trace"
    heavy: ClassVar[bool] = True
    instant: ClassVar[bool] = True

    segment: str
    """The segment to draw into."""
    point: Vector
    """A point on the edge to be followed (LPS mm)."""
    normal: Vector
    """The direction across the slice (LPS); the image's slices nearest to it are taken."""
    image: str | None = None
    """The image whose values are followed; none is the one the segment was drawn on."""
    smoothing_mm: float = 0.0
    """How much the slice is smoothed before (mm, standard deviation), against noise."""
    thickness_mm: float | None = None
    """How far it reaches across the slice (mm); nothing is that slice alone."""
    erase: bool = False
    """Take voxels away instead of adding them."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.level_line import level_line

        segment = case.find("segments", self.segment)
        volume = read_image(case, blobs, self.image or segment.image)
        normal = direction_of(self.normal, "the normal of the slice")
        if not (np.isfinite(self.smoothing_mm) and self.smoothing_mm >= 0):
            raise Refused(f"smoothing must be 0 mm or more, not {self.smoothing_mm}")
        voxel_at(volume.grid, self.point, "the point")
        line = level_line(volume.voxels, volume.grid, np.asarray(self.point), np.asarray(normal), self.smoothing_mm)
        if line is None:
            raise Refused("no line of equal value runs round there; click on an edge")
        across = volume.grid.axes[:, int(np.argmax(np.abs(np.asarray(normal) @ volume.grid.axes)))]
        outline = tuple(vector(point) for point in line)
        drawn = Draw(self.segment, outline, vector(across), self.thickness_mm, self.erase, self.into, self.limits)
        return drawn.compute(case, blobs, progress)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results, once=True)

    def words(self) -> str:
        return f"{'Erase by level trace from' if self.erase else 'Level trace'} {self.segment}"
