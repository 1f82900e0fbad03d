"""Surfaces of several segments of a case that share their borders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Segment
from surgplan.case.together import laid_together


def shared_surfaces_recipe(case: Case, names: Sequence[str]) -> Recipe:
    """The surfaces of segments on one grid, the same triangles where two touch; a voxel of two is the later one's.

    Arrays `points/NAME` (n, 3) LPS mm and `triangles/NAME` (m, 3); facts `volume_mm3` by name, `taken`
    (what each lost to which later one, voxels and mm3) and `words` about it. Refused where a segment is
    not there, named twice, empty, or drawn on another grid than the first.
    """
    found: list[Segment] = [case.find("segments", name) for name in names]
    if not found or len(set(names)) < len(names):
        raise Refused("name the segments that share their borders, each once")
    for one in found:
        if not one.voxel_count:
            raise Refused(f"{one.id!r} is empty, so it has no surface; leave it out")
        if one.grid != found[0].grid:
            raise Refused(f"{one.id!r} and {found[0].id!r} were drawn on different grids, so they share no border")
    return SHARED(grid=encode(found[0].grid), segments=[{"name": one.id, "labels": one.labels} for one in found])


def _shared(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.mesh.shared_surfaces import surfaces

    grid = decode(Grid, inputs["grid"])
    progress(0.0, "laying the segments together")
    together = laid_together(shop.blobs, grid, [(segment["name"], segment["labels"]) for segment in inputs["segments"]])
    labels, names = together.labels, dict(enumerate(together.names, 1))
    progress(0.3, "smoothing the borders")
    made = surfaces(labels, grid, names)
    arrays: dict[str, NDArray[Any]] = {f"points/{name}": mesh.points for name, mesh in made.items()}
    arrays.update({f"triangles/{name}": mesh.triangles for name, mesh in made.items()})
    facts = {
        "volume_mm3": {name: mesh.volume_mm3 for name, mesh in made.items()},
        "taken": together.taken(),
        "words": list(together.words()),
    }
    return Artifact(arrays, facts)


SHARED = RecipeKind("surfaces.shared", 2, _shared)
