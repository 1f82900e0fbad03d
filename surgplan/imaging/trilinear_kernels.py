"""Compiled loops of trilinear interpolation."""

from __future__ import annotations

import numpy as np
from numba import njit

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
def values_at(voxels, valid, has_valid, ijk, out):  # type: ignore[no-untyped-def]
    for p in range(ijk.shape[0]):
        value, inside = _value(voxels, valid, has_valid, ijk[p, 0], ijk[p, 1], ijk[p, 2])
        out[p] = value if inside else np.nan


@njit(cache=True, nogil=True)
def onto_slices(voxels, valid, has_valid, matrix, first, last, whole, fill, out, inside_out):  # type: ignore[no-untyped-def]
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
