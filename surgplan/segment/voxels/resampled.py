"""A mask on another grid, or moved: where the linearly interpolated mask is more inside than outside."""

from __future__ import annotations

import numpy as np
from numba import njit

from surgplan.base.geometry import Floats
from surgplan.case.labels import Mask
from surgplan.segment.voxels.slabs import in_slabs

MOST_SAMPLES = 6
"""Along each side of a voxel that is larger than those of the mask."""
NUDGE = 1e-4
"""Voxels by which a sample half-way between two voxels is moved to the later one, so that a set moved by half a voxel gains as
many as it loses."""


def resampled(mask: Mask, index_map: Floats, shape: tuple[int, int, int]) -> Mask:
    """A mask [k, j, i] on an array of another shape; the 4x4 `index_map` leads from its (i, j, k) to those of the mask.

    A voxel larger than the mask's is sampled several times along each side. Outside of the mask's array nothing is inside.
    """
    out: Mask = np.zeros(shape, dtype=bool)
    found = _filled_range(mask)
    if found is None:
        return out
    low, high = found
    back: Floats = np.asarray(np.linalg.inv(index_map), dtype=float)
    first, last = _reach(low, high, back, shape)
    samples = np.array([min(max(int(np.ceil(n - 0.05)), 1), MOST_SAMPLES) for n in np.linalg.norm(index_map[:3, :3], axis=0)])
    matrix = np.ascontiguousarray(index_map[:3], dtype=float)
    voxels = np.ascontiguousarray(mask)

    def work(a: int, z: int) -> None:
        _resample(voxels, matrix, samples, out, first, last, first[2] + a, first[2] + z)

    if (last > first).all():
        in_slabs(int(last[2] - first[2]), work)
    return out


def outside_share(mask: Mask, index_map: Floats, shape: tuple[int, int, int]) -> float:
    """Which share of a mask's voxels, 0 to 1, has its centre outside of the array that `resampled` puts it on."""
    found = _filled_range(mask)
    if found is None:
        return 0.0
    back: Floats = np.asarray(np.linalg.inv(index_map), dtype=float)
    size: Floats = np.asarray(shape[::-1], dtype=float)
    corners: Floats = np.stack(np.meshgrid(*np.stack(found).T, indexing="ij"), axis=-1).reshape(-1, 3)
    if not _outside(corners, back, size).any():
        return 0.0
    k, j, i = np.nonzero(mask)
    return float(_outside(np.column_stack([i, j, k]).astype(float), back, size).mean())


def _outside(ijk: Floats, back: Floats, size: Floats) -> Mask:
    there = ijk @ back[:3, :3].T + back[:3, 3]
    return np.asarray(((there < -0.5) | (there > size - 0.5)).any(axis=1))


def _filled_range(mask: Mask) -> tuple[Floats, Floats] | None:
    """The smallest and the largest i, j, k inside; None if nothing is."""
    ends = []
    for axis in (2, 1, 0):
        at = np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis)))
        if not len(at):
            return None
        ends.append((float(at[0]), float(at[-1])))
    low, high = np.asarray(ends).T
    return low, high


def _reach(low: Floats, high: Floats, back: Floats, shape: tuple[int, int, int]) -> tuple[Floats, Floats]:
    """First and one past the last i, j, k that the box from `low` to `high` may touch."""
    corners = np.stack(np.meshgrid(*np.stack([low - 1, high + 1]).T, indexing="ij"), axis=-1).reshape(-1, 3)
    there = corners @ back[:3, :3].T + back[:3, 3]
    first = np.clip(np.floor(there.min(axis=0)) - 1, 0, np.asarray(shape[::-1])).astype(np.int64)
    last = np.clip(np.ceil(there.max(axis=0)) + 2, 0, np.asarray(shape[::-1])).astype(np.int64)
    return first, last


@njit(cache=True, nogil=True)
def _off_half(share):  # type: ignore[no-untyped-def]
    return 0.5 + NUDGE if abs(share - 0.5) < NUDGE else share


@njit(cache=True, nogil=True)
def _value(mask, x, y, z):  # type: ignore[no-untyped-def]
    """The mask between its voxels."""
    slices, rows, length = mask.shape
    i, j, k = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
    fx, fy, fz = _off_half(x - i), _off_half(y - j), _off_half(z - k)
    total = 0.0
    for c in range(2):
        if k + c < 0 or k + c >= slices:
            continue
        wz = fz if c else 1 - fz
        for b in range(2):
            if j + b < 0 or j + b >= rows:
                continue
            wy = wz * (fy if b else 1 - fy)
            if 0 <= i < length and mask[k + c, j + b, i]:
                total += wy * (1 - fx)
            if 0 <= i + 1 < length and mask[k + c, j + b, i + 1]:
                total += wy * fx
    return total


@njit(cache=True, nogil=True)
def _resample(mask, matrix, samples, out, first, last, k0, k1):  # type: ignore[no-untyped-def]
    slices, rows, length = mask.shape
    count = samples[0] * samples[1] * samples[2]
    for k in range(k0, k1):
        for j in range(first[1], last[1]):
            for i in range(first[0], last[0]):
                total = 0.0
                for c in range(samples[2]):
                    for b in range(samples[1]):
                        for a in range(samples[0]):
                            u = i + (a + 0.5) / samples[0] - 0.5
                            v = j + (b + 0.5) / samples[1] - 0.5
                            w = k + (c + 0.5) / samples[2] - 0.5
                            x = matrix[0, 0] * u + matrix[0, 1] * v + matrix[0, 2] * w + matrix[0, 3]
                            y = matrix[1, 0] * u + matrix[1, 1] * v + matrix[1, 2] * w + matrix[1, 3]
                            z = matrix[2, 0] * u + matrix[2, 1] * v + matrix[2, 2] * w + matrix[2, 3]
                            if -1 < x < length and -1 < y < rows and -1 < z < slices:
                                total += _value(mask, x, y, z)
                out[k, j, i] = total > 0.5 * count
