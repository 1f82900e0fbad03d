"""The line of equal value through a point of a scan, within a slice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.grid import Grid
from surgplan.segment.voxels.level_trace import level_contour

Floats = NDArray[np.float64]


def level_line(voxels: NDArray[Any], grid: Grid, point: Floats, normal: Floats, smoothing_mm: float = 0.0) -> Floats | None:
    """The closed line (n, 3; LPS mm) in the slice of voxels [k, j, i] nearest to a point, across the axis nearest to `normal`.

    See `level_contour`; the slice is smoothed before, by a Gaussian of this standard deviation. None where there is no line.
    """
    across = int(np.argmax(np.abs(np.asarray(normal) @ grid.axes)))
    rows, columns = (axis for axis in (2, 1, 0) if axis != across)
    at = grid.to_index(np.asarray(point, dtype=float))
    index = int(np.clip(np.rint(at[across]), 0, grid.size[across] - 1))
    section: Any = np.take(voxels, index, axis=2 - across)
    if smoothing_mm > 0:
        sigma = (smoothing_mm / grid.spacing_mm[rows], smoothing_mm / grid.spacing_mm[columns])
        section = ndimage.gaussian_filter(section.astype(np.float32), sigma, mode="nearest")
    found = level_contour(section, float(at[rows]), float(at[columns]))
    if found is None:
        return None
    ijk = np.empty((len(found[0]), 3))
    ijk[:, rows], ijk[:, columns], ijk[:, across] = found[0][:, 0], found[0][:, 1], index
    return grid.to_lps(ijk)
