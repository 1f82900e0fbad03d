"""Smoothing several segments at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.bricks import Box
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, editable, edited, read_segment_bricks
from surgplan.segment.outcome import at_most_mm, changed_segment
from surgplan.segment.reshaping import SPARE_VOXELS, Boxed, filled_bounds, others_changed, smoothing_cautions, widened
from surgplan.segment.source import same_grid

MOST = 100
"""Segments smoothed together."""
REACH = 3.0
MOST_DEVIATION_MM = 20.0


@dataclass(frozen=True)
class JointSmooth(Operation):
    """Smooth several segments together: borders they share stay shared, without gaps or overlaps, and volumes stay."""

    kind: ClassVar[str] = "segment.joint_smooth"
    heavy: ClassVar[bool] = True

    segments: tuple[str, ...]
    """The segments on one grid; where two overlap, the earlier one keeps the voxel."""
    sigma_mm: float = 1.5
    """Standard deviation of the Gaussian, mm: what is finer than about twice this is smoothed away."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.joint_smoothing import labels_of, smoothed_labels

        at_most_mm(self.sigma_mm, MOST_DEVIATION_MM, "the standard deviation")
        first, box, masks = self._read(case, blobs)
        labels = labels_of(masks)
        progress(0.1, "smoothing")
        smooth = smoothed_labels(labels, len(masks), self.sigma_mm, first.grid.spacing_mm)
        progress(0.8, "handing out voxels")
        after = [smooth == n for n in range(1, len(masks) + 1)]
        allowed = self._allowed(case, blobs, first, box, masks, after)
        results: dict[str, Any] = {}
        alone = case
        for name, mask, wanted in zip(self.segments, masks, after, strict=True):
            wanted = np.where(allowed, wanted, mask)
            if np.array_equal(wanted, mask):
                continue
            # the others of the group are out of sight: what they give and take is settled already
            group = {n: s for n, s in alone.segments.items() if n == name or n not in self.segments}
            taking = Limits(overlaps="take" if self.limits.overlaps == "take" else "allowed")
            found = edited(replace(alone, segments=group), blobs, name, wanted, box=box, limits=taking, note=f"{self.words()}.")
            before = Boxed(case.segments[name], mask, box)
            found["cautions"] += smoothing_cautions(blobs, before, found)
            alone = others_changed(alone, found, set(self.segments))
            results[name] = found
        if not results:
            raise Refused("nothing changes: the segments are as smooth already, or the limits of editing forbid it")
        return results

    def apply(self, case: Case, results: Results) -> Case:
        for name, found in results.items():
            case = changed_segment(case, name, None, found)
        return case

    def words(self) -> str:
        return f"Smooth {', '.join(self.segments)} together by {self.sigma_mm:g} mm"

    def _read(self, case: Case, blobs: Blobs) -> tuple[Segment, Box, list[Mask]]:
        """The first segment, the box round all of them, and their voxels in it."""
        if not 1 <= len(self.segments) <= MOST or len(set(self.segments)) < len(self.segments):
            raise Refused(f"name 1 to {MOST} different segments that are smoothed together")
        read = [read_segment_bricks(case, blobs, name) for name in self.segments]
        first = read[0][0]
        for other, _ in read:
            same_grid(first, other)
        bounds = [filled_bounds(segment, bricks) for segment, bricks in read]
        k, j, i = (slice(min(b[a].start for b in bounds), max(b[a].stop for b in bounds)) for a in range(3))
        margin = REACH * self.sigma_mm + SPARE_VOXELS * max(first.grid.spacing_mm)
        box = widened(first, (k, j, i), margin)
        return first, box, [bricks.box(box) for _, bricks in read]

    def _allowed(
        self, case: Case, blobs: Blobs, first: Segment, box: Box, masks: list[Mask], after: list[Mask]
    ) -> Mask | np.bool_:
        """Where all of the segments may change; elsewhere none does, so that they stay apart."""
        allowed = editable(case, blobs, first, self.limits, box)
        if self.limits.overlaps == "keep":
            free = np.ones(masks[0].shape, dtype=bool)
            for name, other in case.segments.items():
                if name not in self.segments and other.grid == first.grid:
                    there = read_segment_bricks(case, blobs, name)[1].box(box)
                    for mask, wanted in zip(masks, after, strict=True):
                        free &= ~(there & wanted & ~mask)
            allowed = free if allowed is None else allowed & free
        return np.True_ if allowed is None else allowed
