"""Parting a mask where it is narrow, or where a dark sheet runs through it, by points inside its parts.

The mask is a landscape: high where it is deep, low where it is thin or dark. Flooding it from above gives a basin for every
summit and the passes between them. Basins are joined over the passes, those that are highest beside the lower of their two
summits first, and never two that hold points of different parts. So a point need only lie somewhere in its part: the bump it
was put in joins its bone long before the neck to the next bone is reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.box import bounding_box
from surgplan.segment.voxels.exact_distance import depths
from surgplan.segment.voxels.valleys import valleys

LEVELS = 4000
"""Steps the landscape is divided into."""
BLUNT_VOXELS = 1.0
"""So much is added to passes and summits before they are compared: steps of voxels make passes of their own."""

Index = tuple[int, int, int]


class SameBasin(ValueError):
    """Points of two parts lie under one summit, so nothing parts them."""

    def __init__(self, first: int, other: int) -> None:
        super().__init__(f"parts {first} and {other} lie in one basin")
        self.first, self.other = first, other


def parted(
    mask: Mask,
    points: Sequence[Sequence[Index]],
    spacing_mm: Vector,
    voxels: NDArray[Any] | None = None,
    darkness: float = 1.0,
    width_mm: float = 4.0,
) -> NDArray[np.uint8]:
    """The part of each voxel [k, j, i] of a mask: 1 for that of the first points, and so on; 0 where no point's part reaches.

    Each point must lie in the mask. With `voxels`, a valley of their values no wider than `width_mm` counts as well, `darkness`
    times as much as the depth it takes away. Raises SameBasin where nothing lies between the points of two parts.
    """
    box = bounding_box(mask, spacing_mm, width_mm + 2 * max(spacing_mm))
    part = np.ascontiguousarray(mask[box])
    height = depths(part, spacing_mm)
    if voxels is not None and darkness > 0:
        height *= 1 - np.float32(min(darkness, 1.0)) * valleys(voxels[box], part, spacing_mm, width_mm)
    top = float(height.max())
    levels = np.full([n + 2 for n in part.shape], -1, dtype=np.int16)
    levels[1:-1, 1:-1, 1:-1] = np.where(part, height * np.float32(LEVELS / top), -1)
    _, nj, ni = levels.shape
    offsets = np.array([-nj * ni, nj * ni, -ni, ni, -1, 1], dtype=np.int32)
    blunt = BLUNT_VOXELS * min(spacing_mm) * LEVELS / top
    basin, ends, ratios, count = _basins(levels.reshape(-1), offsets, np.float32(blunt))
    basin = basin.reshape(levels.shape)[1:-1, 1:-1, 1:-1]
    marks = np.zeros(count + 1, dtype=np.uint8)
    for number, some in enumerate(points, start=1):
        for at in some:
            own = basin[at[0] - box[0].start, at[1] - box[1].start, at[2] - box[2].start]
            if marks[own] not in (0, number):
                raise SameBasin(int(marks[own]), number)
            marks[own] = number
    owner = _joined(ends, np.argsort(-ratios, kind="stable"), marks)
    labels = np.zeros(mask.shape, dtype=np.uint8)
    labels[box] = owner[basin]
    return labels


@njit(cache=True, nogil=True)
def _root(parent, n):  # type: ignore[no-untyped-def]
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n


@njit(cache=True, nogil=True)
def _basins(levels, offsets, blunt):  # type: ignore[no-untyped-def]
    """The basin of each voxel, from 1 on; the basins each pass joins, how high it is beside the lower summit, and the count.

    Passes are those of the tree that joins all basins over the highest passes.
    """
    order = _from_above(levels)
    basin = np.zeros(len(levels), np.int32)
    room = 1024
    parent, summit = np.zeros(room, np.int32), np.zeros(room, np.float32)
    ends, ratios = np.zeros((room, 2), np.int32), np.zeros(room, np.float32)
    count, passes = 0, 0
    for v in order:
        highest, mine = -1, 0
        for d in range(6):
            u = v + offsets[d]
            if basin[u] > 0 and levels[u] > highest:
                highest, mine = levels[u], basin[u]
        if mine == 0:
            count += 1
            if count == len(parent):
                parent = np.concatenate((parent, np.zeros_like(parent)))
                summit = np.concatenate((summit, np.zeros_like(summit)))
                ends = np.concatenate((ends, np.zeros_like(ends)))
                ratios = np.concatenate((ratios, np.zeros_like(ratios)))
            parent[count], summit[count] = count, levels[v]
            basin[v] = count
            continue
        basin[v] = mine
        for d in range(6):
            other = basin[v + offsets[d]]
            if other == 0 or other == mine:
                continue
            a, b = _root(parent, mine), _root(parent, other)
            if a == b:
                continue
            ends[passes, 0], ends[passes, 1] = mine, other
            ratios[passes] = (levels[v] + blunt) / (min(summit[a], summit[b]) + blunt)
            passes += 1
            if summit[a] < summit[b]:
                a, b = b, a
            parent[b] = a
    return basin, ends[:passes], ratios[:passes], count


@njit(cache=True, nogil=True)
def _from_above(levels):  # type: ignore[no-untyped-def]
    """The voxels of the mask, the highest first."""
    first = np.zeros(LEVELS + 2, np.int64)
    for level in levels:
        if level >= 0:
            first[LEVELS - level + 1] += 1
    first = np.cumsum(first)
    order = np.empty(first[-1], np.int32)
    for v in range(len(levels)):
        if levels[v] >= 0:
            place = LEVELS - levels[v]
            order[first[place]] = v
            first[place] += 1
    return order


@njit(cache=True, nogil=True)
def _joined(ends, order, marks):  # type: ignore[no-untyped-def]
    """The mark of each basin after joining over the passes in order, but never basins of different marks."""
    parent = np.arange(len(marks)).astype(np.int32)
    mark = marks.copy()
    for n in order:
        a, b = _root(parent, ends[n, 0]), _root(parent, ends[n, 1])
        if mark[a] > 0 and mark[b] > 0 and mark[a] != mark[b]:
            continue
        parent[b] = a
        mark[a] = max(mark[a], mark[b])
    found = np.zeros(len(marks), np.uint8)
    for n in range(1, len(marks)):
        found[n] = mark[_root(parent, n)]
    return found
