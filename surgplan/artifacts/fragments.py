"""The fragments that a cut makes of a segment: their volumes below the size of a voxel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surgplan.artifacts.bodies import solid_as_cut
from surgplan.artifacts.recipe import Artifact, Recipe, quantity
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.geometry import Plane
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.codec import decode
from surgplan.case.document import Case
from surgplan.case.labels import read_labels


def fragment_recipe(case: Case, name: str) -> Recipe:
    """The volume of a fragment, wherever it was moved: fact `volume` as `{value, unit, source}`."""
    return FRAGMENT(solid=solid_as_cut(case, name))


def _fragment(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.plan.cut_voxels import volume_below

    solid = inputs["solid"]
    mask = read_labels(shop.blobs, solid["labels"])
    volume = volume_below(mask, decode(Grid, solid["grid"]), decode(Plane, solid["below"][0]))
    source = "voxels of the segment; those the plane passes count by the part that is cut off"
    return Artifact(facts={"volume": quantity(volume, "mm3", source)})


FRAGMENT = RecipeKind("fragment", 1, _fragment)
