"""Slices at any heights and shifts on one right-angled grid, by linear interpolation along their normal."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats, vector
from surgplan.base.grid import Grid
from surgplan.imaging.trilinear import NO_MASK, Mask, Voxels

USUAL_SHARE = 0.25
"""Of the gaps: a gap that makes up so much of them is usual. The smallest usual one is the grid's step, so that no well
scanned part is thinned and one pair of close slices does not blow up the grid."""

ON_A_SLICE = 0.01
"""Steps: a slice of the grid that lies closer to a scanned one takes its values."""

MOST_SLICES = 20000


@dataclass(frozen=True)
class Table:
    """From which planes each slice of a grid is made."""

    lower: NDArray[np.int64]
    """(slices,) number of the plane at or below."""
    upper: NDArray[np.int64]
    weight: Floats
    """(slices,) share of the upper plane."""
    shift: Floats
    """(planes, 2) index i and j of the first pixel of a plane on the grid."""
    interpolated: Mask
    """(slices,) whether a slice lies at no scanned one, so that what it shows was made of others."""


def median(values: Floats) -> float:
    """The middle of some numbers; NumPy's own loads what takes .04 s.

    >>> median(np.array([3.0, 1.0, 2.0, 10.0]))
    2.5
    """
    return float(np.sort(values)[[(len(values) - 1) // 2, len(values) // 2]].mean())


def usual_gap(gaps: Floats, tolerance: float) -> float:
    """The smallest gap (mm) that makes up a quarter of all, within a relative tolerance; the median if none does.

    >>> usual_gap(np.array([1.08] + 13 * [4.0] + 13 * [7.0]), 0.01)
    4.0
    """
    for gap in np.sort(gaps):
        alike = np.abs(gaps - gap) <= tolerance * gap + 1e-9
        if np.count_nonzero(alike) >= max(2, USUAL_SHARE * len(gaps)):
            return _over_many(gaps, median(gaps[alike]), tolerance)
    return median(gaps)


def _over_many(gaps: Floats, step: float, tolerance: float) -> float:
    """A step made more exact by all gaps that are whole numbers of it: headers round positions."""
    counts = np.rint(gaps / step)
    whole = (counts > 0) & (np.abs(gaps / step - counts) <= tolerance * counts)
    return float(gaps[whole].sum() / counts[whole].sum())


def table_of(
    positions: Floats, axes: Floats, spacing_mm: tuple[float, float], size: tuple[int, int], tolerance: float
) -> tuple[Grid, Table]:
    """The grid that holds all planes, and how it is made of them.

    `positions` (n, 3) are those of the first pixels in LPS mm in order along the normal, the third of the axes (columns);
    spacing and size are those along i and j. BadInput if the step is too small for the length of the scan.
    """
    local = positions @ axes
    heights = local[:, 2]
    step = usual_gap(np.diff(heights), tolerance)
    anchor = _anchor(heights, step)
    below, above = (int(np.rint((h - heights[anchor]) / step)) for h in (heights[0], heights[-1]))
    if above - below >= MOST_SLICES:
        raise BadInput(f"slices of {step:.3f} mm over {heights[-1] - heights[0]:.0f} mm are too many; export the series again")
    shift = (local[:, :2] - local[anchor, :2]) / spacing_mm
    low = np.floor(shift.min(axis=0) + 1e-4).astype(int)
    high = np.ceil(shift.max(axis=0) - 1e-4).astype(int)
    origin = axes @ (local[anchor] + [low[0] * spacing_mm[0], low[1] * spacing_mm[1], below * step])
    whole = (size[0] + int(high[0] - low[0]), size[1] + int(high[1] - low[1]), above - below + 1)
    grid = Grid(whole, (*spacing_mm, step), vector(origin), tuple(float(v) for v in axes.ravel()))
    return grid, _table(heights, heights[anchor] + step * np.arange(below, above + 1), shift - low, step)


def _anchor(heights: Floats, step: float) -> int:
    """The slice that most others lie whole steps away from: what lies on the grid keeps its values."""
    best, most = 0, 0
    for n, height in enumerate(heights):
        steps = (heights - height) / step
        count = int(np.count_nonzero(np.abs(steps - np.rint(steps)) <= ON_A_SLICE))
        if count > most:
            best, most = n, count
    return best


def _table(heights: Floats, wanted: Floats, shift: Floats, step: float) -> Table:
    last = len(heights) - 1
    lower = np.clip(np.searchsorted(heights, wanted, side="right") - 1, 0, last)
    upper = np.minimum(lower + 1, last)
    gap = heights[upper] - heights[lower]
    weight = np.where(gap > 0, (wanted - heights[lower]) / np.where(gap > 0, gap, 1.0), 0.0)
    weight = np.clip(weight, 0.0, 1.0)  # half a step beyond the first and the last slice lies inside their voxels
    nearest = np.where(weight < 0.5, lower, upper)
    on_one = np.abs(heights[nearest] - wanted) <= ON_A_SLICE * step
    lower = np.where(on_one, nearest, lower)
    upper = np.where(on_one, nearest, upper)
    weight = np.where(on_one, 0.0, weight)
    return Table(lower, upper, weight, shift, ~on_one)


def onto_table(
    voxels: Voxels, valid: Mask | None, table: Table, shape: tuple[int, int, int], fill: float
) -> tuple[Voxels, Mask]:
    """The array [k, j, i] of a grid made of planes [n, j, i], and which of its voxels lie on scanned pixels only.

    Whole-number voxels are rounded to the nearest. Voxels outside get `fill`.
    """
    from surgplan.imaging.dicom.uneven_kernels import fill_planes

    out: Voxels = np.empty(shape, dtype=voxels.dtype)
    inside = np.empty(shape, dtype=bool)
    mask, has_mask = (NO_MASK, False) if valid is None else (valid, True)
    shift = np.where(np.abs(table.shift - np.rint(table.shift)) < 1e-4, np.rint(table.shift), table.shift)
    whole = voxels.dtype.kind == "i"

    def fill_slices(first: int) -> None:
        last = min(first + 8, shape[0])
        fill_planes(
            voxels, mask, has_mask, table.lower, table.upper, table.weight, shift, first, last, whole, fill, out, inside
        )

    from concurrent.futures import ThreadPoolExecutor  # which loads much, and is seldom needed

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill_slices, range(0, shape[0], 8)))
    return out, inside
