"""Growing, shrinking and smoothing masks with balls measured in mm, whatever the voxels' shape."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import ndimage, signal

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.box import bounding_box, into_array
from surgplan.segment.voxels.reach import within

ROUNDING_MM = 1e-4
"""A voxel exactly at the radius is counted in, whatever its rounding error."""


def grown(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Every voxel whose centre lies within `radius_mm` of a centre in the mask."""
    return _boxed(mask, radius_mm, spacing_mm, lambda part: within(part, radius_mm, spacing_mm))


def shrunk(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Every voxel farther than `radius_mm` from all centres outside; the image's border is no outside."""
    return _boxed(mask, radius_mm, spacing_mm, lambda part: ~within(~part, radius_mm, spacing_mm))


def opened(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Without what is thinner than a ball of `radius_mm`."""
    return grown(shrunk(mask, radius_mm, spacing_mm), radius_mm, spacing_mm) & mask


def closed(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """With every gap filled that a ball of `radius_mm` can't enter."""

    def work(part: Mask) -> Mask:
        return part | ~within(~within(part, radius_mm, spacing_mm), radius_mm, spacing_mm)

    return _boxed(mask, 2 * radius_mm, spacing_mm, work)


def majority(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """Every voxel with more than half of the ball of `radius_mm` round it inside: the median of a mask."""
    reach = [int(radius_mm / s + ROUNDING_MM) for s in reversed(spacing_mm)]
    steps = np.ogrid[tuple(slice(-n, n + 1) for n in reach)]
    square = sum((step * s) ** 2 for step, s in zip(steps, reversed(spacing_mm), strict=True))
    ball = (np.asarray(square) <= radius_mm**2 + ROUNDING_MM).astype(np.float32)

    def work(part: Mask) -> Mask:
        inside: Mask = signal.oaconvolve(part.astype(np.float32), ball, mode="same") > ball.sum() / 2
        return inside

    return _boxed(mask, radius_mm, spacing_mm, work)


def blurred(mask: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """The mask blurred by a Gaussian whose standard deviation is `radius_mm`, cut again at one half."""

    def work(part: Mask) -> Mask:
        sigma = [radius_mm / s for s in reversed(spacing_mm)]
        inside: Mask = ndimage.gaussian_filter(part.astype(np.float32), sigma, mode="nearest", truncate=3.0) > 0.5
        return inside

    return _boxed(mask, 3 * radius_mm, spacing_mm, work)


def _boxed(mask: Mask, margin_mm: float, spacing_mm: Vector, work: Callable[[Mask], Mask]) -> Mask:
    """Work done in a box round the mask; where the box leaves the image, the image's last voxels are taken to go on."""
    if not mask.any():
        return mask.copy()
    box = bounding_box(mask, spacing_mm)
    margins = [int(np.ceil(margin_mm / s)) + 2 for s in reversed(spacing_mm)]
    inner = tuple(slice(max(b.start - m, 0), min(b.stop + m, n)) for b, m, n in zip(box, margins, mask.shape, strict=True))
    beyond = [(max(m - b.start, 0), max(b.stop + m - n, 0)) for b, m, n in zip(box, margins, mask.shape, strict=True)]
    part = work(np.pad(mask[inner], beyond, mode="edge"))
    inside = tuple(slice(a, n - b) for (a, b), n in zip(beyond, part.shape, strict=True))
    return into_array(part[inside], (inner[0], inner[1], inner[2]), mask.shape)
