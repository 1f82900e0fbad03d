"""The order in which the unknown nodes stand in the matrix.

The body is cut into slabs along its long axis, and the nodes of a slab are sorted along a space-filling curve, which keeps
neighbours near in memory. The nodes of a slab that touch a later slab are moved behind everything else, into a separator.
What is left of the slabs is then uncoupled: a Gauss-Seidel sweep may run over all slabs at once and over the separator
afterwards, and is still exactly a sweep, whatever the number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Bools, Ints
from surgplan.simulate.kernel import kernel
from surgplan.simulate.threads import Range

SLABS = 8
SMALLEST_SLAB = 2000
"""Nodes below which a slab is not worth a thread."""


@dataclass(frozen=True, eq=False)
class Numbering:
    """Where each node stands in the matrix."""

    order: Ints
    """Node of each row (n_rows,)."""
    row: Ints
    """Row of each node (n_nodes,), -1 for nodes that are not unknown."""
    slabs: tuple[Range, ...]
    """Ranges of rows that are not coupled to each other."""
    separator: Range
    """The rows behind the slabs; may be empty."""

    @property
    def ranges(self) -> list[Range]:
        """All rows: the slabs, then the separator if there is one."""
        return [*self.slabs, *([self.separator] if self.separator[1] > self.separator[0] else [])]


def morton(points: Floats) -> NDArray[np.int64]:
    """Position of points (n, 3) on Morton's curve through a cube of 1024³ cells around them."""
    low = points.min(axis=0)
    span = float(np.max(points.max(axis=0) - low)) or 1.0
    cell = np.minimum((points - low) * (1024 / span), 1023).astype(np.int64)
    for shift, mask in ((16, 0x030000FF), (8, 0x0300F00F), (4, 0x030C30C3), (2, 0x09249249)):
        cell = (cell | (cell << shift)) & mask
    code: NDArray[np.int64] = cell[:, 0] | (cell[:, 1] << 1) | (cell[:, 2] << 2)
    return code


@kernel
def _touches_later(tets: Ints, slab: Ints, later: Bools) -> None:
    for t in range(tets.shape[0]):
        last = -1
        for a in range(tets.shape[1]):
            last = max(last, slab[tets[t, a]])
        for a in range(tets.shape[1]):
            if slab[tets[t, a]] < last:
                later[tets[t, a]] = True


def number(points: Floats, tets: Ints, unknown: Bools) -> Numbering:
    """Order the unknown nodes (n,) of a mesh of points (n, 3) and elements (m, k)."""
    nodes = np.flatnonzero(unknown)
    centred = points[nodes] - points[nodes].mean(axis=0)
    axis = np.linalg.eigh(centred.T @ centred)[1][:, -1]
    along = np.argsort(centred @ axis, kind="stable")
    parts = int(np.clip(len(nodes) // SMALLEST_SLAB, 1, SLABS))
    part = np.empty(len(nodes), dtype=np.int32)
    part[along] = np.arange(len(nodes)) * parts // len(nodes)
    nodes = nodes[np.lexsort((morton(centred), part))]
    slab = np.full(len(points), -1, dtype=np.int32)
    slab[nodes] = np.sort(part)
    later = np.zeros(len(points), dtype=bool)
    _touches_later(tets, slab, later)
    later &= unknown
    inner = nodes[~later[nodes]]
    order = np.concatenate([inner, nodes[later[nodes]]]).astype(np.int32)
    row = np.full(len(points), -1, dtype=np.int32)
    row[order] = np.arange(len(order), dtype=np.int32)
    edges = np.searchsorted(slab[inner], np.arange(parts + 1))
    slabs = tuple((int(a), int(b)) for a, b in pairwise(edges) if b > a)
    return Numbering(order, row, slabs, (len(inner), len(order)))
