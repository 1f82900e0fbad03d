"""Masks with 64 voxels of a row in one word, so that sets are joined, moved and inverted 64 voxels at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.case.labels import Mask

Words = NDArray[np.uint64]
"""[k, j, word]; the lowest bit of a word is its voxel with the smallest i. Bits beyond the end of a row are 0."""
BITS = 64


def packed(mask: Mask) -> Words:
    """The words of a mask [k, j, i]."""
    slices, rows, length = mask.shape
    bytes_ = np.zeros((slices, rows, -(-length // BITS) * (BITS // 8)), dtype=np.uint8)
    bytes_[:, :, : -(-length // 8)] = np.packbits(mask, axis=2, bitorder="little")
    return np.ascontiguousarray(bytes_.view("<u8").astype(np.uint64, copy=False))


def unpacked(words: Words, length: int) -> Mask:
    """The mask [k, j, i] of words whose rows have `length` voxels."""
    bits = np.unpackbits(words.astype("<u8", copy=False).view(np.uint8), axis=2, count=length, bitorder="little")
    return bits.view(np.bool_)


def row_ends(length: int) -> NDArray[np.uint64]:
    """For every word of a row the bits that are voxels."""
    ends: NDArray[np.uint64] = packed(np.ones((1, 1, length), dtype=bool))[0, 0]
    return ends


def inverted(words: Words, length: int) -> Words:
    """The words of the voxels that are not in the mask."""
    other: Words = ~words & row_ends(length)
    return other
