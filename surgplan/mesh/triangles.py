"""Triangle surfaces as values."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import CaseDamaged
from surgplan.base.geometry import Floats, Rigid

Triangles = NDArray[np.int32]

MAGIC = b"surgplan-triangles-1"


@dataclass(frozen=True, eq=False)
class TriMesh:
    """A triangle surface in LPS mm: points float64 (n, 3), triangles int32 (m, 3) that turn outwards."""

    points: Floats
    triangles: Triangles

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", np.ascontiguousarray(self.points, dtype=np.float64).reshape(-1, 3))
        object.__setattr__(self, "triangles", np.ascontiguousarray(self.triangles, dtype=np.int32).reshape(-1, 3))

    @cached_property
    def face_vectors(self) -> Floats:
        """Normal of each triangle with the length of twice its area, mm2."""
        a, b, c = (self.points[self.triangles[:, i]] for i in range(3))
        return np.cross(b - a, c - a)

    @property
    def volume_mm3(self) -> float:
        """Volume inside, by the divergence theorem; negative where the triangles turn inwards."""
        middle = self.points.mean(axis=0) if len(self.points) else np.zeros(3)
        corner = self.points[self.triangles[:, 0]] - middle
        return float(np.einsum("ij,ij->", corner, self.face_vectors)) / 6

    @property
    def area_mm2(self) -> float:
        """Area of all triangles."""
        return float(np.linalg.norm(self.face_vectors, axis=1).sum()) / 2

    @property
    def bounds(self) -> tuple[Floats, Floats]:
        """Lowest and highest L, P, S of the points, mm."""
        return self.points.min(axis=0), self.points.max(axis=0)

    @cached_property
    def normals(self) -> Floats:
        """Unit outward normals (n, 3) at the points: face normals weighted by area."""
        corners = self.triangles.ravel()
        weights = np.repeat(self.face_vectors, 3, axis=0)
        total = np.column_stack([np.bincount(corners, weights[:, i], len(self.points)) for i in range(3)])
        length = np.linalg.norm(total, axis=1, keepdims=True)
        normals: Floats = total / np.where(length > 0, length, 1)
        return normals

    @cached_property
    def open_edges(self) -> int:
        """Number of triangle edges that no neighbour answers in the other direction; 0 for a closed surface."""
        turns = self.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2).astype(np.int64)
        n = len(self.points)
        forward, backward = np.sort(turns[:, 0] * n + turns[:, 1]), np.sort(turns[:, 1] * n + turns[:, 0])
        return int(len(forward) - _common(forward, backward))

    @property
    def is_closed(self) -> bool:
        """Whether the surface has an inside: every edge is answered by a neighbour that turns the other way."""
        return len(self.triangles) > 0 and self.open_edges == 0

    def transformed(self, pose: Rigid) -> TriMesh:
        """This surface moved by a pose."""
        return TriMesh(pose.apply(self.points), self.triangles)


def _common(first: NDArray[np.int64], second: NDArray[np.int64]) -> int:
    """How many values two sorted lists share, counting repeats."""
    values, counts = np.unique(first, return_counts=True)
    others, other_counts = np.unique(second, return_counts=True)
    _, i, j = np.intersect1d(values, others, assume_unique=True, return_indices=True)
    return int(np.minimum(counts[i], other_counts[j]).sum())


def to_bytes(mesh: TriMesh) -> bytes:
    """A surface as bytes: a magic word, two counts, float64 points, int32 triangles, little-endian."""
    head = MAGIC + struct.pack("<QQ", len(mesh.points), len(mesh.triangles))
    return head + mesh.points.astype("<f8").tobytes() + mesh.triangles.astype("<i4").tobytes()


def from_bytes(data: bytes) -> TriMesh:
    """The surface that `to_bytes` wrote; CaseDamaged if the bytes are something else."""
    at = len(MAGIC) + 16
    if len(data) < at or not data.startswith(MAGIC):
        raise CaseDamaged("a stored surface can't be read; import it again")
    n, m = struct.unpack_from("<QQ", data, len(MAGIC))
    if len(data) != at + 24 * n + 12 * m:
        raise CaseDamaged("a stored surface is cut short; import it again")
    points = np.frombuffer(data, "<f8", 3 * n, at).reshape(-1, 3)
    triangles = np.frombuffer(data, "<i4", 3 * m, at + 24 * n).reshape(-1, 3)
    if m and (triangles.min() < 0 or triangles.max() >= n):
        raise CaseDamaged("a stored surface names points it does not have; import it again")
    return TriMesh(points, triangles)
