"""Running a network over a scan that is larger than what it takes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.base.progress import Progress, silent

Values = NDArray[np.float32]
Shape = tuple[int, int, int]
Network = Callable[[Values], Values]
"""From a patch to the share of each class (classes, *patch)."""

OVERLAP = 0.5
SIGMA = 0.125
"""Of the weight of a patch's voxels, as a part of its edge: a patch is least sure at its rim (Isensee et al., Nature Methods
18:203, 2021)."""


def classes_of(values: Values, patch: Shape, network: Network, progress: Progress = silent) -> NDArray[np.uint8]:
    """The most probable class of each voxel: overlapping patches, weighted by a Gaussian, are added up and the largest wins.

    A scan smaller than a patch is widened by its outermost values.
    """
    shape = values.shape
    widened = np.pad(values, [(0, max(p - n, 0)) for p, n in zip(patch, shape, strict=True)], mode="edge")
    weight = _weight(patch)
    total: Values | None = None
    places = list(_places(widened.shape, patch))
    for number, corner in enumerate(places):
        progress(number / len(places), f"patch {number + 1} of {len(places)}")
        box = tuple(slice(c, c + p) for c, p in zip(corner, patch, strict=True))
        share = network(np.ascontiguousarray(widened[box], dtype=np.float32))
        if total is None:
            total = np.zeros((len(share), *widened.shape), dtype=np.float32)
        total[(slice(None), *box)] += share * weight
    assert total is not None
    found: NDArray[np.uint8] = total[:, : shape[0], : shape[1], : shape[2]].argmax(axis=0).astype(np.uint8)
    return found


def _places(shape: tuple[int, ...], patch: Shape) -> Iterator[Shape]:
    """Corners of patches that cover an array, evenly spread, each overlapping the next by half or more."""
    along = []
    for size, edge in zip(shape, patch, strict=True):
        count = int(np.ceil((size - edge) / (edge * (1 - OVERLAP)))) + 1 if size > edge else 1
        along.append([round(v) for v in np.linspace(0, size - edge, count)])
    yield from product(*along)


def _weight(patch: Shape) -> Values:
    axes = [np.exp(-0.5 * (((np.arange(n) - (n - 1) / 2) / (SIGMA * n)) ** 2)) for n in patch]
    weight = axes[0][:, None, None] * axes[1][None, :, None] * axes[2][None, None, :]
    found: Values = np.maximum(weight, 1e-3 * weight.max()).astype(np.float32)
    return found
