"""Trilinear interpolation in voxel arrays."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats

Voxels = NDArray[np.int16] | NDArray[np.float32]
Mask = NDArray[np.bool_]

EDGE = 0.5 + 1e-6
"""How far outside the outermost voxel centres a point may lie, in voxels: to the voxel's face, and a rounding error."""


@njit(cache=True, nogil=True)
def _value(voxels, valid, has_valid, i, j, k):  # type: ignore[no-untyped-def]
    """Value at fractional index (i, j, k), and whether it lies inside and on scanned voxels only."""
    nk, nj, ni = voxels.shape
    if not (-EDGE <= i <= ni - 1 + EDGE and -EDGE <= j <= nj - 1 + EDGE and -EDGE <= k <= nk - 1 + EDGE):
        return 0.0, False
    i = min(max(i, 0.0), ni - 1.0)
    j = min(max(j, 0.0), nj - 1.0)
    k = min(max(k, 0.0), nk - 1.0)
    i0, j0, k0 = min(int(i), max(ni - 2, 0)), min(int(j), max(nj - 2, 0)), min(int(k), max(nk - 2, 0))
    u, v, w = i - i0, j - j0, k - k0
    total = 0.0
    for dk in range(2):
        wk = w if dk else 1.0 - w
        if wk < 1e-9:
            continue
        for dj in range(2):
            wj = wk * (v if dj else 1.0 - v)
            if wj < 1e-9:
                continue
            for di in range(2):
                weight = wj * (u if di else 1.0 - u)
                if weight < 1e-9:
                    continue
                if has_valid and not valid[k0 + dk, j0 + dj, i0 + di]:
                    return 0.0, False
                total += weight * voxels[k0 + dk, j0 + dj, i0 + di]
    return total, True


@njit(cache=True, nogil=True)
def _at_points(voxels, valid, has_valid, ijk, out):  # type: ignore[no-untyped-def]
    for p in range(ijk.shape[0]):
        value, inside = _value(voxels, valid, has_valid, ijk[p, 0], ijk[p, 1], ijk[p, 2])
        out[p] = value if inside else np.nan


@njit(cache=True, nogil=True)
def _onto_slices(voxels, valid, has_valid, matrix, first, last, whole, fill, out, inside_out):  # type: ignore[no-untyped-def]
    for k in range(first, last):
        for j in range(out.shape[1]):
            for i in range(out.shape[2]):
                x = matrix[0, 0] * i + matrix[0, 1] * j + matrix[0, 2] * k + matrix[0, 3]
                y = matrix[1, 0] * i + matrix[1, 1] * j + matrix[1, 2] * k + matrix[1, 3]
                z = matrix[2, 0] * i + matrix[2, 1] * j + matrix[2, 2] * k + matrix[2, 3]
                value, inside = _value(voxels, valid, has_valid, x, y, z)
                inside_out[k, j, i] = inside
                if not inside:
                    value = fill
                out[k, j, i] = np.floor(value + 0.5) if whole else value


NO_MASK = np.ones((1, 1, 1), dtype=np.bool_)


def at_points(voxels: Voxels, valid: Mask | None, ijk: Floats) -> Floats:
    """Values at fractional indices (n, 3) in i, j, k order; nan outside the outermost voxels' faces and on unscanned voxels."""
    out = np.empty(len(ijk))
    _at_points(voxels, NO_MASK if valid is None else valid, valid is not None, np.ascontiguousarray(ijk, dtype=float), out)
    return out


def onto(
    voxels: Voxels, valid: Mask | None, index_map: Floats, shape: tuple[int, int, int], fill: float
) -> tuple[Voxels, Mask]:
    """A new array [k, j, i] of `shape`, filled by trilinear interpolation, and which of its voxels lie on scanned ones.

    `index_map` is the 4x4 (or 3x4) matrix from new to old indices, both in i, j, k order. Whole-number voxels are rounded to
    the nearest. Voxels outside get `fill`.
    """
    out = np.empty(shape, dtype=voxels.dtype)
    inside = np.empty(shape, dtype=bool)
    mask, has_mask = (NO_MASK, False) if valid is None else (valid, True)
    matrix = np.ascontiguousarray(index_map[:3], dtype=float)
    whole = voxels.dtype.kind == "i"

    def fill_slices(first: int) -> None:
        _onto_slices(voxels, mask, has_mask, matrix, first, min(first + 8, shape[0]), whole, fill, out, inside)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill_slices, range(0, shape[0], 8)))
    return out, inside
