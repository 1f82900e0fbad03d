"""Metal in a CT, and what it does to segments near it."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.imaging.volume import Volume
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.voxels.box import bounding_box
from surgplan.segment.voxels.components import labelled, larger_than

STREAK_HU = 2500
"""Voxels above this are metal and throw streaks."""
NEAR_MM = 10.0
"""Streaks reach at least this far."""

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


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The metal of a CT."""
    settings = asked.settings
    grid = asked.volume.grid
    return [Made(metal(asked.volume.voxels, grid.spacing_mm, settings["low_hu"], settings["least_ml"]))]
