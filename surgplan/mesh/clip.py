"""A closed surface cut by a plane, and closed again."""

from __future__ import annotations

import manifold3d
import numpy as np

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane
from surgplan.mesh.triangles import TriMesh


def clipped(mesh: TriMesh, plane: Plane) -> TriMesh:
    """The part of a closed surface on the negative side of a plane, with a flat face where it was cut.

    MeshFailed if the surface is not closed or nothing lies on that side.
    """
    # single precision is what manifold works in; around its own middle it is exact to a fraction of a micrometre
    middle = mesh.points.mean(axis=0)
    solid = manifold3d.Manifold(
        manifold3d.Mesh((mesh.points - middle).astype(np.float32), np.ascontiguousarray(mesh.triangles, dtype=np.uint32))
    )
    if solid.status() != manifold3d.Error.NoError:
        raise MeshFailed(f"the surface can't be cut because it is not closed ({solid.status().name}); repair it first")
    normal = np.asarray(plane.normal)
    kept = solid.trim_by_plane(tuple(-normal), float(-(np.asarray(plane.origin) - middle) @ normal))
    if kept.is_empty():
        raise MeshFailed("nothing lies on the kept side of the cut; move or turn its plane")
    cut = kept.to_mesh()
    return TriMesh(np.asarray(cut.vert_properties[:, :3], dtype=np.float64) + middle, np.asarray(cut.tri_verts, dtype=np.int32))
