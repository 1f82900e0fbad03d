"""Growing or shrinking a segment by a margin in mm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits
from surgplan.segment.outcome import changed_segment
from surgplan.segment.reshaping import boxed, reshaped

MOST_MM = 200.0
MOST_VOXELS = 100
"""A margin may reach along any axis: beyond that the work grows without bound, and a coarser scan serves as well."""


@dataclass(frozen=True)
class Margin(Operation):
    """Grow a segment by a margin, or shrink it by one below 0, equally to all sides or to each by its own."""

    kind: ClassVar[str] = "segment.margin"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    margin_mm: float
    """How far its surface moves, mm; outwards above 0, inwards below."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    left_mm: float | None = None
    """Towards the patient's left instead, mm; between two directions the margin follows an ellipsoid."""
    right_mm: float | None = None
    """Towards the right instead."""
    anterior_mm: float | None = None
    """Towards the front instead."""
    posterior_mm: float | None = None
    """Towards the back instead."""
    superior_mm: float | None = None
    """Towards the head instead."""
    inferior_mm: float | None = None
    """Towards the feet instead."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels import margins
        from surgplan.segment.voxels.elements import axis_along, reach_mm

        wanted = self._margins()
        grow = max(wanted.values()) > 0
        lengths = {name: abs(length) for name, length in wanted.items()}
        found = boxed(case, blobs, self.segment, max(lengths.values()))
        grid = found.segment.grid
        _reaches(self.segment, max(lengths.values()), grid.spacing_mm)
        after = (margins.widened if grow else margins.narrowed)(found.mask, lengths, grid)
        cautions = []
        if any(0 < length < grid.spacing_mm[axis_along(name, grid)[0]] for name, length in lengths.items()):
            cautions.append(_really(self.words(), {n: mm for n, mm in reach_mm(lengths, grid).items() if lengths[n] > 0}))
        return reshaped(
            case,
            blobs,
            self.segment,
            after,
            box=found.box,
            limits=self.limits,
            note=f"{self.words()}.",
            empty=f"shrinking by {max(lengths.values()):g} mm leaves nothing of {self.segment!r}; use a smaller margin",
            cautions=cautions,
        )

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        how = "Shrink" if min(self.margin_mm, *self._own().values(), 0.0) < 0 else "Grow"
        own = [f"{name} {abs(length):g}" for name, length in self._own().items()]
        return f"{how} {self.segment} by {abs(self.margin_mm):g} mm" + (f" ({', '.join(own)} mm)" if own else "")

    def _own(self) -> dict[str, float]:
        """The directions that have a margin of their own."""
        named = {
            "left": self.left_mm,
            "right": self.right_mm,
            "anterior": self.anterior_mm,
            "posterior": self.posterior_mm,
            "superior": self.superior_mm,
            "inferior": self.inferior_mm,
        }
        return {name: length for name, length in named.items() if length is not None}

    def _margins(self) -> dict[str, float]:
        """The margin of each direction; Refused where they make no sense together."""
        from surgplan.segment.voxels.elements import DIRECTIONS

        wanted = {name: self._own().get(name, self.margin_mm) for name in DIRECTIONS}
        if not all(np.isfinite(length) and abs(length) <= MOST_MM for length in wanted.values()):
            raise Refused(f"a margin is a length up to {MOST_MM:g} mm")
        if max(wanted.values()) > 0 > min(wanted.values()):
            raise Refused("a segment can't grow to one side and shrink from another at once; do it in two steps")
        if not any(wanted.values()):
            raise Refused("a margin of 0 mm changes nothing; give a length above 0 to grow, below 0 to shrink")
        return wanted


def _really(words: str, reached_mm: Mapping[str, float]) -> str:
    """How far a margin went that is below a voxel's step."""
    ways: dict[str, list[str]] = {}
    for name, mm in reached_mm.items():
        ways.setdefault(f"{mm:g} mm", []).append(name)
    went = "; ".join(f"{mm} {', '.join(names)}" for mm, names in ways.items())
    return f"{words}: voxels are larger than that along some axis, so the surface really moved {went}."


def _reaches(segment: str, length_mm: float, spacing_mm: tuple[float, ...]) -> None:
    """Refuse a margin that reaches no voxel, or too many."""
    if length_mm < min(spacing_mm) / 2:
        raise Refused(
            f"a margin of {length_mm:g} mm moves nothing of {segment!r}: its voxels are {min(spacing_mm):g} mm at least"
        )
    if length_mm > MOST_VOXELS * min(spacing_mm):
        raise Refused(
            f"a margin of {length_mm:g} mm reaches over more than {MOST_VOXELS} voxels of {segment!r}, which are "
            f"{min(spacing_mm):g} mm; go in several steps, or work on a coarser image"
        )
