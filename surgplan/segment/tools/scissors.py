"""Cutting a segment along an outline, as it is seen in a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.bricks import whole
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited_parts, read_segment_bricks
from surgplan.segment.outcome import changed_segment, positive_mm
from surgplan.segment.tools.paint import direction_of, finite_points

if TYPE_CHECKING:
    from surgplan.segment.voxels.prism import Prism

REACHES = ("through", "depth", "slab")


@dataclass(frozen=True)
class Scissors(Operation):
    """Cut away what lies inside or outside an outline drawn over a view, or fill it."""

    kind: ClassVar[str] = "segment.scissors"
    heavy: ClassVar[bool] = True
    instant: ClassVar[bool] = True

    segment: str
    """The segment to cut."""
    outline: tuple[Vector, ...]
    """Points of the outline (LPS mm), which is closed by itself; two stand for all that lies left of the line through them."""
    direction: Vector
    """The direction of sight (LPS)."""
    eye: Vector | None = None
    """Where it is looked from (LPS mm), so that the cut widens with the distance; nothing cuts straight along the direction."""
    cut: Literal["inside", "outside", "fill"] = "inside"
    """Take away what lies inside, or outside, or fill the inside."""
    reach: Literal["through", "depth", "slab"] = "through"
    """Through everything; or from the first point of the outline to a depth; or half that depth before and behind it."""
    depth_mm: float = 10.0
    """How deep, where it does not go through everything (mm along the direction)."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.prism import prism_parts

        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        prism = self._prism()
        fill = self.cut == "fill"
        box = whole(bricks.shape) if fill else bricks.bounds
        if box is None:
            raise Refused(f"{self.segment!r} is empty, so there is nothing to cut; fill an outline or paint first")
        parts = (
            (where, bricks.box(where) | part if fill else bricks.box(where) & ~part)
            for where, part in prism_parts(segment.grid, prism, box, outside=self.cut == "outside")
        )
        note = "Cut by hand." if segment.voxel_count else "Drawn by hand."
        return edited_parts(case, blobs, self.segment, parts, limits=self.limits, note=note, may_empty=True)

    def _prism(self) -> Prism:
        """What lies behind the outline; Refused where the fields make no sense."""
        from surgplan.segment.voxels.prism import Prism

        outline = finite_points(self.outline, 2, "an outline")
        if len(outline) == 2 and np.allclose(outline[0], outline[1]):
            raise Refused("a line to cut along needs two different points")
        direction = np.asarray(direction_of(self.direction, "the direction of sight"))
        if self.cut not in ("inside", "outside", "fill"):
            raise Refused(f"{self.cut!r} is nothing scissors do; use inside, outside or fill")
        if self.reach not in REACHES:
            raise Refused(f"{self.reach!r} is no reach of scissors; use {', '.join(REACHES)}")
        depth = positive_mm(self.depth_mm, "the depth") if self.reach != "through" else np.inf
        near = {"through": -np.inf, "depth": 0.0, "slab": -depth / 2}[self.reach]
        far = depth / 2 if self.reach == "slab" else depth
        eye = None if self.eye is None else finite_points((self.eye,), 1, "the eye")[0]
        if eye is not None and ((outline - eye) @ direction <= 0).any():
            raise Refused("a point of the outline lies behind the eye; draw it before the eye")
        return Prism(outline, direction, eye, near, far)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results, once=True)

    def words(self) -> str:
        words = {"inside": "Cut away a part of", "outside": "Keep only a part of", "fill": "Fill an outline in"}
        return f"{words.get(self.cut, 'Cut')} {self.segment}"
