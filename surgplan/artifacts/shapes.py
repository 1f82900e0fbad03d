"""Surfaces and level sets of the solids of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from surgplan.artifacts.bodies import solid_as_cut, solid_of, whole_of
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, part
from surgplan.case.bricks import whole
from surgplan.case.codec import decode
from surgplan.case.document import Case, Image
from surgplan.case.labels import read_bricks

if TYPE_CHECKING:
    from surgplan.mesh.triangles import TriMesh

MOST_SHOWN = 150_000
"""Triangles of a surface that is drawn at leisure on any computer."""


def surface_recipe(case: Case, name: str) -> Recipe:
    """The closed surface of a segment, fragment, implant or imported surface.

    Arrays `points` (n, 3) LPS mm and `triangles` (m, 3); facts `area_mm2` and, but for an open surface, `volume_mm3`.
    """
    return solid_recipe(solid_of(case, name))


def solid_recipe(solid: Mapping[str, Any]) -> Recipe:
    """The surface of a solid given as JSON."""
    if "moved" in solid:
        at_rest = {k: v for k, v in solid.items() if k != "moved"}
        return MOVED_SURFACE(of=solid_recipe(at_rest), motion=solid["moved"])
    if "below" in solid:
        return CUT_SURFACE(whole=SURFACE(solid=whole_of(solid)), planes=solid["below"])
    return SURFACE(solid=solid)


def display_recipe(case: Case, name: str) -> Recipe:
    """The surface of a name for looking at: at most about `MOST_SHOWN` triangles; arrays as of `surface_recipe`.

    A cut surface is the reduced whole, cut exactly, so that moving a cut needs no new reduction. A fragment that was moved is
    given where it was cut: whoever draws it moves it by `Case.motion_of`, so that a drag makes nothing anew.
    """
    solid = solid_as_cut(case, name)
    if "below" not in solid:
        return DISPLAY(of=solid_recipe(solid))
    return CUT_SURFACE(whole=DISPLAY(of=SURFACE(solid=whole_of(solid))), planes=solid["below"])


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
    from surgplan.mesh.surface import from_bytes
    from surgplan.plan.component_shape import parts, shape

    solid = inputs["solid"]
    if "labels" in solid:
        progress(0.1, "smoothing the surface")
        grid = decode(Grid, solid["grid"])
        mesh = _around_labels(solid, grid, shop)
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


def _around_labels(solid: Mapping[str, Any], grid: Grid, shop: Workshop) -> TriMesh:
    """The surface of a label map, of which, as of the scan it was drawn on, only the part around it is read."""
    from surgplan.imaging.volume import read_part
    from surgplan.mesh.surface import extract

    bricks = read_bricks(shop.blobs, solid["labels"])
    bounds = bricks.bounds or whole(bricks.shape)
    k, j, i = (slice(max(s.start - 1, 0), min(s.stop + 1, n)) for s, n in zip(bounds, bricks.shape, strict=True))
    mask, first = bricks.box((k, j, i)), (k.start, j.start, i.start)
    if "values" not in solid:
        return extract(mask, grid, first=first)
    scan = solid["values"]
    image = Image("", "", grid, scan["voxels"], scan["dtype"], valid=scan["valid"])
    return extract(mask, grid, *read_part(shop.blobs, image, (k, j, i)), first=first)


def _cut_surface(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.mesh.clip import clipped
    from surgplan.mesh.surface import TriMesh

    whole = shop.make(inputs["whole"], progress)
    mesh = TriMesh(whole["points"], whole["triangles"])
    for plane in inputs["planes"]:
        mesh = clipped(mesh, decode(Plane, plane))
    return _artifact(mesh)


def _moved_surface(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.mesh.triangles import TriMesh

    at_rest = shop.make(inputs["of"], progress)
    mesh = TriMesh(at_rest["points"], at_rest["triangles"]).transformed(decode(Rigid, inputs["motion"]))
    return _artifact(mesh, "volume_mm3" in at_rest.facts)


def _artifact(mesh: Any, closed: bool = True) -> Artifact:
    volume = {"volume_mm3": float(mesh.volume_mm3)} if closed else {}
    return Artifact(
        {"points": np.asarray(mesh.points, dtype=np.float64), "triangles": np.asarray(mesh.triangles, dtype=np.int32)},
        {**volume, "area_mm2": float(mesh.area_mm2)},
    )


SURFACE = RecipeKind("surface", 2, _surface)
CUT_SURFACE = RecipeKind("surface.cut", 1, _cut_surface)
MOVED_SURFACE = RecipeKind("surface.moved", 1, _moved_surface)
DISPLAY = RecipeKind("surface.display", 1, _display)
