"""Growing a region from one voxel, and stopping it where it leaks.

Two guards, for two kinds of leaks. Where the range of values is so wide that the region floods its neighbours, its volume
leaps from one step of the range to the next, and the last range before the leap is kept. Where it passes through a narrow
bridge, the bridge and what lies behind it are cut off, unless that is thin itself, as a branch is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.box import bounding_box
from surgplan.segment.voxels.components import labelled, part_at
from surgplan.segment.voxels.levels import quantised, smoothed
from surgplan.segment.voxels.reach import within

Index = tuple[int, int, int]

STEPS = 250
"""Steps a range is divided into, from the value at the start to either limit."""
STRIDE = 25
"""Steps the range is widened by at a time when its volume is watched."""
FIRST = 100
"""The step at which watching begins: before it, a region is no more than its own noise."""
SURE_SD = 2.0
"""So many standard deviations of the noise belong to the structure whatever the volume does."""
SMOOTH = (0.25, 0.5, 0.25)
"""Weights of a voxel and its neighbours along an axis."""
FINE = 8000
"""Whole units the wider side of a range is divided into before smoothing."""


@dataclass(frozen=True)
class Window:
    """A range of values, and the middle it is widened from."""

    low: float
    high: float
    middle: float
    noise: float
    """Standard deviation of the smoothed values about the start."""


@dataclass(frozen=True, eq=False)
class Growth:
    """A region grown from a voxel, and what was kept out of it."""

    mask: Mask
    window: Window
    """The range that was used, narrower than that asked for where the region leaked."""
    leapt_from: int = 0
    leapt_to: int = 0
    """Voxels the region would have leapt from and to with the next wider range; 0 where it did not."""
    cut_parts: int = 0
    """Parts behind narrow bridges that were cut off."""
    cut_voxels: int = 0


def about(values: NDArray[Any], start: Index, spacing_mm: Vector, width: float, radius_mm: float = 3.0) -> Window:
    """The median of a ball about a voxel, and `width` times the spread each way: 1.4826 times the median absolute deviation."""
    near = _ball(values, start, spacing_mm, radius_mm)
    middle = float(np.median(near))
    noise = max(1.4826 * float(np.median(np.abs(near - middle))), 1e-3 * float(np.ptp(near)), 1e-6)
    return Window(middle - width * noise, middle + width * noise, middle, noise)


def between(
    values: NDArray[Any], start: Index, spacing_mm: Vector, low: float | None, high: float | None, radius_mm: float = 3.0
) -> Window:
    """A given range about the median of a ball about a voxel, which the range is made to hold; None is no limit."""
    near = about(values, start, spacing_mm, 1.0, radius_mm)
    bottom = -np.inf if low is None else low
    top = np.inf if high is None else high
    return Window(bottom, top, min(max(near.middle, bottom), top), near.noise)


def grown_region(
    values: NDArray[Any],
    start: Index,
    spacing_mm: Vector,
    window: Window,
    leap: float = 1.35,
    neck_mm: float = 0.0,
    area: Mask | None = None,
    smooth: int = 1,
    solid: bool = False,
) -> Growth:
    """The voxels [k, j, i] within the window that hang together with the start over faces, inside `area`.

    Values are averaged with their neighbours `smooth` times first. A `leap` above 1 keeps the last range before the volume
    grows by this factor at a tenth of the range; `neck_mm` above 0 cuts what lies behind bridges narrower than that; `solid`
    closes the pits that noise leaves, by one voxel. The mask is empty where the start's value is not within the window.
    """
    sides: list[float] = [window.middle - window.low, window.high - window.middle]
    widest = max((s for s in sides if np.isfinite(s)), default=0.0) or 1.0
    levels = np.zeros([n + 2 for n in values.shape], dtype=np.int16)
    quantised(np.ascontiguousarray(values), window.middle, FINE / widest, -2 * FINE, 2 * FINE, levels)
    for _ in range(smooth):
        smoothed(levels)
    first = _flooded_from(levels, sides, FINE / widest, start, area)
    highest, leapt_to = _before_leap(np.cumsum(first.volumes), leap, [s / STEPS for s in sides], window.noise)
    mask = first.steps <= highest
    leapt_from = int(first.volumes[: highest + 1].sum()) if leapt_to else 0
    if leapt_to:
        narrow = [s * highest / STEPS for s in sides]
        most = leap**2 * leapt_from
        sides, narrowed = narrow, sides
        # mostly it leaks to one side only, so the other may stay as wide as it was
        for one_side in ([narrow[0], narrowed[1]], [narrowed[0], narrow[1]]):
            wider = _flooded_from(levels, one_side, FINE / widest, start, area)
            if wider.volumes.sum() <= most:
                sides, mask = one_side, wider.steps <= STEPS
                break
    used = Window(window.middle - sides[0], window.middle + sides[1], window.middle, window.noise)
    parts, cut = 0, 0
    if neck_mm > 0 and mask[first.start]:
        kept, parts = _without_bridges(mask, first.start, spacing_mm, neck_mm / 2)
        mask, cut = kept, int(mask.sum()) - int(kept.sum())
    if solid and mask.any():
        box = bounding_box(mask, spacing_mm, 3 * max(spacing_mm))
        mask[box] = _closed(mask[box], spacing_mm) if area is None else _closed(mask[box], spacing_mm) & area[box]
    return Growth(mask, used, leapt_from, leapt_to, parts, cut)


def _closed(mask: Mask, spacing_mm: Vector) -> Mask:
    """The mask without pits that a ball of one voxel does not enter."""
    pit_mm = max(spacing_mm)
    return ~within(~within(mask, pit_mm, spacing_mm), pit_mm, spacing_mm)


@dataclass(frozen=True, eq=False)
class _Flood:
    """The step of the range at which each voxel is reached, how many are at each, and where it began."""

    steps: NDArray[np.uint8]
    volumes: NDArray[np.int64]
    start: Index


def _flooded_from(levels: NDArray[np.int16], sides: list[float], scale: float, start: Index, area: Mask | None) -> _Flood:
    """Flood levels (with a rim) from a voxel or one beside it, as far as both sides of the range go."""
    down, up = (np.float32(max(s * scale, 1e-6) / STEPS) for s in sides)
    entry = np.full(levels.shape, STEPS + 2, dtype=np.uint8)
    inside = entry[1:-1, 1:-1, 1:-1]
    _entries(levels, down, up, inside)
    if area is not None:
        inside[~area] = STEPS + 2
    start = _best_beside(inside, start)
    _, nj, ni = levels.shape
    offsets = np.array([-nj * ni, nj * ni, -ni, ni, -1, 1], dtype=np.int32)
    seed = ((start[0] + 1) * nj + start[1] + 1) * ni + start[2] + 1
    reached, volumes = _flooded(entry.reshape(-1), seed, offsets)
    return _Flood(reached.reshape(levels.shape)[1:-1, 1:-1, 1:-1], volumes, start)


def _ball(values: NDArray[Any], start: Index, spacing_mm: Vector, radius_mm: float) -> NDArray[np.float64]:
    """The values within a radius of a voxel, at least its 26 neighbours, as smooth as those it is grown by."""
    reach = [max(int(radius_mm / s), 1) for s in reversed(spacing_mm)]
    box = tuple(slice(max(c - r, 0), c + r + 1) for c, r in zip(start, reach, strict=True))
    part = values[box].astype(float)
    for axis in range(3):
        part = ndimage.correlate1d(part, SMOOTH, axis=axis, mode="nearest")
    grids = np.ogrid[tuple(slice(s.start - c, s.start - c + n) for s, c, n in zip(box, start, part.shape, strict=True))]
    square = sum((g * s / max(radius_mm, s)) ** 2 for g, s in zip(grids, reversed(spacing_mm), strict=True))
    found: NDArray[np.float64] = part[np.asarray(square <= 3.0 if part.size <= 27 else square <= 1.0)]
    return found


def _best_beside(entry: NDArray[np.uint8], start: Index) -> Index:
    """The voxel at or beside the start that belongs to the range soonest: one voxel alone may be noise."""
    box = tuple(slice(max(c - 1, 0), c + 2) for c in start)
    part = entry[box]
    if entry[start] == part.min():
        return start
    k, j, i = (int(n) for n in np.unravel_index(int(part.argmin()), part.shape))
    return box[0].start + k, box[1].start + j, box[2].start + i


def _before_leap(volumes: NDArray[np.int64], leap: float, step_sizes: list[float], noise: float) -> tuple[int, int]:
    """The widest step whose volume did not leap, and the volume it would have leapt to; all steps and 0 without a leap."""
    if leap <= 1:
        return STEPS, 0
    finite = [s for s in step_sizes if np.isfinite(s) and s > 0]
    sure = SURE_SD * noise / min(finite) if finite else 0.0
    first = int(min(max(FIRST, np.ceil(sure / STRIDE) * STRIDE), STEPS))
    for step in range(first, STEPS, STRIDE):
        if volumes[step + STRIDE] > leap * volumes[step]:
            return step, int(volumes[step + STRIDE])
    return STEPS, 0


def _without_bridges(mask: Mask, start: Index, spacing_mm: Vector, radius_mm: float) -> tuple[Mask, int]:
    """The mask without what lies behind bridges thinner than twice the radius, and how many parts that were."""
    box = bounding_box(mask, spacing_mm, radius_mm + 2 * max(spacing_mm))
    part = mask[box]
    at = (start[0] - box[0].start, start[1] - box[1].start, start[2] - box[2].start)
    solid = _closed(part, spacing_mm)  # pits that noise left are no necks
    cores, counts = labelled(solid & ~within(~solid, radius_mm, spacing_mm))
    if len(counts) <= 2:
        return mask, 0
    mine = int(cores[at]) or _nearest_core(np.ascontiguousarray(solid | part), np.ascontiguousarray(cores), np.array(at))
    body = within(cores == mine, radius_mm + max(spacing_mm), spacing_mm)
    rest, sizes = labelled(part & ~body)
    behind = np.zeros(len(sizes), dtype=bool)
    behind[np.unique(rest[(cores > 0) & (cores != mine)])] = True
    behind[0] = False
    kept = mask.copy()
    k, j, i = (int(n[0]) for n in np.nonzero((cores == mine) & part))
    kept[box] = part_at(part & ~behind[rest], (k, j, i))
    return kept, int(behind.sum())


@njit(cache=True, nogil=True)
def _entries(levels, down, up, out):  # type: ignore[no-untyped-def]
    """Write for each voxel within the rim, the step of the range at which it belongs to it; STEPS + 1 where never."""
    nk, nj, ni = levels.shape
    for k in range(nk - 2):
        for j in range(nj - 2):
            for i in range(ni - 2):
                level = np.float32(levels[k + 1, j + 1, i + 1])
                step = level / up if level >= 0 else -level / down
                out[k, j, i] = np.uint8(np.ceil(max(min(step, np.float32(STEPS + 1)) - np.float32(1e-4), np.float32(0))))


@njit(cache=True, nogil=True)
def _flooded(entry, seed, offsets):  # type: ignore[no-untyped-def]
    """The step at which each voxel is reached from the seed, and how many are at each; the rim must be above STEPS."""
    reached = np.full(len(entry), np.uint8(255), np.uint8)
    volumes = np.zeros(STEPS + 1, np.int64)
    if entry[seed] > STEPS:
        return reached, volumes
    newest = np.full(STEPS + 1, -1, np.int32)
    older = np.empty(len(entry), np.int32)
    reached[seed] = entry[seed]
    newest[entry[seed]] = seed
    older[seed] = -1
    for step in range(STEPS + 1):
        while newest[step] >= 0:
            v = newest[step]
            newest[step] = older[v]
            volumes[step] += 1
            for d in range(6):
                u = v + offsets[d]
                if reached[u] != 255 or entry[u] > STEPS:
                    continue
                at = int(entry[u]) if entry[u] > step else step
                reached[u] = at
                older[u] = newest[at]
                newest[at] = u
    return reached, volumes


@njit(cache=True, nogil=True)
def _nearest_core(mask, cores, start):  # type: ignore[no-untyped-def]
    """The number of the core that is reached first from a voxel over faces within the mask; 0 where none is."""
    nk, nj, ni = mask.shape
    seen = np.zeros(mask.shape, np.bool_)
    queue = np.empty((mask.size, 3), np.int32)
    queue[0, 0], queue[0, 1], queue[0, 2] = start[0], start[1], start[2]
    seen[start[0], start[1], start[2]] = True
    first, last = 0, 1
    while first < last:
        k, j, i = queue[first]
        first += 1
        if cores[k, j, i] > 0:
            return cores[k, j, i]
        for axis in range(3):
            for step in (-1, 1):
                a = k + step if axis == 0 else k
                b = j + step if axis == 1 else j
                c = i + step if axis == 2 else i
                if 0 <= a < nk and 0 <= b < nj and 0 <= c < ni and mask[a, b, c] and not seen[a, b, c]:
                    seen[a, b, c] = True
                    queue[last, 0], queue[last, 1], queue[last, 2] = a, b, c
                    last += 1
    return 0
