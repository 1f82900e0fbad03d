"""Voxels of one length along every axis for a while, and the way back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels, onto


def to_cubes(voxels: Voxels | Mask, spacing_mm: Vector, edge_mm: float, smoothing_mm: float) -> NDArray[np.float32]:
    """Values [k, j, i] on cubes of an edge in mm, the outer faces staying; smoothed first by a Gaussian of that deviation."""
    ratio = [edge_mm / s for s in spacing_mm]
    k, j, i = (max(round(n / r), 1) for n, r in zip(voxels.shape, reversed(ratio), strict=True))
    values: NDArray[np.float32] = voxels.astype(np.float32)
    if smoothing_mm > 0:
        sigma = [smoothing_mm / s for s in reversed(spacing_mm)]
        values = ndimage.gaussian_filter(values, sigma, mode="nearest", truncate=2.5)
    return onto(values, None, _index_map(ratio), (k, j, i), 0)[0].astype(np.float32, copy=False)


def from_cubes(mask: Mask, shape: tuple[int, ...], spacing_mm: Vector, edge_mm: float) -> Mask:
    """A mask on cubes brought back to voxels of an array of this shape [k, j, i], its border half way between their centres."""
    inverse: Floats = np.asarray(np.linalg.inv(_index_map([edge_mm / s for s in spacing_mm])), dtype=np.float64)
    back: Mask = onto(mask.astype(np.float32), None, inverse, (shape[0], shape[1], shape[2]), 0)[0] >= 0.5
    return back


def _index_map(ratio: list[float]) -> Floats:
    """From indices of the cubes to those of the image, the outer faces of both being the same."""
    between = np.diag([*ratio, 1.0])
    between[:3, 3] = [(r - 1) / 2 for r in ratio]
    return between
