"""Working on a grid that is fine enough for thin bone, and coming back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels, onto

Factors = tuple[int, int, int]
"""How many fine voxels lie along one voxel, for i, j, k."""


def factors(spacing_mm: Vector, coarsest_mm: float) -> Factors:
    """The smallest whole factors that bring every spacing to `coarsest_mm` or below."""
    i, j, k = (max(int(np.ceil(s / coarsest_mm - 1e-6)), 1) for s in spacing_mm)
    return i, j, k


def finer(voxels: Voxels, by: Factors) -> Voxels:
    """The voxels split into smaller ones, trilinear between their centres."""
    if by == (1, 1, 1):
        return voxels
    index_map = np.diag([1 / by[0], 1 / by[1], 1 / by[2], 1.0])
    index_map[:3, 3] = [(1 / n - 1) / 2 for n in by]
    shape = (voxels.shape[0] * by[2], voxels.shape[1] * by[1], voxels.shape[2] * by[0])
    return onto(voxels, None, index_map, shape, 0)[0]


def finer_mask(mask: Mask, by: Factors) -> Mask:
    """The mask with every voxel split, without smoothing."""
    for axis in range(3):
        mask = np.repeat(mask, by[2 - axis], axis=axis) if by[2 - axis] > 1 else mask
    return mask


def coarser(mask: Mask, by: Factors) -> Mask:
    """The coarse voxels of which at least half is inside."""
    if by == (1, 1, 1):
        return mask
    k, j, i = (n // f for n, f in zip(mask.shape, reversed(by), strict=True))
    share = mask.reshape(k, by[2], j, by[1], i, by[0]).mean(axis=(1, 3, 5))
    coarse: Mask = share >= 0.5
    return coarse


def pooled(array: NDArray[np.float32], step: Sequence[int], how: Callable[..., Any]) -> NDArray[np.float32]:
    """The array on blocks of `step` voxels (k, j, i), `how` being np.mean or np.max; the last voxels are repeated."""
    padded = np.pad(array, [(0, (-n) % s) for n, s in zip(array.shape, step, strict=True)], mode="edge")
    k, j, i = (n // s for n, s in zip(padded.shape, step, strict=True))
    blocks: NDArray[np.float32] = how(padded.reshape(k, step[0], j, step[1], i, step[2]), axis=(1, 3, 5))
    return blocks


def spread(blocks: NDArray[Any], step: Sequence[int], shape: tuple[int, ...]) -> NDArray[Any]:
    """The blocks' values on all their voxels: what undoes `pooled`."""
    for axis, s in enumerate(step):
        blocks = np.repeat(blocks, s, axis=axis)
    return blocks[: shape[0], : shape[1], : shape[2]]
