"""Fields of a solution on surfaces: the outside of bodies, their whole border, and bodies cut open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from surgplan.artifacts.recipe import Artifact
from surgplan.mesh.triangles import TriMesh
from surgplan.report.colours import RISK_LIMIT, TITANIUM, risk_scale
from surgplan.report.content import Figures
from surgplan.report.maps import range_notes
from surgplan.report.numbers import digits
from surgplan.report.picture import Label, Legend, Picture
from surgplan.report.scene import FROM_RIGHT, FRONT, Body, View, projected, scene_picture

Floats = NDArray[np.float64]
Elements = NDArray[np.bool_]

FACES = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]])
"""Corners of a tetrahedron's faces, anticlockwise from outside."""
NEAR_MM = np.array([16.0, 16.0, 38.0])
"""Half the edges of the box that the close view shows."""
TALL_PX = (380, 900)


def element_map(solution: Artifact, body: int, field: str) -> tuple[TriMesh, Floats]:
    """The whole border of a body, where it meets others too, with a field of its elements averaged at the corners."""
    own = solution["material"] == body
    faces = solution["tets"][own][:, FACES].reshape(-1, 3)
    _, first, count = np.unique(np.sort(faces, axis=1), axis=0, return_index=True, return_counts=True)
    used, triangles = np.unique(faces[first[count == 1]], return_inverse=True)
    surface = TriMesh(solution["points"][used], triangles.reshape(-1, 3).astype(np.int32))
    return surface, corner_means(solution, own, field)[used]


def corner_means(solution: Artifact, elements: Elements, field: str) -> Floats:
    """For each point (n,) the mean of a field over those of the elements that have it as a corner; nan where none has."""
    corners = solution["tets"][elements][:, :4].ravel()
    shares = np.bincount(corners, minlength=len(solution["points"])).astype(float)
    total = np.bincount(corners, np.repeat(solution[field][elements], 4), len(solution["points"]))
    means: Floats = np.divide(total, shares, out=np.full(len(total), np.nan), where=shares > 0)
    return means


def opened_figure(solution: Artifact, bones: list[int], stale: bool) -> Figures:
    """The risk inside the bones, cut open through its highest place, whole and close."""
    bone = np.isin(solution["material"], bones)
    middles = solution["points"][solution["tets"][:, :4]].mean(axis=1)
    risk = np.where(bone, np.nan_to_num(solution["risk"]), -np.inf)
    peak = int(np.argmax(risk))
    pictures = [
        picture for view in (FRONT, FROM_RIGHT) for picture in _opened(solution, bone, middles[peak], view, float(risk[peak]))
    ]
    place = ", ".join(f"{v:.1f}" for v in middles[peak])
    caption = f"Risk inside the bone, cut open through its highest element at ({place}) mm, whole and close; element means."
    legend = Legend("Risk factor", risk_scale(), range_notes(solution["risk"][bone], "1", RISK_LIMIT))
    return Figures(tuple(pictures), ("Out of date, of an earlier plan. " if stale else "") + caption, legend, stale)


def _opened(solution: Artifact, bone: Elements, at: Floats, view: View, highest: float) -> list[Picture]:
    """What lies beyond the plane through a point across the line of sight, whole and close."""
    surface, values = clipped(solution, bone, at, np.asarray(view.look), "risk")
    bodies = [Body(surface, values=values, colours=risk_scale())]
    if not bone.all():
        bodies.append(Body(clipped(solution, ~bone, at, np.asarray(view.look), "von_mises_mpa")[0], TITANIUM, shiny=True))
    found = []
    for words, focus in (("cut open", None), ("close", (at - NEAR_MM, at + NEAR_MM))):
        picture = scene_picture(bodies, view, focus, size_px=TALL_PX)
        label = Label(*projected(bodies, view, at, focus, size_px=TALL_PX), f"< {digits(highest, '1')}")
        found.append(replace(picture, title=f"{view.words}, {words}", labels=(label,)))
    return found


def clipped(solution: Artifact, shown: Elements, at: Floats, normal: Floats, field: str) -> tuple[TriMesh, Floats]:
    """The border of elements cut by a plane, what lies on the side of the normal kept, with a field's mean at the corners."""
    import pyvista

    corners = solution["tets"][shown][:, :4]
    used, numbered = np.unique(corners, return_inverse=True)
    cells = np.column_stack([np.full(len(corners), 4), numbered.reshape(-1, 4)]).ravel()
    grid = pyvista.UnstructuredGrid(cells, np.full(len(corners), pyvista.CellType.TETRA), solution["points"][used])
    grid.point_data["field"] = corner_means(solution, shown, field)[used]
    cut = grid.clip(normal=normal, origin=at, invert=False).extract_surface(algorithm="dataset_surface").triangulate()
    # the pieces of cut elements come with their faces turned either way
    cut = cut.compute_normals(consistent_normals=True, auto_orient_normals=True, split_vertices=False)
    triangles = cut.faces.reshape(-1, 4)[:, 1:].astype(np.int32)
    return TriMesh(np.asarray(cut.points, dtype=float), triangles), np.asarray(cut.point_data["field"], dtype=float)


def body_surface(solution: Artifact, bodies: list[int]) -> tuple[TriMesh, NDArray[np.int64]]:
    """The surface of some bodies of a solution, and which of the solution's surface points it is made of."""
    triangles = solution["surface_triangles"][np.isin(solution["surface_body"], bodies)]
    used, renumbered = np.unique(triangles, return_inverse=True)
    return TriMesh(solution["surface_points"][used], renumbered.reshape(-1, 3).astype(np.int32)), used
