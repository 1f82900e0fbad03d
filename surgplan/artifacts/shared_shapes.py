"""Surfaces of several segments of a case that share their borders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Segment
from surgplan.case.labels import read_bricks


def shared_surfaces_recipe(case: Case, names: Sequence[str]) -> Recipe:
    """The surfaces of segments on one grid, the same triangles where two touch; a voxel of two is the later one's.

    Arrays `points/NAME` (n, 3) LPS mm and `triangles/NAME` (m, 3); fact `volume_mm3` by name. Refused where a segment is
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
    labels = np.zeros(grid.array_shape, dtype=np.uint16)
    names = {}
    for label, segment in enumerate(inputs["segments"], 1):
        progress(0.3 * label / len(inputs["segments"]), "laying the segments together")
        bricks = read_bricks(shop.blobs, segment["labels"])
        if bricks.bounds is not None:
            labels[bricks.bounds][bricks.box(bricks.bounds)] = label
        names[label] = segment["name"]
    progress(0.3, "smoothing the borders")
    made = surfaces(labels, grid, names)
    arrays: dict[str, NDArray[Any]] = {f"points/{name}": mesh.points for name, mesh in made.items()}
    arrays.update({f"triangles/{name}": mesh.triangles for name, mesh in made.items()})
    return Artifact(arrays, {"volume_mm3": {name: mesh.volume_mm3 for name, mesh in made.items()}})


SHARED = RecipeKind("surfaces.shared", 1, _shared)
