"""Working on a grid of equal, coarser voxels, and coming back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Vector
from surgplan.imaging.trilinear import Voxels, onto

Index = tuple[int, int, int]


def index_map(spacing_mm: Vector, working_mm: float) -> Floats:
    """The 4x4 matrix from indices (i, j, k) of the working grid to those of the scan; the outer faces of both coincide."""
    ratio = [working_mm / s for s in spacing_mm]
    matrix: Floats = np.diag([*ratio, 1.0])
    matrix[:3, 3] = [(r - 1) / 2 for r in ratio]
    return matrix


def to_working(voxels: Voxels, spacing_mm: Vector, working_mm: float) -> NDArray[np.float32]:
    """Voxels [k, j, i] on cubes of `working_mm`, trilinear; smooth them before."""
    k, j, i = (max(round(n * s / working_mm), 1) for n, s in zip(voxels.shape, reversed(spacing_mm), strict=True))
    return onto(voxels.astype(np.float32, copy=False), None, index_map(spacing_mm, working_mm), (k, j, i), 0)[0].astype(
        np.float32, copy=False
    )


def from_working(
    voxels: NDArray[np.float32], spacing_mm: Vector, working_mm: float, shape: tuple[int, ...]
) -> NDArray[np.float32]:
    """Values on working voxels brought back to the scan's [k, j, i] of `shape`, trilinear."""
    k, j, i = shape
    back: Floats = np.asarray(np.linalg.inv(index_map(spacing_mm, working_mm)), dtype=np.float64)
    return onto(voxels, None, back, (k, j, i), 0)[0].astype(np.float32, copy=False)


def working_index(at: Index, spacing_mm: Vector, working_mm: float, shape: tuple[int, ...]) -> Index:
    """The working voxel (k, j, i) that holds the middle of a scan's voxel."""
    k, j, i = (
        min(max(int((n + 0.5) * s / working_mm), 0), size - 1)
        for n, s, size in zip(at, reversed(spacing_mm), shape, strict=True)
    )
    return k, j, i
