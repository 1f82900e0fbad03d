"""Growing segments from strokes painted in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited, read_segment_bricks
from surgplan.segment.outcome import changed_segment
from surgplan.segment.region import box_between, box_round, image_of, open_area
from surgplan.segment.reshaping import others_changed
from surgplan.segment.source import same_grid

MOST = 255
"""Segments that can grow against each other."""


@dataclass(frozen=True)
class GrowSeeds(Operation):
    """Grow strokes painted in several segments until they meet, at the borders the image shows."""

    kind: ClassVar[str] = "segment.grow_seeds"
    heavy: ClassVar[bool] = True

    segments: tuple[str, ...]
    """The segments that grow; what is painted of each is its seed."""
    rivals: tuple[str, ...] = ()
    """Segments that grow against them but are left as they were painted: strokes outside, say."""
    margin_mm: float = 10.0
    """How far beyond the strokes they may grow, mm."""
    corners: tuple[Vector, ...] = ()
    """Two opposite corners of the box they grow in, LPS mm; none is the box of the strokes and the margin."""
    image: str | None = None
    """The image whose borders they stop at; none is the one the first segment was drawn on."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.grow_cut import costs, grown

        names = self._names()
        read = {name: read_segment_bricks(case, blobs, name) for name in names}
        first = read[names[0]][0]
        for other, _ in read.values():
            same_grid(first, other)
        bounds = {name: bricks.bounds for name, (_, bricks) in read.items()}
        unpainted = [name for name in names if bounds[name] is None]
        if unpainted:
            raise Refused(f"nothing is painted in {', '.join(unpainted)}; paint a stroke in each segment that is to grow")
        if self.corners:
            box = box_between(first.grid, self.corners)
        else:
            box = box_round(first.grid, bounds.values(), self.margin_mm)
        progress(0.1, "searching borders")
        seeds = np.zeros([s.stop - s.start for s in box], dtype=np.uint8)
        shared = np.zeros(seeds.shape, dtype=bool)
        for number, name in enumerate(names, start=1):
            mine = read[name][1].box(box)
            shared |= mine & (seeds > 0)
            seeds[mine] = number
        seeds[shared] = 0
        volume = image_of(case, blobs, first, self.image)
        area = open_area(case, blobs, first, self.limits, volume, box)
        area = None if area is None else area | (seeds > 0)
        labels = grown(costs(volume.voxels[box], first.grid.spacing_mm, area), seeds).labels
        progress(0.9, "handing out voxels")
        results: dict[str, Any] = {}
        refused: Refused | None = None
        alone = case
        for number, name in enumerate(self.segments, start=1):
            others = ", ".join(n for n in names if n != name)
            note = f"Grown from strokes against {others} by {self.image or first.image}."
            try:
                found = edited(alone, blobs, name, labels == number, box=box, limits=self.limits, note=note)
            except Refused as nothing:
                refused = nothing
                continue
            # what a segment lost to one that grows, it has lost before the next one takes from it
            alone = others_changed(alone, found, set(self.segments))
            results[name] = found
        if refused is not None and not results:
            raise refused
        return results

    def apply(self, case: Case, results: Results) -> Case:
        for name, found in results.items():
            others = {other: lost for other, lost in found["others"].items() if other not in results}
            case = changed_segment(case, name, None, {**found, "others": others})
        return case

    def words(self) -> str:
        return f"Grow {', '.join(self.segments)} from strokes"

    def _names(self) -> tuple[str, ...]:
        """Those that grow and their rivals; Refused where they make no contest."""
        names = (*self.segments, *self.rivals)
        if not self.segments or len(names) < 2 or len(names) > MOST:
            raise Refused("to grow, two segments are needed at least: one for each part, or a rival with a stroke outside")
        if len(set(names)) < len(names):
            raise Refused("a segment is named twice among those that grow and their rivals; name each once")
        return names
