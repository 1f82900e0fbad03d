"""Compiled loops that bring segments onto grids."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def nearest(part, matrix, first, last, placed):  # type: ignore[no-untyped-def]
    """The nearest voxels of `part`, by a matrix to its indices, for those of `placed` from `first` to `last` (i, j, k)."""
    nk, nj, ni = part.shape
    for k in range(first[2], last[2]):
        for j in range(first[1], last[1]):
            for i in range(first[0], last[0]):
                x = int(np.floor(matrix[0, 0] * i + matrix[0, 1] * j + matrix[0, 2] * k + matrix[0, 3] + 0.5))
                y = int(np.floor(matrix[1, 0] * i + matrix[1, 1] * j + matrix[1, 2] * k + matrix[1, 3] + 0.5))
                z = int(np.floor(matrix[2, 0] * i + matrix[2, 1] * j + matrix[2, 2] * k + matrix[2, 3] + 0.5))
                if 0 <= x < ni and 0 <= y < nj and 0 <= z < nk:
                    placed[k, j, i] = part[z, y, x]


@njit(cache=True)
def sides_cross(one, other):  # type: ignore[no-untyped-def]
    """Whether a side (x, y, x, y) of one polygon crosses one of another."""
    for a in range(one.shape[0]):
        ax, ay, bx, by = one[a, 0], one[a, 1], one[a, 2], one[a, 3]
        for b in range(other.shape[0]):
            cx, cy, dx, dy = other[b, 0], other[b, 1], other[b, 2], other[b, 3]
            first = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            second = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
            third = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
            fourth = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
            if first * second < 0 and third * fourth < 0:
                return True
    return False


@njit(cache=True)
def fill(view, local, sides, low, high, reach):  # type: ignore[no-untyped-def]
    """Mark what lies inside, row by row: between the first and the second side that its line crosses, the third and fourth.."""
    meets = np.empty(sides.shape[0])
    dx, dh = local[0, 2], local[2, 2]
    for b in range(reach[0, 0], reach[1, 0]):
        for a in range(reach[0, 1], reach[1, 1]):
            x0 = local[0, 0] * b + local[0, 1] * a + local[0, 3]
            y0 = local[1, 0] * b + local[1, 1] * a + local[1, 3]
            h0 = local[2, 0] * b + local[2, 1] * a + local[2, 3]
            count = 0
            for s in range(sides.shape[0]):
                if (sides[s, 1] > y0) != (sides[s, 3] > y0):
                    share = (y0 - sides[s, 1]) / (sides[s, 3] - sides[s, 1])
                    meets[count] = (sides[s, 0] + share * (sides[s, 2] - sides[s, 0]) - x0) / dx
                    count += 1
            if count == 0:
                continue
            crossed = np.sort(meets[:count])
            for pair in range(0, count - 1, 2):
                first = max(int(np.ceil(crossed[pair])), 0)
                last = min(int(np.ceil(crossed[pair + 1])), view.shape[2])
                for row in range(first, last):
                    height = h0 + dh * row
                    if low <= height < high:
                        view[b, a, row] = True
