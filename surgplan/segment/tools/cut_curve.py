"""Cutting a segment in two along a curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, editable
from surgplan.segment.outcome import changed_segment
from surgplan.segment.reshaping import boxed, reshaped

MOST_POINTS = 2000


@dataclass(frozen=True)
class CutCurve(Operation):
    """Part a segment in two by a curve drawn on it and a direction: the cut is the surface the curve sweeps along it."""

    kind: ClassVar[str] = "segment.cut_curve"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to cut; it stays as it is unless one of the parts takes its name."""
    curve: tuple[Vector, ...]
    """Points of the curve in their order, LPS mm; beyond its ends an open curve goes on straight."""
    direction: Vector
    """The direction of the cut (LPS): that of sight, where the curve was drawn in a view."""
    left: str
    """Name of the part left of the curve for who follows it looking along the direction; of a closed curve, the inside."""
    right: str
    """Name of the other part."""
    closed: bool = False
    """Whether the curve leads back to its first point and cuts a piece out."""
    limits: Limits = ANYWHERE
    """Which voxels may be parted; those elsewhere go to the larger part. Parts hold no voxel the segment did not, so what
    `overlaps` says makes no difference."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.ruled_cut import left_of

        curve, direction = self._checked(case)
        found = boxed(case, blobs, self.segment)
        k, j, i = (b.start for b in found.box)
        n = found.mask.shape
        part = found.segment.grid.cropped((i, j, k), (n[2], n[1], n[0]))
        try:
            side = left_of(part, curve, direction, self.closed)
        except ValueError as exc:
            raise Refused(f"the curve can't part {self.segment!r}: {exc}; draw it anew") from exc
        allowed = editable(case, blobs, found.segment, self.limits, found.box)
        if allowed is not None:
            smaller_left = 2 * np.count_nonzero(side & found.mask) <= np.count_nonzero(found.mask)
            side = side & allowed if smaller_left else side | ~allowed
        results: dict[str, Any] = {}
        for name, mask in ((self.left, found.mask & side), (self.right, found.mask & ~side)):
            empty = f"the curve leaves nothing of {self.segment!r} on the side of {name!r}; draw it across the segment"
            results[name] = reshaped(
                case, blobs, self.segment, mask, box=found.box, note=f"Cut from {self.segment} by a curve.", empty=empty
            )
        return results

    def apply(self, case: Case, results: Results) -> Case:
        for name, found in results.items():
            case = changed_segment(case, self.segment, name, found)
        return case

    def words(self) -> str:
        return f"Cut {self.segment} along a curve into {self.left} and {self.right}"

    def _checked(self, case: Case) -> tuple[Any, Any]:
        """Points and direction as arrays; Refused where they or the names make no sense."""
        for name in (self.left, self.right):
            case.free(name, "segments")
            if name in case.segments and name != self.segment:
                raise Refused(f"there already is a segment called {name!r}; choose another name")
        if self.left == self.right:
            raise Refused("the two parts need different names")
        curve, direction = np.asarray(self.curve, dtype=float), np.asarray(self.direction, dtype=float)
        least = 3 if self.closed else 2
        if not least <= len(curve) <= MOST_POINTS or not np.isfinite(curve).all():
            raise Refused(f"a curve to cut along has {least} to {MOST_POINTS} points, not {len(curve)}")
        if not np.isfinite(direction).all() or not np.linalg.norm(direction) > 1e-9:
            raise Refused("the direction of the cut must have a length")
        return curve, direction
