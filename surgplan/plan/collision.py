"""How near a thing that is moved comes to others, fast enough for every frame of a drag.

Each obstacle's signed distance stands on a lattice in the obstacle's own frame, so that it is worked out once and then moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Rigid, vector
from surgplan.base.grid import Grid
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.triangles import TriMesh
from surgplan.plan.collision_limits import limits

FAR_MM = 1e3
"""The distance outside all lattices."""
MARGIN_MM = 4.0
"""A lattice reaches so far beyond its shape."""
MOST_NODES = 250_000
FINEST_MM = 0.5
PROBE_MM = 1.5
"""Thin things of this size are not passed through between two probes of a surface."""
MOST_PROBES = 60_000

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Distances:
    """Signed distances in mm, negative inside, at the nodes of a grid; a field within its box."""

    values: NDArray[np.float32]
    """[k, j, i]."""
    grid: Grid

    def __call__(self, points: Floats) -> Floats:
        """Signed distance (n,) of points (n, 3); `FAR_MM` outside the box."""
        out = np.full(len(points), FAR_MM, np.float32)
        which = np.full(len(points), -1, np.int16)
        _lower(np.ascontiguousarray(self.grid.to_index(points)), self.values, np.int16(0), out, which)
        return out.astype(np.float64)

    def bounds(self) -> tuple[Floats, Floats]:
        """The box of the nodes."""
        i, j, k = (n - 1 for n in self.grid.size)
        corners = self.grid.to_lps(np.array([[x, y, z] for x in (0, i) for y in (0, j) for z in (0, k)]))
        return corners.min(axis=0), corners.max(axis=0)


@dataclass(frozen=True, eq=False)
class Obstacle:
    """Something that a thing which is moved may meet."""

    name: str
    kind: Literal["implant", "bone", "cortex"]
    shape: Distances
    motion: Rigid | None = None
    """From the frame of the shape into the patient; None: it is given in the patient."""


@dataclass(frozen=True, eq=False)
class Meeting:
    """How near points lie to obstacles."""

    distance_mm: NDArray[np.float32]
    """(n,) to the nearest obstacle, negative inside it; `FAR_MM` where none is near."""
    depths: tuple[tuple[Obstacle, float], ...]
    """Obstacles that points lie in deeper than contact, with the greatest depth in mm, deepest first."""

    @property
    def nearest_mm(self) -> float:
        """The smallest distance of all."""
        return float(self.distance_mm.min(initial=FAR_MM))


def meet(points: Floats, pose: Rigid, obstacles: Sequence[Obstacle]) -> Meeting:
    """How near points (n, 3) in a thing's own frame, the thing standing at a pose, lie to obstacles."""
    distance = np.full(len(points), FAR_MM, np.float32)
    which = np.full(len(points), -1, np.int16)
    for n, obstacle in enumerate(obstacles):
        there = pose if obstacle.motion is None else pose.then(obstacle.motion.inverse())
        _lower(
            np.ascontiguousarray(obstacle.shape.grid.to_index(there.apply(points))), obstacle.shape.values, n, distance, which
        )
    lowest = [float(distance[which == n].min(initial=FAR_MM)) for n in range(len(obstacles))]
    deep = [(o, -low) for o, low in zip(obstacles, lowest, strict=True) if low < -limits()["contact_mm"]]
    return Meeting(distance, tuple(sorted(deep, key=lambda one: -one[1])))


def probes(points: Floats, triangles: NDArray[np.int32], spacing_mm: float = PROBE_MM) -> Floats:
    """The points (n, 3) of a surface and as many more on its large triangles that none is farther from one than the spacing.

    They are sparser where there would be more than `MOST_PROBES`.
    """
    corners = points[triangles]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    parts = np.ceil(longest / spacing_mm)
    many = float((parts**2 / 2).sum())
    if many > MOST_PROBES:
        parts = np.ceil(longest / (spacing_mm * np.sqrt(many / MOST_PROBES)))
    found = [points]
    for n in np.unique(parts[parts > 1]).astype(int):
        u, v = (grid.ravel() / n for grid in np.meshgrid(np.arange(n + 1), np.arange(n + 1)))
        inside = (u + v <= 1 + 1e-9) & ~((u == 0) & (v == 0)) & (u < 1) & (v < 1)
        weights = np.stack([1 - u - v, u, v], axis=1)[inside]
        found.append(np.einsum("wc,tcx->twx", weights, corners[parts == n]).reshape(-1, 3))
    return np.concatenate(found)


def surface_distances(mesh: TriMesh, beyond_mm: float = MARGIN_MM) -> Distances:
    """The exact distances to a closed surface on a lattice round it, as fine as `MOST_NODES` allow."""
    low, high = mesh.bounds
    low, high = low - beyond_mm, high + beyond_mm
    step = max(FINEST_MM, float(np.cbrt(np.prod(high - low) / MOST_NODES)))
    i, j, k = (int(np.ceil(length / step)) + 1 for length in high - low)
    grid = Grid((i, j, k), (step, step, step), vector(low))
    nodes = np.stack(np.meshgrid(*(np.arange(n) for n in (k, j, i)), indexing="ij")[::-1], axis=-1)
    # serpentine rows, so that each search begins near the last
    nodes[:, 1::2] = nodes[:, 1::2, ::-1]
    found = NearestTree.of(mesh).query(grid.to_lps(nodes.reshape(-1, 3)))[0].reshape(k, j, i)
    found[:, 1::2] = found[:, 1::2, ::-1]
    return Distances(found.astype(np.float32), grid)


def mask_distances(mask: Mask, grid: Grid) -> Distances | None:
    """The distances to the faces of voxels [k, j, i] at their centres, to about half a voxel; None for an empty mask."""
    if not mask.any():
        return None
    import SimpleITK

    image = SimpleITK.GetImageFromArray(mask.astype(np.uint8))
    image.SetSpacing(grid.spacing_mm)
    # from centre to centre of the outermost voxels, so half a voxel more than to their faces
    found = SimpleITK.SignedMaurerDistanceMap(image, insideIsPositive=False, squaredDistance=False, useImageSpacing=True)
    half = float(np.cbrt(np.prod(grid.spacing_mm))) / 2
    values: NDArray[np.float32] = SimpleITK.GetArrayFromImage(found) - np.float32(half)
    return Distances(values, grid)


@njit(cache=True, nogil=True)
def _lower(index, values, number, out, which):  # type: ignore[no-untyped-def]
    """Take the trilinear values at fractional indices (n, 3) where they are lower than what there is."""
    nk, nj, ni = values.shape
    for p in range(index.shape[0]):
        x, y, z = index[p, 0], index[p, 1], index[p, 2]
        if not (0.0 <= x <= ni - 1 and 0.0 <= y <= nj - 1 and 0.0 <= z <= nk - 1):
            continue
        i, j, k = min(int(x), ni - 2), min(int(y), nj - 2), min(int(z), nk - 2)
        u, v, w = x - i, y - j, z - k
        a = (values[k, j, i] * (1 - u) + values[k, j, i + 1] * u) * (1 - v)
        a += (values[k, j + 1, i] * (1 - u) + values[k, j + 1, i + 1] * u) * v
        b = (values[k + 1, j, i] * (1 - u) + values[k + 1, j, i + 1] * u) * (1 - v)
        b += (values[k + 1, j + 1, i] * (1 - u) + values[k + 1, j + 1, i + 1] * u) * v
        found = a * (1 - w) + b * w
        if found < out[p]:
            out[p] = found
            which[p] = number
