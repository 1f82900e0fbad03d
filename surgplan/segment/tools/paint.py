"""Painting and erasing with a round brush."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, unit
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited_parts, read_segment_bricks
from surgplan.segment.outcome import changed_segment, positive_mm

FARTHEST_MM = 1000.0
"""A stroke may leave the image by so much."""


def finite_points(points: tuple[Vector, ...], least: int, what: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Points (n, 3) in LPS mm; Refused where there are too few or one is no place."""
    if len(points) < least:
        raise Refused(f"{what} needs at least {least} point{'s' if least > 1 else ''}, not {len(points)}")
    found = np.array(points, dtype=float)
    if not np.isfinite(found).all():
        raise Refused(f"a point of {what} is no place in the patient; give its LPS coordinates in mm")
    return found


def direction_of(values: Vector | None, what: str) -> Vector:
    """A direction with length 1; Refused where there is none."""
    try:
        return unit(values or ())
    except ValueError as exc:
        raise Refused(f"{what} must be a direction in LPS, (0, 0, 1) say, not {values}") from exc


@dataclass(frozen=True)
class Paint(Operation):
    """Paint into a segment, or erase from it, with a brush that moves along a line."""

    kind: ClassVar[str] = "segment.paint"
    heavy: ClassVar[bool] = True
    instant: ClassVar[bool] = True

    segment: str
    """The segment to paint into."""
    points: tuple[Vector, ...]
    """Where the brush was, one after the other (LPS mm); between two it went straight."""
    radius_mm: float
    """Radius of the brush (mm)."""
    shape: Literal["sphere", "disc"] = "sphere"
    """A sphere, or a disc in one slice."""
    normal: Vector | None = None
    """The direction across a disc (LPS)."""
    thickness_mm: float | None = None
    """Thickness of a disc (mm); nothing is one layer of voxels."""
    erase: bool = False
    """Take voxels away instead of adding them."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.stroke import Brush, stroke_parts

        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        points = finite_points(self.points, 1, "a brush stroke")
        positive_mm(self.radius_mm, "the radius of the brush")
        away = np.linalg.norm(points - np.asarray(segment.grid.centre_mm), axis=1).max()
        if away > FARTHEST_MM + np.linalg.norm(np.multiply(segment.grid.size, segment.grid.spacing_mm)):
            raise Refused("a point of the brush lies far outside the image; give its LPS coordinates in mm")
        if self.shape not in ("sphere", "disc"):
            raise Refused(f"{self.shape!r} is no shape of a brush; use sphere or disc")
        if self.thickness_mm is not None:
            positive_mm(self.thickness_mm, "the thickness of the disc")
        normal = direction_of(self.normal, "the normal of a disc") if self.shape == "disc" else None
        brush = Brush(self.radius_mm, normal, self.thickness_mm)
        parts = (
            (box, bricks.box(box) & ~part if self.erase else bricks.box(box) | part)
            for box, part in stroke_parts(segment.grid, points, brush)
        )
        note = "Corrected by hand." if segment.voxel_count else "Painted by hand."
        return edited_parts(case, blobs, self.segment, parts, limits=self.limits, note=note, may_empty=True)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results, once=True)

    def words(self) -> str:
        return f"{'Erase from' if self.erase else 'Paint'} {self.segment}"
