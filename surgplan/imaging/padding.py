"""Finding what was never scanned, where a file does not say so."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.imaging.volume import AIR_HU

SMALLEST_SHARE = 0.005
"""Of a slice's pixels, for one value to be a filling and not noise: a circle inscribed in the slice leaves .21 outside."""

FEWEST = 10
"""Pixels, for the same reason in a tiny slice."""


def corner_padding(values: NDArray[Any]) -> NDArray[np.bool_] | None:
    """Where a CT slice [row, column] holds the filling outside the scanned circle; None if it has none.

    Nothing weighs less than air, so one value below -1024 HU (-2000, -3024) that stands in a corner and many times over is a
    filling, wherever it stands.
    """
    mask: NDArray[np.bool_] | None = None
    for value in {values[0, 0], values[0, -1], values[-1, 0], values[-1, -1]}:
        if value < AIR_HU:
            same = values == value
            if np.count_nonzero(same) >= max(FEWEST, SMALLEST_SHARE * values.size):
                mask = same if mask is None else mask | same
    return mask


def border_parts(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The connected parts of a slice's mask [row, column] that reach its border and are no noise there."""
    from scipy import ndimage

    labels, count = ndimage.label(mask)
    border = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    kept = np.bincount(labels.ravel(), minlength=count + 1) >= max(FEWEST, SMALLEST_SHARE * mask.size)
    kept &= np.isin(np.arange(count + 1), border[border > 0])
    parts: NDArray[np.bool_] = kept[labels]
    return parts


def outside_of_ct(voxels: NDArray[Any]) -> NDArray[np.bool_] | None:
    """`corner_padding` slice by slice for a whole array [k, j, i]; None if no slice has any."""
    mask: NDArray[np.bool_] | None = None
    for k, values in enumerate(voxels):
        filling = corner_padding(values)
        if filling is not None:
            mask = np.zeros(voxels.shape, dtype=bool) if mask is None else mask
            mask[k] = filling
    return mask
