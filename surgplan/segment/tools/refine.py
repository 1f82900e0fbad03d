"""Moving a segment's border onto the edges of the image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.bricks import Box
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited, read_segment_bricks
from surgplan.segment.outcome import changed_segment, spans
from surgplan.segment.region import box_between, box_round, image_of, in_box, open_area
from surgplan.segment.source import same_grid, voxel_at

POINT_MM = 2.0
"""A point is sure for a ball of this radius."""


@dataclass(frozen=True)
class Refine(Operation):
    """Redraw a segment's border where the image has its edges, by the cheapest cut; strokes and points help it."""

    kind: ClassVar[str] = "segment.refine"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    reach_mm: float = 4.0
    """The border moves by at most so much, mm."""
    corners: tuple[Vector, ...] = ()
    """Two opposite corners of the box that is worked on, LPS mm; none is the whole segment."""
    inside: tuple[Vector, ...] = ()
    """Points that belong to the segment, LPS mm."""
    outside: tuple[Vector, ...] = ()
    """Points that do not, LPS mm."""
    inside_of: tuple[str, ...] = ()
    """Segments in which strokes were painted that belong to it."""
    outside_of: tuple[str, ...] = ()
    """Segments in which strokes were painted that do not."""
    spread_mm: float = 10.0
    """So near to a point or stroke the border may move any distance, mm."""
    smooth: float = 1.0
    """How much a smooth border counts beside the values; 1 suits most scans, more cuts straighter."""
    image: str | None = None
    """The image whose edges count; none is the one the segment was drawn on."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.border_refine import Weights, refined

        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        grid = segment.grid
        spans(grid, self.reach_mm)
        if not 0 < self.smooth < np.inf or not 0 <= self.spread_mm < np.inf:
            raise Refused("how smooth it is must be above 0 and the spread 0 mm or more")
        box = box_between(grid, self.corners) if self.corners else self._whole(case, blobs, segment, bricks.bounds)
        mask = bricks.box(box)
        inside = self._sure(case, blobs, segment, box, self.inside, self.inside_of)
        outside = self._sure(case, blobs, segment, box, self.outside, self.outside_of)
        if not mask.any() and not inside.any():
            raise Refused(f"nothing of {self.segment!r} lies in the box; make it larger, or give a point inside the structure")
        if (inside & outside).any():
            raise Refused("a voxel is said to be inside and outside; place points and strokes apart")
        volume = image_of(case, blobs, segment, self.image)
        area = open_area(case, blobs, segment, self.limits, volume, box)
        fixed = _faces(box, grid) if self.corners else np.zeros(mask.shape, dtype=bool)
        fixed |= np.zeros_like(fixed) if area is None else ~area
        progress(0.2, "cutting at the cheapest border")
        after = refined(
            mask,
            np.ascontiguousarray(volume.voxels[box]),
            grid.spacing_mm,
            self.reach_mm,
            inside,
            outside,
            self.spread_mm,
            fixed,
            Weights(edges=Weights.edges * self.smooth),
        )
        note = f"Border moved by up to {self.reach_mm:g} mm onto edges of {self.image or segment.image}."
        return edited(case, blobs, self.segment, after, box=box, limits=self.limits, note=note)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"Refine the border of {self.segment}"

    def _whole(self, case: Case, blobs: Blobs, segment: Segment, bounds: Box | None) -> Box:
        """The box of the segment, its points and its strokes, with room for the border to move."""
        boxes = [bounds]
        for point in (*self.inside, *self.outside):
            k, j, i = voxel_at(segment.grid, point, "a point")
            boxes.append((slice(k, k + 1), slice(j, j + 1), slice(i, i + 1)))
        boxes += [read_segment_bricks(case, blobs, name)[1].bounds for name in (*self.inside_of, *self.outside_of)]
        return box_round(segment.grid, boxes, 2 * self.reach_mm + self.spread_mm * bool(self.inside or self.inside_of))

    def _sure(
        self, case: Case, blobs: Blobs, segment: Segment, box: Box, points: tuple[Vector, ...], strokes: tuple[str, ...]
    ) -> Mask:
        """The voxels of a box about points and under strokes."""
        sure: Mask = np.zeros([s.stop - s.start for s in box], dtype=bool)
        for point in points:
            at = in_box(voxel_at(segment.grid, point, "a point"), box)
            grids = np.ogrid[tuple(slice(-c, n - c) for c, n in zip(at, sure.shape, strict=True))]
            square = sum((g * s) ** 2 for g, s in zip(grids, reversed(segment.grid.spacing_mm), strict=True))
            sure |= np.asarray(square <= POINT_MM**2)
        for name in strokes:
            other, bricks = read_segment_bricks(case, blobs, name)
            same_grid(segment, other)
            sure |= bricks.box(box)
        return sure


def _faces(box: Box, grid: Grid) -> Mask:
    """The outermost voxels of a box, but for its faces at the end of the image."""
    faces: Mask = np.zeros([s.stop - s.start for s in box], dtype=bool)
    for axis, (side, size) in enumerate(zip(box, grid.array_shape, strict=True)):
        ends = [slice(None)] * 3
        for end, inner in ((slice(0, 1), side.start > 0), (slice(-1, None), side.stop < size)):
            ends[axis] = end
            faces[tuple(ends)] |= inner
    return faces
