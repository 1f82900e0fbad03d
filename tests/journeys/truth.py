"""How near a segment comes to a mask that is known to be right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Mask = NDArray[np.bool_]


def dice(one: Mask, other: Mask) -> float:
    """Twice the common voxels over the sum of both."""
    return 2 * float(np.count_nonzero(one & other)) / float(np.count_nonzero(one) + np.count_nonzero(other))


def surface_p99_mm(found: Mask, true: Mask, spacing_mm: tuple[float, float, float]) -> float:
    """99th percentile of the distance between the two borders, both ways, in mm; they are compared in a common box."""
    both = ndimage.find_objects((found | true).astype(np.int8))[0]
    box = tuple(slice(max(0, s.start - 2), s.stop + 2) for s in both)
    a, b = found[box], true[box]
    sampling = tuple(reversed(spacing_mm))
    edge_a, edge_b = a ^ ndimage.binary_erosion(a, border_value=1), b ^ ndimage.binary_erosion(b, border_value=1)
    to_a = ndimage.distance_transform_edt(~edge_a, sampling=sampling)
    to_b = ndimage.distance_transform_edt(~edge_b, sampling=sampling)
    return float(np.percentile(np.concatenate([to_b[edge_a], to_a[edge_b]]), 99))
