"""Surfaces and level sets of the solids of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from surgplan.artifacts.bodies import solid_of
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, part
from surgplan.case.codec import decode
from surgplan.case.document import Case, Image
from surgplan.case.labels import read_labels

if TYPE_CHECKING:
    from surgplan.imaging.volume import Volume

MOST_SHOWN = 150_000
"""Triangles of a surface that is drawn at leisure on any computer."""


def surface_recipe(case: Case, name: str) -> Recipe:
    """The closed surface of a segment, fragment, implant or imported surface.

    Arrays `points` (n, 3) LPS mm and `triangles` (m, 3); facts `area_mm2` and, but for an open surface, `volume_mm3`.
    """
    return solid_recipe(solid_of(case, name))


def solid_recipe(solid: Mapping[str, Any]) -> Recipe:
    """The surface of a solid given as JSON."""
    if "below" in solid:
        whole = {k: v for k, v in solid.items() if k != "below"}
        return CUT_SURFACE(whole=SURFACE(solid=whole), planes=solid["below"])
    return SURFACE(solid=solid)


def display_recipe(case: Case, name: str) -> Recipe:
    """The surface of a name for looking at: at most about `MOST_SHOWN` triangles; arrays as of `surface_recipe`.

    A cut surface is the reduced whole, cut exactly, so that moving a cut needs no new reduction.
    """
    solid = solid_of(case, name)
    if "below" not in solid:
        return DISPLAY(of=solid_recipe(solid))
    whole = {k: v for k, v in solid.items() if k != "below"}
    return CUT_SURFACE(whole=DISPLAY(of=SURFACE(solid=whole)), planes=solid["below"])


def _display(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.mesh.decimate import decimated
    from surgplan.mesh.triangles import TriMesh

    full = shop.make(inputs["of"], part(progress, 0.0, 0.7))
    closed = "volume_mm3" in full.facts
    mesh = TriMesh(full["points"], full["triangles"])
    for most in (MOST_SHOWN, 2 * MOST_SHOWN, 4 * MOST_SHOWN):
        progress(0.7, "reducing the surface for the screen")
        try:
            return _artifact(decimated(mesh, triangles=most), closed)
        except MeshFailed:
            continue  # it would open; with more triangles it may not
    return _artifact(mesh, closed)


def _surface(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.mesh.surface import extract, from_bytes
    from surgplan.plan.component_shape import parts, shape

    solid = inputs["solid"]
    if "labels" in solid:
        progress(0.1, "smoothing the surface")
        grid = decode(Grid, solid["grid"])
        scan = _scan(solid["values"], grid, shop) if "values" in solid else None
        mesh = extract(read_labels(shop.blobs, solid["labels"]), grid, *((scan.voxels, scan.valid) if scan else ()))
    elif "surface" in solid:
        mesh = from_bytes(shop.blobs.get(solid["surface"]))
    else:
        implant = solid["implant"]
        component, parameters = implant["component"], implant["parameters"]
        if implant["mesh"]:
            own = from_bytes(shop.blobs.get(implant["mesh"]))
        else:
            own = parts(component, parameters)[implant["part"]] if "part" in implant else shape(component, parameters)
        mesh = own.transformed(decode(Rigid, solid["pose"]))
    return _artifact(mesh, solid.get("closed", True))


def _scan(values: Mapping[str, Any], grid: Grid, shop: Workshop) -> Volume:
    """The voxels a segment was drawn on."""
    from surgplan.imaging.volume import read_volume

    return read_volume(shop.blobs, Image("", "", grid, values["voxels"], values["dtype"], valid=values["valid"]))


def _cut_surface(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.mesh.clip import clipped
    from surgplan.mesh.surface import TriMesh

    whole = shop.make(inputs["whole"], progress)
    mesh = TriMesh(whole["points"], whole["triangles"])
    for plane in inputs["planes"]:
        mesh = clipped(mesh, decode(Plane, plane))
    return _artifact(mesh)


def _artifact(mesh: Any, closed: bool = True) -> Artifact:
    volume = {"volume_mm3": float(mesh.volume_mm3)} if closed else {}
    return Artifact(
        {"points": np.asarray(mesh.points, dtype=np.float64), "triangles": np.asarray(mesh.triangles, dtype=np.int32)},
        {**volume, "area_mm2": float(mesh.area_mm2)},
    )


SURFACE = RecipeKind("surface", 2, _surface)
CUT_SURFACE = RecipeKind("surface.cut", 1, _cut_surface)
DISPLAY = RecipeKind("surface.display", 1, _display)
