"""Tetrahedra of several materials."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats

Tets = NDArray[np.int32]
AnyTets = TypeVar("AnyTets", NDArray[np.int32], NDArray[np.int64])

FACES = np.array([[1, 2, 3], [0, 3, 2], [0, 1, 3], [0, 2, 1]])
"""Corners of the face opposite each corner; they turn outwards."""
EDGES = np.array([[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]])
"""Corners of the six edges."""


@dataclass(frozen=True, eq=False)
class Borders:
    """Which level sets the points of a mesh lie on."""

    surfaces: tuple[Callable[[Floats], Floats], ...]
    """Level sets: signed distances (n,) of points (n, 3)."""
    on: NDArray[np.int64]
    """(n,) bit s is set if the point lies on surface s."""
    size_mm: Floats
    """(n,) element size around each point."""


@dataclass(frozen=True, eq=False)
class TetMesh:
    """Tetrahedra in LPS mm: points float64 (n, 3), tets int32 (m, 4) of positive volume, one material each."""

    points: Floats
    tets: Tets
    material: NDArray[np.int16]
    """(m,) index into `names`."""
    names: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())
    """What a user should know of how it was made: parts that hang free, crumbs taken out, thin walls lost."""
    made: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    """Figures of how it was made, with their units: `pieces`, and for each body, %, `volume_error_NAME`, `lost_NAME` and
    `lost_surface_NAME`."""
    borders: Borders | None = None
    """What its borders were made from, where it was meshed from level sets."""

    def volumes_mm3(self) -> Floats:
        """Volume of each tetrahedron (m,)."""
        return tet_volumes(self.points, self.tets)

    def volume_of(self, name: str) -> float:
        """Volume of a body, mm3."""
        chosen = self.tets[self.material == self.names.index(name)]
        return float(tet_volumes(self.points, chosen).sum())


def tet_volumes(points: Floats, tets: NDArray[np.integer]) -> Floats:
    """Signed volume (m,) of tetrahedra, mm3."""
    a, b, c, d = (points[tets[:, i]] for i in range(4))
    volumes: Floats = np.einsum("ij,ij->i", b - a, np.cross(c - a, d - a)) / 6
    return volumes


def oriented(points: Floats, tets: AnyTets) -> AnyTets:
    """The tetrahedra with two corners exchanged wherever the volume was negative."""
    turned: AnyTets = tets.copy()
    negative = tet_volumes(points, tets) < 0
    turned[negative, 2], turned[negative, 3] = tets[negative, 3], tets[negative, 2]
    return turned


def compact(points: Floats, tets: AnyTets) -> tuple[Floats, AnyTets, NDArray[np.int64]]:
    """Points and tets without the points nobody uses, and the old index of each point kept."""
    used = np.zeros(len(points), dtype=bool)
    used[tets.ravel()] = True
    number = np.cumsum(used) - 1
    return points[used], number[tets].astype(tets.dtype), np.flatnonzero(used)
