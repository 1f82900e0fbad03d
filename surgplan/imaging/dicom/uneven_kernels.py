"""Compiled loops that make the slices of a grid of planes at any heights and shifts."""

from __future__ import annotations

import numpy as np
from numba import njit

from surgplan.imaging.trilinear_kernels import EDGE


@njit(cache=True, nogil=True)
def _on_plane(voxels, valid, has_valid, k, i, j):  # type: ignore[no-untyped-def]
    """Value of a plane at a fractional index, and whether it lies inside and on scanned pixels only."""
    nj, ni = voxels.shape[1], voxels.shape[2]
    if not (-EDGE <= i <= ni - 1 + EDGE and -EDGE <= j <= nj - 1 + EDGE):
        return 0.0, False
    i = min(max(i, 0.0), ni - 1.0)
    j = min(max(j, 0.0), nj - 1.0)
    i0, j0 = min(int(i), max(ni - 2, 0)), min(int(j), max(nj - 2, 0))
    u, v = i - i0, j - j0
    total = 0.0
    for dj in range(2):
        wj = v if dj else 1.0 - v
        if wj < 1e-6:
            continue
        for di in range(2):
            weight = wj * (u if di else 1.0 - u)
            if weight < 1e-6:
                continue
            if has_valid and not valid[k, j0 + dj, i0 + di]:
                return 0.0, False
            total += weight * voxels[k, j0 + dj, i0 + di]
    return total, True


@njit(cache=True, nogil=True)
def fill_planes(voxels, valid, has_valid, lower, upper, weight, shift, first, last, whole, fill, out, inside_out):  # type: ignore[no-untyped-def]
    for k in range(first, last):
        a, b, w = lower[k], upper[k], weight[k]
        for j in range(out.shape[1]):
            for i in range(out.shape[2]):
                value, inside = _on_plane(voxels, valid, has_valid, a, i - shift[a, 0], j - shift[a, 1])
                if inside and w > 0.0:
                    other, inside = _on_plane(voxels, valid, has_valid, b, i - shift[b, 0], j - shift[b, 1])
                    value = (1.0 - w) * value + w * other
                inside_out[k, j, i] = inside
                if not inside:
                    value = fill
                out[k, j, i] = np.floor(value + 0.5) if whole else value
