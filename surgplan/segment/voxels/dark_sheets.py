"""How strongly each voxel lies in a dark sheet between two bright sides, as a joint's gap does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels

DENSEST_HU = 1500
"""Metal is taken for cortex, so that it throws no dark sheets round itself."""


def darkness(values: Voxels, domain: Mask, spacing_mm: Vector, sigma_mm: float) -> NDArray[np.float32]:
    """The largest second derivative of the smoothed values in the domain, HU/mm2, not below 0; 0 outside."""
    sigma_mm = max(sigma_mm, max(spacing_mm))
    clipped = np.clip(values, -100, DENSEST_HU).astype(np.float32)
    h = [float(s) for s in reversed(spacing_mm)]
    smooth = ndimage.gaussian_filter(clipped, [sigma_mm / s for s in h], mode="nearest", truncate=3.0)
    at = np.argwhere(domain)
    at = at[((at > 0) & (at < np.asarray(domain.shape) - 1)).all(axis=1)]
    hessian = np.empty((len(at), 3, 3), dtype=np.float32)
    unit = np.eye(3, dtype=int)

    def value(step: NDArray[np.int64]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = smooth[tuple((at + step).T)]
        return found

    for a in range(3):
        hessian[:, a, a] = (value(unit[a]) + value(-unit[a]) - 2 * value(0 * unit[a])) / h[a] ** 2
        for b in range(a):
            mixed = value(unit[a] + unit[b]) + value(-unit[a] - unit[b]) - value(unit[a] - unit[b]) - value(unit[b] - unit[a])
            hessian[:, a, b] = hessian[:, b, a] = mixed / (4 * h[a] * h[b])
    found = np.zeros(domain.shape, dtype=np.float32)
    found[tuple(at.T)] = np.maximum(np.linalg.eigvalsh(hessian)[:, 2], 0)
    return found
