"""The portal vein and its branches in a CT in the portal phase, from a point in its trunk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.source import Index
from surgplan.segment.voxels.box import Box, into_array
from surgplan.segment.voxels.components import larger_than, part_at
from surgplan.segment.voxels.reach import within
from surgplan.segment.voxels.refined_grid import pooled, spread


@dataclass(frozen=True, eq=False)
class PortalVein:
    """The veins found and the figures on the way."""

    mask: Mask
    lumen_hu: float
    level_hu: float
    leaked: bool
    """Whether the level stands where it does because the next one leaked."""
    branches_ml: float
    """What thin branches in the liver added."""
    branches_leaked: bool
    """Whether thin branches were left out because they leaked."""


def portal_vein(
    voxels: Voxels, spacing_mm: Vector, seed: Index, settings: Mapping[str, float], progress: Progress = silent
) -> PortalVein:
    """The veins that hang together with the seed (k, j, i), voxels in HU; Refused where the seed is in no bright vessel."""
    s = settings
    box = _box(seed, spacing_mm, s["reach_mm"], voxels.shape)
    raw = voxels[box].astype(np.float32)
    here: Index = (seed[0] - box[0].start, seed[1] - box[1].start, seed[2] - box[2].start)
    smooth = _blurred(raw, s["smoothing_mm"], spacing_mm)
    near = _box(here, spacing_mm, s["seed_radius_mm"], raw.shape)
    lumen_hu = float(np.median(smooth[near]))
    if lumen_hu < s["soft_hu"] + s["least_contrast_hu"]:
        raise Refused(
            f"at {lumen_hu:.0f} HU the seed is hardly brighter than soft tissue; place it inside the portal vein in a CT of "
            "the portal phase"
        )
    too_bright = smooth >= lumen_hu + s["above_hu"]
    bone = larger_than(too_bright, 1000 * s["bone_least_ml"] / float(np.prod(spacing_mm)))
    allowed = ~too_bright & ~within(bone, s["bone_rim_mm"], spacing_mm)
    progress(0.3, "looking for the lowest level that does not leak")
    veins, level, leaked = _lowest(smooth, allowed, here, lumen_hu, spacing_mm, settings)
    progress(0.7, "following thin branches in the liver")
    capped = np.clip(smooth, s["around_from_hu"], level)
    more = _with_branches(veins, raw, capped, allowed, spacing_mm, settings)
    ml = float(np.prod(spacing_mm)) / 1000
    added = float(more.sum() - veins.sum())
    branches_leaked = added > s["branch_ratio"] * float(veins.sum())
    found = veins if branches_leaked else more
    return PortalVein(
        into_array(found, box, voxels.shape), lumen_hu, level, leaked, 0.0 if branches_leaked else ml * added, branches_leaked
    )


def _lowest(
    smooth: NDArray[np.float32],
    allowed: Mask,
    seed: Index,
    lumen_hu: float,
    spacing_mm: Vector,
    settings: Mapping[str, float],
) -> tuple[Mask, float, bool]:
    """What hangs together with the seed above the lowest level before the volume jumps; that level; whether it jumped."""
    contrast = lumen_hu - settings["soft_hu"]
    # whole steps from zero, so that clicks of slightly different value try the same levels
    step = settings["step_hu"]
    first = step * np.ceil((lumen_hu - settings["first_part"] * contrast) / step)
    last = lumen_hu - settings["last_part"] * contrast
    level = float(first)
    veins = part_at((smooth > level) & allowed, seed)
    if not veins.any():
        raise Refused(f"no vessel hangs together with the seed above {level:.0f} HU; place the seed in the middle of the vein")
    leaked = False
    while step >= settings["finest_step_hu"]:
        if level - step <= last:
            break
        part = part_at((smooth > level - step) & allowed, seed)
        if part.sum() > settings["leak_ratio"] * veins.sum():
            leaked = True
            step /= 2
        else:
            veins, level = part, level - step
    return veins, level, leaked


def _with_branches(
    veins: Mask,
    raw: NDArray[np.float32],
    capped: NDArray[np.float32],
    allowed: Mask,
    spacing_mm: Vector,
    settings: Mapping[str, float],
) -> Mask:
    """The veins with thin branches that stand out from the liver around them, as far as they hang together over a short way."""
    s = settings
    around = _mean_around(capped, spacing_mm, s["around_mm"])
    beside = within(veins, s["liver_mm"], spacing_mm) & (around > s["around_least_hu"])
    if not beside.any():
        return veins
    liver_hu = float(np.median(around[beside]))
    liver = (around > liver_hu - s["liver_below_hu"]) & (around < liver_hu + s["liver_above_hu"])
    thin = liver & allowed & (_blurred(raw, s["branch_smoothing_mm"], spacing_mm) - around > s["branch_hu"])
    steps = int(s["branch_mm"] / min(spacing_mm))
    grown: Mask = ndimage.binary_dilation(veins, np.ones((3, 3, 3)), iterations=steps, mask=thin | veins)
    return grown


def _mean_around(values: NDArray[np.float32], spacing_mm: Vector, sigma_mm: float) -> NDArray[np.float32]:
    """The Gaussian mean over the surroundings, found on blocks of voxels, which are fine enough for so wide a mean."""
    steps = [max(int(sigma_mm / (2 * d)), 1) for d in reversed(spacing_mm)]
    few = pooled(values, steps, np.mean)
    sigma = [sigma_mm / (d * n) for d, n in zip(reversed(spacing_mm), steps, strict=True)]
    mean = ndimage.gaussian_filter(few, sigma, mode="nearest", truncate=3.0)
    around: NDArray[np.float32] = spread(mean, steps, values.shape)
    return around


def _blurred(values: NDArray[np.float32], sigma_mm: float, spacing_mm: Vector) -> NDArray[np.float32]:
    sigma = [sigma_mm / d for d in reversed(spacing_mm)]
    blurred: NDArray[np.float32] = ndimage.gaussian_filter(values, sigma, mode="nearest", truncate=2.5)
    return blurred


def _box(at: Index, spacing_mm: Vector, reach_mm: float, shape: tuple[int, ...]) -> Box:
    k, j, i = (
        slice(max(n - int(reach_mm / d), 0), min(n + int(reach_mm / d) + 1, size))
        for n, d, size in zip(at, reversed(spacing_mm), shape, strict=True)
    )
    return k, j, i


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The portal vein of a CT."""
    volume = asked.volume
    found = portal_vein(volume.voxels, volume.grid.spacing_mm, asked.seed(), asked.settings, progress)
    volume_ml = float(found.mask.sum()) * volume.grid.voxel_volume_mm3 / 1000
    note = (
        f"Veins of {volume_ml:.0f} ml above {found.level_hu:.0f} HU (lumen {found.lumen_hu:.0f} HU)"
        + (", the lowest level before the volume jumped" if found.leaked else "")
        + f"; {found.branches_ml:.0f} ml of them are thin branches that stand out from the liver around."
    )
    cautions = ["Arteries and hepatic veins may touch its branches: look at them, and at thin branches that may be missing."]
    if found.branches_leaked:
        cautions.append("Thin branches in the liver ran into other vessels and were left out.")
    if not found.leaked:
        cautions.append("No leak marked the lowest level: look whether tissue beside the vein was taken in.")
    return [Made(found.mask, anatomy="portal_vein", note=note, cautions=(*cautions, *scan_cautions(found.mask, volume)))]
