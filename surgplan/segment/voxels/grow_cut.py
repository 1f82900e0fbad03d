"""Growing seeds of several segments against each other until they share a box of voxels.

Fast GrowCut (Zhu, Kolesov, Gao, Kikinis and Tannenbaum, MICCAI workshop on interactive medical image computing, 2014): each
voxel falls to the seed with the cheapest way to it, a step costing the difference of values; Dijkstra's search finds all ways
at once, and after a further stroke searches anew only where that stroke is cheaper. Costs are small whole numbers, so the
queue is a ring of buckets and not a heap (Dial, Comm ACM 12:632, 1969).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.levels import quantised, smoothed

LEVELS = 1000
"""Steps the range of values is divided into."""
EVEN = 4
"""The price of a difference that is usual in the image."""
DEAREST = 8000
"""No difference costs more."""
NEAR = 2
"""What a step of a voxel's length costs besides."""
SAMPLED = 50_000
"""Voxels looked at for the range of values, about."""
FAR = np.int32(2**31 - 1)
"""The cost of a voxel no seed has reached."""

Seeds = NDArray[np.uint8]
"""0 where nothing was painted, else the number of the segment, from 1 on."""


@dataclass(frozen=True, eq=False)
class Costs:
    """What steps from voxel to voxel cost, for a box [k, j, i]."""

    levels: NDArray[np.int16]
    """Values as levels, with a rim of one voxel that can't be entered: -1, as can none outside the area."""
    steps: tuple[int, int, int]
    """What a step along k, j, i costs besides the difference of levels."""
    prices: NDArray[np.int32]
    """What a difference of so many levels costs."""


@dataclass(frozen=True, eq=False)
class Grown:
    """Who got each voxel, and at what cost; both have the rim of `Costs`."""

    owner: NDArray[np.uint8]
    cost: NDArray[np.int32]

    @property
    def labels(self) -> NDArray[np.uint8]:
        """For each voxel [k, j, i] of the box the number of the segment that got it; 0 where none can reach."""
        return self.owner[1:-1, 1:-1, 1:-1]


def costs(voxels: NDArray[Any], spacing_mm: Vector, area: Mask | None = None, smooth: int = 3, power: float = 2.0) -> Costs:
    """The costs of steps between voxels [k, j, i] whose distances along i, j, k are `spacing_mm`.

    Values are `smooth` times averaged with their neighbours (1:2:1 along each axis). A difference costs its multiple of the
    usual one to the `power`: noise along a long way must not cost more than one weak border. Every step costs a little, so
    that in even tissue the nearest seed wins. Nothing grows outside `area`.
    """
    stride = max(int((voxels.size / SAMPLED) ** (1 / 3)), 1)
    low, high = (float(v) for v in np.percentile(voxels[::stride, ::stride, ::stride], (1, 99)))
    levels = np.full([n + 2 for n in voxels.shape], -1, dtype=np.int16)
    quantised(np.ascontiguousarray(voxels), low, LEVELS / max(high - low or _range(voxels), 1e-30), 0, LEVELS, levels)
    for _ in range(smooth):
        smoothed(levels)
    some = levels[1:-1:stride, 1:-1:stride, 1:-1]
    along = next((axis for axis in (2, 1, 0) if some.shape[axis] > 1), None)
    steps = np.zeros(1) if along is None else np.diff(some.astype(np.int32), axis=along)
    usual = max(1.4826 * float(np.median(np.abs(steps))), 1.0)
    prices = np.minimum(EVEN * (np.arange(LEVELS + 1) / usual) ** power, DEAREST).astype(np.int32)
    if area is not None:
        levels[1:-1, 1:-1, 1:-1][~area] = -1
    cube = float(np.prod(spacing_mm)) ** (1 / 3)
    i, j, k = (max(round(NEAR * s / cube), 1) for s in spacing_mm)
    return Costs(levels, (k, j, i), prices)


def _range(voxels: NDArray[Any]) -> float:
    return float(voxels.max()) - float(voxels.min())


def grown(steps: Costs, seeds: Seeds) -> Grown:
    """Every voxel given to the seed [k, j, i] with the cheapest way to it."""
    cost = np.where(steps.levels < 0, np.int32(-1), FAR)
    nobody = Grown(np.zeros(steps.levels.shape, dtype=np.uint8), cost)
    return _searched(steps, nobody, np.zeros_like(seeds), seeds)


def regrown(steps: Costs, before: Grown, old: Seeds, seeds: Seeds) -> Grown:
    """What `grown` would give for `seeds`, from what it gave for the `old` ones, in less time where little changed."""
    start = Grown(before.owner.copy(), before.cost.copy())
    return _searched(steps, start, old, seeds)


def _searched(steps: Costs, state: Grown, old: Seeds, seeds: Seeds) -> Grown:
    """The state after the seeds changed, which it is changed into."""
    lost = np.zeros(256, dtype=bool)
    lost[np.unique(old[(old != 0) & (old != seeds)])] = True
    _, nj, ni = steps.levels.shape
    offsets = np.array([-nj * ni, nj * ni, -ni, ni, -1, 1], dtype=np.int32)
    extra = np.repeat(np.array(steps.steps, dtype=np.int32), 2)
    padded = np.zeros(steps.levels.shape, dtype=np.uint8)
    padded[1:-1, 1:-1, 1:-1] = seeds
    ring = 1 << int(steps.prices.max() + max(steps.steps)).bit_length()
    flat = (a.reshape(-1) for a in (steps.levels, padded, state.owner, state.cost))
    _search(*flat, steps.prices, lost, offsets, extra, ring)
    return state


@njit(cache=True, nogil=True)
def _search(levels, seeds, owner, cost, prices, lost, offsets, extra, ring):  # type: ignore[no-untyped-def]
    """Dijkstra's search from the seeds that are new and from the ground beside what a segment lost."""
    start = _changed(seeds, owner, cost, lost, offsets)
    first = np.full(ring, -1, np.int32)  # the newest entry of each bucket
    voxel = np.empty(levels.size // 4 + 1024, np.int32)
    after = np.empty_like(voxel)
    used, freed, left, taken, reach = 0, np.int32(-1), 0, 0, 0
    while left > 0 or taken < len(start):
        if left == 0:
            reach = max(reach, int(cost[start[taken]]))
        bucket = reach & (ring - 1)
        while first[bucket] >= 0 or (taken < len(start) and cost[start[taken]] <= reach):
            if first[bucket] >= 0:
                entry = first[bucket]
                v = voxel[entry]
                first[bucket] = after[entry]
                after[entry] = freed
                freed = entry
                left -= 1
                if cost[v] != reach:
                    continue  # reached at less since
            else:
                v = start[taken]
                taken += 1
            for d in range(6):
                u = v + offsets[d]
                if cost[u] <= reach:
                    continue
                total = reach + prices[abs(np.int32(levels[v]) - np.int32(levels[u]))] + extra[d]
                if total >= cost[u]:
                    continue
                cost[u], owner[u] = total, owner[v]
                if freed >= 0:
                    entry = freed
                    freed = after[entry]
                else:
                    if used == len(voxel):
                        voxel = np.concatenate((voxel, np.empty_like(voxel)))
                        after = np.concatenate((after, np.empty_like(after)))
                    entry = used
                    used += 1
                voxel[entry] = u
                after[entry] = first[total & (ring - 1)]
                first[total & (ring - 1)] = entry
                left += 1
        reach += 1


@njit(cache=True, nogil=True)
def _changed(seeds, owner, cost, lost, offsets):  # type: ignore[no-untyped-def]
    """Free what segments that lost seeds had, set the seeds, and say where to search from, the cheapest first."""
    count = 0
    some_lost = lost.any()
    if some_lost:
        for v in range(len(owner)):
            if lost[owner[v]]:
                owner[v], cost[v] = 0, FAR
    for v in range(len(owner)):
        if seeds[v] != 0 and cost[v] >= 0 and (cost[v] > 0 or owner[v] != seeds[v]):
            owner[v], cost[v] = seeds[v], -2  # told apart from the seeds that stood before
            count += 1
    start = np.empty(count, np.int32)
    count = 0
    for v in range(len(owner)):
        if cost[v] == -2:
            cost[v] = 0
            start[count] = v
            count += 1
    if not some_lost:
        return start
    beside = np.zeros(len(owner), np.bool_)
    for v in range(len(owner)):
        if cost[v] == FAR:
            for d in range(6):
                u = v + offsets[d]
                if cost[u] >= 0 and cost[u] < FAR:
                    beside[u] = True
    for new in start:
        beside[new] = False
    known = np.flatnonzero(beside).astype(np.int32)
    return np.concatenate((start, known[np.argsort(cost[known])]))
