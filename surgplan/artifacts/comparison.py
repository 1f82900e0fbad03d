"""How far two segments agree, as a recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from surgplan.artifacts.recipe import Artifact, Recipe, quantity
from surgplan.artifacts.shapes import surface_recipe
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import Refused
from surgplan.base.progress import Progress, part
from surgplan.case.codec import encode
from surgplan.case.document import Case, Segment
from surgplan.case.labels import read_labels

EITHER = "the larger of both ways, between smooth surfaces"


def comparison_recipe(case: Case, first: str, second: str) -> Recipe:
    """How far a segment agrees with another on its grid; Refused where the grids differ or one is empty.

    Arrays: `points`, `triangles` of the first's surface and `distance_mm` at its points to the second's surface, negative
    inside the second. Facts: `figures`, each `{value, unit, source}`.
    """
    from surgplan.segment.source import same_grid

    one: Segment = case.find("segments", first)
    other: Segment = case.find("segments", second)
    same_grid(one, other)
    for segment in (one, other):
        if not segment.voxel_count:
            raise Refused(f"{segment.id!r} is empty, so there is nothing to compare it by")
    return COMPARISON(
        first=one.labels,
        second=other.labels,
        grid=encode(one.grid),
        surfaces=[surface_recipe(case, first), surface_recipe(case, second)],
    )


def _comparison(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.mesh.triangles import TriMesh
    from surgplan.segment.compare import distances, overlap

    shared = overlap(read_labels(shop.blobs, inputs["first"]), read_labels(shop.blobs, inputs["second"]))
    made = [shop.make(recipe, part(progress, 0.1 + 0.3 * n, 0.4 + 0.3 * n)) for n, recipe in enumerate(inputs["surfaces"])]
    first, second = (TriMesh(one["points"], one["triangles"]) for one in made)
    progress(0.7, "distances between the surfaces")
    found = distances(first, second)
    size = inputs["grid"]["spacing_mm"]
    voxel_ml = size[0] * size[1] * size[2] / 1000
    there, back = found.mean_mm
    figures = {
        "dice": quantity(shared.dice, "1", "twice the shared voxels over the sum of both"),
        "jaccard": quantity(shared.jaccard, "1", "shared voxels over those of either"),
        "volume_first": quantity(shared.first * voxel_ml, "ml"),
        "volume_second": quantity(shared.second * voxel_ml, "ml"),
        "volume_difference": quantity((shared.first - shared.second) * voxel_ml, "ml", "first less second"),
        "volume_shared": quantity(shared.both * voxel_ml, "ml"),
        "hausdorff": quantity(found.hausdorff_mm, "mm", EITHER),
        "hausdorff_95": quantity(found.hausdorff95_mm, "mm", f"95 % of the area lies within; {EITHER}"),
        "mean_distance_first": quantity(there, "mm", "from the first's surface to the second's, over its area"),
        "mean_distance_second": quantity(back, "mm", "from the second's surface to the first's, over its area"),
    }
    arrays: dict[str, NDArray[Any]] = {
        "points": first.points,
        "triangles": first.triangles,
        "distance_mm": found.first_to_second,
    }
    return Artifact(arrays, {"figures": figures})


COMPARISON = RecipeKind("comparison", 1, _comparison)
