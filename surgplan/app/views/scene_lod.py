"""Coarse copies of surfaces, drawn while the view moves."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

MOVING_TRIANGLES = 60_000
"""As many triangles as software rendering draws fast enough to turn a scene."""

LEAST_TRIANGLES = 4_000
COARSER = 1.25


def coarse(
    points: NDArray[Any], triangles: NDArray[Any], scalars: NDArray[Any] | None, most: int
) -> tuple[NDArray[np.float64], NDArray[np.int32], NDArray[Any] | None]:
    """At most `most` triangles: points within a cube become their mean, and triangles that collapse are dropped.

    The cubes' edge follows from the surface's area; values of points become their mean, values of triangles stay theirs.
    """
    corners = points[triangles]
    area = float(np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).sum() / 2)
    edge = float(np.sqrt(2.2 * area / most)) or 1.0
    while True:
        cells, count = _cubes(points, edge)
        small = cells[triangles]
        kept = (small[:, 0] != small[:, 1]) & (small[:, 1] != small[:, 2]) & (small[:, 2] != small[:, 0])
        if int(kept.sum()) <= most:
            break
        edge *= COARSER
    weight = np.bincount(cells, minlength=count)
    means = np.column_stack([np.bincount(cells, points[:, k], minlength=count) / weight for k in range(3)])
    if scalars is not None:
        at_points = len(scalars) == len(points)
        scalars = np.bincount(cells, scalars, minlength=count) / weight if at_points else scalars[kept]
    return means, np.ascontiguousarray(small[kept], dtype=np.int32), scalars


def _cubes(points: NDArray[Any], edge: float) -> tuple[NDArray[np.int64], int]:
    """The number of the occupied cube each point lies in, and how many are occupied."""
    place = np.floor((points - points.min(axis=0)) / edge).astype(np.int64)
    size = place.max(axis=0) + 1
    flat = (place[:, 0] * size[1] + place[:, 1]) * size[2] + place[:, 2]
    found, cells = np.unique(flat, return_inverse=True)
    return cells.astype(np.int64), len(found)
