"""Trilinear interpolation in voxel arrays. Its compiled kernels are loaded when they are first needed."""

from __future__ import annotations

import os

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats

Voxels = NDArray[np.int16] | NDArray[np.float32]
Mask = NDArray[np.bool_]


NO_MASK = np.ones((1, 1, 1), dtype=np.bool_)


def at_points(voxels: Voxels, valid: Mask | None, ijk: Floats) -> Floats:
    """Values at fractional indices (n, 3) in i, j, k order; nan outside the outermost voxels' faces and on unscanned voxels."""
    from surgplan.imaging.trilinear_kernels import values_at

    out = np.empty(len(ijk))
    values_at(voxels, NO_MASK if valid is None else valid, valid is not None, np.ascontiguousarray(ijk, dtype=float), out)
    return out


def onto(
    voxels: Voxels, valid: Mask | None, index_map: Floats, shape: tuple[int, int, int], fill: float
) -> tuple[Voxels, Mask]:
    """A new array [k, j, i] of `shape`, filled by trilinear interpolation, and which of its voxels lie on scanned ones.

    `index_map` is the 4x4 (or 3x4) matrix from new to old indices, both in i, j, k order. Whole-number voxels are rounded to
    the nearest. Voxels outside get `fill`.
    """
    from surgplan.imaging.trilinear_kernels import onto_slices

    out = np.empty(shape, dtype=voxels.dtype)
    inside = np.empty(shape, dtype=bool)
    mask, has_mask = (NO_MASK, False) if valid is None else (valid, True)
    matrix = np.ascontiguousarray(index_map[:3], dtype=float)
    whole = voxels.dtype.kind == "i"

    def fill_slices(first: int) -> None:
        onto_slices(voxels, mask, has_mask, matrix, first, min(first + 8, shape[0]), whole, fill, out, inside)

    from concurrent.futures import ThreadPoolExecutor  # which loads much, and is seldom needed

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill_slices, range(0, shape[0], 8)))
    return out, inside
