"""Which voxels lie within a distance of a mask: exact, and much quicker than a whole distance map."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask

ROUNDING = 1e-5
"""A voxel exactly at the radius is counted in, whatever its rounding error."""


def within(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Every voxel whose centre lies within `radius_mm` of a centre in `mask` [k, j, i].

    Squared distances are the least of parabolas along one axis after the other (Felzenszwalb and Huttenlocher, Theory of
    Computing 8:415, 2012), each axis being searched only as far as the radius.
    """
    reach = [int(radius_mm / s + ROUNDING) for s in spacing_mm]
    square = np.float32((radius_mm * (1 + ROUNDING)) ** 2)
    mask = np.ascontiguousarray(mask)
    along = np.empty(mask.shape, dtype=np.float32)
    across = np.empty_like(along)
    inside = np.empty(mask.shape, dtype=bool)
    filled = np.zeros(mask.shape[:2], dtype=bool)
    spread = np.zeros(mask.shape[:2], dtype=bool)
    i, j, k = (np.float32(s) for s in spacing_mm)
    steps = [(n, min(n + 8, mask.shape[0])) for n in range(0, mask.shape[0], 8)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda s: _along_rows(mask, along, filled, i, np.float32(2) * square, *s), steps))
        list(pool.map(lambda s: _across_rows(along, filled, across, spread, j, reach[1], *s), steps))
        list(pool.map(lambda s: _across_slices(across, spread, inside, k, reach[2], square, *s), steps))
    return inside


@njit(cache=True, nogil=True)
def _along_rows(mask, along, filled, spacing, far, first, last):  # type: ignore[no-untyped-def]
    """Squared distance along i to the nearest voxel inside; `far` where the row is empty."""
    length = mask.shape[2]
    for k in range(first, last):
        for j in range(mask.shape[1]):
            row = along[k, j]
            seen = -1
            for i in range(length):
                if mask[k, j, i]:
                    seen = i
                row[i] = ((i - seen) * spacing) ** 2 if seen >= 0 else far
            filled[k, j] = seen >= 0
            if seen < 0:
                continue
            ahead = -1
            for i in range(length - 1, -1, -1):
                if mask[k, j, i]:
                    ahead = i
                if ahead >= 0:
                    row[i] = min(row[i], ((ahead - i) * spacing) ** 2)


@njit(cache=True, nogil=True)
def _across_rows(along, filled, across, spread, spacing, reach, first, last):  # type: ignore[no-untyped-def]
    """Squared distance within slices; `spread` marks the rows that have any."""
    rows, length = along.shape[1], along.shape[2]
    for k in range(first, last):
        for j in range(rows):
            out = across[k, j]
            any_row = False
            for n in range(max(j - reach, 0), min(j + reach + 1, rows)):
                if not filled[k, n]:
                    continue
                rise = ((n - j) * spacing) ** 2
                row = along[k, n]
                if any_row:
                    for i in range(length):
                        out[i] = min(out[i], row[i] + rise)
                else:
                    for i in range(length):
                        out[i] = row[i] + rise
                any_row = True
            spread[k, j] = any_row


@njit(cache=True, nogil=True)
def _across_slices(across, spread, inside, spacing, reach, square, first, last):  # type: ignore[no-untyped-def]
    slices, rows, length = across.shape
    for k in range(first, last):
        for j in range(rows):
            out = inside[k, j]
            for i in range(length):
                out[i] = False
            for n in range(max(k - reach, 0), min(k + reach + 1, slices)):
                if not spread[n, j]:
                    continue
                limit = square - ((n - k) * spacing) ** 2
                row = across[n, j]
                for i in range(length):
                    out[i] |= row[i] <= limit
