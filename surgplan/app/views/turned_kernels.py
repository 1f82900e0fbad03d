"""Compiled loops for slices that are turned away from the voxels, and for slabs."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Values = NDArray[np.float32]

EMPTY, FULL = -1, -2
"""What the table of bricks says of those without voxels of their own."""
EDGE, SHIFT = 64, 6
"""Voxels along the side of a brick, and as a power of two."""
HIGHEST, MEAN, LOWEST = 0, 1, 2


@njit(cache=True)
def _run(start: float, step: float, low: float, high: float, first: int, last: int) -> tuple[int, int]:
    """Which of the pixels first..last-1 of a row lie between two places along one index axis."""
    if step == 0.0:
        return (first, last) if low <= start < high else (first, first)
    one, two = (low - start) / step, (high - start) / step
    if one > two:
        one, two = two, one
    begin, end = max(float(first), np.ceil(one)), min(float(last), np.floor(two) + 1.0)
    if end <= begin:
        return first, first
    return int(begin), int(end)


@njit(cache=True)
def row_between(
    start: NDArray[np.float64], right: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64], width: int
) -> tuple[int, int]:
    """The first pixel of a row between two corners (i, j, k), and the one behind the last."""
    first, last = 0, width
    for axis in range(3):
        first, last = _run(start[axis], right[axis], low[axis], high[axis], first, last)
    return first, last


@njit(cache=True)
def row_inside(
    start: NDArray[np.float64], right: NDArray[np.float64], shape: tuple[int, int, int], width: int
) -> tuple[int, int]:
    """The same between the outer faces of a volume [k, j, i]."""
    first, last = 0, width
    for axis in range(3):
        first, last = _run(start[axis], right[axis], -0.5, shape[2 - axis] - 0.5, first, last)
    return first, last


@njit(cache=True)
def _cell(at: float, size: int) -> tuple[int, int, np.float32]:
    """The voxels to both sides of a place along one axis, and the share of the upper one."""
    at = min(max(at, 0.0), size - 1.0)
    low = min(int(at), max(size - 2, 0))
    return low, min(low + 1, size - 1), np.float32(at - low)


@njit(cache=True)
def value_of(voxels: NDArray, i: float, j: float, k: float) -> np.float32:  # type: ignore[type-arg]
    i0, i1, fi = _cell(i, voxels.shape[2])
    j0, j1, fj = _cell(j, voxels.shape[1])
    k0, k1, fk = _cell(k, voxels.shape[0])
    a, b = np.float32(voxels[k0, j0, i0]), np.float32(voxels[k0, j0, i1])
    c, d = np.float32(voxels[k0, j1, i0]), np.float32(voxels[k0, j1, i1])
    e, f = np.float32(voxels[k1, j0, i0]), np.float32(voxels[k1, j0, i1])
    g, h = np.float32(voxels[k1, j1, i0]), np.float32(voxels[k1, j1, i1])
    a += fi * (b - a)
    c += fi * (d - c)
    e += fi * (f - e)
    g += fi * (h - g)
    a += fj * (c - a)
    e += fj * (g - e)
    return a + fk * (e - a)


@njit(cache=True)
def turned(
    voxels: NDArray,  # type: ignore[type-arg]
    start: NDArray[np.float64],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    out: Values,
    outside: float,
) -> None:
    """Fill `out` (height, width) from voxels [k, j, i] along any plane; `start`, `right`, `down` are indices (i, j, k)."""
    height, width = out.shape
    for y in range(height):
        row = start + y * down
        first, last = row_inside(row, right, voxels.shape, width)
        out[y, :first] = outside
        out[y, last:] = outside
        for x in range(first, last):
            out[y, x] = value_of(voxels, row[0] + x * right[0], row[1] + x * right[1], row[2] + x * right[2])


@njit(cache=True, nogil=True)
def turned_slab(
    voxels: NDArray,  # type: ignore[type-arg]
    start: NDArray[np.float64],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    across: NDArray[np.float64],
    count: int,
    mode: int,
    out: Values,
    outside: float,
) -> None:
    """The same for `count` layers, `across` apart and centred on the plane: their highest, mean or lowest values."""
    height, width = out.shape
    taken = np.zeros(width, np.int32)
    for y in range(height):
        out[y, :] = 0.0
        taken[:] = 0
        for n in range(count):
            row = start + y * down + (n - (count - 1) / 2.0) * across
            first, last = row_inside(row, right, voxels.shape, width)
            for x in range(first, last):
                value = value_of(voxels, row[0] + x * right[0], row[1] + x * right[1], row[2] + x * right[2])
                if taken[x] == 0:
                    out[y, x] = value
                elif mode == MEAN:
                    out[y, x] += value
                elif (mode == HIGHEST and value > out[y, x]) or (mode == LOWEST and value < out[y, x]):
                    out[y, x] = value
                taken[x] += 1
        for x in range(width):
            if taken[x] == 0:
                out[y, x] = outside
            elif mode == MEAN:
                out[y, x] /= taken[x]


@njit(cache=True)
def flattened(voxels: NDArray, axis: int, first: int, last: int, mode: int, out: Values) -> None:  # type: ignore[type-arg]
    """Slices first..last-1 across an array axis (0 k, 1 j, 2 i) as one: their highest, mean or lowest values."""
    rows, columns = out.shape
    if axis == 2:
        for r in range(rows):
            for c in range(columns):
                out[r, c] = _merged(voxels[r, c, first:last], mode)
        return
    for r in range(rows):
        for n in range(first, last):
            line = voxels[n, r] if axis == 0 else voxels[r, n]
            for c in range(columns):
                value = np.float32(line[c])
                if n == first:
                    out[r, c] = value
                elif mode == MEAN:
                    out[r, c] += value
                elif mode == HIGHEST:
                    out[r, c] = max(out[r, c], value)
                else:
                    out[r, c] = min(out[r, c], value)
        if mode == MEAN:
            out[r, :] /= np.float32(last - first)


@njit(cache=True)
def _merged(values: NDArray, mode: int) -> np.float32:  # type: ignore[type-arg]
    merged = np.float32(values[0])
    for n in range(1, len(values)):
        value = np.float32(values[n])
        if mode == MEAN:
            merged += value
        elif (mode == HIGHEST and value > merged) or (mode == LOWEST and value < merged):
            merged = value
    return merged / np.float32(len(values)) if mode == MEAN else merged


@njit(cache=True)
def _read(bits: NDArray[np.uint8], first: int, at: int) -> np.float32:
    return np.float32((bits[first + (at >> 3)] >> (7 - (at & 7))) & 1)


@njit(cache=True)
def _bit(table: NDArray[np.int64], bits: NDArray[np.uint8], shape: tuple[int, int, int], k: int, j: int, i: int) -> np.float32:
    """Whether a voxel of a label map in bricks is inside."""
    bk, bj, bi = k >> SHIFT, j >> SHIFT, i >> SHIFT
    first = table[bk, bj, bi]
    if first < 0:
        return np.float32(1.0 if first == FULL else 0.0)
    columns, rows = min(EDGE, shape[2] - (bi << SHIFT)), min(EDGE, shape[1] - (bj << SHIFT))
    return _read(bits, first, ((k - (bk << SHIFT)) * rows + (j - (bj << SHIFT))) * columns + (i - (bi << SHIFT)))


@njit(cache=True)
def brick_value(
    table: NDArray[np.int64], bits: NDArray[np.uint8], shape: tuple[int, int, int], i: float, j: float, k: float
) -> np.float32:
    """How much of a label map in bricks lies round a place within it, 0 to 1."""
    i0, i1, fi = _cell(i, shape[2])
    j0, j1, fj = _cell(j, shape[1])
    k0, k1, fk = _cell(k, shape[0])
    bk, bj, bi = k0 >> SHIFT, j0 >> SHIFT, i0 >> SHIFT
    if i1 >> SHIFT == bi and j1 >> SHIFT == bj and k1 >> SHIFT == bk:  # nearly always all eight lie in one brick
        first = table[bk, bj, bi]
        if first < 0:
            return np.float32(1.0 if first == FULL else 0.0)
        columns, rows = min(EDGE, shape[2] - (bi << SHIFT)), min(EDGE, shape[1] - (bj << SHIFT))
        at = ((k0 - (bk << SHIFT)) * rows + (j0 - (bj << SHIFT))) * columns + (i0 - (bi << SHIFT))
        right, below, behind = i1 - i0, (j1 - j0) * columns, (k1 - k0) * rows * columns
        a, b = _read(bits, first, at), _read(bits, first, at + right)
        c, d = _read(bits, first, at + below), _read(bits, first, at + below + right)
        at += behind
        e, f = _read(bits, first, at), _read(bits, first, at + right)
        g, h = _read(bits, first, at + below), _read(bits, first, at + below + right)
    else:
        a, b = _bit(table, bits, shape, k0, j0, i0), _bit(table, bits, shape, k0, j0, i1)
        c, d = _bit(table, bits, shape, k0, j1, i0), _bit(table, bits, shape, k0, j1, i1)
        e, f = _bit(table, bits, shape, k1, j0, i0), _bit(table, bits, shape, k1, j0, i1)
        g, h = _bit(table, bits, shape, k1, j1, i0), _bit(table, bits, shape, k1, j1, i1)
    a += fi * (b - a)
    c += fi * (d - c)
    e += fi * (f - e)
    g += fi * (h - g)
    a += fj * (c - a)
    e += fj * (g - e)
    return a + fk * (e - a)


@njit(cache=True)
def _filled(table: NDArray[np.int64], shape: tuple[int, int, int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The lowest and the highest index (i, j, k) between which anything can be inside, from brick to brick."""
    low, high = np.full(3, 1e9), np.full(3, -1e9)
    for bk in range(table.shape[0]):
        for bj in range(table.shape[1]):
            for bi in range(table.shape[2]):
                if table[bk, bj, bi] != EMPTY:
                    for axis, brick in ((0, bi), (1, bj), (2, bk)):
                        low[axis] = min(low[axis], float(brick * EDGE) - 1.0)
                        high[axis] = max(high[axis], float((brick + 1) * EDGE))
    for axis in range(3):
        low[axis], high[axis] = max(low[axis], -0.5), min(high[axis], shape[2 - axis] - 0.5)
    return low, high


@njit(cache=True)
def turned_bricks(
    table: NDArray[np.int64],
    bits: NDArray[np.uint8],
    shape: tuple[int, int, int],
    start: NDArray[np.float64],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    out: Values,
) -> None:
    """Fill `out` from a label map in bricks: `table` gives each brick's first byte in `bits`, or EMPTY or FULL."""
    height, width = out.shape
    low, high = _filled(table, shape)
    for y in range(height):
        row = start + y * down
        first, last = row_between(row, right, low, high, width)
        out[y, :first] = 0.0
        out[y, last:] = 0.0
        for x in range(first, last):
            out[y, x] = brick_value(table, bits, shape, row[0] + x * right[0], row[1] + x * right[1], row[2] + x * right[2])
