"""Euclidean distances in a box, exact and on all cores.

Squared distances are the lower envelopes of parabolas along one axis after the other (Felzenszwalb and Huttenlocher, Theory
of Computing 8:415, 2012).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask

FAR = np.float32(1e12)
"""The squared distance to something that is nowhere, mm2."""


def depths(mask: Mask, spacing_mm: Vector) -> NDArray[np.float32]:
    """How deep each voxel centre [k, j, i] of a mask lies, mm: to the nearest centre outside it, 0 outside.

    The array's border is no outside; where there is no outside at all, depths are 1e6.
    """
    square = np.empty(mask.shape, dtype=np.float32)
    mask = np.ascontiguousarray(mask)
    i, j, k = (float(s) for s in spacing_mm)
    slices = _slabs(mask.shape[0])
    rows = _slabs(mask.shape[1])
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda s: _within_slices(mask, square, i, j, *s), slices))
        list(pool.map(lambda s: _across_slices(square, k, *s), rows))
    return np.sqrt(square, out=square)


def signed_distances(section: Mask, row_mm: float, column_mm: float) -> NDArray[np.float32]:
    """How far each pixel [row, column] lies from the outline of a flat mask, mm, negative inside; pixels are so far apart.

    The outline runs half way between neighbouring pixels; both inside and outside must exist.
    """
    inner, outer = (np.empty((1, *section.shape), dtype=np.float32) for _ in range(2))
    mask = np.ascontiguousarray(section)[None]
    _within_slices(mask, inner, column_mm, row_mm, 0, 1)
    _within_slices(~mask, outer, column_mm, row_mm, 0, 1)
    half = np.float32(min(row_mm, column_mm) / 2)
    signed: NDArray[np.float32] = np.where(section, half - np.sqrt(inner[0]), np.sqrt(outer[0]) - half)
    return signed


def _slabs(count: int) -> list[tuple[int, int]]:
    return [(n, min(n + 8, count)) for n in range(0, count, 8)]


@njit(cache=True, nogil=True)
def _within_slices(mask, square, di, dj, first, last):  # type: ignore[no-untyped-def]
    nj, ni = mask.shape[1], mask.shape[2]
    line, at, start = np.empty(nj, np.float32), np.empty(nj, np.int64), np.empty(nj + 1, np.float64)
    for k in range(first, last):
        for j in range(nj):
            row = square[k, j]
            seen = -1
            for i in range(ni):
                if not mask[k, j, i]:
                    seen = i
                row[i] = np.float32((i - seen) * di) if seen >= 0 else FAR
            ahead = -1
            for i in range(ni - 1, -1, -1):
                if not mask[k, j, i]:
                    ahead = i
                if ahead >= 0:
                    row[i] = min(row[i], np.float32((ahead - i) * di))
                row[i] = row[i] * row[i] if row[i] < FAR else FAR
        for i in range(ni):
            some = False
            for j in range(nj):
                line[j] = square[k, j, i]
                some |= line[j] > 0
            if some:
                _envelope(line, dj * dj, at, start)
                for j in range(nj):
                    square[k, j, i] = line[j]


@njit(cache=True, nogil=True)
def _across_slices(square, dk, first, last):  # type: ignore[no-untyped-def]
    nk, _, ni = square.shape
    line, at, start = np.empty(nk, np.float32), np.empty(nk, np.int64), np.empty(nk + 1, np.float64)
    for j in range(first, last):
        for i in range(ni):
            some = False
            for k in range(nk):
                line[k] = square[k, j, i]
                some |= line[k] > 0
            if some:
                _envelope(line, dk * dk, at, start)
                for k in range(nk):
                    square[k, j, i] = line[k]


@njit(cache=True, nogil=True)
def _envelope(line, h, at, start):  # type: ignore[no-untyped-def]
    """Replace each entry by the least of `line[q] + h (p - q)^2` over all q; entries FAR away take no part."""
    count = len(line)
    top = -1
    for q in range(count):
        if line[q] >= FAR:
            continue
        while top >= 0:
            p = at[top]
            cross = ((line[q] - line[p]) / h + (q * q - p * p)) / (2.0 * (q - p))
            if cross > start[top]:
                break
            top -= 1
        if top < 0:
            cross = -1e18
        top += 1
        at[top], start[top] = q, cross
    if top < 0:
        return
    start[top + 1] = 1e18
    values = line.copy()
    n = 0
    for q in range(count):
        while start[n + 1] < q:
            n += 1
        line[q] = np.float32(values[at[n]] + h * (q - at[n]) * (q - at[n]))
