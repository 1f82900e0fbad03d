"""A plane section of a closed surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from surgplan.base.geometry import Floats, Vector
from surgplan.mesh.surface import TriMesh


@dataclass(frozen=True, eq=False)
class Section:
    """The outline of a closed surface in a plane, as short lines that keep the inside on their left about the normal."""

    starts: Floats
    """(n, 3) LPS mm."""
    ends: Floats
    """(n, 3) LPS mm."""
    normal: Floats

    @property
    def area_mm2(self) -> float:
        """Area inside, holes taken off (Green's theorem)."""
        return float(self._cross.sum()) / 2

    @property
    def centroid(self) -> Floats:
        """Middle (3,) of the area, LPS mm."""
        base = self.starts[0]
        a, b = self.starts - base, self.ends - base
        middle: Floats = base + ((a + b) * self._cross[:, None]).sum(axis=0) / (3 * self._cross.sum())
        return middle

    def width_mm(self, direction: Vector | Floats) -> float:
        """Extent along a unit direction."""
        along = self.starts @ np.asarray(direction)
        return float(np.ptp(along))

    @property
    def _cross(self) -> Floats:
        base = self.starts[0]
        turn: Floats = np.cross(self.starts - base, self.ends - base) @ self.normal
        return turn


def section(
    surface: TriMesh, origin: Vector | Floats, normal: Vector | Floats, near: Vector | Floats | None = None
) -> Section | None:
    """The section of a closed, outward surface by a plane with a unit normal; nothing where the plane passes beside it.

    With `near`, only the closed line that comes nearest to that point.
    """
    n = np.asarray(normal, dtype=float)
    height = (surface.points - np.asarray(origin, dtype=float)) @ n
    height[height == 0.0] = 1e-12  # a point on the plane belongs above it
    above = height[surface.triangles] > 0
    cut = above.any(axis=1) & ~above.all(axis=1)
    if not cut.any():
        return None
    t, up = surface.triangles[cut], above[cut]
    # the lone corner on its side comes first
    flipped = np.where(up.sum(axis=1) == 1, 1, 0)
    lone = np.argmax(up == flipped[:, None].astype(bool), axis=1)
    rows = np.arange(len(t))
    a, b, c = (t[rows, (lone + step) % 3] for step in range(3))
    first, second = _crossing(surface.points, height, a, b), _crossing(surface.points, height, a, c)
    swap = flipped[:, None].astype(bool)
    # where the lone corner is above, the inside is on the left of the way from edge ab to edge ca
    starts, ends = np.where(swap, first, second), np.where(swap, second, first)
    keep = _nearest_part(a, b, c, starts, np.asarray(near, dtype=float)) if near is not None else np.ones(len(t), dtype=bool)
    return Section(starts[keep], ends[keep], n)


def _crossing(points: Floats, height: Floats, a: NDArray[np.int32], b: NDArray[np.int32]) -> Floats:
    # both triangles of an edge must find the same point, so the ends are taken in one order
    low, high = np.minimum(a, b), np.maximum(a, b)
    share = height[low] / (height[low] - height[high])
    crossing: Floats = points[low] + share[:, None] * (points[high] - points[low])
    return crossing


def _nearest_part(
    a: NDArray[np.int32], b: NDArray[np.int32], c: NDArray[np.int32], starts: Floats, near: Floats
) -> NDArray[np.bool_]:
    count = int(max(a.max(), b.max(), c.max())) + 1
    edges = np.stack(
        [
            np.minimum(a, b).astype(np.int64) * count + np.maximum(a, b),
            np.minimum(a, c).astype(np.int64) * count + np.maximum(a, c),
        ]
    )
    nodes = np.unique(edges, return_inverse=True)[1].reshape(2, -1)
    total = int(nodes.max()) + 1
    links = coo_array((np.ones(len(a), dtype=bool), (nodes[0], nodes[1])), shape=(total, total))
    part = connected_components(links, directed=False)[1][nodes[0]]
    nearest = part[int(np.argmin(np.linalg.norm(starts - near, axis=1)))]
    chosen: NDArray[np.bool_] = part == nearest
    return chosen
