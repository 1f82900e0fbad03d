"""Volume rendering by the processor: rays through a scan, on all cores, in threads that leave the window alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views import scene_volume_kernels as kernels
from surgplan.app.views.projection import Projection
from surgplan.app.views.scene_clipping import kept_interval
from surgplan.app.views.scene_transfer import Transfer, share_range, transfer, volume_presets
from surgplan.base.grid import Grid

Floats = NDArray[np.float64]

BAND_ROWS = 24
"""Rows cast before it is asked again whether the picture is still wanted."""
PICK_STEP = 0.2
"""Way between two samples where a point is picked, in edges of a voxel."""
LIGHTS = (((-0.8, 0.9, 1.1), 0.80), ((1.0, 0.1, 0.8), 0.30))
"""Places (right, up, towards the eye) and strengths, as those of surfaces."""
AMBIENT, DIFFUSE, GLOSS_POWER = 0.20, 0.95, 22.0


class CastVolume:
    """A scan made ready for rays; what is worked out for it is kept."""

    def __init__(self, grid: Grid, voxels: NDArray[Any]) -> None:
        self.grid, self.voxels = grid, voxels
        self._seen: tuple[Transfer, NDArray[np.uint8]] | None = None

    @cached_property
    def value_range(self) -> tuple[float, float]:
        """What 0 and 1 stand for where values have no scale."""
        return share_range(self.voxels)

    @cached_property
    def ranges(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Least and greatest value of each block."""
        shape = tuple(-(-n // kernels.BLOCK) for n in self.voxels.shape)
        low, high = np.empty(shape, np.float32), np.empty(shape, np.float32)
        with ThreadPoolExecutor(cores()) as pool:
            list(pool.map(lambda k: kernels.block_ranges(self.voxels, k, k + 1, low, high), range(shape[0])))
        return low, high

    def seen(self, transfer: Transfer) -> NDArray[np.uint8]:
        """Blocks in which anything is seen."""
        if self._seen is None or self._seen[0] is not transfer:
            made = kernels.seen_blocks(*self.ranges, transfer.seen_before, transfer.start, transfer.step)
            self._seen = (transfer, made)
        return self._seen[1]

    def corners(self) -> Floats:
        """The eight outermost voxels' centres (8, 3) in LPS mm."""
        ends = np.array(self.grid.size, dtype=float) - 1
        return self.grid.to_lps(np.array([[(n >> axis & 1) * ends[axis] for axis in range(3)] for n in range(8)]))

    @property
    def least_spacing_mm(self) -> float:
        """Edge of a voxel along its shortest side."""
        return min(self.grid.spacing_mm)


@dataclass(frozen=True, eq=False)
class Shot:
    """What a picture is taken of and how."""

    volume: CastVolume
    transfer: Transfer
    projection: Projection
    """Its width and height in pixels are those of the whole picture."""
    right: Floats
    up: Floats
    """Unit directions of the screen in LPS, for the lights."""
    planes: Floats
    """(p, 4): what is drawn has `n . lps + d >= 0`."""
    depths: NDArray[np.float32] | None = None
    """(h, w) depth of solid things as rendered, 0 near to 1 far, top row first; any size; None if there are none."""
    near_far_mm: tuple[float, float] | None = None
    """Of a camera with perspective; None for a parallel one."""


def cores() -> int:
    """How many threads cast rays."""
    return max(1, min(os.cpu_count() or 1, 8))


def cast(
    shot: Shot, width: int, height: int, step_voxels: float, wanted: Callable[[], bool] = lambda: True
) -> NDArray[np.uint32] | None:
    """The picture (height, width) as premultiplied 0xAARRGGBB; None once it is no longer wanted.

    `step_voxels` is the way between two samples in edges of a voxel.
    """
    volume = shot.volume
    out = np.zeros((height, width), np.uint32)
    step_mm = step_voxels * volume.least_spacing_mm
    to_lps = np.ascontiguousarray(volume.grid.affine[:3, :3])
    arguments = (
        volume.voxels,
        volume.seen(shot.transfer),
        shot.transfer.shares(step_mm),
        shot.transfer.start,
        shot.transfer.step,
        _rays(shot, width, height),
        _limits(shot, width, height),
        _planes_in_indices(shot.planes, volume.grid),
        step_mm,
        to_lps,
        _lights(shot),
        np.array([AMBIENT, DIFFUSE, shot.transfer.specular, GLOSS_POWER, shot.transfer.full_light, *shot.transfer.cut]),
    )

    def band(first: int) -> bool:
        if not wanted():
            return False
        kernels.cast_rows(*arguments, first, min(first + BAND_ROWS, height), out)
        return True

    with ThreadPoolExecutor(cores()) as pool:
        whole = all(list(pool.map(band, range(0, height, BAND_ROWS))))
    return out if whole else None


def first_seen(volume: CastVolume, transfer: Transfer, half_spaces: Floats, start: Floats, direction: Floats) -> float:
    """Distance in mm along a ray (LPS) to where half of its light is taken; inf if it is not."""
    nearest, farthest = kept_interval(half_spaces, start, direction)
    at, along = volume.grid.to_index(np.stack([start, start + direction]))
    along = along - at
    ends = np.array(volume.grid.size, dtype=float) - 1
    for axis in range(3):
        if abs(along[axis]) > 1e-12:
            one, other = sorted((-at[axis] / along[axis], (ends[axis] - at[axis]) / along[axis]))
            nearest, farthest = max(nearest, one), min(farthest, other)
        elif not 0 <= at[axis] <= ends[axis]:
            return np.inf
    if farthest <= nearest:
        return np.inf
    step_mm = PICK_STEP * volume.least_spacing_mm
    away = np.arange(nearest, farthest, step_mm)
    values = _between(volume.voxels, at + away[:, None] * along)
    entries = np.clip(np.rint((values - transfer.start) / transfer.step), 0, len(transfer.per_mm) - 1).astype(int)
    left = np.exp(-np.cumsum(transfer.per_mm[entries].astype(float)) * step_mm)
    seen = np.nonzero(left <= 0.5)[0]
    return float(away[seen[0]]) if len(seen) else np.inf


def _between(voxels: NDArray[Any], places: Floats) -> Floats:
    """Values at indices (n, 3) in i, j, k order, linear between voxels."""
    most = np.array(voxels.shape[::-1]) - 2
    low = np.clip(np.floor(places).astype(int), 0, most)
    share = np.clip(places - low, 0.0, 1.0)
    total = np.zeros(len(places))
    for corner in range(8):
        high = np.array([corner >> axis & 1 for axis in range(3)])
        weight = np.where(high, share, 1 - share).prod(axis=1)
        i, j, k = (low + high).T
        total += weight * voxels[k, j, i]
    return total


def _rays(shot: Shot, width: int, height: int) -> Floats:
    """Near and far end of the first pixel's ray, in indices, and their changes per column and row."""
    seen = shot.projection
    back = np.linalg.inv(seen.matrix)
    to_index = np.linalg.inv(shot.volume.grid.affine)

    def place(x: float, y: float, depth: float) -> Floats:
        clip = back @ np.array([x / width * 2 - 1, 1 - y / height * 2, depth, 1.0])
        point: Floats = to_index[:3, :3] @ (clip[:3] / clip[3]) + to_index[:3, 3]
        return point

    rows = []
    for depth in (-1.0, 1.0):
        first = place(0.5, 0.5, depth)
        rows += [first, (place(width + 0.5, 0.5, depth) - first) / width, (place(0.5, height + 0.5, depth) - first) / height]
    return np.array(rows)


def _limits(shot: Shot, width: int, height: int) -> NDArray[np.float32]:
    """The share of each ray, near to far, at which something solid lies."""
    if shot.depths is None:
        return np.ones((height, width), np.float32)
    rows = (np.arange(height) + 0.5) * shot.depths.shape[0] / height
    columns = (np.arange(width) + 0.5) * shot.depths.shape[1] / width
    depths = shot.depths[rows.astype(int)[:, None], columns.astype(int)[None, :]]
    if shot.near_far_mm is None:
        return np.ascontiguousarray(depths, dtype=np.float32)
    near, far = shot.near_far_mm
    away = near * far / (far - depths.astype(float) * (far - near))
    shares = np.where(depths >= 1.0, 1.0, (away - near) / (far - near))
    return np.ascontiguousarray(shares, dtype=np.float32)


def _planes_in_indices(planes: Floats, grid: Grid) -> Floats:
    """Half-spaces of LPS as those of indices."""
    found = np.empty((len(planes), 4))
    if len(planes):
        found[:, :3] = planes[:, :3] @ grid.affine[:3, :3]
        found[:, 3] = planes[:, :3] @ grid.affine[:3, 3] + planes[:, 3]
    return found


def _lights(shot: Shot) -> Floats:
    sight = np.cross(shot.up, shot.right)
    found = []
    for (x, y, z), strength in LIGHTS:
        place = x * shot.right + y * shot.up - z * sight
        found.append([*(place / np.linalg.norm(place)), strength])
    return np.array(found)


def prepared(grid: Grid, voxels: NDArray[Any], valid: NDArray[np.bool_] | None = None) -> CastVolume:
    """A scan with all that takes a moment worked out, the compiled loops among it.

    Voxels that were never scanned (`valid` false) take the least value of the scan, so that they are drawn as air is.
    """
    if valid is not None and not valid.all():
        voxels = np.where(valid, voxels, voxels.min())
    if voxels.dtype not in (np.int16, np.float32):
        voxels = voxels.astype(np.float32)
    made = CastVolume(grid, np.ascontiguousarray(voxels))
    _ = made.ranges, made.value_range
    everything = next(iter(volume_presets().values()))
    away = Projection(np.eye(4), 1.0, 1.0)
    cast(Shot(made, transfer(everything, (0.0, 1.0)), away, np.eye(3)[0], np.eye(3)[2], np.empty((0, 4))), 1, 1, 8.0)
    return made
