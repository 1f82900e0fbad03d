"""Every voxel between two values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits
from surgplan.segment.outcome import known_tissue
from surgplan.segment.reshaping import made, with_made
from surgplan.segment.source import read_image
from surgplan.segment.unscanned import unscanned_cautions


def threshold(voxels: NDArray[Any], low: float, high: float | None = None) -> Mask:
    """Voxels with low <= value <= high; no upper limit without `high`. Refused where high is below low."""
    if not np.isfinite(low) or (high is not None and not high >= low):
        raise Refused(f"no value lies between {low:g} and {high}; the upper limit must not be below the lower one")
    inside: Mask = voxels >= low
    if high is not None:
        inside &= voxels <= high
    return inside


@dataclass(frozen=True)
class Threshold(Operation):
    """Make a segment of every voxel between two values."""

    kind: ClassVar[str] = "segment.threshold"
    heavy: ClassVar[bool] = True

    image: str
    """The image whose values are compared."""
    low: float
    """Smallest value inside, in the image's unit (HU in a CT)."""
    into: str
    """Name of the new segment."""
    high: float | None = None
    """Largest value inside; none is no upper limit."""
    tissue: str = "bone"
    """bone, vessel, brain, skin, tumour, liver, metal or other."""
    limits: Limits = ANYWHERE
    """Where it may make voxels; with limits, a segment of this name stays as it is elsewhere."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        known_tissue(self.tissue)
        case.free(self.into, "segments")
        volume = read_image(case, blobs, self.image)
        mask = threshold(volume.voxels, self.low, self.high)
        if volume.valid is not None:
            mask &= volume.valid
        reach = f"{float(volume.voxels.min()):g} to {float(volume.voxels.max()):g} {volume.unit}".strip()
        if not mask.any():
            raise Refused(f"no voxel of {self.image!r} is {self._range()}; its values go from {reach}")
        unscanned = unscanned_cautions(case.images[self.image], blobs, mask)
        note = f"Voxels of {self.image} {self._range()}."
        return made(case, blobs, self.into, self.image, mask, limits=self.limits, note=note, cautions=unscanned)

    def apply(self, case: Case, results: Results) -> Case:
        return with_made(case, self.into, self.image, self.tissue, self.limits, results)

    def words(self) -> str:
        return f"Threshold {self.image} {self._range()} into {self.into}"

    def _range(self) -> str:
        return f"from {self.low:g}" + ("" if self.high is None else f" to {self.high:g}")
