"""Compiled loops that straighten voxels along a path: each column of pixels stands across it at one place."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.app.views.turned_kernels import HIGHEST, LOWEST, MEAN, brick_value, value_of

Floats = NDArray[np.float64]
Values = NDArray[np.float32]


@njit(cache=True)
def _is_inside(shape: tuple[int, int, int], i: float, j: float, k: float) -> bool:
    return -0.5 <= i < shape[2] - 0.5 and -0.5 <= j < shape[1] - 0.5 and -0.5 <= k < shape[0] - 0.5


@njit(cache=True)
def straightened(
    voxels: NDArray,  # type: ignore[type-arg]
    starts: Floats,
    downs: Floats,
    sides: Floats,
    count: int,
    mode: int,
    out: Values,
) -> None:
    """Fill `out` (height, n): `starts`, `downs` and `sides` (n, 3) are indices (i, j, k) of each column's top, its step down,
    and its step from layer to layer of a slab of `count`; NaN outside."""
    height, width = out.shape
    for y in range(height):
        for x in range(width):
            taken, merged = 0, np.float32(0.0)
            for n in range(count):
                layer = n - (count - 1) / 2.0
                i = starts[x, 0] + y * downs[x, 0] + layer * sides[x, 0]
                j = starts[x, 1] + y * downs[x, 1] + layer * sides[x, 1]
                k = starts[x, 2] + y * downs[x, 2] + layer * sides[x, 2]
                if not _is_inside(voxels.shape, i, j, k):
                    continue
                value = value_of(voxels, i, j, k)
                if taken == 0:
                    merged = value
                elif mode == MEAN:
                    merged += value
                elif (mode == HIGHEST and value > merged) or (mode == LOWEST and value < merged):
                    merged = value
                taken += 1
            out[y, x] = np.nan if taken == 0 else merged / np.float32(taken) if mode == MEAN else merged


@njit(cache=True)
def straightened_bricks(
    table: NDArray[np.int64],
    bits: NDArray[np.uint8],
    shape: tuple[int, int, int],
    starts: Floats,
    downs: Floats,
    out: Values,
) -> None:
    """The same for a label map in bricks, 0 to 1."""
    height, width = out.shape
    for y in range(height):
        for x in range(width):
            i = starts[x, 0] + y * downs[x, 0]
            j = starts[x, 1] + y * downs[x, 1]
            k = starts[x, 2] + y * downs[x, 2]
            out[y, x] = brick_value(table, bits, shape, i, j, k) if _is_inside(shape, i, j, k) else 0.0


@njit(cache=True)
def blank(out: Values, least: Floats, most: Floats) -> None:
    """Take away (NaN) what lies above row `least` or below row `most` of its column."""
    height, width = out.shape
    for y in range(height):
        for x in range(width):
            if y + 0.5 < least[x] or y + 0.5 > most[x]:
                out[y, x] = np.nan
