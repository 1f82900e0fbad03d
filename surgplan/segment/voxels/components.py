"""Connected parts of a mask."""

from __future__ import annotations

import cc3d
import numpy as np
from numpy.typing import NDArray

from surgplan.case.labels import Mask

Labels = NDArray[np.uint32]


def labelled(mask: Mask, connectivity: int = 6) -> tuple[Labels, NDArray[np.int64]]:
    """The connected parts of a mask: labels from 1 on, and the voxel count of each label (entry 0 is the outside)."""
    labels = np.asarray(cc3d.connected_components(mask, connectivity=connectivity, out_dtype=np.uint32))
    return labels, np.bincount(labels.ravel()).astype(np.int64)


def largest(mask: Mask) -> Mask:
    """The part with the most voxels; an empty mask stays empty."""
    labels, counts = labelled(mask)
    return mask.copy() if len(counts) < 2 else labels == 1 + int(np.argmax(counts[1:]))


def larger_than(mask: Mask, voxels: float) -> Mask:
    """The parts of at least this many voxels."""
    labels, counts = labelled(mask)
    keep = counts >= voxels
    keep[0] = False
    kept: Mask = keep[labels]
    return kept


def part_at(mask: Mask, at: tuple[int, int, int]) -> Mask:
    """The part that holds the voxel `at` (k, j, i); empty where that voxel is outside the mask."""
    if not mask[at]:
        return np.zeros_like(mask)
    labels, _ = labelled(mask)
    part: Mask = labels == labels[at]
    return part


def touching(mask: Mask, seeds: Mask) -> Mask:
    """The parts that hold at least one voxel of `seeds`."""
    labels, counts = labelled(mask)
    keep = np.zeros(len(counts), dtype=bool)
    keep[np.unique(labels[seeds])] = True
    keep[0] = False
    kept: Mask = keep[labels]
    return kept
