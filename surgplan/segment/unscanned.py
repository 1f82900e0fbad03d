"""What a segment must say where it runs through voxels that no scanner saw."""

from __future__ import annotations

import numpy as np

from surgplan.case.document import Image
from surgplan.case.labels import Mask, read_labels
from surgplan.case.operation import Blobs

LEAST_TOLD = 0.001
"""Of a segment's voxels; less is no more than its border's own error."""


def unscanned_cautions(image: Image, blobs: Blobs, mask: Mask) -> tuple[str, ...]:
    """The caution of a mask [k, j, i] on an image's grid that holds voxels worked out between slices; nothing without such."""
    if image.interpolated is None:
        return ()
    inside = int(np.count_nonzero(mask))
    made = int(np.count_nonzero(read_labels(blobs, image.interpolated) & mask))
    if not inside or made < LEAST_TOLD * inside:
        return ()
    return (f"{100 * made / inside:.1f} % of it lies between slices, where nothing was scanned: its shape there is a guess.",)
