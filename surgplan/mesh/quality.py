"""How good tetrahedra are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.faces import boundary_faces
from surgplan.mesh.fields import Field
from surgplan.mesh.regions import Body
from surgplan.mesh.tetmesh import EDGES, TetMesh


def quality(mesh: TetMesh, bodies: Mapping[str, Field | Body] | None = None) -> dict[str, dict[str, float | str]]:
    """Figures of a mesh as `{name: {value, unit}}`.

    Counts, angles between faces, edge length, the volume of each body; and, for each body whose shape is given, the
    distance of the mesh's outer faces of that body from the shape: of their points and of their middles, mean and 99th
    percentile. Faces shared with another body are not asked, since there the other body's surface may rule.
    """
    angles = dihedral_angles_deg(mesh.points, mesh.tets)
    ends = mesh.tets[:, EDGES].reshape(-1, 2)
    length = np.linalg.norm(mesh.points[ends[:, 1]] - mesh.points[ends[:, 0]], axis=1)
    found: dict[str, dict[str, float | str]] = {
        "tetrahedra": _figure(len(mesh.tets), ""),
        "points": _figure(len(mesh.points), ""),
        "smallest_dihedral_angle": _figure(angles[:, 0].min(), "deg"),
        "smallest_dihedral_angle_999": _figure(np.percentile(angles[:, 0], 0.1), "deg"),
        "largest_dihedral_angle": _figure(angles[:, 1].max(), "deg"),
        "mean_edge": _figure(length.mean(), "mm"),
    }
    volumes = mesh.volumes_mm3()
    for number, name in enumerate(mesh.names):
        found[f"volume_{name}"] = _figure(volumes[mesh.material == number].sum(), "mm3")
    if bodies:
        triangles, behind = boundary_faces(mesh.tets)
        for number, name in enumerate(mesh.names):
            own = triangles[mesh.material[behind] == number]
            if name in bodies and len(own):
                distance = np.abs(_distances(mesh.points, own, bodies[name]))
                found[f"surface_mean_{name}"] = _figure(distance.mean(), "mm")
                found[f"surface_p99_{name}"] = _figure(np.percentile(distance, 99), "mm")
    return found


def _distances(points: Floats, triangles: NDArray[np.int32], body: Field | Body) -> Floats:
    """The body's level set at the points and the middles of some triangles."""
    where = np.concatenate([points[np.unique(triangles)], points[triangles].mean(axis=1)])
    if not isinstance(body, Body):
        return body(where)
    distance = body.field(where)
    for plane in body.cuts:
        distance = np.maximum(distance, plane.signed_distance_mm(where))
    return distance


def _figure(value: float, unit: str) -> dict[str, float | str]:
    return {"value": float(value), "unit": unit}
