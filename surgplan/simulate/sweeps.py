"""Products and Gauss-Seidel sweeps with a matrix of 3x3 blocks, on ranges of its rows.

A sweep reads what is left and what is right of the diagonal at different times, so those are kept apart: memory is then read
in one stream, which is twice as fast as skipping half of every row.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Ints
from surgplan.simulate.kernel import kernel

Starts = Any
Values = Any


@kernel
def product(first: int, stop: int, start: Starts, column: Ints, data: Values, x: Values, y: Values) -> None:
    """y = A x."""
    for r in range(first, stop):
        a = b = c = data.dtype.type(0)
        for n in range(start[r], start[r + 1]):
            u, v, w = x[column[n], 0], x[column[n], 1], x[column[n], 2]
            a += data[n, 0, 0] * u + data[n, 0, 1] * v + data[n, 0, 2] * w
            b += data[n, 1, 0] * u + data[n, 1, 1] * v + data[n, 1, 2] * w
            c += data[n, 2, 0] * u + data[n, 2, 1] * v + data[n, 2, 2] * w
        y[r, 0], y[r, 1], y[r, 2] = a, b, c


@kernel
def product_dot(first: int, stop: int, start: Starts, column: Ints, data: Values, x: Values, y: Values) -> float:
    """y = A x; returns this range's part of x·y."""
    total = 0.0
    for r in range(first, stop):
        a = b = c = 0.0
        for n in range(start[r], start[r + 1]):
            u, v, w = x[column[n], 0], x[column[n], 1], x[column[n], 2]
            a += data[n, 0, 0] * u + data[n, 0, 1] * v + data[n, 0, 2] * w
            b += data[n, 1, 0] * u + data[n, 1, 1] * v + data[n, 1, 2] * w
            c += data[n, 2, 0] * u + data[n, 2, 1] * v + data[n, 2, 2] * w
        y[r, 0], y[r, 1], y[r, 2] = a, b, c
        total += x[r, 0] * a + x[r, 1] * b + x[r, 2] * c
    return total


@kernel
def inverse_diagonal(first: int, stop: int, data: Floats, diagonal: Starts, out: Values) -> None:
    """Inverses (rows, 3, 3) of the diagonal blocks."""
    for r in range(first, stop):
        out[r] = np.linalg.inv(data[diagonal[r]])


@kernel
def split(
    first: int, stop: int, start: Starts, column: Ints, data: Values, diagonal: Starts,
    lower: Starts, lower_column: Ints, lower_data: Values, upper: Starts, upper_column: Ints, upper_data: Values,
) -> None:  # fmt: skip
    """Copy what is left and right of the diagonal into matrices of their own, whose row starts are given."""
    for i in range(first, stop):
        k = lower[i]
        for n in range(start[i], diagonal[i]):
            lower_column[k] = column[n]
            lower_data[k] = data[n]
            k += 1
        k = upper[i]
        for n in range(diagonal[i] + 1, start[i + 1]):
            upper_column[k] = column[n]
            upper_data[k] = data[n]
            k += 1


@kernel
def forward_from_zero(
    first: int, stop: int, start: Starts, column: Ints, data: Values, inverse: Values, r: Values, x: Values
) -> None:
    """x = (D + L)⁻¹ r: a forward sweep that starts from x = 0, given L and the inverse of D."""
    for i in range(first, stop):
        a = b = c = data.dtype.type(0)
        for n in range(start[i], start[i + 1]):
            u, v, w = x[column[n], 0], x[column[n], 1], x[column[n], 2]
            a += data[n, 0, 0] * u + data[n, 0, 1] * v + data[n, 0, 2] * w
            b += data[n, 1, 0] * u + data[n, 1, 1] * v + data[n, 1, 2] * w
            c += data[n, 2, 0] * u + data[n, 2, 1] * v + data[n, 2, 2] * w
        a, b, c = r[i, 0] - a, r[i, 1] - b, r[i, 2] - c
        for k in range(3):
            x[i, k] = inverse[i, k, 0] * a + inverse[i, k, 1] * b + inverse[i, k, 2] * c


@kernel
def backward(
    first: int, stop: int, lower: Starts, lower_column: Ints, lower_data: Values,
    upper: Starts, upper_column: Ints, upper_data: Values, inverse: Values, r: Values, x: Values,
) -> None:  # fmt: skip
    """A backward sweep on (L + D + U) x = r, from the x given."""
    for i in range(stop - 1, first - 1, -1):
        a = b = c = lower_data.dtype.type(0)
        for n in range(lower[i], lower[i + 1]):
            u, v, w = x[lower_column[n], 0], x[lower_column[n], 1], x[lower_column[n], 2]
            a += lower_data[n, 0, 0] * u + lower_data[n, 0, 1] * v + lower_data[n, 0, 2] * w
            b += lower_data[n, 1, 0] * u + lower_data[n, 1, 1] * v + lower_data[n, 1, 2] * w
            c += lower_data[n, 2, 0] * u + lower_data[n, 2, 1] * v + lower_data[n, 2, 2] * w
        # from the far end, so that the row just changed is needed last
        for n in range(upper[i + 1] - 1, upper[i] - 1, -1):
            u, v, w = x[upper_column[n], 0], x[upper_column[n], 1], x[upper_column[n], 2]
            a += upper_data[n, 0, 0] * u + upper_data[n, 0, 1] * v + upper_data[n, 0, 2] * w
            b += upper_data[n, 1, 0] * u + upper_data[n, 1, 1] * v + upper_data[n, 1, 2] * w
            c += upper_data[n, 2, 0] * u + upper_data[n, 2, 1] * v + upper_data[n, 2, 2] * w
        a, b, c = r[i, 0] - a, r[i, 1] - b, r[i, 2] - c
        for k in range(3):
            x[i, k] = inverse[i, k, 0] * a + inverse[i, k, 1] * b + inverse[i, k, 2] * c


@kernel
def interpolate(first: int, stop: int, parents: Ints, coarse: Values, x: Values) -> None:
    """Add linear values on the corners to quadratic ones: each node takes the mean of its two parents, -1 standing for 0."""
    half = coarse.dtype.type(0.5)
    for i in range(first, stop):
        for p in range(2):
            c = parents[i, p]
            if c >= 0:
                for k in range(3):
                    x[i, k] += half * coarse[c, k]


@kernel
def restrict(parents: Ints, fine: Values, coarse: Values) -> None:
    """The transpose of `interpolate`."""
    coarse[:] = 0
    half = coarse.dtype.type(0.5)
    for i in range(parents.shape[0]):
        for p in range(2):
            c = parents[i, p]
            if c >= 0:
                for k in range(3):
                    coarse[c, k] += half * fine[i, k]


def invert_diagonal_blocks(matrix: Any) -> Floats:
    """Inverses (rows, b, b) of the diagonal blocks of a BSR matrix; the pseudo-inverse where a block is singular."""
    rows = np.repeat(np.arange(len(matrix.indptr) - 1), np.diff(matrix.indptr))
    inverse: Floats = np.linalg.pinv(matrix.data[rows == matrix.indices], rcond=1e-6, hermitian=True)
    return inverse


@kernel
def block_sweep(start: Starts, column: Ints, data: Values, inverse: Values, r: Values, x: Values, forward: bool) -> None:
    """A Gauss-Seidel sweep on A x = r with blocks of any size; r and x are flat."""
    rows, size = inverse.shape[0], inverse.shape[1]
    rest = np.empty(size, dtype=data.dtype)
    for step in range(rows):
        i = step if forward else rows - 1 - step
        for k in range(size):
            rest[k] = r[i * size + k]
        for n in range(start[i], start[i + 1]):
            c = column[n]
            if c != i:
                for k in range(size):
                    total = data.dtype.type(0)
                    for m in range(size):
                        total += data[n, k, m] * x[c * size + m]
                    rest[k] -= total
        for k in range(size):
            total = data.dtype.type(0)
            for m in range(size):
                total += inverse[i, k, m] * rest[m]
            x[i * size + k] = total
