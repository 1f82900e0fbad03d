"""Parting bones that touch or seem to touch, femur and pelvis say, by points that lie in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import SimpleITK
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.bone import BoneSettings, narrow_cavities, with_marrow
from surgplan.segment.box import bounding_box, into_array
from surgplan.segment.components import touching
from surgplan.segment.distance import depth_in
from surgplan.segment.half_maximum import at_half_maximum, thick_cortex
from surgplan.segment.morphology import closed, grown
from surgplan.segment.reach import within
from surgplan.segment.refined_grid import coarser, factors, finer, finer_mask
from surgplan.segment.source import Index

Parts = NDArray[np.uint8]

DENSEST_HU = 1500
"""Metal is taken for cortex, so that it throws no dark sheets round itself."""


@dataclass(frozen=True)
class JointSettings:
    """The fixed settings of a split, in HU and mm; `resources/presets/split.yaml` says why."""

    sheet_sigma_mm: float
    sheet_hu_per_mm2: float
    closing_mm: float
    seed_radius_mm: float
    band_mm: float
    smoothing_mm: float


def parted(
    mask: Mask,
    voxels: Voxels,
    spacing_mm: Vector,
    seeds: Mapping[str, Sequence[Index]],
    joint: JointSettings,
    settings: BoneSettings,
    progress: Progress = silent,
) -> dict[str, Mask]:
    """One mask for every name, made of what of `mask` hangs together with its seeds; masks do not overlap.

    First the whole bones are told apart: between two seeds of one bone there is a way through thick bone, between two bones
    only through narrow bridges over the joint, and dark sheets count as open. Then the border in the joint follows the
    darkest line between the bones, and at last each bone's border is put at half maximum.
    """
    names = list(seeds)
    box = bounding_box(mask, spacing_mm, joint.closing_mm + 4 * max(spacing_mm))
    by = factors(spacing_mm, settings.coarsest_mm)
    fine: Vector = (spacing_mm[0] / by[0], spacing_mm[1] / by[1], spacing_mm[2] / by[2])
    values = finer(voxels[box], by)
    progress(0.05, "closing the bones")
    domain = with_marrow(finer_mask(mask[box], by), fine, joint.closing_mm, settings.widest_cavity_mm)
    markers = _markers(seeds, box, by, domain.shape)
    domain |= markers > 0
    progress(0.3, "telling the bones apart")
    depth = depth_in(domain & ~_open_gaps(_dark_sheets(values, domain, fine, joint), domain), fine)
    parts = _flooded(-depth, _widened(markers, joint.seed_radius_mm, fine, domain), domain)
    progress(0.55, "following the joint")
    parts = _along_dark_line(parts, values, domain, fine, joint)
    cortex = thick_cortex(parts > 0, values, fine, settings.edge)
    found: dict[str, Mask] = {}
    taken = np.zeros(domain.shape, dtype=bool)
    for n, name in enumerate(names):
        progress(0.7 + 0.3 * n / len(names), f"placing the border of {name}")
        whole = _one_bone(parts == n + 1, markers == n + 1, values, fine, joint, settings, cortex) & ~taken
        taken |= whole
        found[name] = into_array(coarser(whole, by), box, mask.shape)
    return found


def _markers(
    seeds: Mapping[str, Sequence[Index]], box: tuple[slice, slice, slice], by: Vector, shape: tuple[int, ...]
) -> Parts:
    markers = np.zeros(shape, dtype=np.uint8)
    for n, points in enumerate(seeds.values()):
        for k, j, i in points:
            at = [int((c - b.start) * f) for c, b, f in zip((k, j, i), box, reversed(by), strict=True)]
            markers[tuple(slice(a, a + int(f)) for a, f in zip(at, reversed(by), strict=True))] = n + 1
    return markers


def _widened(markers: Parts, radius_mm: float, spacing_mm: Vector, domain: Mask) -> Parts:
    wide = markers.copy()
    for n in range(1, int(markers.max()) + 1):
        wide[grown(markers == n, radius_mm, spacing_mm) & domain & (wide == 0)] = n
    return wide


def _dark_sheets(values: Voxels, domain: Mask, spacing_mm: Vector, joint: JointSettings) -> Mask:
    """Voxels of the domain darker than what lies on two sides: the largest second derivative of the smoothed image is high."""
    sigma_mm = max(joint.sheet_sigma_mm, max(spacing_mm))
    clipped = np.clip(values, -100, DENSEST_HU).astype(np.float32)
    smooth = ndimage.gaussian_filter(clipped, [sigma_mm / s for s in reversed(spacing_mm)], mode="nearest", truncate=3.0)
    h = [float(s) for s in reversed(spacing_mm)]
    candidates = np.zeros(domain.shape, dtype=bool)
    core = (slice(1, -1),) * 3
    for axis in range(3):
        low, high = _shifted(axis, -1), _shifted(axis, 1)
        bent = (smooth[low] + smooth[high] - 2 * smooth[core]) / h[axis] ** 2
        # the largest eigenvalue is at most thrice the largest diagonal entry where the others are not strongly negative
        candidates[core] |= bent > joint.sheet_hu_per_mm2 / 3
    at = np.argwhere(candidates & domain)
    hessian = np.empty((len(at), 3, 3), dtype=np.float32)
    unit = np.eye(3, dtype=int)

    def value(step: NDArray[np.int64]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = smooth[tuple((at + step).T)]
        return found

    for a in range(3):
        hessian[:, a, a] = (value(unit[a]) + value(-unit[a]) - 2 * value(0 * unit[a])) / h[a] ** 2
        for b in range(a):
            mixed = value(unit[a] + unit[b]) + value(-unit[a] - unit[b]) - value(unit[a] - unit[b]) - value(unit[b] - unit[a])
            hessian[:, a, b] = hessian[:, b, a] = mixed / (4 * h[a] * h[b])
    dark = np.zeros(domain.shape, dtype=bool)
    dark[tuple(at.T)] = np.linalg.eigvalsh(hessian)[:, 2] > joint.sheet_hu_per_mm2
    return dark


def _shifted(axis: int, step: int) -> tuple[slice, ...]:
    """The inner part of an array, shifted by one voxel along an axis."""
    return tuple(slice(1 + step * (a == axis), (step * (a == axis) - 1) or None) for a in range(3))


def _open_gaps(sheets: Mask, domain: Mask) -> Mask:
    """The sheets inside the domain that lead outside: a joint's gap does, the marrow between two plates of bone does not."""
    outside = ~domain
    return touching(sheets | outside, outside) & domain


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
    seed: Mask,
    values: Voxels,
    spacing_mm: Vector,
    joint: JointSettings,
    settings: BoneSettings,
    cortex: float | None,
) -> Mask:
    """A part as one closed bone with its border at half maximum."""
    if not part.any():
        return part
    box = bounding_box(part, spacing_mm, joint.closing_mm + 4 * max(spacing_mm))
    solid = closed(part[box], joint.closing_mm, spacing_mm) & (part[box] | (values[box] > settings.shell_least_hu)) | part[box]
    solid |= narrow_cavities(solid, spacing_mm, settings.widest_cavity_mm)
    edged = at_half_maximum(solid, values[box], spacing_mm, settings.edge, cortex)
    edged |= narrow_cavities(edged, spacing_mm, settings.widest_cavity_mm)
    return into_array(touching(edged, seed[box]) if (edged & seed[box]).any() else edged, box, part.shape)
