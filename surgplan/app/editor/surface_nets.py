"""A quick surface of a small box of labels, for looking at while they are edited.

Source: S. F. F. Gibson, Constrained elastic surface nets, MICCAI 1998; here a corner is the mean of its cell's crossings.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]

HALF = 3.5
"""Of the eight voxels that were counted together: four or more are inside."""


@njit(cache=True, nogil=True)
def counted(mask: NDArray[np.bool_]) -> Bytes:
    """How many of each 2 x 2 x 2 voxels are set, with a rim of none about it."""
    nk, nj, ni = mask.shape
    out = np.zeros((-(-nk // 2) + 2, -(-nj // 2) + 2, -(-ni // 2) + 2), np.uint8)
    for k in range(nk):
        for j in range(nj):
            for i in range(ni):
                if mask[k, j, i]:
                    out[k // 2 + 1, j // 2 + 1, i // 2 + 1] += 1
    return out


@njit(cache=True, nogil=True)
def surface_nets(counts: Bytes) -> tuple[Floats, NDArray[np.int32]]:
    """Points (n, 3), as indices (i, j, k) of `counts`, and triangles (m, 3), turned outwards, where that passes `HALF`."""
    nk, nj, ni = counts.shape
    number = np.full((nk - 1, nj - 1, ni - 1), -1, np.int32)
    points = np.empty((1024, 3))
    count = 0
    for k in range(nk - 1):
        for j in range(nj - 1):
            for i in range(ni - 1):
                inside = 0
                for c in range(8):
                    if counts[k + (c >> 2), j + ((c >> 1) & 1), i + (c & 1)] > HALF:
                        inside += 1
                if inside == 0 or inside == 8:
                    continue
                if count == len(points):
                    longer = np.empty((2 * count, 3))
                    longer[:count] = points
                    points = longer
                number[k, j, i] = count
                _corner(counts, k, j, i, points[count])
                count += 1
    return points[:count], _quads(counts, number)


@njit(cache=True, nogil=True)
def _corner(counts: Bytes, k: int, j: int, i: int, out: Floats) -> None:
    """The mean of the places where a cell's edges are crossed."""
    out[:] = 0.0
    crossed = 0
    for c in range(8):
        for axis in range(3):
            bit = 1 << axis
            if c & bit:
                continue
            d = c | bit
            a = float(counts[k + (c >> 2), j + ((c >> 1) & 1), i + (c & 1)])
            b = float(counts[k + (d >> 2), j + ((d >> 1) & 1), i + (d & 1)])
            if (a > HALF) != (b > HALF):
                share = (HALF - a) / (b - a)
                for n in range(3):
                    out[n] += float((c >> n) & 1) + (share if n == axis else 0.0)
                crossed += 1
    out[0] = i + out[0] / crossed
    out[1] = j + out[1] / crossed
    out[2] = k + out[2] / crossed


@njit(cache=True, nogil=True)
def _quads(counts: Bytes, number: NDArray[np.int32]) -> NDArray[np.int32]:
    """Two triangles across each edge between a sample inside and one outside."""
    nk, nj, ni = counts.shape
    triangles = np.empty((2048, 3), np.int32)
    count = 0
    for k in range(nk - 1):  # the rim has no edge to cross along itself
        for j in range(nj - 1):
            for i in range(ni - 1):
                here = counts[k, j, i] > HALF
                for axis in range(3):
                    dk, dj, di = 1 if axis == 2 else 0, 1 if axis == 1 else 0, 1 if axis == 0 else 0
                    if (counts[k + dk, j + dj, i + di] > HALF) == here:
                        continue
                    # the four cells round the edge, anticlockwise as seen from its far end
                    if axis == 0:
                        a, b, c, d = number[k - 1, j - 1, i], number[k - 1, j, i], number[k, j, i], number[k, j - 1, i]
                    elif axis == 1:
                        a, b, c, d = number[k - 1, j, i - 1], number[k, j, i - 1], number[k, j, i], number[k - 1, j, i]
                    else:
                        a, b, c, d = number[k, j - 1, i - 1], number[k, j - 1, i], number[k, j, i], number[k, j, i - 1]
                    if count + 2 > len(triangles):
                        longer = np.empty((2 * len(triangles), 3), np.int32)
                        longer[:count] = triangles[:count]
                        triangles = longer
                    if not here:
                        b, d = d, b
                    triangles[count] = (a, b, c)
                    triangles[count + 1] = (a, c, d)
                    count += 2
    return triangles[:count]
