"""Growing a region from a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited, read_segment_bricks
from surgplan.segment.outcome import changed_segment, positive_mm
from surgplan.segment.region import box_about, image_of, in_box, open_area
from surgplan.segment.source import voxel_at

if TYPE_CHECKING:
    from surgplan.segment.voxels.leak_guard import Growth


@dataclass(frozen=True)
class RegionGrow(Operation):
    """Add what hangs together with a point at like values, without what it leaks into."""

    kind: ClassVar[str] = "segment.region_grow"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment it is added to."""
    at: Vector
    """A point inside the structure, LPS mm."""
    low: float | None = None
    """Smallest value inside, in the image's unit; with neither limit the range is found from the values about the point."""
    high: float | None = None
    """Largest value inside, in the image's unit."""
    spread: float = 4.0
    """Without limits: how many times the spread of values about the point the range reaches to each side of their median."""
    leap: float = 1.35
    """The range is narrowed to where the volume does not grow by this factor at a tenth of it; 1 lets it leak."""
    neck_mm: float = 0.0
    """What hangs on by a bridge narrower than this is cut off, mm; 0 cuts nothing."""
    solid: bool = True
    """Whether pits that noise leaves are closed."""
    reach_mm: float = 100.0
    """How far from the point it may grow along each axis, mm."""
    how: Literal["add", "replace"] = "add"
    """`add` keeps what the segment holds, `replace` takes that out."""
    image: str | None = None
    """The image whose values are compared; none is the one the segment was drawn on."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.leak_guard import about, between, grown_region

        self._checked()
        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        volume = image_of(case, blobs, segment, self.image)
        grid = segment.grid
        voxel = voxel_at(grid, self.at, "the point")
        box = box_about(grid, voxel, self.reach_mm)
        values, start = volume.voxels[box], in_box(voxel, box)
        if self.low is None and self.high is None:
            window = about(values, start, grid.spacing_mm, self.spread)
        else:
            window = between(values, start, grid.spacing_mm, self.low, self.high)
        area = open_area(case, blobs, segment, self.limits, volume, box)
        growth = grown_region(values, start, grid.spacing_mm, window, self.leap, self.neck_mm, area, solid=self.solid)
        if not growth.mask.any():
            raise Refused(
                f"the voxel at the point holds {float(values[start]):g} {volume.unit}".rstrip()
                + f", and {about(values, start, grid.spacing_mm, 1.0).middle:g} {volume.unit}".rstrip()
                + " is usual about it: calmed, it is not within the range, or the limits of editing leave it out; click inside "
                "the structure or widen them"
            )
        values_used = _range(growth.window.low, growth.window.high)
        note = f"Grown from a point by values {values_used}{self._cut(growth, grid.voxel_volume_mm3)}."
        ends = [
            (growth.mask.take(side, axis=axis).any(), at)
            for axis, (s, n) in enumerate(zip(box, grid.array_shape, strict=True))
            for side, at in ((0, s.start > 0), (-1, s.stop < n))
        ]
        cautions = []
        if any(touched and inner for touched, inner in ends):
            cautions.append(f"Growing {self.segment} ended {self.reach_mm:g} mm from the point, not at a border of values.")
        if self.how == "add":
            return edited(
                case,
                blobs,
                self.segment,
                growth.mask | bricks.box(box),
                box=box,
                limits=self.limits,
                note=note,
                cautions=cautions,
            )
        after = np.zeros(grid.array_shape, dtype=bool)
        after[box] = growth.mask
        return edited(case, blobs, self.segment, after, limits=self.limits, note=note, cautions=cautions)

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"Grow {self.into or self.segment} from a point"

    def _checked(self) -> None:
        """Refuse fields that make no sense."""
        if self.low is not None and self.high is not None and not self.low <= self.high:
            raise Refused(
                f"no value lies between {self.low:g} and {self.high:g}; the upper limit must not be below the lower one"
            )
        if not 0 < self.spread < np.inf or not self.leap >= 1 or not self.neck_mm >= 0:
            raise Refused("the spread must be above 0, the leap 1 or more and the neck 0 mm or more")
        positive_mm(self.reach_mm, "the reach")
        if self.how not in ("add", "replace"):
            raise Refused(f"{self.how!r} is no way to grow; use add or replace")

    def _cut(self, growth: Growth, voxel_mm3: float) -> str:
        """What was kept out, in words."""
        words = ""
        if growth.leapt_to:
            now, then = ((n * voxel_mm3 / 1000) for n in (growth.leapt_from, growth.leapt_to))
            words += f", narrowed since one step further it leaps from {now:.1f} to {then:.1f} ml"
        if growth.cut_parts:
            parts = "1 part" if growth.cut_parts == 1 else f"{growth.cut_parts} parts"
            words += (
                f"; {parts} of {growth.cut_voxels * voxel_mm3 / 1000:.1f} ml behind bridges below {self.neck_mm:g} mm cut off"
            )
        return words


def _range(low: float, high: float) -> str:
    """A range in words."""
    if not np.isfinite(low):
        return f"up to {high:.4g}"
    return f"from {low:.4g}" + ("" if not np.isfinite(high) else f" to {high:.4g}")
