"""What segments measure, as a recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from surgplan.artifacts.recipe import Artifact, Recipe, quantity
from surgplan.artifacts.shapes import surface_recipe
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import MeshFailed
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, part
from surgplan.case.apart import why_apart
from surgplan.case.bricks import Bricks
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Image, Segment
from surgplan.case.labels import Mask, read_bricks

SCAN = ("grid", "voxels", "dtype", "valid", "interpolated", "unit")
"""What of an image the figures follow."""


def statistics_recipe(case: Case, segment: str, image: str | None = None) -> Recipe:
    """What a segment measures, its values taken from an image on its grid (none: the one it was drawn on).

    Facts: `figures`, each `{value, unit, source}`; `notes`, what to know; `unit` of the values. Arrays: `axial_mm2`,
    `coronal_mm2`, `sagittal_mm2`, the area of each slice in array order, and `axial_jumps` and so on, numbers of slices that do
    not fit between their neighbours. An empty segment has a volume of 0 and no other figure.
    """
    found: Segment = case.find("segments", segment)
    drawn_on: Image = case.find("images", image or found.image)
    # without the image's grid there are no values to tell; sizes need none
    fits = drawn_on.grid == found.grid and not (image and why_apart(case, drawn_on))
    scan = {name: value for name, value in encode(drawn_on).items() if name in SCAN} if fits else None
    surface = surface_recipe(case, segment) if found.voxel_count else None
    return STATISTICS(labels=found.labels, grid=encode(found.grid), scan=scan, surface=surface)


def _statistics(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.segment.slice_areas import ACROSS, jumps, slice_areas, slice_axis

    bricks = read_bricks(shop.blobs, inputs["labels"])
    grid = decode(Grid, inputs["grid"])
    box = bricks.bounds
    if box is None:
        empty = {"volume": quantity(0.0, "ml", "it holds no voxel"), "voxels": quantity(0)}
        return Artifact({}, {"figures": empty, "notes": ["It is empty: there is nothing to measure."], "unit": ""})
    progress(0.05, "measuring")
    mask = bricks.box(box)
    k, j, i = box
    local = grid.cropped((i.start, j.start, k.start), (i.stop - i.start, j.stop - j.start, k.stop - k.start))
    figures, notes = _sizes(mask, local), list[str]()
    figures |= _values(mask, box, inputs["scan"], shop, notes)
    figures |= _surface(inputs["surface"], shop, notes, part(progress, 0.3, 1.0))
    arrays: dict[str, Any] = {}
    for plane in ACROSS:
        axis = slice_axis(grid, plane)
        areas = np.zeros(bricks.shape[axis])
        areas[box[axis]] = slice_areas(mask, local, axis)
        pixel = grid.voxel_volume_mm3 / grid.spacing_mm[2 - axis]
        arrays[f"{plane}_mm2"], arrays[f"{plane}_jumps"] = areas, jumps(areas, pixel)
    return Artifact(arrays, {"figures": figures, "notes": notes, "unit": (inputs["scan"] or {}).get("unit", "")})


def _sizes(mask: Mask, grid: Grid) -> dict[str, Any]:
    from surgplan.segment.statistics import centroid_mm, lengths

    count = int(np.count_nonzero(mask))
    long = lengths(mask, grid)
    figures = {
        "volume": quantity(count * grid.voxel_volume_mm3 / 1000, "ml", "voxels times their volume"),
        "voxels": quantity(count),
    }
    outer = "from outer face to outer face of the voxels"
    for name, mm in zip(("left", "posterior", "superior"), long.lps_mm, strict=True):
        figures[f"length_{name}"] = quantity(mm, "mm", outer)
    for name, mm in zip(("longest", "middle", "shortest"), long.principal_mm, strict=True):
        figures[f"length_{name}"] = quantity(mm, "mm", f"along its axes of inertia, {outer}")
    for name, mm in zip("lps", centroid_mm(mask, grid), strict=True):
        figures[f"centroid_{name}"] = quantity(mm, "mm", "mean of the voxels' centres, LPS")
    return figures


def _values(mask: Mask, box: Any, scan: Mapping[str, Any] | None, shop: Workshop, notes: list[str]) -> dict[str, Any]:
    """Figures of the scan's values inside; voxels that nobody scanned are counted and left out."""
    from surgplan.imaging.volume import read_volume
    from surgplan.segment.statistics import PERCENTILES, values_inside

    if scan is None:
        notes.append("It does not lie on the scan's grid, so no values are told.")
        return {}
    image = decode(Image, {"id": "scan", "modality": "", **scan})
    volume = read_volume(shop.blobs, image)
    scanned = mask if volume.valid is None else mask & volume.valid[box]
    if image.interpolated is not None:
        between: Bricks = read_bricks(shop.blobs, image.interpolated)
        scanned = scanned & ~between.box(box)
    missing = int(np.count_nonzero(mask)) - int(np.count_nonzero(scanned))
    figures = {"not_scanned": quantity(missing, "", "voxels no scanner saw; they count for sizes and not for values")}
    if missing:
        notes.append(f"{missing} of its voxels were not scanned: they count for sizes and not for values.")
    found = values_inside(volume.voxels[box], scanned)
    if found is None:
        return figures
    told = {"mean": found.mean, "sd": found.sd, "min": found.minimum, "median": found.median, "max": found.maximum}
    told |= {f"p{p}": value for p, value in zip(PERCENTILES, found.percentiles, strict=True)}
    return figures | {f"value_{name}": quantity(value, volume.unit, "scanned voxels inside") for name, value in told.items()}


def _surface(recipe: Recipe | None, shop: Workshop, notes: list[str], progress: Progress) -> dict[str, Any]:
    if recipe is None:
        return {}
    try:
        area = shop.make(recipe, progress).facts["area_mm2"]
    except MeshFailed as exc:
        notes.append(f"Its surface could not be made, so it has no area: {exc}")
        return {}
    return {"surface": quantity(area / 100, "cm2", "of its smooth surface")}


STATISTICS = RecipeKind("statistics", 1, _statistics)
