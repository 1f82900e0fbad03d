"""A scan as registration sees it: at several resolutions, grey values spread evenly, the body found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, vector
from surgplan.base.grid import Grid
from surgplan.imaging.trilinear import Mask
from surgplan.imaging.volume import Volume

RANGE_PERCENTILES = (0.5, 99.8)
"""Values beyond are metal, or a few hot voxels, and must not take the grey steps away from the tissues."""
CT_RANGE_HU = (-1000.0, 1600.0)
EVEN_SHARE = 0.5
"""How much of the grey scale goes by rank and not by value: soft tissue in a CT spans 100 of 2600 HU and still tells."""
BODY_SPACING_MM = 4.0
BODY_CLOSE_MM = 6.0
FEWEST_VOXELS = 500
"""Of the body at 4 mm; 32 ml are too little to fit by grey values."""


@dataclass(frozen=True, eq=False)
class Level:
    """A scan at one resolution."""

    grid: Grid
    values: NDArray[np.float32]
    """[k, j, i], from 0 to 1; nan where nothing was scanned."""


@dataclass(frozen=True, eq=False)
class Body:
    """What of a scan is not air."""

    grid: Grid
    mask: Mask
    """[k, j, i]"""

    def points(self) -> Floats:
        """Centres of its voxels (n, 3), LPS mm."""
        k, j, i = np.nonzero(self.mask)
        return self.grid.to_lps(np.stack([i, j, k], axis=-1))

    def within(self, points: Floats) -> NDArray[np.bool_]:
        """Whether points (n, 3) in LPS mm lie in it."""
        ijk = np.rint(self.grid.to_index(points)).astype(int)
        inside = np.all((ijk >= 0) & (ijk < np.asarray(self.grid.size)), axis=-1)
        i, j, k = np.where(inside[:, None], ijk, 0).T
        found: NDArray[np.bool_] = inside & self.mask[k, j, i]
        return found

    @classmethod
    def of_segment(cls, mask: Mask, grid: Grid) -> Body:
        """Of a segment's voxels [k, j, i], at the resolution bodies are kept in."""
        factors = [max(1, round(BODY_SPACING_MM / s)) for s in grid.spacing_mm[::-1]]
        wide = np.pad(mask, [(0, -n % f) for n, f in zip(mask.shape, factors, strict=True)])
        (nk, fk), (nj, fj), (ni, fi) = ((n // f, f) for n, f in zip(wide.shape, factors, strict=True))
        blocks: Mask = np.asarray(wide.reshape(nk, fk, nj, fj, ni, fi).any(axis=(1, 3, 5)))
        origin = grid.to_lps((np.array([fi, fj, fk]) - 1) / 2)
        return cls(
            Grid((ni, nj, nk), vector(np.asarray(grid.spacing_mm) * (fi, fj, fk)), vector(origin), grid.direction), blocks
        )

    def grown(self, by_mm: float) -> Body:
        """It and what lies within a distance of it."""
        steps = max(1, round(by_mm / min(self.grid.spacing_mm)))
        wider: Mask = np.asarray(ndimage.binary_dilation(self.mask, iterations=steps))
        return Body(self.grid, wider)


@dataclass(frozen=True, eq=False)
class Subject:
    """A scan made ready to be fitted."""

    levels: tuple[Level, ...]
    """From coarse to fine."""
    body: Body


def prepared(volume: Volume, spacings_mm: Sequence[float], name: str) -> Subject:
    """The scan at each resolution (mm, falling) or its own where that is coarser; Refused if there is no body in it."""
    values = volume.voxels.astype(np.float32)
    if volume.valid is not None:
        values[~volume.valid] = volume.background
    scanned = None if volume.valid is None else volume.valid
    fine = _shrunk(volume.grid, values, scanned, min(spacings_mm))
    coarse = _shrunk(*fine, BODY_SPACING_MM)
    body = _body(coarse, volume.unit, name)
    low, high = _range(coarse, body, volume.unit)
    ranks = _ranks(coarse[1][body.mask & coarse[2]] if coarse[2] is not None else coarse[1][body.mask], low, high)
    stacks = [fine if s == min(spacings_mm) else _shrunk(*fine, s) for s in spacings_mm]
    levels = tuple(Level(grid, _greys(array, valid, low, high, ranks)) for grid, array, valid in stacks)
    return Subject(levels, body)


Stack = tuple[Grid, NDArray[np.float32], "Mask | None"]


def _shrunk(grid: Grid, values: NDArray[np.float32], valid: Mask | None, spacing_mm: float) -> Stack:
    """Means over blocks of voxels, so that none is much smaller than a spacing; one unscanned voxel makes a block unscanned."""
    factors = [max(1, round(spacing_mm / s)) for s in grid.spacing_mm]
    factors = [min(f, n) for f, n in zip(factors, grid.size, strict=True)]
    if factors == [1, 1, 1]:
        return grid, values, valid
    fi, fj, fk = factors
    ni, nj, nk = (n // f for n, f in zip(grid.size, factors, strict=True))
    kept = np.s_[: nk * fk, : nj * fj, : ni * fi]
    blocks = (nk, fk, nj, fj, ni, fi)
    array = values[kept]
    for axis, factor in ((2, fi), (1, fj), (0, fk)):  # the fastest first; one mean over all three takes far longer
        array = _summed(array, axis, factor)
    means = array / np.float32(fi * fj * fk)
    whole: Mask | None = None if valid is None else np.asarray(valid[kept].reshape(blocks).all(axis=(1, 3, 5)))
    origin = grid.to_lps((np.array([fi, fj, fk]) - 1) / 2)
    spacing = vector(np.asarray(grid.spacing_mm) * factors)
    return Grid((ni, nj, nk), spacing, vector(origin), grid.direction), means, whole


def _summed(values: NDArray[np.float32], axis: int, factor: int) -> NDArray[np.float32]:
    """Sums of `factor` neighbours along an axis."""
    if factor == 1:
        return values
    lines = np.moveaxis(values, axis, 0)
    total = lines[0::factor].copy()
    for n in range(1, factor):
        total += lines[n::factor]
    return np.moveaxis(total, 0, axis)


def _body(stack: Stack, unit: str, name: str) -> Body:
    """The largest connected thing that is not air, its holes filled."""
    grid, values, valid = stack
    if unit == "HU":
        level = -300.0
    else:
        top = float(np.percentile(values, 99))
        level = 0.5 * _otsu(np.clip(values, float(np.percentile(values, 1)), top))
    solid = values > level
    if valid is not None:
        solid &= valid
    steps = max(1, round(BODY_CLOSE_MM / max(grid.spacing_mm) / 2))
    solid = ndimage.binary_opening(solid, iterations=1)
    labels, count = ndimage.label(solid)
    if count:
        solid = labels == 1 + int(np.argmax(np.bincount(labels.ravel())[1:]))
    closed = ndimage.binary_closing(np.pad(solid, steps), iterations=steps)
    solid = ndimage.binary_fill_holes(closed)[(slice(steps, -steps),) * 3]
    if np.count_nonzero(solid) < FEWEST_VOXELS:
        raise Refused(f"there is too little in image {name!r} to fit by its grey values; use landmarks alone")
    return Body(grid, solid)


def _otsu(values: NDArray[np.float32]) -> float:
    """The threshold that parts values into two groups of least variance (Otsu 1979)."""
    counts, edges = np.histogram(values, 128)
    middles = (edges[1:] + edges[:-1]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    total = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (total / below - (total[-1] - total) / above) ** 2
    return float(edges[1:][int(np.nanargmax(between[:-1]))])


def _range(stack: Stack, body: Body, unit: str) -> tuple[float, float]:
    if unit == "HU":
        return CT_RANGE_HU
    _, values, valid = stack
    low, high = np.percentile(values[body.mask if valid is None else body.mask & valid], RANGE_PERCENTILES)
    low = min(low, float(np.percentile(values if valid is None else values[valid], 1)))
    return float(low), float(max(high, low + 1e-6))


def _ranks(values: NDArray[np.float32], low: float, high: float) -> Floats:
    """Share of the body's voxels below each of 257 even steps from `low` to `high`."""
    counts, _ = np.histogram(np.clip(values, low, high), 256, (low, high))
    shares: Floats = np.concatenate([[0.0], np.cumsum(counts) / max(1, counts.sum())])
    return shares


def _greys(values: NDArray[np.float32], valid: Mask | None, low: float, high: float, ranks: Floats) -> NDArray[np.float32]:
    """From 0 to 1, by value and by rank; nan where nothing was scanned."""
    even = (np.clip(values, low, high) - np.float32(low)) / np.float32(high - low)
    scale = (1 - EVEN_SHARE) * np.linspace(0, 1, len(ranks)) + EVEN_SHARE * ranks
    greys: NDArray[np.float32] = np.interp(even, np.linspace(0, 1, len(ranks)), scale).astype(np.float32)
    if valid is not None:
        greys[~valid] = np.nan
    return greys
