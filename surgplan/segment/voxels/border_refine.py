"""Drawing a segment's border anew along the edges of the image.

What lies deep in the segment is inside for sure, what lies far outside it is not, and between them the cheapest cut is taken
(Boykov and Jolly, ICCV 2001): cheap where neighbours differ, and dear where values that are usual inside would be left
outside or the other way round. Strokes and points are sure, too, and values about them count as examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.box import Box
from surgplan.segment.voxels.components import touching
from surgplan.segment.voxels.exact_distance import depths
from surgplan.segment.voxels.graph_cut import edges_of, graph_cut
from surgplan.segment.voxels.valleys import extreme

BINS = 128
"""Of the histograms of values inside and outside."""
BLUR_BINS = 2.0
"""Standard deviation they are smoothed with."""
SUREST = 3.0
"""No value is taken to speak more clearly for a side than by this logarithm of odds."""
EXAMPLE_MM = 2.5
"""Voxels so near to a point or stroke are examples of its side."""
EXAMPLES = 0.25
"""Values about points count for so much of a histogram, however few they are."""
CORE = 0.5
"""Of the depth of a thin part, from where on a voxel is inside for sure."""
STEPS_PER_MM = 100
SAMPLED = 20_000
"""Voxels looked at for the range of values, about."""
LEAST_EDGE = 0.03
"""Of the price of a cut through even tissue."""


@dataclass(frozen=True)
class Weights:
    """How the parts of the price are weighed against each other."""

    edges: float = 1.5
    """A cut between two equal voxels."""
    values: float = 0.3
    """A voxel whose value speaks for the other side, for each unit of the logarithm of odds."""
    place: float = 0.5
    """A voxel that changes sides as far off as the border may move."""


def refined(
    mask: Mask,
    voxels: NDArray[Any],
    spacing_mm: Vector,
    reach_mm: float,
    inside: Mask | None = None,
    outside: Mask | None = None,
    spread_mm: float = 10.0,
    fixed: Mask | None = None,
    weights: Weights | None = None,
) -> Mask:
    """The mask [k, j, i] with its border moved by at most `reach_mm` to where the values say it is.

    `inside` and `outside` are strokes that lie on their side for sure; within `spread_mm` of one the border may move further.
    `fixed` voxels stay as they are. What no longer hangs together with anything sure is dropped.
    """
    weights = weights or Weights()
    no_strokes = not any(strokes is not None and strokes.any() for strokes in (inside, outside))
    around = _around(mask, reach_mm, spacing_mm) if no_strokes else None
    if around is None:
        return _in_box(mask, voxels, voxels, spacing_mm, reach_mm, inside, outside, spread_mm, fixed, weights)
    found = np.zeros(mask.shape, dtype=bool)
    kept = None if fixed is None else fixed[around]
    found[around] = _in_box(mask[around], voxels[around], voxels, spacing_mm, reach_mm, None, None, spread_mm, kept, weights)
    return found


def _around(mask: Mask, reach_mm: float, spacing_mm: Vector) -> Box | None:
    """The box beyond which the border can't move, by more than a voxel; None where nothing is marked."""
    found = []
    for axis, spacing in enumerate(reversed(spacing_mm)):
        at = np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis)))
        if not len(at):
            return None
        margin = int(reach_mm / spacing) + 2
        found.append(slice(max(int(at[0]) - margin, 0), min(int(at[-1]) + 1 + margin, mask.shape[axis])))
    return found[0], found[1], found[2]


def _in_box(
    mask: Mask,
    voxels: NDArray[Any],
    every: NDArray[Any],
    spacing_mm: Vector,
    reach_mm: float,
    inside: Mask | None,
    outside: Mask | None,
    spread_mm: float,
    fixed: Mask | None,
    weights: Weights,
) -> Mask:
    """As `refined`, for a box of which the values are `voxels`; of `every` value beyond it is known to lie outside."""
    deep, off = depths(mask, spacing_mm), depths(~mask, spacing_mm)
    sure_in, sure_out = deep > np.minimum(reach_mm, CORE * _thickest(deep, reach_mm, spacing_mm)), off > reach_mm
    lean = np.clip(deep - off, -reach_mm, reach_mm) / np.float32(reach_mm)
    examples: list[Mask | None] = []
    for strokes, sure, side in ((inside, sure_out, 1), (outside, sure_in, -1)):
        if strokes is None or not strokes.any():
            examples.append(None)
            continue
        away = depths(~strokes, spacing_mm)
        examples.append(away <= EXAMPLE_MM)
        sure &= away > spread_mm
        share = np.clip(away / np.float32(max(spread_mm, 1e-6)), 0, 1)
        lean = lean * share + np.float32(side) * (1 - share)
    hard = sure_in.astype(np.int8) - sure_out.astype(np.int8)
    if fixed is not None:
        hard[fixed] = np.where(mask[fixed], 1, -1)
    if inside is not None:
        hard[inside] = 1
    if outside is not None:
        hard[outside] = -1
    free = hard == 0
    if not free.any():
        return np.asarray(hard > 0)
    both = weights.values * _odds(voxels, every, deep, off, reach_mm, *examples) + weights.place * lean
    edges = edges_of(voxels, _noise(voxels, every, mask), weights.edges, LEAST_EDGE, spacing_mm)
    found = graph_cut(np.maximum(-both, 0), np.maximum(both, 0), edges, hard)
    return _whole(found, hard)


def _odds(
    voxels: NDArray[Any],
    every: NDArray[Any],
    deep: NDArray[np.float32],
    off: NDArray[np.float32],
    reach_mm: float,
    near_in: Mask | None,
    near_out: Mask | None,
) -> NDArray[np.float32]:
    """The logarithm of how much likelier each value is inside than outside, from voxels that are not at the border."""
    own = voxels[deep > 0 if near_in is None or deep.any() else near_in]
    low, high = (float(v) for v in np.percentile(own[:: max(own.size // SAMPLED, 1)], (1, 99)))
    wide = max(high - low, 1e-6)

    def binned(values: NDArray[Any]) -> NDArray[np.int16]:
        scaled = (values - np.float32(low - wide)) * np.float32(BINS / (3 * wide))
        return np.asarray(np.clip(scaled, 0, BINS - 1).astype(np.int16))

    bins = binned(voxels)
    beyond = np.zeros(BINS)
    if voxels.size < every.size:  # what lies beyond the box lies far outside
        beyond = np.bincount(binned(every).ravel(), minlength=BINS) - np.bincount(bins.ravel(), minlength=BINS).astype(float)
    shares = []
    for distance, examples, more_of in ((deep, near_in, 0.0), (off, near_out, beyond)):
        clear = distance > min(reach_mm, float(distance.max())) / 2
        counts = np.bincount(bins[clear], minlength=BINS) + more_of
        counts /= max(counts.sum(), 1)
        if examples is not None and examples.any():
            more = np.bincount(bins[examples], minlength=BINS).astype(float)
            counts = (1 - EXAMPLES) * counts + EXAMPLES * more / more.sum()
        shares.append(ndimage.gaussian_filter1d(counts, BLUR_BINS, mode="nearest") + 1e-3 / BINS)
    odds = np.clip(np.log(shares[0] / shares[1]), -SUREST, SUREST)
    return np.asarray(odds.astype(np.float32)[bins])


def _thickest(deep: NDArray[np.float32], reach_mm: float, spacing_mm: Vector) -> NDArray[np.float32]:
    """The largest depth about each voxel, mm, so far off as the border may move: half how thick the mask is there."""
    steps = np.minimum(deep * np.float32(STEPS_PER_MM), np.float32(30_000)).astype(np.int16)
    for axis, spacing in enumerate(reversed(spacing_mm)):
        steps = extreme(steps, axis, int(np.ceil(reach_mm / spacing)), 1)
    return np.asarray(steps, dtype=np.float32) / np.float32(STEPS_PER_MM)


def _noise(voxels: NDArray[Any], every: NDArray[Any], mask: Mask) -> float:
    """How much neighbours inside differ, as a standard deviation; not less than a small part of the range of `every` value."""
    pairs = mask[:, :, 1:] & mask[:, :, :-1]
    steps = np.abs(np.diff(voxels.astype(np.float32), axis=2)[pairs])
    usual = 1.4826 * float(np.median(steps)) if steps.size else 0.0
    return max(usual, 0.005 * float(np.ptp(every)), 1e-6)


def _whole(found: Mask, hard: NDArray[np.int8]) -> Mask:
    """Without parts and holes in which nothing is sure."""
    if (hard > 0).any():
        found = touching(found, hard > 0)
    if (hard < 0).any():
        found = ~touching(~found, hard < 0)
    return found
