"""Parting voxels into inside and outside at the least cost, exactly."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.box import Box
from surgplan.segment.voxels.max_flow import source_side

Costs = NDArray[np.float32]
Edges = tuple[Costs, Costs, Costs]
"""What it costs to part a voxel from the next one along k, j and i; the last entries along each are not used."""
Hard = NDArray[np.int8]
"""1 where a voxel must be inside, -1 where outside, 0 where the cut decides."""

FINEST = 2**16
"""Whole units the dearest edge is divided into."""
DEAREST = 2**28
"""No voxel's cost counts for more units than this, so that sums fit."""


def edges_of(
    voxels: NDArray[Any], sigma: float, strength: float = 1.0, least: float = 0.0, spacing_mm: Vector = (1, 1, 1)
) -> Edges:
    """Edges `strength * exp(-d^2 / (2 sigma^2)) + least` for neighbours whose values differ by d, times face area over length.

    `sigma` is in the unit of the values [k, j, i]; areas and lengths are relative to a cube of the same volume, which is what
    `spacing_mm` (along i, j, k) is for. Boykov and Jolly (ICCV 2001).
    """
    cube = float(np.prod(spacing_mm)) ** (1 / 3)
    values = np.ascontiguousarray(voxels)
    k, j, i = (
        _edges(values, axis, np.float32(1 / (2 * sigma**2)), np.float32(strength * w), np.float32(least * w))
        for axis, w in ((a, (cube / spacing_mm[2 - a]) ** 2) for a in range(3))
    )
    return k, j, i


def graph_cut(cost_inside: Costs, cost_outside: Costs, edges: Edges, hard: Hard | None = None) -> Mask:
    """The voxels that are inside where the sum of costs is least: one cost for each voxel, by its side, one for each cut edge.

    All arrays are [k, j, i]. A voxel for which inside and outside cost the same in all is outside. Costs are rounded to
    1/65536 of the dearest edge.
    """
    if hard is None:
        hard = np.zeros(cost_inside.shape, dtype=np.int8)
    inside: Mask = hard > 0
    free = hard == 0
    if not free.any():
        return inside
    box = _box(free)
    part = hard[box]
    weights = tuple(np.ascontiguousarray(e[box]) for e in edges)
    dearest = max(float(e.max()) for e in weights) or float(np.abs(cost_outside[box] - cost_inside[box]).max()) or 1.0
    shape = np.array(part.shape) + 2
    strides = np.array([shape[1] * shape[2], shape[2], 1], dtype=np.int32)
    offsets = np.array([-strides[0], strides[0], -strides[1], strides[1], -1, 1], dtype=np.int32)
    cap = np.zeros((int(np.prod(shape)), 6), dtype=np.int32)
    excess = np.zeros(len(cap), dtype=np.int32)
    costs = (np.ascontiguousarray(c[box], dtype=np.float32) for c in (cost_inside, cost_outside))
    _network(*costs, *weights, np.ascontiguousarray(part), FINEST / dearest, strides, cap, excess)
    side = source_side(cap, excess, offsets).reshape(shape)[1:-1, 1:-1, 1:-1]
    inside[box] |= side & (part == 0)
    return inside


def _box(free: Mask) -> Box:
    """The box of the voxels the cut decides on and their neighbours."""
    found = []
    for axis in range(3):
        at = np.flatnonzero(free.any(axis=tuple(a for a in range(3) if a != axis)))
        found.append(slice(max(int(at[0]) - 1, 0), min(int(at[-1]) + 2, free.shape[axis])))
    return found[0], found[1], found[2]


@njit(cache=True, nogil=True)
def _edges(values, axis, factor, strength, least):  # type: ignore[no-untyped-def]
    out = np.zeros(values.shape, np.float32)
    dk, dj, di = int(axis == 0), int(axis == 1), int(axis == 2)
    for k in range(values.shape[0] - dk):
        for j in range(values.shape[1] - dj):
            for i in range(values.shape[2] - di):
                d = np.float32(values[k, j, i]) - np.float32(values[k + dk, j + dj, i + di])
                out[k, j, i] = strength * np.exp(-d * d * factor) + least
    return out


@njit(cache=True, nogil=True)
def _network(inside, outside, along_k, along_j, along_i, hard, scale, strides, cap, excess):  # type: ignore[no-untyped-def]
    """Fill in the capacities of the voxels' network, which is one voxel wider on every side."""
    nk, nj, ni = hard.shape
    for k in range(nk):
        for j in range(nj):
            for i in range(ni):
                v = (k + 1) * strides[0] + (j + 1) * strides[1] + i + 1
                mine = hard[k, j, i]
                if mine == 0:
                    cost = (outside[k, j, i] - inside[k, j, i]) * scale
                    excess[v] += np.int32(min(max(np.rint(cost), -DEAREST), DEAREST))
                for axis in range(3):
                    if axis == 0:
                        if k + 1 == nk:
                            continue
                        other, weight = hard[k + 1, j, i], along_k[k, j, i]
                    elif axis == 1:
                        if j + 1 == nj:
                            continue
                        other, weight = hard[k, j + 1, i], along_j[k, j, i]
                    else:
                        if i + 1 == ni:
                            continue
                        other, weight = hard[k, j, i + 1], along_i[k, j, i]
                    whole = np.int32(np.rint(weight * scale))
                    u = v + strides[axis]
                    if mine == 0 and other == 0:
                        cap[v, 2 * axis + 1] = whole
                        cap[u, 2 * axis] = whole
                    elif mine == 0:
                        excess[v] += whole if other > 0 else -whole
                    elif other == 0:
                        excess[u] += whole if mine > 0 else -whole
