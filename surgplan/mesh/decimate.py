"""Fewer triangles within a stated error."""

from __future__ import annotations

import fast_simplification
import manifold3d
import numpy as np

from surgplan.base.errors import MeshFailed
from surgplan.mesh.apart import within
from surgplan.mesh.triangles import TriMesh

FEWEST = 20
"""No closed part is taken below about this many triangles."""


def decimated(mesh: TriMesh, max_error_mm: float | None = None, triangles: int | None = None) -> TriMesh:
    """The surface with fewer triangles: down to `triangles`, or as few as keep within `max_error_mm` of the one given.

    Quadric edge collapse (fast-simplification). The error is the largest distance of any place of either surface from the
    other one, corners and all between, and is never above the one asked for: where nothing coarser keeps within it, the
    surface comes back as it is. A result that is no longer a closed manifold where the surface was one is not accepted.
    MeshFailed if a number of triangles can't be met.
    """
    if (max_error_mm is None) == (triangles is None):
        raise ValueError("name either max_error_mm or triangles")
    if triangles is not None:
        if triangles >= len(mesh.triangles):
            return mesh
        fewer = _collapsed(mesh, triangles)
        if not _as_good(mesh, fewer):
            raise MeshFailed(f"the surface opens when reduced to {triangles} triangles; keep more")
        return fewer
    assert max_error_mm is not None
    best, low, high = mesh, FEWEST, len(mesh.triangles)
    # halving in the logarithm: the error grows fast once the triangles are wider than the details
    for _ in range(7):
        target = int(np.sqrt(low * high))
        if target >= high * 0.95 or target <= low:
            break
        fewer = _collapsed(mesh, target)
        if _as_good(mesh, fewer) and within(mesh, fewer, max_error_mm):
            best, high = fewer, target
        else:
            low = target
    return best


def _as_good(mesh: TriMesh, fewer: TriMesh) -> bool:
    """Whether the second is a closed manifold where the first is closed."""
    return not mesh.is_closed or (fewer.is_closed and _manifold(fewer))


def _manifold(mesh: TriMesh) -> bool:
    solid = manifold3d.Manifold(manifold3d.Mesh64(mesh.points, mesh.triangles.astype(np.uint64)))
    return bool(solid.status() == manifold3d.Error.NoError) and mesh.volume_mm3 > 0


def _collapsed(mesh: TriMesh, triangles: int) -> TriMesh:
    reduction = 1 - max(triangles, FEWEST) / len(mesh.triangles)
    if reduction <= 0:
        return mesh
    points, faces = fast_simplification.simplify(mesh.points, mesh.triangles, target_reduction=reduction)
    return TriMesh(np.asarray(points, dtype=float), np.asarray(faces, dtype=np.int32))
