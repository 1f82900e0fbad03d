"""Booleans between closed surfaces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import manifold3d
import numpy as np

from surgplan.base.errors import MeshFailed
from surgplan.mesh.surface import TriMesh

Solid: TypeAlias = manifold3d.Manifold


def solid(mesh: TriMesh) -> Solid:
    """A closed surface as a solid; MeshFailed if it is not closed."""
    made = Solid(
        manifold3d.Mesh64(
            vert_properties=np.ascontiguousarray(mesh.points, dtype=np.float64),
            tri_verts=np.ascontiguousarray(mesh.triangles, dtype=np.uint64),
        )
    )
    if made.status() != manifold3d.Error.NoError:
        raise MeshFailed(
            f"a surface of {len(mesh.triangles)} triangles is not a closed solid ({made.status().name}); repair it first"
        )
    return made


def surface(body: Solid) -> TriMesh:
    """The outward surface of a solid; MeshFailed if nothing is left of it."""
    if body.is_empty():
        raise MeshFailed("nothing is left of the solid; check its measures")
    mesh = body.to_mesh64()
    return TriMesh(
        np.array(mesh.vert_properties[:, :3], dtype=np.float64, order="C"), np.array(mesh.tri_verts, dtype=np.int32, order="C")
    )


def united(bodies: Sequence[Solid]) -> Solid:
    """The union of solids."""
    return Solid.batch_boolean(list(bodies), manifold3d.OpType.Add)
