"""Gaussian blur of a mask, in slabs so that no second array of numbers as large as the scan is needed."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.slabs import in_slabs

FULL = 65535
"""Stands for 1 in a blurred mask."""
TRUNCATE = 3.0
"""Standard deviations after which the Gaussian ends."""
SLAB = 32

Shares = NDArray[np.uint16]
"""How much of a voxel's surroundings is inside, in parts of FULL."""


def blurred_shares(mask: Mask, sigma_mm: float, spacing_mm: Vector) -> Shares:
    """The mask blurred by a Gaussian; outside of the array nothing is inside."""
    i, j, k = (_weights(sigma_mm / s) for s in spacing_mm)
    out: Shares = np.empty(mask.shape, dtype=np.uint16)
    mask = np.ascontiguousarray(mask)
    in_slabs(mask.shape[0], lambda first, last: _blur(mask, out, i, j, k, first, last), SLAB)
    return out


def counts_of(shares: Shares) -> NDArray[np.int64]:
    """How many voxels [k, j, i] have each of the shares 0 to FULL."""
    steps = -(-shares.shape[0] // SLAB)
    counts = np.zeros((steps, FULL + 1), dtype=np.int64)
    in_slabs(steps, lambda n, _: _count(shares[n * SLAB : (n + 1) * SLAB], counts[n]), 1)
    total: NDArray[np.int64] = counts.sum(axis=0)
    return total


def _weights(sigma: float) -> NDArray[np.float32]:
    """The weights of a voxel and of its neighbours on one side."""
    steps = np.arange(int(TRUNCATE * sigma + 0.5) + 1)
    weights = np.exp(-0.5 * (steps / sigma) ** 2)
    found: NDArray[np.float32] = (weights / (2 * weights.sum() - weights[0])).astype(np.float32)
    return found


@njit(cache=True, nogil=True)
def _count(shares, counts):  # type: ignore[no-untyped-def]
    for k in range(shares.shape[0]):
        for j in range(shares.shape[1]):
            for i in range(shares.shape[2]):
                counts[shares[k, j, i]] += 1


@njit(cache=True, nogil=True, fastmath=True)
def _blur(mask, out, wi, wj, wk, first, last):  # type: ignore[no-untyped-def]
    slices, rows, length = mask.shape
    reach = len(wk) - 1
    low, high = max(first - reach, 0), min(last + reach, slices)
    flat = np.empty((high - low, rows, length), dtype=np.float32)
    there = np.zeros((high - low, rows), dtype=np.bool_)
    for k in range(low, high):
        _blur_slice(mask[k], flat[k - low], there[k - low], wi, wj)
    total = np.empty(length, dtype=np.float32)
    for j in range(rows):  # outside, so that the rows read for one slice are still at hand for the next
        for k in range(first, last):
            total[:] = 0
            some = False
            for n in range(max(k - reach, 0), min(k + reach + 1, slices)):
                if there[n - low, j]:
                    some = True
                    weight = wk[abs(n - k)]
                    row = flat[n - low, j]
                    for i in range(length):
                        total[i] += weight * row[i]
            if some:
                for i in range(length):
                    out[k, j, i] = np.uint16(min(total[i], np.float32(1)) * np.float32(65535) + np.float32(0.5))
            else:
                out[k, j, :] = 0


@njit(cache=True, nogil=True, fastmath=True)
def _blur_slice(mask, out, there, wi, wj):  # type: ignore[no-untyped-def]
    """Blur a slice along i and j; `there` marks the rows that hold anything."""
    rows, length = mask.shape
    along = np.zeros((rows, length), dtype=np.float32)
    some = np.zeros(rows, dtype=np.bool_)
    reach = len(wi) - 1
    wide = np.zeros(length + 2 * reach, dtype=np.float32)
    for j in range(rows):
        for i in range(length):
            wide[reach + i] = mask[j, i]
            some[j] |= mask[j, i]
        if some[j]:
            for n in range(-reach, reach + 1):
                weight = wi[abs(n)]
                for i in range(length):
                    along[j, i] += weight * wide[reach + i + n]
    reach = len(wj) - 1
    for j in range(rows):
        row = out[j]
        row[:] = 0
        for n in range(max(j - reach, 0), min(j + reach + 1, rows)):
            if some[n]:
                there[j] = True
                weight = wj[abs(n - j)]
                for i in range(length):
                    row[i] += weight * along[n, i]
