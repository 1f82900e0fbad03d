"""Closed surfaces cut by planes."""

from __future__ import annotations

import manifold3d
import numpy as np

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane
from surgplan.mesh.triangles import TriMesh


def clipped(mesh: TriMesh, plane: Plane) -> TriMesh:
    """What of a closed surface lies on the negative side of a plane, with a flat cap on the cut.

    MeshFailed if nothing is left, or if the surface is no boundary of a solid.
    """
    side = plane.signed_distance_mm(mesh.points)
    if not len(side) or side.min() >= 0:
        raise MeshFailed("the plane cuts the whole surface away; move it, or turn it round")
    if side.max() <= 0:
        return mesh
    solid = manifold3d.Manifold(manifold3d.Mesh64(mesh.points, mesh.triangles.astype(np.uint64)))
    if solid.status() != manifold3d.Error.NoError:
        raise MeshFailed(
            f"a surface with {mesh.open_edges} open edges that bounds no solid ({solid.status().name}) can't be cut; "
            "close its holes, or smooth the segment, first"
        )
    kept_side = np.negative(plane.normal)
    kept = solid.trim_by_plane(tuple(kept_side), float(kept_side @ np.asarray(plane.origin))).to_mesh64()
    if not len(kept.tri_verts):
        raise MeshFailed("the plane leaves nothing of the surface; move it")
    # a copy: manifold3d's own memory is read-only, which other libraries refuse
    return TriMesh(np.array(kept.vert_properties[:, :3], dtype=np.float64), np.asarray(kept.tri_verts).astype(np.int32))
