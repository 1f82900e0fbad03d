"""Samples arrays on planes that run across no index axis, and slabs; the compiled loops lie in `turned_kernels`."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views import slice_kernels, turned_kernels
from surgplan.app.views.contents import VolumeLike
from surgplan.app.views.slab import Slab
from surgplan.base.grid import Grid
from surgplan.case.bricks import EDGE, Bricks

Floats = NDArray[np.float64]
Values = NDArray[np.float32]
LEAST_ROWS = 600
"""Rows times layers that are worth more than one thread."""
Lines = tuple[Floats, Floats, Floats]
"""Index (i, j, k) of the first pixel and its steps to the right and down."""


def brick_table(bricks: Bricks) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Where each brick [k, j, i] begins in all their bytes one after the other, and those; EMPTY or FULL where it has none."""
    table = np.empty(len(bricks.bricks), np.int64)
    parts, length = [], 0
    for n, brick in enumerate(bricks.bricks):
        if isinstance(brick, bool):
            table[n] = turned_kernels.FULL if brick else turned_kernels.EMPTY
        else:
            table[n] = length
            parts.append(brick)
            length += len(brick)
    counts = [-(-n // EDGE) for n in bricks.shape]
    return table.reshape(counts), np.frombuffer(b"".join(parts) or b"\0", dtype=np.uint8)


def layers(half_mm: float, step_mm: float) -> int:
    """How many layers a step apart, one of them in the middle, lie within half a slab's thickness.

    >>> layers(5.0, 1.0), layers(0.4, 1.0), layers(5.0, 2.0)
    (11, 1, 5)
    """
    return 2 * int(half_mm / step_mm + 1e-6) + 1


def flat_slab(array: NDArray[Any], slice_axis: int, index: int, spacing_mm: float, slab: Slab) -> Values:
    """The slices of a slab round one of them across index axis 0 (i), 1 (j) or 2 (k), as one [row, column]."""
    reach = layers(slab.half_mm, spacing_mm) // 2
    axis = 2 - slice_axis
    first, last = max(index - reach, 0), min(index + reach + 1, array.shape[axis])
    out = np.empty([n for a, n in enumerate(array.shape) if a != axis], np.float32)
    turned_kernels.flattened(array, axis, first, last, slab.code, out)
    return out


def turned_slab(
    array: NDArray[Any], grid: Grid, lines: Lines, through: Floats, slab: Slab, out: Values, *, quick: bool = False
) -> None:
    """Fill `out` with a slab along any plane, NaN outside; `through` is the unit direction across it in LPS.

    Its layers lie a smallest spacing apart, and pixels that are finer than voxels are worked out between others; `quick`
    takes every second of both.
    """
    start, right, down = lines
    step = min(grid.spacing_mm) * (2.0 if quick else 1.0)
    across = np.linalg.inv(grid.affine)[:3, :3] @ through * step
    count = layers(slab.half_mm, step)
    finest = float(max(np.linalg.norm(right), np.linalg.norm(down)))
    edge = max(1, int(1.0 / finest)) * (2 if quick else 1)
    if edge == 1:
        _in_bands(array, (start, right, down), across, count, slab, out)
        return
    small = np.empty((out.shape[0] // edge + 2, out.shape[1] // edge + 2), np.float32)
    _in_bands(array, (start, right * edge, down * edge), across, count, slab, small)
    slice_kernels.bilinear(small, 0.0, 1.0 / edge, 0.0, 1.0 / edge, out, np.nan)


def _in_bands(array: NDArray[Any], lines: Lines, across: Floats, count: int, slab: Slab, out: Values) -> None:
    """Rows of pixels shared out among the processor's cores."""
    start, right, down = lines

    def fill(first: int, last: int) -> None:
        turned_kernels.turned_slab(array, start + first * down, right, down, across, count, slab.code, out[first:last], np.nan)

    rows = len(out)
    if rows * count < LEAST_ROWS:
        fill(0, rows)
        return
    from concurrent.futures import ThreadPoolExecutor  # which loads much, and is seldom needed

    bands = [*range(0, rows, 64), rows]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill, bands[:-1], bands[1:]))


def slab_value(volume: VolumeLike, point: Floats, through: Floats, slab: Slab) -> float | None:
    """What a slab shows at a point (LPS mm) of its middle; None outside the scan."""
    out = np.empty((1, 1), np.float32)
    none = np.zeros(3)
    turned_slab(volume.voxels, volume.grid, (volume.grid.to_index(point), none + 1.0, none + 1.0), through, slab, out)
    return None if np.isnan(out[0, 0]) else float(out[0, 0])
