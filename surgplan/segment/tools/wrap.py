"""Making a segment solid within its outer shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, read_segment_bricks
from surgplan.segment.outcome import changed_segment, positive_mm
from surgplan.segment.reshaping import boxed, reshaped

MOST_VOXELS = 100


@dataclass(frozen=True)
class Wrap(Operation):
    """Wrap a segment in a closed outer shell and fill it, openings up to a width being bridged."""

    kind: ClassVar[str] = "segment.wrap"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to work on."""
    gap_mm: float = 6.0
    """Openings narrower than this are closed, mm."""
    keep_cavities_mm3: float | None = None
    """Cavities of at least this volume stay open, mm3; none fills all."""
    into: str | None = None
    """Name of the result; nothing edits the segment in place."""
    limits: Limits = ANYWHERE
    """Where it may change voxels."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.wrap import wrapped

        positive_mm(self.gap_mm, "the width of openings")
        keep = self.keep_cavities_mm3
        if keep is not None and not keep > 0:
            raise Refused(f"from which volume on do cavities stay open? `keep_cavities_mm3` must be above 0, not {keep}")
        spacing = read_segment_bricks(case, blobs, self.segment)[0].grid.spacing_mm
        if self.gap_mm > MOST_VOXELS * min(spacing):
            raise Refused(
                f"openings of {self.gap_mm:g} mm are more than {MOST_VOXELS} voxels of {min(spacing):g} mm wide; ask for less"
            )
        found = boxed(case, blobs, self.segment, 2 * self.gap_mm)
        voxels = None if keep is None else keep / found.segment.grid.voxel_volume_mm3
        after = wrapped(found.mask, self.gap_mm, found.segment.grid.spacing_mm, voxels)
        return reshaped(case, blobs, self.segment, after, box=found.box, limits=self.limits, note=f"{self.words()}.")

    def apply(self, case: Case, results: Results) -> Case:
        return changed_segment(case, self.segment, self.into, results)

    def words(self) -> str:
        kept = "" if self.keep_cavities_mm3 is None else f", keep cavities from {self.keep_cavities_mm3:g} mm3"
        return f"Wrap {self.segment} over gaps of {self.gap_mm:g} mm{kept}"
