"""Fewer triangles within a stated error."""

from __future__ import annotations

import fast_simplification
import numpy as np

from surgplan.base.errors import MeshFailed
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.triangles import TriMesh

FEWEST = 20
"""No closed part is taken below about this many triangles."""


def decimated(mesh: TriMesh, max_error_mm: float | None = None, triangles: int | None = None) -> TriMesh:
    """The surface with fewer triangles: down to `triangles`, or as few as keep within `max_error_mm` of the one given.

    Quadric edge collapse (fast-simplification). The error is the largest distance between the two surfaces' points and
    the other surface. A result that is no longer closed is not accepted. MeshFailed if no target can be met.
    """
    if (max_error_mm is None) == (triangles is None):
        raise ValueError("name either max_error_mm or triangles")
    if triangles is not None:
        if triangles >= len(mesh.triangles):
            return mesh
        fewer = _collapsed(mesh, triangles)
        if mesh.is_closed and not fewer.is_closed:
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
        if fewer.is_closed >= mesh.is_closed and distance_mm(mesh, fewer) <= max_error_mm:
            best, high = fewer, target
        else:
            low = target
    return best


def distance_mm(first: TriMesh, second: TriMesh) -> float:
    """The largest distance from the points of either surface to the other one, mm."""
    there = np.abs(NearestTree.of(second).query(first.points)[0]).max()
    back = np.abs(NearestTree.of(first).query(second.points)[0]).max()
    return float(max(there, back))


def _collapsed(mesh: TriMesh, triangles: int) -> TriMesh:
    reduction = 1 - max(triangles, FEWEST) / len(mesh.triangles)
    if reduction <= 0:
        return mesh
    points, faces = fast_simplification.simplify(mesh.points, mesh.triangles, target_reduction=reduction)
    return TriMesh(np.asarray(points, dtype=float), np.asarray(faces, dtype=np.int32))
