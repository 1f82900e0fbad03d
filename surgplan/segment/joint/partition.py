"""Parting bones that touch or seem to touch, femur and pelvis say, by points that lie in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import SimpleITK
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Floats, Vector
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.joint.joint_markers import ball, head_radii, markers, round_heads
from surgplan.segment.joint.joint_settings import JointSettings
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.metal import streaked
from surgplan.segment.source import Index
from surgplan.segment.voxels.box import Box, bounding_box, into_array
from surgplan.segment.voxels.components import largest, touching
from surgplan.segment.voxels.dark_sheets import darkness
from surgplan.segment.voxels.half_maximum import at_half_maximum, thick_cortex
from surgplan.segment.voxels.marrow import narrow_cavities
from surgplan.segment.voxels.morphology import closed
from surgplan.segment.voxels.random_walk import walked
from surgplan.segment.voxels.reach import within
from surgplan.segment.voxels.refined_grid import Factors, coarser, factors, finer, finer_mask, pooled, spread

Parts = NDArray[np.uint8]


def parted(
    mask: Mask,
    voxels: Voxels,
    spacing_mm: Vector,
    seeds: Mapping[str, Sequence[Index]],
    joint: JointSettings,
    settings: BoneSettings,
    progress: Progress = silent,
    heads: Sequence[str] | None = (),
    feet: Floats | None = None,
) -> tuple[dict[str, Mask], list[str]]:
    """One mask for every name, made of what of `mask` hangs together with its seeds; masks do not overlap.

    Second, the names of those whose head was not found round its first seed: there the border is less certain.
    With `heads` None there is no joint with a head; with none named the deepest of several seeds may lie in one.

    mask, voxels [k, j, i]; seeds as voxels (k, j, i), the first of a bone with a joint's head in the middle of that head. A
    bone named in `heads` needs no other seed: what hangs on its head on the side of `feet` (a direction k, j, i) is its shaft.
    Whole bones are told apart by a random walker that dark sheets hold up and that knows the spheres of heads; then the border
    in the joint follows the darkest line, and at last each bone's border is put at half maximum.
    """
    names = list(seeds)
    box = bounding_box(mask, spacing_mm, joint.closing_mm + 4 * max(spacing_mm))
    by = factors(spacing_mm, settings.coarsest_mm)
    fine: Vector = (spacing_mm[0] / by[0], spacing_mm[1] / by[1], spacing_mm[2] / by[2])
    values = finer(voxels[box], by)
    points = [_fine_points(seeds[name], box, by) for name in names]
    progress(0.05, "closing the bones")
    domain = _domain(finer_mask(mask[box], by), values, fine, by != (1, 1, 1), joint, settings)
    progress(0.3, "telling the bones apart")
    parts, unknown = _told_apart(
        domain, values, fine, points, joint, None if heads is None else [names.index(name) for name in heads], feet
    )
    progress(0.55, "following the joint")
    parts = _along_dark_line(parts, values, domain, fine, joint)
    cortex = thick_cortex(parts > 0, values, fine, settings.edge)
    found: dict[str, Mask] = {}
    taken = np.zeros(domain.shape, dtype=bool)
    streaks = streaked(values, fine)
    for n, name in enumerate(names):
        progress(0.7 + 0.3 * n / len(names), f"placing the border of {name}")
        whole = _one_bone(parts == n + 1, points[n], values, fine, joint, settings, cortex)
        if streaks.any():
            # dark streaks cut notches into a bone
            whole |= closed(whole, joint.streak_closing_mm, fine) & streaks & ((parts == 0) | (parts == n + 1))
        whole &= ~taken
        taken |= whole
        found[name] = into_array(coarser(whole, by), box, mask.shape)
    return found, [names[n] for n in unknown]


def _fine_points(voxels: Sequence[Index], box: Box, by: Factors) -> Floats:
    """Middles of voxels of the image as fractional (k, j, i) of the refined box."""
    start = np.array([b.start for b in box])
    points: Floats = (np.asarray(voxels, dtype=float) - start + 0.5) * np.asarray(by[::-1]) - 0.5
    return points


def _domain(mask: Mask, values: Voxels, spacing_mm: Vector, coarse: bool, joint: JointSettings, settings: BoneSettings) -> Mask:
    """The segment closed and filled, joints and all, as what is to be shared out."""
    wide = mask
    if coarse:
        near = within(mask, joint.partial_reach_mm, spacing_mm)
        near &= ~streaked(values, spacing_mm)
        wide = mask | ((ndimage.gaussian_filter(values.astype(np.float32), 0.5) > joint.partial_hu) & near)
    domain = closed(wide, joint.closing_mm, spacing_mm)
    for _ in range(2):
        domain |= narrow_cavities(domain, spacing_mm, settings.widest_cavity_mm)
    return domain


def _told_apart(
    domain: Mask,
    values: Voxels,
    spacing_mm: Vector,
    points: list[Floats],
    joint: JointSettings,
    named: list[int] | None,
    feet: Floats | None,
) -> tuple[Parts, list[int]]:
    """The bone of every voxel of the domain, by a random walker on coarse voxels; a second walk knows the heads' spheres.

    Second, the bones whose heads were not found.
    """
    step = [max(int(joint.working_mm / s), 1) for s in reversed(spacing_mm)]
    coarse_mm: Vector = (spacing_mm[0] * step[2], spacing_mm[1] * step[1], spacing_mm[2] * step[0])
    sheets = darkness(values, domain, spacing_mm, joint.sheet_sigma_mm)
    sigma = [joint.smoothing_mm / s for s in reversed(spacing_mm)]
    smooth = pooled(ndimage.gaussian_filter(values.astype(np.float32), sigma, mode="nearest"), step, np.mean)
    space = pooled(domain.astype(np.float32), step, np.mean) >= 0.5
    sheet = pooled(sheets, step, np.max) / joint.sheet_hu_per_mm2
    darker = np.where(sheet > 0.25, np.clip((joint.dark_hu - smooth) / 100, 0, 1.5), 0)
    resistance = (np.minimum(sheet, joint.sheet_most) + darker).astype(np.float32)
    seeds = [(p + 0.5) / np.asarray(step) - 0.5 for p in points]
    heads = head_radii(space & ~(sheet > 1.5), coarse_mm, seeds, joint, named)
    sure = markers(space, smooth, coarse_mm, seeds, heads, joint, feet, sheet > 1.5)
    share = walked(space | (sure > 0), sure, resistance, coarse_mm)
    surer, unknown = round_heads(share, sure, coarse_mm, seeds, heads, joint)
    if not np.array_equal(surer, sure):
        share = walked(space | (surer > 0), surer, resistance, coarse_mm)
    fine = spread(share, step, domain.shape)
    fine[~domain] = 0
    # voxels at the rim of the domain whose coarse voxel lies outside it
    return _flooded(np.zeros(domain.shape, dtype=np.float32), fine, domain & touching(domain, fine > 0)), unknown


def _flooded(height: NDArray[np.float32], markers: Parts, domain: Mask) -> Parts:
    """Watershed of `height` from the markers within the domain, without lines between the basins."""
    outside = int(markers.max()) + 1
    marked = np.where(domain, markers, outside).astype(np.uint8)
    lifted = np.where(domain, height, height.max() + 1).astype(np.float32)
    found = SimpleITK.MorphologicalWatershedFromMarkers(
        SimpleITK.GetImageFromArray(lifted), SimpleITK.GetImageFromArray(marked), markWatershedLine=False, fullyConnected=False
    )
    parts: Parts = SimpleITK.GetArrayFromImage(found).astype(np.uint8)
    parts[parts == outside] = 0
    return parts


def _along_dark_line(parts: Parts, values: Voxels, domain: Mask, spacing_mm: Vector, joint: JointSettings) -> Parts:
    """The parts with the border between any two of them moved to the darkest line within the band."""
    border = np.zeros(parts.shape, dtype=bool)
    for axis in range(3):
        low = (slice(None),) * axis + (slice(None, -1),)
        high = (slice(None),) * axis + (slice(1, None),)
        meet = (parts[low] != parts[high]) & (parts[low] > 0) & (parts[high] > 0)
        border[low] |= meet
        border[high] |= meet
    if not border.any():
        return parts
    box = bounding_box(border, spacing_mm, joint.band_mm + 3 * max(spacing_mm))
    band = within(border[box], joint.band_mm, spacing_mm)
    sigma = [joint.smoothing_mm / s for s in reversed(spacing_mm)]
    smooth = ndimage.gaussian_filter(np.clip(values[box], -200, 1500).astype(np.float32), sigma, mode="nearest")
    markers = np.where(band, 0, parts[box]).astype(np.uint8)
    moved = parts.copy()
    moved[box] = _flooded(-smooth, markers, domain[box] & (parts[box] > 0))
    return moved


def _one_bone(
    part: Mask,
    seeds: Floats,
    values: Voxels,
    spacing_mm: Vector,
    joint: JointSettings,
    settings: BoneSettings,
    cortex: float | None,
) -> Mask:
    """A part as a closed bone with its border at half maximum: its largest piece and those with a seed (fractional k, j, i)."""
    if not part.any():
        return part
    box = bounding_box(part, spacing_mm, joint.closing_mm + 4 * max(spacing_mm))
    solid = part[box] | narrow_cavities(part[box], spacing_mm, settings.widest_cavity_mm)
    edged = at_half_maximum(solid, values[box], spacing_mm, settings.edge, cortex)
    edged |= narrow_cavities(edged, spacing_mm, settings.widest_cavity_mm)
    near = np.zeros(part.shape, dtype=bool)
    for seed in seeds:
        near |= ball(part.shape, seed, joint.seed_radius_mm, spacing_mm)
    return into_array(largest(edged) | touching(edged, near[box] & edged), box, part.shape)
