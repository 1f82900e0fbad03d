"""A field at many points, looked up in full only near its surface."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Field

BLOCKS = (5.0, 1.75)
"""Sides of the blocks that points are gathered in, in element sizes: large ones first, then smaller ones in those."""
EXACT = 1.75
"""Distance from the surface, in element sizes, within which the field is exact."""
FEW = 1000
"""So few points are simply looked up."""


def near_values(field: Field, points: Floats, size_mm: float | Floats) -> Floats:
    """The field (n,) at points (n, 3): exact within 1.75 element sizes of the surface, elsewhere of the right sign only.

    The element size is one, or that of each point (n,), of which there are but few different ones.
    """
    sizes = np.unique(size_mm)
    if len(sizes) == 1:
        return _near(field, points, float(sizes[0]))
    values = np.empty(len(points))
    for size in sizes:
        own = size_mm == size
        values[own] = _near(field, points[own], float(size))
    return values


def _near(field: Field, points: Floats, size_mm: float, blocks: tuple[float, ...] = BLOCKS) -> Floats:
    if not blocks or len(points) < FEW:
        return field(points)
    width = blocks[0] * size_mm
    block = np.floor(points / width).astype(np.int64)
    low = block.min(axis=0)
    block -= low
    extent = block.max(axis=0) + 1
    key, member = np.unique(np.ravel_multi_index(block.T, extent), return_inverse=True)
    if len(key) * 4 > len(points):
        return _near(field, points, size_mm, blocks[1:])
    centre = (np.stack(np.unravel_index(key, extent), axis=1) + low + 0.5) * width
    value = field(centre)
    slack = np.sqrt(3) / 2 * width
    far = np.abs(value) > slack + EXACT * size_mm
    values: Floats = (value - np.sign(value) * slack)[member]
    near = ~far[member]
    values[near] = _near(field, points[near], size_mm, blocks[1:])
    return values
