"""The liver in a CT from a point inside it, and its tumours from a point in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import SimpleITK
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.liver_body import Tissue, body
from surgplan.segment.presets.liver_parts import bay, with_part
from surgplan.segment.presets.liver_settings import LiverSettings
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.source import Index
from surgplan.segment.voxels.box import Box, into_array
from surgplan.segment.voxels.components import part_at
from surgplan.segment.voxels.half_maximum import at_half_maximum
from surgplan.segment.voxels.holes import filled_3d
from surgplan.segment.voxels.isotropic import from_working, index_map, to_working, working_index


@dataclass(frozen=True, eq=False)
class Liver:
    """A liver and what was found on the way."""

    mask: Mask
    tissue: Tissue
    added_ml: tuple[float, ...]
    """What each further point added."""
    bay_ml: float
    """Volume of the largest dark bay in the border; 0 without one."""
    bay_at: Index | None
    """Where that bay is deepest (k, j, i)."""


def liver(
    voxels: Voxels, spacing_mm: Vector, seeds: Sequence[Index], settings: LiverSettings, progress: Progress = silent
) -> Liver:
    """The liver round the first seed with the parts round the others, voxels [k, j, i] in HU.

    Refused where nothing as large and even as a liver lies round the first seed.
    """
    box = _box(seeds[0], spacing_mm, settings.widest_mm, voxels.shape)
    for number, seed in enumerate(seeds[1:], 2):
        if not all(side.start <= at < side.stop for at, side in zip(seed, box, strict=True)):
            raise Refused(
                f"seed {number} lies farther than {settings.widest_mm:g} mm from the first one, so not in the same liver: "
                "move it"
            )
    sigma = [settings.smoothing_mm / s for s in reversed(spacing_mm)]
    smooth = np.clip(voxels[box], settings.lowest_hu, settings.highest_hu).astype(np.float32)
    ndimage.gaussian_filter(smooth, sigma, output=smooth, mode="nearest", truncate=3.0)
    progress(0.2, "calming noise")
    values = _diffused(to_working(smooth, spacing_mm, settings.working_mm), settings)
    points = [_within(seed, box, spacing_mm, settings.working_mm, values.shape) for seed in seeds]
    progress(0.3, "finding the liver")
    found, tissue = body(values, points[0], settings)
    ml = settings.working_mm**3 / 1000
    added = []
    for number, point in enumerate(points[1:], 2):
        progress(0.5, f"adding what lies round seed {number}")
        more = with_part(found, values, point, tissue, settings)
        added.append(ml * float(more.sum() - found.sum()))
        found = more
    hollow = bay(found, values, tissue, settings)
    progress(0.6, "placing the border")
    soft = ndimage.gaussian_filter(found.astype(np.float32), 0.7)
    fine = from_working(soft, spacing_mm, settings.working_mm, smooth.shape) >= 0.5
    fine = filled_3d(
        part_at(at_half_maximum(fine, smooth, spacing_mm, settings.border), _inner(found, spacing_mm, settings, fine))
    )
    where = None if hollow is None else _outer(hollow[1], box, spacing_mm, settings.working_mm)
    return Liver(into_array(fine, box, voxels.shape), tissue, tuple(added), hollow[0] if hollow else 0.0, where)


def _diffused(values: NDArray[np.float32], settings: LiverSettings) -> NDArray[np.float32]:
    """Values calmed by curvature diffusion (Whitaker and Xue, ICIP 2001), which keeps edges."""
    image = SimpleITK.GetImageFromArray(values)
    image.SetSpacing((settings.working_mm,) * 3)
    diffusion = SimpleITK.CurvatureAnisotropicDiffusionImageFilter()
    diffusion.SetNumberOfIterations(int(settings.diffusion_steps))
    diffusion.SetTimeStep(0.03 * settings.working_mm)
    diffusion.SetConductanceParameter(settings.diffusion_conductance)
    calm: NDArray[np.float32] = SimpleITK.GetArrayFromImage(diffusion.Execute(image))
    return calm


def _inner(found: Mask, spacing_mm: Vector, settings: LiverSettings, fine: Mask) -> Index:
    """A voxel of the scan deep in the liver."""
    depth = ndimage.distance_transform_cdt(found)
    k, j, i = np.unravel_index(int(np.argmax(depth)), depth.shape)
    at = index_map(spacing_mm, settings.working_mm) @ np.array([i, j, k, 1.0])
    a, b, c = np.clip(np.rint(at[2::-1]), 0, np.asarray(fine.shape) - 1).astype(int)
    return int(a), int(b), int(c)


def _box(seed: Index, spacing_mm: Vector, reach_mm: float, shape: tuple[int, ...]) -> Box:
    """The box no liver round the seed leaves."""
    k, j, i = (
        slice(max(n - int(reach_mm / s), 0), min(n + int(reach_mm / s) + 1, size))
        for n, s, size in zip(seed, reversed(spacing_mm), shape, strict=True)
    )
    return k, j, i


def _within(seed: Index, box: Box, spacing_mm: Vector, working_mm: float, shape: tuple[int, ...]) -> Index:
    k, j, i = (n - b.start for n, b in zip(seed, box, strict=True))
    return working_index((k, j, i), spacing_mm, working_mm, shape)


def _outer(at: Index, box: Box, spacing_mm: Vector, working_mm: float) -> Index:
    k, j, i = (int((n + 0.5) * working_mm / s) + b.start for n, b, s in zip(at, box, reversed(spacing_mm), strict=True))
    return k, j, i


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The liver of a CT."""
    grid = asked.volume.grid
    settings = LiverSettings(**asked.settings)
    seeds = [asked.seed(n) for n in range(len(asked.seeds))]
    found = liver(asked.volume.voxels, grid.spacing_mm, seeds, settings, progress)
    volume_ml = float(found.mask.sum()) * grid.voxel_volume_mm3 / 1000
    note = (
        f"Liver of {volume_ml:.0f} ml round a median of {found.tissue.median:.0f} HU; its border is a graph cut of least cost "
        "within tissue, and lies half way down to fat and lung."
    )
    for number, added in enumerate(found.added_ml, 2):
        note += f" Seed {number} added {added:.0f} ml."
    return [
        Made(
            found.mask,
            anatomy="liver",
            note=note,
            cautions=(*_cautions(found, volume_ml, grid, settings), *scan_cautions(found.mask, asked.volume)),
        )
    ]


def _cautions(found: Liver, volume_ml: float, grid: Grid, settings: LiverSettings) -> list[str]:
    cautions = ["Tumours at the border are not included, or in part only, unless a further seed lies in each: look at them."]
    if found.bay_at is not None:
        k, j, i = found.bay_at
        x, y, z = vector(grid.to_lps(np.array([i, j, k])))
        cautions.append(
            f"{found.bay_ml:.0f} ml of darker tissue at ({x:.0f}, {y:.0f}, {z:.0f}) mm lie in a bay of the liver and are not "
            "included: give a further seed there if it is a tumour; a gallbladder stays out."
        )
    for number, added in enumerate(found.added_ml, 2):
        if added < 0.1:
            cautions.append(f"Seed {number} added nothing: it lies in the liver already, or not in soft tissue.")
    if not settings.least_ml <= volume_ml <= settings.most_ml:
        cautions.append(f"{volume_ml:.0f} ml is no usual volume of a liver: look where its border leaks or falls short.")
    if any(found.mask.take(end, axis=axis).any() for axis in range(3) for end in (0, -1)):
        cautions.append("The liver is cut off by the end of the scan.")
    return cautions
