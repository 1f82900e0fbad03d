"""Segments drawn on other images of the same frame of reference, put on one grid."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.case.apart import why_apart
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask, read_labels
from surgplan.case.operation import Blobs

LEAST_TOLD = 0.001
"""Of a segment's voxels outside of an image; less is its border's own error."""


def on_grid(case: Case, blobs: Blobs, segment: Segment, grid: Grid) -> tuple[Mask, list[str]]:
    """A segment's voxels on a grid, and what must be said of how they came there.

    Refused where the segment lies in another frame of reference than the plan.
    """
    from surgplan.segment.voxels.resampled import outside_share, resampled

    mask = read_labels(blobs, segment.labels)
    if segment.grid.size == grid.size and np.allclose(segment.grid.affine, grid.affine, atol=1e-4):
        return mask, []
    image = case.images.get(segment.image)
    if image is None:
        raise Refused(
            f"{segment.id!r} was drawn on another grid, and its image {segment.image!r} is not in the case any more, so "
            "whether it lies in the same frame of reference is not known; draw both on the same image"
        )
    apart = why_apart(case, image)
    if apart:
        raise Refused(apart)
    index_map = np.linalg.inv(segment.grid.affine) @ grid.affine
    found = resampled(mask, index_map, grid.array_shape)
    said = [
        f"{segment.id} was drawn on another grid and put on this one where it was more inside than outside: "
        f"{segment.volume_mm3 / 1000:.4g} ml there, {np.count_nonzero(found) * grid.voxel_volume_mm3 / 1000:.4g} ml here."
    ]
    lost = outside_share(mask, index_map, grid.array_shape)
    if lost > LEAST_TOLD:
        said.append(f"{100 * lost:.3g} % of {segment.id} lies outside of this grid and is left out.")
    if not image.frame_of_reference:
        said.append(f"{image.id} states no frame of reference: make sure that {segment.id} lies where it should.")
    return found, said
