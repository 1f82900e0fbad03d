"""Connected parts of a mask."""

from __future__ import annotations

import cc3d
import numpy as np
from numpy.typing import NDArray

from surgplan.case.labels import Mask
from surgplan.segment.voxels import flood
from surgplan.segment.voxels.box import Box
from surgplan.segment.voxels.packed import BITS, Words, packed, unpacked

Labels = NDArray[np.uint32]


def labelled(mask: Mask, connectivity: int = 6) -> tuple[Labels, NDArray[np.int64]]:
    """The connected parts of a mask: labels from 1 on, and the voxel count of each label (entry 0 is the outside)."""
    labels = np.asarray(cc3d.connected_components(mask, connectivity=connectivity, out_dtype=np.uint32))
    return labels, np.bincount(labels.ravel()).astype(np.int64)


def count(mask: Mask) -> int:
    """How many connected parts a mask has."""
    return len(flood.parts(packed(mask))[0])


def by_size(mask: Mask, most: int, least_voxels: float = 1) -> list[tuple[Box, Mask]]:
    """The parts of at least so many voxels, the largest first and at most so many of them: each in a box round it."""
    words = packed(mask)
    sizes, firsts = flood.parts(words)
    order = [n for n in np.argsort(-sizes, kind="stable")[:most] if sizes[n] >= least_voxels]
    return [_boxed(flood.flooded(words, flood.at_bits(firsts[[n]], words.shape)), mask.shape[2]) for n in order]


def _boxed(words: Words, length: int) -> tuple[Box, Mask]:
    """Packed voxels, unpacked only in a box round them."""
    ends = []
    for axis in range(3):
        at = np.flatnonzero(words.any(axis=tuple(a for a in range(3) if a != axis)))
        ends.append((int(at[0]), int(at[-1]) + 1))
    k, j, (first, last) = slice(*ends[0]), slice(*ends[1]), ends[2]
    i = slice(first * BITS, min(last * BITS, length))
    return (k, j, i), unpacked(np.ascontiguousarray(words[k, j, first:last]), i.stop - i.start)


def largest(mask: Mask, count: int = 1) -> Mask:
    """The part with the most voxels, or so many of the largest; an empty mask stays empty."""
    words = packed(mask)
    sizes, firsts = flood.parts(words)
    if len(sizes) <= count:
        return mask.copy()
    seeds = flood.at_bits(firsts[np.argsort(-sizes, kind="stable")[:count]], words.shape)
    return unpacked(flood.flooded(words, seeds), mask.shape[2])


def larger_than(mask: Mask, voxels: float) -> Mask:
    """The parts of at least this many voxels."""
    words = packed(mask)
    sizes, firsts = flood.parts(words)
    if not len(sizes) or sizes.min() >= voxels:
        return mask.copy()
    return unpacked(flood.flooded(words, flood.at_bits(firsts[sizes >= voxels], words.shape)), mask.shape[2])


def part_at(mask: Mask, at: tuple[int, int, int]) -> Mask:
    """The part that holds the voxel `at` (k, j, i); empty where that voxel is outside the mask."""
    if not mask[at]:
        return np.zeros_like(mask)
    words = packed(mask)
    number = ((at[0] * words.shape[1] + at[1]) * words.shape[2]) * 64 + at[2]
    return unpacked(flood.flooded(words, flood.at_bits(np.array([number]), words.shape)), mask.shape[2])


def touching(mask: Mask, seeds: Mask) -> Mask:
    """The parts that hold at least one voxel of `seeds`."""
    return unpacked(flood.flooded(packed(mask), packed(seeds)), mask.shape[2])
