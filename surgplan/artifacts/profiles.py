"""The values of a scan along a measured line, as a recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from surgplan.artifacts.recipe import Artifact, Recipe, quantity
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, vector
from surgplan.base.progress import Progress
from surgplan.case.apart import planning_image
from surgplan.case.as_scanned import common_motion
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Image
from surgplan.plan.measures import measured_points

SCAN = ("grid", "voxels", "dtype", "valid", "unit")
"""What of an image the values follow."""


def profile_recipe(case: Case, name: str) -> Recipe:
    """The values along the line of a profile measure; Refused if its scan or an end of it is gone, or lies elsewhere.

    Between landmarks or implants on a moved fragment it is read where that bone was scanned; Refused where only one of its
    ends went with the fragment.
    Arrays: `distances_mm` (n,) and `values` (n,), nan where nothing was scanned. Facts: `figures`, each
    `{value, unit, source}`: `profile` (the mean), `minimum`, `maximum`, `sd`, `length`; and `unit` of the values.
    """
    measure = case.measures[name]
    image = planning_image(case, measure.image or "")
    ends = measured_points(case, measure)
    if len(ends) != 2:
        raise Refused(f"the profile {name!r} needs two points, not {len(ends)}; remove it and measure again")
    motion = common_motion(case, measure.points)
    if motion != Rigid.identity():
        ends = motion.inverse().apply(ends)
    scan = {key: value for key, value in encode(image).items() if key in SCAN}
    return PROFILE(scan=scan, of=image.id, start=list(map(float, ends[0])), end=list(map(float, ends[1])))


def _profile(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.imaging.line_profile import line_profile
    from surgplan.imaging.volume import read_volume

    image = decode(Image, {"id": inputs["of"], "modality": "", **inputs["scan"]})
    progress(0.1, "reading the scan")
    volume = read_volume(shop.blobs, image)
    found = line_profile(volume, vector(inputs["start"]), vector(inputs["end"]))
    seen = found.values[~np.isnan(found.values)]
    missed = 1 - len(seen) / len(found.values)
    source = f"{len(seen)} values of {image.id} along the line, trilinear"
    source += f"; {100 * missed:.0f} % of it was not scanned and is left out" if missed else ""
    told = {"profile": seen.mean(), "minimum": seen.min(), "maximum": seen.max(), "sd": seen.std()}
    figures = {key: quantity(float(value), volume.unit, source) for key, value in told.items()}
    figures["length"] = quantity(float(found.distances_mm[-1]), "mm", "straight line between its ends")
    arrays = {"distances_mm": found.distances_mm, "values": found.values}
    return Artifact(arrays, {"figures": figures, "unit": volume.unit})


PROFILE = RecipeKind("profile", 1, _profile)
"""Values of a scan along a line."""
