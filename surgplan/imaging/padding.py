"""Finding what was never scanned, where a file does not say so."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.imaging.volume import AIR_HU


def corner_padding(values: NDArray[Any]) -> NDArray[np.bool_] | None:
    """Where a CT slice [row, column] holds the filling outside the scanned circle; None if it has none.

    Nothing weighs less than air, so a value below -1024 HU in a corner (-2000, -3024) is a filling, wherever it stands.
    """
    corners = {values[0, 0], values[0, -1], values[-1, 0], values[-1, -1]}
    fillings = [value for value in corners if value < AIR_HU]
    return np.isin(values, fillings) if fillings else None


def outside_of_ct(voxels: NDArray[Any]) -> NDArray[np.bool_] | None:
    """`corner_padding` slice by slice for a whole array [k, j, i]; None if no slice has any."""
    mask: NDArray[np.bool_] | None = None
    for k, values in enumerate(voxels):
        filling = corner_padding(values)
        if filling is not None:
            mask = np.zeros(voxels.shape, dtype=bool) if mask is None else mask
            mask[k] = filling
    return mask
