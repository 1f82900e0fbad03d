"""Mirroring a segment to the other side of the body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane
from surgplan.base.progress import Progress
from surgplan.case.bricks import whole
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.editing import ANYWHERE, Limits, read_segment_bricks
from surgplan.segment.reshaping import boxed, filled_bounds, made, with_made
from surgplan.segment.source import read_image

DOUBTFUL, HOPELESS = 0.8, 0.5
"""Scores of symmetry below which it is told, and below which no plane is taken."""


@dataclass(frozen=True)
class Mirror(Operation):
    """Mirror a segment across a plane into a new one, the sound side as the pattern of the other, say."""

    kind: ClassVar[str] = "segment.mirror"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to mirror; it stays as it is."""
    into: str
    """Name of the new segment."""
    plane: Plane | None = None
    """A point on the plane (LPS mm) and its normal; none finds the mid-sagittal plane by symmetry."""
    symmetry_of: str | None = None
    """The segment or image whose symmetry gives the plane; none is the image the segment was drawn on."""
    limits: Limits = ANYWHERE
    """Where it may make voxels; with limits, a segment of this name stays as it is elsewhere."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.resampled import outside_share, resampled
        from surgplan.segment.voxels.symmetry import reflection

        case.free(self.into, "segments")
        if self.into == self.segment:
            raise Refused("a mirrored segment needs a name of its own; it is not put in place of the one it shows")
        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        filled_bounds(segment, bricks)
        plane, how, cautions = self._plane(case, blobs, progress)
        mask = bricks.dense()
        affine = segment.grid.affine
        index_map = np.linalg.inv(affine) @ reflection(plane) @ affine
        mirrored = resampled(mask, index_map, mask.shape)
        if not mirrored.any():
            raise Refused(f"the mirror image of {self.segment!r} lies outside the image; move the plane")
        lost = outside_share(mask, index_map, mask.shape)
        if lost > 0.001:
            cautions.append(f"{100 * lost:.3g} % of the mirror image lies outside the image and is left out.")
        note = f"Mirror image of {self.segment} across {how}."
        return made(
            case,
            blobs,
            self.into,
            segment.image,
            mirrored,
            limits=self.limits,
            box=whole(mask.shape),
            note=note,
            cautions=[*segment.cautions, *cautions],
        )

    def apply(self, case: Case, results: Results) -> Case:
        source = case.find("segments", self.segment)
        case = with_made(case, self.into, source.image, source.tissue, self.limits, results)
        return case.with_item(replace(case.segments[self.into], colour=source.colour))

    def words(self) -> str:
        return f"Mirror {self.segment} into {self.into}"

    def _plane(self, case: Case, blobs: Blobs, progress: Progress) -> tuple[Plane, str, list[str]]:
        """The plane, what it is in words, and what is doubtful about it."""
        from surgplan.segment.voxels.symmetry import symmetry_of_mask, symmetry_of_values

        if self.plane is not None:
            return self.plane, f"the plane given, {_words(self.plane)}", []
        of = self.symmetry_of or case.segments[self.segment].image
        progress(0.1, f"searching the symmetry of {of}")
        if of in case.segments:
            found = boxed(case, blobs, of)
            k, j, i = (b.start for b in found.box)
            n = found.mask.shape
            symmetry = symmetry_of_mask(found.mask, found.segment.grid.cropped((i, j, k), (n[2], n[1], n[0])))
            measure = f"{100 * symmetry.score:.0f} % of it meets its mirror image"
        elif of in case.images:
            volume = read_image(case, blobs, of)
            symmetry = symmetry_of_values(volume.voxels, volume.grid)
            measure = f"values correlate with mirrored ones by {symmetry.score:.2f}"
        else:
            raise Refused(f"there is no segment or image called {of!r} whose symmetry could give the plane")
        if symmetry.score < HOPELESS:
            raise Refused(f"{of!r} has no symmetry that gives a plane: {measure}; give a plane, or another segment's symmetry")
        doubts = []
        if symmetry.score < DOUBTFUL:
            doubts.append(f"The plane of symmetry of {of} is doubtful ({measure}): look at it, or give a plane.")
        return symmetry.plane, f"the mid-sagittal plane by the symmetry of {of} ({measure}), {_words(symmetry.plane)}", doubts


def _words(plane: Plane) -> str:
    origin = ", ".join(f"{v:.1f}" for v in plane.origin)
    normal = ", ".join(f"{v:.3f}" for v in plane.normal)
    return f"through ({origin}) mm with normal ({normal}) LPS"
