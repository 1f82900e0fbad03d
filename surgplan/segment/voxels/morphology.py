"""Growing, shrinking and smoothing masks with balls measured in mm, whatever the voxels' shape."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.blur import TRUNCATE, Shares, blurred_shares, counts_of
from surgplan.segment.voxels.box import Box, bounding_box, into_array
from surgplan.segment.voxels.dilation import dilated
from surgplan.segment.voxels.elements import ball
from surgplan.segment.voxels.majority import majority_of
from surgplan.segment.voxels.packed import Words, inverted, packed, unpacked
from surgplan.segment.voxels.reach import within

PACKED_REACH = 32
"""Voxels up to which growing packed masks is quicker than distances."""


def grown(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Every voxel whose centre lies within `radius_mm` of a centre in the mask."""
    if not mask.any():
        return mask.copy()
    padded = Padded.round(mask, radius_mm, spacing_mm)
    words, length = packed(padded.part), padded.part.shape[2]
    return padded.back(unpacked(_near(words, length, radius_mm, spacing_mm), length))


def shrunk(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Every voxel farther than `radius_mm` from all centres outside; the image's border is no outside."""
    if not mask.any():
        return mask.copy()
    padded = Padded.round(mask, radius_mm, spacing_mm)
    words, length = packed(padded.part), padded.part.shape[2]
    return padded.back(unpacked(_shrunk(words, length, radius_mm, spacing_mm), length))


def opened(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Without what is thinner than a ball of `radius_mm`."""
    if not mask.any():
        return mask.copy()
    padded = Padded.round(mask, radius_mm, spacing_mm)
    words, length = packed(padded.part), padded.part.shape[2]
    core = padded.back(unpacked(_shrunk(words, length, radius_mm, spacing_mm), length))
    return grown(core, radius_mm, spacing_mm) & mask


def closed(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """With every gap filled that a ball of `radius_mm` can't enter."""
    if not mask.any():
        return mask.copy()
    padded = Padded.round(mask, 2 * radius_mm, spacing_mm)
    words, length = packed(padded.part), padded.part.shape[2]
    wide = _near(words, length, radius_mm, spacing_mm)
    return padded.back(unpacked(words | _shrunk(wide, length, radius_mm, spacing_mm), length))


def majority(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Every voxel with more than half of the ball of `radius_mm` round it inside: the median of a mask."""
    if not mask.any():
        return mask.copy()
    padded = Padded.round(mask, radius_mm, spacing_mm)
    return padded.back(majority_of(padded.part, ball(radius_mm, spacing_mm)))


def blurred(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """The mask blurred by a Gaussian whose standard deviation is `radius_mm`, cut where its volume is as before."""
    if not mask.any():
        return mask.copy()
    padded = Padded.round(mask, TRUNCATE * radius_mm, spacing_mm)
    shares = padded.inner(blurred_shares(padded.part, radius_mm, spacing_mm))
    return into_array(shares >= level_keeping(shares, int(np.count_nonzero(mask))), padded.box, mask.shape)


def level_keeping(shares: Shares, count: int) -> int:
    """The level above 0 that leaves the number of voxels nearest to `count` at or above it."""
    at_least = np.cumsum(counts_of(shares)[::-1])[::-1]
    return 1 + int(np.argmin(np.abs(at_least[1:] - count)))


@dataclass(frozen=True, eq=False)
class Padded:
    """The box round a mask with a margin; where it leaves the image, the image's last voxels are taken to go on."""

    part: Mask
    box: Box
    """What of it lies in the image."""
    beyond: tuple[tuple[int, int], ...]
    """How many voxels were added before and behind, along k, j, i."""
    shape: tuple[int, ...]
    """Of the whole mask."""

    @classmethod
    def round(cls, mask: Mask, margin_mm: float, spacing_mm: Vector) -> Padded:
        """Round a mask that is not empty."""
        box = bounding_box(mask, spacing_mm)
        margins = [int(np.ceil(margin_mm / s)) + 2 for s in reversed(spacing_mm)]
        within_ = [slice(max(b.start - m, 0), min(b.stop + m, n)) for b, m, n in zip(box, margins, mask.shape, strict=True)]
        inner = (within_[0], within_[1], within_[2])
        beyond = tuple((max(m - b.start, 0), max(b.stop + m - n, 0)) for b, m, n in zip(box, margins, mask.shape, strict=True))
        return cls(np.pad(mask[inner], beyond, mode="edge"), inner, beyond, mask.shape)

    def inner(self, part: np.ndarray) -> np.ndarray:
        """What of an array of the part's shape lies in the image."""
        return part[tuple(slice(a, n - b) for (a, b), n in zip(self.beyond, part.shape, strict=True))]

    def back(self, part: Mask) -> Mask:
        """A mask of the whole shape with this in the box."""
        return into_array(self.inner(part), self.box, self.shape)


def _near(words: Words, length: int, radius_mm: float, spacing_mm: Vector) -> Words:
    """Packed voxels within a radius of those of a mask."""
    if max(int(radius_mm / s) for s in spacing_mm[1:]) > PACKED_REACH:
        return packed(within(unpacked(words, length), radius_mm, spacing_mm))
    return dilated(words, length, ball(radius_mm, spacing_mm))


def _shrunk(words: Words, length: int, radius_mm: float, spacing_mm: Vector) -> Words:
    return inverted(_near(inverted(words, length), length, radius_mm, spacing_mm), length)
