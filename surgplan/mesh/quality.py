"""How good tetrahedra are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.cubic import cells_near
from surgplan.mesh.faces import face_table, triangles_of
from surgplan.mesh.fields import Field, Intersection, PlaneField
from surgplan.mesh.near import near_values
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.quadratic import CORNER_PLACES, FACE_NODES, GAUSS_PLACES, MIDDLE_PLACES, Tets10, jacobians, volumes10
from surgplan.mesh.regions import Body
from surgplan.mesh.tetmesh import EDGES, TetMesh
from surgplan.mesh.thickness import surface_below
from surgplan.mesh.triangles import TriMesh

Figures = dict[str, dict[str, float | str]]
POOR_DEG = 10.0
"""Tetrahedra with a smaller angle between two faces are counted."""
MOST_PLACES = 20_000
"""So many places at most are held against a surface, one way and the other."""
PIECES = 4
"""So many flat pieces stand along the side of a curved face when distances to it are measured."""
PLACES = np.concatenate([CORNER_PLACES, MIDDLE_PLACES, GAUSS_PLACES, [[0.25, 0.25, 0.25]]])
"""Where in an element the Jacobian is looked at."""
ON_SURFACE, APART = 0.02, 0.1
"""How near to its surface a place must be found, and how far from other bodies, in element sizes."""


def quality(
    mesh: TetMesh, bodies: Mapping[str, Field | Body] | None = None, delivered: tuple[Floats, Tets10] | None = None
) -> Figures:
    """Figures of a mesh as `{name: {value, unit}}`; of the ten-node elements made of it where those are what is `delivered`.

    Counts, pieces, angles between faces, edge length, the volume of each body, what of it was lost; and, for each body
    whose shape is given, the distance of the mesh's outer faces of that body from the shape (`surface_`, of their points
    and their middles) and of the shape's surface from those faces (`shape_`): mean, 95th and 99th percentile, largest.
    Faces shared with another body are not asked, since there the other body's surface may rule. Angles and edges of
    ten-node elements are those between their corners; `smallest_jacobian` is a share of its element's mean.
    """
    straight = mesh.volumes_mm3()
    volumes = straight if delivered is None else volumes10(*delivered)
    if delivered is not None:
        mesh = replace(mesh, points=delivered[0][: len(mesh.points)])
    angles = dihedral_angles_deg(mesh.points, mesh.tets)
    ends = mesh.tets[:, EDGES].reshape(-1, 2)
    length = np.linalg.norm(mesh.points[ends[:, 1]] - mesh.points[ends[:, 0]], axis=1)
    found: Figures = {
        "tetrahedra": _figure(len(mesh.tets), ""),
        "points": _figure(len(mesh.points), ""),
        "smallest_dihedral_angle": _figure(angles[:, 0].min(), "deg"),
        "smallest_dihedral_angle_999": _figure(np.percentile(angles[:, 0], 0.1), "deg"),
        "largest_dihedral_angle": _figure(angles[:, 1].max(), "deg"),
        "poor_share": _figure(100 * (angles[:, 0] < POOR_DEG).mean(), "%"),
        "mean_edge": _figure(length.mean(), "mm"),
        "shortest_edge": _figure(length.min(), "mm"),
        "longest_edge": _figure(length.max(), "mm"),
        **{name: _figure(value, unit) for name, (value, unit) in mesh.made.items()},
    }
    if delivered is not None:
        share = jacobians(*delivered, PLACES).min(axis=1) / (6 * volumes)
        found["smallest_jacobian"] = _figure(share.min(), "")
    for number, name in enumerate(mesh.names):
        own = mesh.material == number
        found[f"volume_{name}"] = _figure(volumes[own].sum(), "mm3")
        if f"volume_error_{name}" in found:
            held = (1 + float(found[f"volume_error_{name}"]["value"]) / 100) * volumes[own].sum() / straight[own].sum()
            found[f"volume_error_{name}"] = _figure(100 * (held - 1), "%")
    if bodies:
        border = face_table(mesh.tets).border
        behind = border // 4
        for number, name in enumerate(mesh.names):
            own = border[mesh.material[behind] == number]
            if name in bodies and len(own):
                others = [bodies[other] for other in mesh.names if other in bodies and other != name]
                places, skin = _straight_skin(mesh, own) if delivered is None else _curved_skin(*delivered, own)
                there, back = _distances(places, skin, bodies[name], others, float(length.mean()))
                found |= _spread(f"surface_{{}}_{name}", there)
                if len(back):
                    found |= _spread(f"shape_{{}}_{name}", back)
    return found


def sentences(figures: Figures, names: Sequence[str]) -> tuple[str, ...]:
    """What the figures of a mesh say, in words: its elements, its pieces, and each body."""

    def value(name: str) -> float:
        return float(figures[name]["value"])

    poor = value("poor_share")
    said = [
        f"{value('tetrahedra'):.0f} tetrahedra with edges of {value('shortest_edge'):.2g} to {value('longest_edge'):.2g} mm; "
        f"angles between faces {value('smallest_dihedral_angle'):.1f} to {value('largest_dihedral_angle'):.1f} deg, "
        + (f"{poor:.2g} % of elements below {POOR_DEG:g} deg" if poor else f"none below {POOR_DEG:g} deg")
    ]
    if "smallest_jacobian" in figures:
        said[0] += f"; the Jacobian is nowhere below {value('smallest_jacobian'):.2g} of its element's mean"
    if "pieces" in figures and value("pieces") > 1:
        said.append(f"{value('pieces'):.0f} pieces that share no face")
    for name in names:
        words = f"{name!r} holds {value(f'volume_{name}'):.6g} mm3"
        if f"volume_error_{name}" in figures:
            words += f", {value(f'volume_error_{name}'):+.2f} % against its shape"
        if f"surface_mean_{name}" in figures:
            words += f"; its surface lies {_three(figures, 'surface', name)} from the shape's"
        if f"shape_mean_{name}" in figures:
            words += f", and the shape's {_three(figures, 'shape', name)} from it"
        if f"lost_surface_{name}" in figures:
            volume, surface = value(f"lost_{name}"), value(f"lost_surface_{name}")
            lost = (
                f"{volume:.2g} % of its shape and {surface:.2g} % of the shape's surface are lost" if volume or surface else ""
            )
            words += f"; {lost or 'nothing of its shape is lost'}"
        said.append(words)
    return tuple(said)


def _three(figures: Figures, way: str, name: str) -> str:
    mean, p95, most = (float(figures[f"{way}_{what}_{name}"]["value"]) for what in ("mean", "p95", "max"))
    return f"{mean:.2g} mm (95 % within {p95:.2g}, at most {most:.2g} mm)"


def _straight_skin(mesh: TetMesh, faces: NDArray[np.int64]) -> tuple[Floats, TriMesh]:
    """Points and middles of flat faces (4 * element + opposite corner), and the faces."""
    triangles = triangles_of(mesh.tets, faces)
    places = np.concatenate([mesh.points[np.unique(triangles)], mesh.points[triangles].mean(axis=1)])
    return places, TriMesh(mesh.points, triangles)


def _curved_skin(points: Floats, tets: Tets10, faces: NDArray[np.int64]) -> tuple[Floats, TriMesh]:
    """Nodes and middles of curved faces (4 * element + opposite corner), and the faces in `PIECES` a side."""
    t, opposite = np.divmod(faces, 4)
    nodes = np.take_along_axis(tets[t], FACE_NODES[opposite], axis=1)
    middles = (4 * points[nodes[:, 3:]].sum(axis=1) - points[nodes[:, :3]].sum(axis=1)) / 9
    grid = [(i, j) for i in range(PIECES + 1) for j in range(PIECES + 1 - i)]
    number = {at: n for n, at in enumerate(grid)}
    up = [(number[i, j], number[i + 1, j], number[i, j + 1]) for i, j in grid if i + j < PIECES]
    down = [(number[i + 1, j], number[i + 1, j + 1], number[i, j + 1]) for i, j in grid if i + j < PIECES - 1]
    b, c = np.array(grid, dtype=np.float64).T / PIECES
    a = 1 - b - c
    weights = np.stack([a * (2 * a - 1), b * (2 * b - 1), c * (2 * c - 1), 4 * a * b, 4 * b * c, 4 * c * a], axis=1)
    fine = np.einsum("gn,fna->fga", weights, points[nodes]).reshape(-1, 3)
    triangles = (np.arange(len(nodes))[:, None, None] * len(grid) + np.array(up + down)).reshape(-1, 3).astype(np.int32)
    return np.concatenate([points[np.unique(nodes)], middles]), TriMesh(fine, triangles)


def _distances(
    places: Floats, skin: TriMesh, body: Field | Body, others: Sequence[Field | Body], size_mm: float
) -> tuple[Floats, Floats]:
    """Distances (k,) of places on a body's outside from its shape, and (l,) of its shape's surface from that skin, mm."""
    shape = _shape(body)
    there = np.abs(shape(places))
    low, high = shape.bounds()
    if not np.isfinite([low, high]).all():
        return there, np.empty(0)
    cells = cells_near(shape, low, high, np.zeros(3), size_mm)
    centres = (cells + 0.5).astype(np.float64) * size_mm
    near = centres[np.abs(near_values(shape, centres, size_mm)) < 0.6 * size_mm]
    at, _ = surface_below(shape, near[:: 1 + len(near) // MOST_PLACES], size_mm)
    # beside an edge or within another body the way to the surface may end where there is none
    on = np.abs(shape(at)) < ON_SURFACE * size_mm
    for other in others:
        on &= _shape(other)(at) > APART * size_mm
    back: Floats = np.abs(NearestTree.of(skin).query(at[on])[0])
    return there, back


def _shape(body: Field | Body) -> Field:
    """The whole shape of a body with its cuts."""
    return Intersection((body.field, *(PlaneField(plane) for plane in body.cuts))) if isinstance(body, Body) else body


def _spread(name: str, distance: Floats) -> Figures:
    """Mean, percentiles and largest of some distances."""
    return {
        name.format("mean"): _figure(distance.mean(), "mm"),
        name.format("p95"): _figure(np.percentile(distance, 95), "mm"),
        name.format("p99"): _figure(np.percentile(distance, 99), "mm"),
        name.format("max"): _figure(distance.max(), "mm"),
    }


def _figure(value: float, unit: str) -> dict[str, float | str]:
    return {"value": float(value), "unit": unit}
