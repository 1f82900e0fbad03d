"""How far two sets of voxels agree: overlap, and distances between their surfaces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.case.labels import Mask
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.triangles import TriMesh

HAUSDORFF_PART = 0.95
"""Of the surface lies within the 95 % Hausdorff distance."""


@dataclass(frozen=True)
class Overlap:
    """Voxels that two segments share."""

    first: int
    second: int
    both: int

    @property
    def dice(self) -> float:
        """Twice the shared voxels over the sum of both counts (Dice, Ecology 26:297, 1945)."""
        return 2 * self.both / (self.first + self.second)

    @property
    def jaccard(self) -> float:
        """Shared voxels over those of either (Jaccard, New Phytologist 11:37, 1912)."""
        return self.both / (self.first + self.second - self.both)


@dataclass(frozen=True, eq=False)
class Distances:
    """From each point of one surface to the nearest of the other, both ways, mm."""

    first_to_second: Floats
    """Signed, of the first's vertices: negative inside the second."""
    second_to_first: Floats
    first_weights: Floats
    """Area that each vertex stands for, mm2."""
    second_weights: Floats

    @property
    def mean_mm(self) -> tuple[float, float]:
        """Mean distance over the first's area to the second, and the other way."""
        return (
            float(np.average(np.abs(self.first_to_second), weights=self.first_weights)),
            float(np.average(np.abs(self.second_to_first), weights=self.second_weights)),
        )

    @property
    def hausdorff_mm(self) -> float:
        """The largest distance either way."""
        return float(max(np.abs(self.first_to_second).max(), np.abs(self.second_to_first).max()))

    @property
    def hausdorff95_mm(self) -> float:
        """The distance that 95 % of either surface's area does not exceed; the larger of both ways."""
        return max(
            _quantile(np.abs(self.first_to_second), self.first_weights, HAUSDORFF_PART),
            _quantile(np.abs(self.second_to_first), self.second_weights, HAUSDORFF_PART),
        )


def overlap(first: Mask, second: Mask) -> Overlap:
    """The overlap of two masks of one grid; Refused where both are empty, which leaves nothing to compare."""
    counts = [int(np.count_nonzero(part)) for part in (first, second, first & second)]
    if not counts[0] + counts[1]:
        raise Refused("both segments are empty, so there is nothing to compare")
    return Overlap(*counts)


def distances(first: TriMesh, second: TriMesh) -> Distances:
    """The exact distances from each surface's vertices to the other's triangles."""
    return Distances(
        NearestTree.of(second).query(first.points)[0],
        NearestTree.of(first).query(second.points)[0],
        vertex_areas(first),
        vertex_areas(second),
    )


def vertex_areas(mesh: TriMesh) -> Floats:
    """A third of the area of the triangles round each vertex, mm2."""
    area = np.linalg.norm(mesh.face_vectors, axis=1) / 2
    return np.asarray(np.bincount(mesh.triangles.ravel(), np.repeat(area / 3, 3), len(mesh.points)), dtype=np.float64)


def _quantile(values: Floats, weights: Floats, part: float) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, part * reached[-1])])
