"""Metal in a CT, and what it does to segments near it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.imaging.volume import Volume
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.slice_areas import slice_axis
from surgplan.segment.voxels.box import bounding_box, into_array
from surgplan.segment.voxels.components import labelled, larger_than
from surgplan.segment.voxels.reach import within

STREAK_HU = 2500
"""Voxels above this are metal and throw streaks."""
NEAR_MM = 10.0
"""Streaks reach at least this far."""

CLEAN_MM = 15.0
"""Slices this far from any metal show the scan's own noise."""
ROUGH_MM = 3.0
"""Streaks are narrower than a Gaussian of this deviation."""
SOFT_HU = (-150.0, 200.0)
RING_MM = 5.0
FARTHEST_MM = 100.0
LEAST_RING = 200
"""Fewer voxels tell no roughness."""
ROUGHER = 1.4
"""Streaks are where tissue is this much rougher than elsewhere; anatomy itself differs by less. [C] from a hip and a head with
metal."""

STREAKED_MM = 30.0
"""Soft tissue within this distance of metal is often as bright as spongy bone."""

THICK_MM = 2.0
"""Voxels longer than this lose thin bone and small vessels."""


def metal(voxels: Voxels, spacing_mm: Vector, low_hu: float, least_ml: float) -> Mask:
    """Parts above `low_hu` of at least `least_ml`; Refused if there are none."""
    found = larger_than(voxels >= low_hu, 1000 * least_ml / float(np.prod(spacing_mm)))
    if not found.any():
        raise Refused(f"no part of at least {least_ml:g} ml lies above {low_hu:g} HU, so there is no metal in this image")
    return found


def metal_caution(mask: Mask, voxels: Voxels, grid: Grid) -> str | None:
    """What to say where metal lies in or near a mask; None where there is none."""
    box = bounding_box(mask, grid.spacing_mm, NEAR_MM)
    bright = voxels[box] > STREAK_HU
    labels, counts = labelled(bright)
    if len(counts) < 2 or counts[1:].max() < 5:
        return None
    k, j, i = np.argwhere(labels == 1 + int(np.argmax(counts[1:]))).mean(axis=0) + [b.start for b in box]
    x, y, z = vector(grid.to_lps(np.array([i, j, k])))
    where = f"({x:.0f}, {y:.0f}, {z:.0f}) mm"
    return f"Metal above {STREAK_HU} HU lies in or near this segment, at {where}: check its border in the streaks."


def streaked(voxels: Voxels, spacing_mm: Vector) -> Mask:
    """Where streaks of metal may make soft tissue as bright as spongy bone; nothing where there is no metal."""
    bright = larger_than(voxels > STREAK_HU, 5)
    if not bright.any():
        return bright
    box = bounding_box(bright, spacing_mm, STREAKED_MM)
    return into_array(within(bright[box], STREAKED_MM, spacing_mm), box, bright.shape)


def scan_cautions(mask: Mask, volume: Volume) -> tuple[str, ...]:
    """What a scan's metal and thick slices may have done to a segment of dense voxels."""
    cautions = []
    streaks = metal_caution(mask, volume.voxels, volume.grid) if volume.unit == "HU" and mask.any() else None
    if streaks:
        cautions.append(streaks)
    longest = max(volume.grid.spacing_mm)
    if longest > THICK_MM:
        cautions.append(f"Voxels are up to {longest:.1f} mm long: thin parts may be missing.")
    return tuple(cautions)


def streak_reach_mm(mask: Mask, voxels: Voxels, grid: Grid) -> float | None:
    """How far from metal, within its slices, soft tissue is rougher than elsewhere, mm; None where that can't be told.

    Roughness is the spread of what a Gaussian takes out, in rings of `RING_MM`; the same in slices away from the metal is the
    scan's own noise.
    """
    axis = slice_axis(grid, "axial")
    spacing = [s for a, s in enumerate(reversed(grid.spacing_mm)) if a != axis]
    stack, metal_in = np.moveaxis(voxels, axis, 0), np.moveaxis(mask, axis, 0)
    hit = np.flatnonzero(metal_in.any(axis=(1, 2)))
    step = grid.spacing_mm[2 - axis]
    away = np.array([float(np.abs(hit - n).min()) * step for n in range(len(stack))])
    clean = np.flatnonzero(away > CLEAN_MM)
    if not len(clean):
        return None
    sigma = [ROUGH_MM / s for s in spacing]
    usual = np.concatenate([_roughness(stack[n], sigma)[0] for n in clean[:: max(len(clean) // 8, 1)]])
    if len(usual) < LEAST_RING:
        return None
    noise = _spread(usual)
    rings: list[list[NDArray[np.float32]]] = [[] for _ in range(int(FARTHEST_MM / RING_MM))]
    for n in hit[:: max(len(hit) // 16, 1)]:
        rough, soft = _roughness(stack[n], sigma)
        ring = (ndimage.distance_transform_edt(~metal_in[n], sampling=spacing)[soft] / RING_MM).astype(int)
        for number, values in enumerate(rings):
            values.append(rough[ring == number])
    reach = 0.0
    for number, values in enumerate(rings):
        found = np.concatenate(values)
        if len(found) >= LEAST_RING and _spread(found) > ROUGHER * noise:
            reach = (number + 1) * RING_MM
        elif len(found) >= LEAST_RING and reach:
            break
    return reach


def _roughness(flat: NDArray[np.generic], sigma: list[float]) -> tuple[NDArray[np.float32], Mask]:
    """What a Gaussian takes out of soft tissue in a slice, and where that is."""
    values = flat.astype(np.float32)
    calm = ndimage.gaussian_filter(values, sigma, mode="nearest")
    soft = (calm > SOFT_HU[0]) & (calm < SOFT_HU[1])
    return (values - calm)[soft], soft


def _spread(values: NDArray[np.float32]) -> float:
    low, high = np.percentile(values, (10, 90))
    return float(high - low)


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The metal of a CT, with how much there is, where, and how far its streaks reach."""
    settings, volume = asked.settings, asked.volume
    grid = volume.grid
    mask = metal(volume.voxels, grid.spacing_mm, settings["low_hu"], settings["least_ml"])
    progress(0.5, "measuring streaks")
    counts = labelled(mask)[1][1:]
    ml = float(counts.sum()) * grid.voxel_volume_mm3 / 1000
    k, j, i = np.argwhere(mask).mean(axis=0)
    x, y, z = vector(grid.to_lps(np.array([i, j, k])))
    note = (
        f"{ml:.2f} ml above {settings['low_hu']:g} HU in {len(counts)} part{'s' if len(counts) > 1 else ''}, in the middle at "
        f"({x:.0f}, {y:.0f}, {z:.0f}) mm."
    )
    reach = streak_reach_mm(mask, volume.voxels, grid)
    cautions = ["Metal looks larger in a CT than it is: its size here is no size of an implant.", _streak_words(reach)]
    top = int(volume.voxels.max())
    if np.count_nonzero(volume.voxels == top) > np.count_nonzero(mask) / 4:
        cautions.append(f"Values end at {top} HU, so what lies inside the metal can't be told.")
    return [Made(mask, anatomy="implant", note=note, cautions=tuple(cautions))]


def _streak_words(reach_mm: float | None) -> str:
    kept = (
        "Streaks are not taken out of the scan: a reconstruction with metal artefact reduction, if there is one, serves better."
    )
    if reach_mm is None:
        return f"How far streaks reach can't be told in this scan. {kept}"
    if reach_mm == 0.0:
        return "Soft tissue beside it is no rougher than elsewhere in this scan, so streaks are slight."
    more = " or more" if reach_mm >= FARTHEST_MM else ""
    told = f"Streaks reach {reach_mm:.0f} mm{more} from it within its slices: values and borders there are not to be trusted."
    return f"{told} {kept}"
