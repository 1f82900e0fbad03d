"""A mask on another grid, or moved: where the linearly interpolated mask is more inside than outside."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.case.labels import Mask
from surgplan.segment.voxels.dilation import dilated
from surgplan.segment.voxels.packed import inverted, packed, unpacked
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
    surroundings = _surroundings(voxels)

    def work(a: int, z: int) -> None:
        _resample(voxels, surroundings, matrix, samples, out, first, last, first[2] + a, first[2] + z)

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
    counts = np.zeros((len(mask), 2), dtype=np.int64)
    voxels, matrix = np.ascontiguousarray(mask), np.ascontiguousarray(back[:3])
    in_slabs(len(mask), lambda first, last: _count_outside(voxels, matrix, size, counts, first, last))
    inside, outside = counts.sum(axis=0)
    return float(outside / inside)


def _outside(ijk: Floats, back: Floats, size: Floats) -> Mask:
    there = ijk @ back[:3, :3].T + back[:3, 3]
    return np.asarray(((there < -0.5) | (there > size - 0.5)).any(axis=1))


def _surroundings(mask: Mask) -> NDArray[np.uint8]:
    """Of every voxel whether no voxel of the 27 round it is inside (0), some are (1) or all are (2), for most need no look."""
    words, length = packed(mask), mask.shape[2]
    cube = [(dk, dj, -1, 1) for dk in (-1, 0, 1) for dj in (-1, 0, 1)]
    some = unpacked(dilated(words, length, cube), length).view(np.uint8)
    all_ = ~unpacked(dilated(inverted(words, length), length, cube), length)
    for axis in range(3):  # beyond the array is outside
        np.moveaxis(all_, axis, 0)[[0, -1]] = False
    found: NDArray[np.uint8] = some + all_.view(np.uint8)
    return found


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
def _count_outside(mask, back, size, counts, first, last):  # type: ignore[no-untyped-def]
    """Of each slice how many voxels are inside the mask, and how many of these lie outside the other array."""
    for k in range(first, last):
        for j in range(mask.shape[1]):
            for i in range(mask.shape[2]):
                if mask[k, j, i]:
                    counts[k, 0] += 1
                    for axis in range(3):
                        at = back[axis, 0] * i + back[axis, 1] * j + back[axis, 2] * k + back[axis, 3]
                        if at < -0.5 or at > size[axis] - 0.5:
                            counts[k, 1] += 1
                            break


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
def _resample(mask, surroundings, matrix, samples, out, first, last, k0, k1):  # type: ignore[no-untyped-def]
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
                            if not (-0.5 <= x < length - 0.5 and -0.5 <= y < rows - 0.5 and -0.5 <= z < slices - 0.5):
                                if -1 < x < length and -1 < y < rows and -1 < z < slices:
                                    total += _value(mask, x, y, z)
                                continue
                            near = surroundings[int(z + 0.5), int(y + 0.5), int(x + 0.5)]
                            total += _value(mask, x, y, z) if near == 1 else near / 2
                out[k, j, i] = total > 0.5 * count
