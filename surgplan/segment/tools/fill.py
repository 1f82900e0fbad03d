"""Filling the holes of a segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits
from surgplan.segment.outcome import changed_segment
from surgplan.segment.reshaping import boxed, reshaped

SLICES = {"sagittal": 0, "coronal": 1, "axial": 2}
"""The LPS axis that slices of a name lie across."""


@dataclass(frozen=True)
class Fill(Operation):
    """Fill the cavities of a segment."""

    kind: ClassVar[str] = "segment.fill"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    method: Literal["holes_3d", "slices", "axial", "coronal", "sagittal"] = "holes_3d"
    """`holes_3d` fills what has no way out; `slices` what is a hole in slices of two of the three directions; `axial`,
    `coronal` and `sagittal` what is a hole in such a slice."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    max_volume_mm3: float | None = None
    """Only holes up to this volume are filled, mm3; none fills all."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        if self.max_volume_mm3 is not None and not self.max_volume_mm3 > 0:
            raise Refused(f"up to which volume are holes filled? `max_volume_mm3` must be above 0, not {self.max_volume_mm3}")
        found = boxed(case, blobs, self.segment)
        filled = self._filled(found.mask, found.segment.grid)
        return reshaped(case, blobs, self.segment, filled, box=found.box, limits=self.limits, note=f"{self.words()}.")

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        return f"Fill {self.segment}" + (f" up to {self.max_volume_mm3:g} mm3" if self.max_volume_mm3 else "")

    def _filled(self, mask: Mask, grid: Grid) -> Mask:
        from surgplan.segment.voxels import holes

        if self.method == "holes_3d":
            filled = holes.filled_3d(mask)
        elif self.method == "slices":
            filled = holes.filled_two_of_three(mask)
        elif self.method in SLICES:
            filled = holes.filled_slices(mask, _array_axis(grid, SLICES[self.method]))
        else:
            raise Refused(f"{self.method!r} is no way to fill; use holes_3d, slices, {', '.join(SLICES)}")
        if self.max_volume_mm3 is None:
            return filled
        return holes.only_small(mask, filled, self.max_volume_mm3 / grid.voxel_volume_mm3)


def _array_axis(grid: Grid, lps_axis: int) -> int:
    """The array axis (0 for k, 1 for j, 2 for i) along which an LPS axis runs most nearly, every one being taken once."""
    from scipy.optimize import linear_sum_assignment

    _, columns = linear_sum_assignment(-np.abs(grid.axes))
    return 2 - int(columns[lps_axis])
