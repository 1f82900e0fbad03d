"""Where a patient's middle lies, seen from one hip: the plane about which the bones of the pelvis mirror each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Vector
from surgplan.base.grid import Grid
from surgplan.case.labels import Mask
from surgplan.segment.source import Index
from surgplan.segment.voxels.box import bounding_box
from surgplan.segment.voxels.components import labelled
from surgplan.segment.voxels.distance import depth_in

CELL_MM = 5.0
"""Bones are compared in cells of this size, so that a pelvis need not be quite even."""
FROM_HEAD_MM = (55.0, 120.0)
"""How far from a head's centre the middle may lie; in adults it is 75 to 100."""
BAND_MM = (10.0, 130.0)
"""Bones nearer to the middle mirror themselves, and those farther off are arms."""
HEIGHT_MM, DEPTH_MM = 60.0, 100.0
"""Bones this far above, below, before and behind a head are compared."""
LEAST_ALIKE = 0.5
"""Least part of the bones that must mirror each other."""
LEAST_SEEN = 0.5
"""Least part of the bones whose mirror image lies in the scan."""
MIDDLE_MM = 6.0
BEHIND_MM = 25.0
"""Bone in the middle so far behind a head is sacrum and spine; before it lies the symphysis."""
APART_MM = 30.0
BEYOND_MM = (12.0, 25.0)
"""The other side's bones are cut off this far beyond the middle; seeds lie in what is left of them."""
HIGHEST_MM = 170.0
"""A pelvis does not reach higher above its head."""
LEAST_MM3 = 300.0


@dataclass(frozen=True, eq=False)
class Half:
    """The side of a pelvis that a head lies on."""

    middle_mm: float
    """Where along L the middle lies."""
    bones: Mask
    """The bones of this side, as far as a little beyond the middle."""
    beyond: tuple[Index, ...]
    """Voxels (k, j, i) in sacrum and spine, and in the bones of the other side where they are cut off."""


def middle(mask: Mask, grid: Grid, head: Vector) -> float | None:
    """Where along L (mm) the bones of a pelvis mirror each other, seen from a head; None if the scan does not show it."""
    step = [max(int(CELL_MM / 2 / s), 1) for s in reversed(grid.spacing_mm)]
    at = np.argwhere(mask[:: step[0], :: step[1], :: step[2]]) * step
    points: Floats = grid.to_lps(at[:, ::-1].astype(float)) - np.asarray(head)
    points = points[(np.abs(points[:, 2]) < HEIGHT_MM) & (np.abs(points[:, 1]) < DEPTH_MM)]
    cells = {tuple(c) for c in np.floor(points / CELL_MM).astype(int).tolist()}
    best, most = None, LEAST_ALIKE
    for away in np.arange(FROM_HEAD_MM[0], FROM_HEAD_MM[1], 2.0):
        for side in (-1, 1):
            x0 = side * away
            band = (np.abs(points[:, 0] - x0) > BAND_MM[0]) & (np.abs(points[:, 0] - x0) < BAND_MM[1])
            mirrored = points[band] * [-1, 1, 1] + [2 * x0, 0, 0]
            seen = grid.contains(mirrored + np.asarray(head))
            if not band.any() or seen.mean() < LEAST_SEEN:
                continue
            found = np.floor(mirrored[seen] / CELL_MM).astype(int).tolist()
            alike = float(np.mean([tuple(c) in cells for c in found]))
            if alike > most:
                best, most = x0 + head[0], alike
    return best


def half(mask: Mask, grid: Grid, head: Vector) -> Half | None:
    """This side of a pelvis; None if the scan does not show the middle."""
    x0 = middle(mask, grid, head)
    if x0 is None:
        return None
    x, y, z = (coordinate(grid, axis) for axis in range(3))
    away = (x - x0) * np.sign(head[0] - x0)
    bones = mask & (away > -BEYOND_MM[1]) & (z < head[2] + HIGHEST_MM)
    seeds = _deepest(bones & (away < -BEYOND_MM[0]), grid)
    spine = bones & (np.abs(away) < MIDDLE_MM) & (y > head[1] + BEHIND_MM)
    for height in np.arange(0.0, 2 * HIGHEST_MM, APART_MM) - HIGHEST_MM:
        seeds += _deepest(spine & (z > head[2] + height) & (z <= head[2] + height + APART_MM), grid)
    return Half(x0, bones, tuple(seeds))


def coordinate(grid: Grid, axis: int) -> NDArray[np.float32]:
    """One LPS coordinate of all voxels, mm."""
    i, j, k = (np.float32(step) for step in grid.affine[axis, :3])
    steps = np.ogrid[tuple(slice(0, n) for n in grid.array_shape)]
    found: NDArray[np.float32] = (grid.origin_mm[axis] + k * steps[0] + j * steps[1] + i * steps[2]).astype(np.float32)
    return found


def _deepest(part: Mask, grid: Grid) -> list[Index]:
    """The deepest voxel of each large piece."""
    if not part.any():
        return []
    box = bounding_box(part, grid.spacing_mm, 2 * max(grid.spacing_mm))
    depth = depth_in(part[box], grid.spacing_mm)
    labels, counts = labelled(part[box])
    found = []
    for n in np.flatnonzero(counts * grid.voxel_volume_mm3 >= LEAST_MM3):
        if n:
            at = np.unravel_index(int(np.argmax(np.where(labels == n, depth, 0))), depth.shape)
            k, j, i = (int(a) + b.start for a, b in zip(at, box, strict=True))
            found.append((k, j, i))
    return found
