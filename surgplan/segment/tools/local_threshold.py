"""A threshold that follows its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.bricks import Box, Bricks, whole
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited, read_segment_bricks
from surgplan.segment.outcome import changed_segment, spans
from surgplan.segment.region import box_about, box_between, box_round, image_of, in_box
from surgplan.segment.source import voxel_at


@dataclass(frozen=True)
class LocalThreshold(Operation):
    """Add what is brighter than its surroundings, at a level that follows them."""

    kind: ClassVar[str] = "segment.local_threshold"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment it is added to."""
    method: Literal["half", "mean", "otsu"] = "half"
    """`half` is half way between structure and surroundings about each voxel, `mean` above the mean about it, `otsu` one level
    for the whole box that parts its values best."""
    radius_mm: float = 8.0
    """How far the surroundings reach, mm."""
    offset: float = 0.0
    """With `mean`: how far above the mean, in the image's unit."""
    at: Vector | None = None
    """A point, LPS mm: only what hangs together with it; none is everything in the box."""
    corners: tuple[Vector, ...] = ()
    """Two opposite corners of the box, LPS mm; none is 50 mm about the point, else the segment's, else all of it."""
    bright: bool = True
    """Whether the structure is brighter than its surroundings; otherwise it is darker."""
    how: Literal["add", "replace"] = "add"
    """`add` keeps what the segment holds; `replace` takes it as the structure to begin with, and draws it anew in the box."""
    image: str | None = None
    """The image whose values are compared; none is the one the segment was drawn on."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.components import part_at

        if self.method not in ("half", "mean", "otsu") or self.how not in ("add", "replace"):
            raise Refused(f"{self.method!r} or {self.how!r} is not known; use half, mean or otsu, and add or replace")
        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        spans(segment.grid, self.radius_mm)
        volume = image_of(case, blobs, segment, self.image)
        box = self._box(segment, bricks)
        values = np.ascontiguousarray(volume.voxels[box], dtype=np.float32)
        before = bricks.box(box)
        found = self._found(values if self.bright else -values, before, segment)
        if volume.valid is not None:
            found &= volume.valid[box]
        if self.at is not None:
            voxel = in_box(voxel_at(segment.grid, self.at, "the point"), box)
            found = part_at(found, voxel)
            if not found.any():
                raise Refused(f"the point is not {'brighter' if self.bright else 'darker'} than its surroundings; click inside")
        note = f"{self.words()}."
        after = found | before if self.how == "add" else found
        return edited(case, blobs, self.segment, after, box=box, limits=self.limits, note=note)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        how = {"half": "half way to the surroundings", "mean": "above the mean", "otsu": "by Otsu's level"}[self.method]
        return f"Threshold {self.into or self.segment} {how}" + (
            "" if self.method == "otsu" else f" within {self.radius_mm:g} mm"
        )

    def _box(self, segment: Segment, bricks: Bricks) -> Box:
        if self.corners:
            return box_between(segment.grid, self.corners)
        if self.at is not None:
            return box_about(segment.grid, voxel_at(segment.grid, self.at, "the point"), 50.0)
        if bricks.bounds is not None:
            return box_round(segment.grid, [bricks.bounds], 2 * self.radius_mm)
        return whole(bricks.shape)

    def _found(self, values: np.ndarray, before: Mask, segment: Segment) -> Mask:
        """The voxels above the level."""
        from surgplan.segment.voxels.local_level import above_half, above_mean, otsu_level

        if self.method == "otsu":
            return np.asarray(values > otsu_level(values))
        if self.method == "mean":
            return above_mean(values, segment.grid.spacing_mm, self.radius_mm, self.offset)
        start = before if self.how == "replace" and before.any() else None
        return above_half(values, segment.grid.spacing_mm, self.radius_mm, start)
