"""The border of a bone where the blurred edge between cortex and soft tissue is half way down.

A scanner blurs the step at the periosteum, and a blurred step passes half its height exactly where the step is. A fixed
threshold lies outside it where the cortex is dense and inside it where the cortex is thin, so the level is found for every
point of the border on its own, along the normal, and corrected where the cortex is thinner than the blur (`thin_cortex`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import KDTree

from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels, at_points
from surgplan.segment.voxels.box import Box, bounding_box, into_array
from surgplan.segment.voxels.reach import within
from surgplan.segment.voxels.thin_cortex import border_levels

CHUNK = 200_000
"""Points worked on at a time, to bound the memory."""


@dataclass(frozen=True)
class EdgeSearch:
    """Where along the normal the edge is looked for."""

    inward_mm: float = 4.0
    """The cortex's peak lies at most this far inside the first border."""
    outward_mm: float = 3.0
    """The soft tissue beside the bone is reached at most this far outside the first border."""
    prominence: float = 100.0
    """A fall or rise by less than this is noise, in the image's unit."""
    thick_percentile: float = 90.0
    """This percentile of the peaks along a bone's border is taken for its thick cortex."""
    densest: float = 1800.0
    """No cortex is denser than this; what is denser is metal."""
    softest: float = -np.inf
    """What is softer does not count as lying beside: air beyond a thin skin."""
    thin_walls: bool = True
    """Whether to correct for walls thinner than the blur; a lumen has none."""
    neighbours: int = 6
    """Border points that are averaged for every voxel."""


def at_half_maximum(
    mask: Mask, voxels: Voxels, spacing_mm: Vector, search: EdgeSearch | None = None, cortex: float | None = None
) -> Mask:
    """The mask with its border moved to half way between the cortex and the soft tissue beside it.

    mask, voxels [k, j, i]. `cortex` is the value of thick cortex in neighbouring bones: where this bone's is thin everywhere,
    its own highest peaks are too low, so the mean of both is used. The border moves by at most the search's reach; where there
    is no edge it stays.
    """
    search = search or EdgeSearch()
    if not mask.any():
        return mask.copy()
    box = _box(mask, spacing_mm, search)
    profiles = _profiles(mask[box], voxels[box], spacing_mm, search)
    if len(profiles.points) == 0:
        return mask.copy()
    shift = _shifts(profiles, spacing_mm, search, cortex)
    return into_array(_moved(mask[box], profiles, shift, spacing_mm, search.neighbours), box, mask.shape)


def thick_cortex(mask: Mask, voxels: Voxels, spacing_mm: Vector, search: EdgeSearch) -> float | None:
    """The value of cortex that is thicker than the blur, from the peaks along a mask's border; None without an edge."""
    if not mask.any():
        return None
    box = _box(mask, spacing_mm, search)
    return _thick(_extremes(*_profiles(mask[box], voxels[box], spacing_mm, search).arrays, search.prominence), search)


@dataclass(frozen=True, eq=False)
class _Profiles:
    """Values along the normals of a mask's border."""

    points: Floats
    """Centres of border voxels (n, 3) in i, j, k mm of the box."""
    normals: Floats
    """Outward unit normals (n, 3)."""
    t_mm: Floats
    """Where along the normal the values were taken (m,), negative inside."""
    values: NDArray[np.float32]
    """(n, m)."""

    @property
    def arrays(self) -> tuple[NDArray[np.float32], int, int]:
        """The values, the column of the border's own voxel, and how many columns there are to a mm."""
        per_mm = max(round(1.0 / float(self.t_mm[1] - self.t_mm[0])), 1)
        return self.values, int(np.searchsorted(self.t_mm, -1e-9)), per_mm


def _box(mask: Mask, spacing_mm: Vector, search: EdgeSearch) -> Box:
    reach = max(search.inward_mm, search.outward_mm, 2 * max(spacing_mm))
    return bounding_box(mask, spacing_mm, reach + 2 * max(spacing_mm))


def _border(mask: Mask, spacing_mm: Vector) -> tuple[Floats, Floats]:
    """Centres of the mask's border voxels (n, 3) in i, j, k mm of the box, and their outward unit normals."""
    kji = np.argwhere(mask & ~_inner(mask))
    sigma_mm = 1.5 * float(np.prod(spacing_mm)) ** (1 / 3)
    sigma = [sigma_mm / s for s in reversed(spacing_mm)]
    soft = ndimage.gaussian_filter(mask.astype(np.float32), sigma, mode="nearest", truncate=2.5)
    slope = np.empty((len(kji), 3))
    for axis in range(3):
        ahead, behind = kji.copy(), kji.copy()
        ahead[:, axis] = np.minimum(ahead[:, axis] + 1, mask.shape[axis] - 1)
        behind[:, axis] = np.maximum(behind[:, axis] - 1, 0)
        slope[:, 2 - axis] = (soft[tuple(behind.T)] - soft[tuple(ahead.T)]) / spacing_mm[2 - axis]
    length = np.linalg.norm(slope, axis=1)
    sure = length > 1e-4
    return kji[sure][:, ::-1] * np.asarray(spacing_mm), slope[sure] / length[sure, None]


def _inner(mask: Mask) -> Mask:
    """The voxels of a mask whose six neighbours all lie inside; the array's border is no outside."""
    inner = mask.copy()
    for axis in range(3):
        low = (slice(None),) * axis + (slice(None, -1),)
        high = (slice(None),) * axis + (slice(1, None),)
        inner[low] &= mask[high]
        inner[high] &= mask[low]
    return inner


def _profiles(mask: Mask, values: Voxels, spacing_mm: Vector, search: EdgeSearch) -> _Profiles:
    points, normals = _border(mask, spacing_mm)
    step = min(spacing_mm) / 3
    inward, outward = (max(reach, 1.5 * max(spacing_mm)) for reach in (search.inward_mm, search.outward_mm))
    t = np.arange(-np.ceil(inward / step), np.ceil(outward / step) + 1) * step
    found = np.empty((len(points), len(t)), dtype=np.float32)
    for first in range(0, len(points), CHUNK):
        some = slice(first, first + CHUNK)
        along = points[some, None, :] + t[None, :, None] * normals[some, None, :]
        ijk = np.clip(along / np.asarray(spacing_mm), 0, np.asarray(values.shape[::-1]) - 1.0)
        found[some] = at_points(values, None, ijk.reshape(-1, 3)).reshape(along.shape[:2])
    return _Profiles(points, normals, t, found)


def _shifts(profiles: _Profiles, spacing_mm: Vector, search: EdgeSearch, cortex: float | None) -> Floats:
    """How far outside each border point, along its normal, the edge lies, mm; where there is none, the voxel's own face."""
    extremes = _extremes(*profiles.arrays, search.prominence)
    at, soft, peak, inner = extremes
    soft = np.maximum(soft, search.softest)
    face: Floats = 0.5 * np.abs(profiles.normals * np.asarray(spacing_mm)).max(axis=1)
    own = _thick(extremes, search)
    if own is None:
        return face
    if search.thin_walls:
        level = border_levels(soft, peak, inner, own if cortex is None else (own + cortex) / 2)
    else:
        level = (soft + peak) / 2
    crossing: Floats = _crossings(profiles.values, profiles.t_mm, at, level)
    return np.where(peak - soft > search.prominence, crossing, face)


def _thick(extremes: tuple[Floats, Floats, Floats, Floats], search: EdgeSearch) -> float | None:
    _, soft, peak, _ = extremes
    sure = peak - soft > search.prominence
    return min(float(np.percentile(peak[sure], search.thick_percentile)), search.densest) if sure.any() else None


@njit(cache=True, nogil=True)
def _extremes(profiles, start, ahead, prominence):  # type: ignore[no-untyped-def]
    """Of each profile (from inside to outside): where the outermost peak lies; values of the tissue beyond, peak, inside.

    The border's own voxel, at `start`, lies on the falling side of the peak or in the valley of a joint.
    """
    count, length = profiles.shape
    at = np.zeros(count, dtype=np.int64)
    soft, top, inner = np.zeros(count), np.zeros(count), np.zeros(count)
    for p in range(count):
        values = profiles[p]
        valley = start
        near = values[max(start - ahead, 0) : start + 1].max()
        for s in range(start, length):
            if values[s] < values[valley]:
                valley = s
            elif values[s] > values[valley] + prominence:
                break
            near = max(near, values[s])
            beyond = values[min(s + ahead, length - 1)]
            if near - values[s] > prominence and abs(values[s] - beyond) < 0.3 * prominence:
                break  # a shoulder: the tissue beside the bone, whatever comes after it
        peak = valley
        for s in range(valley, -1, -1):
            if values[s] > values[peak]:
                peak = s
            elif values[s] < values[peak] - prominence:
                break
        low = values[peak]
        for s in range(peak, -1, -1):
            if values[s] < low:
                low = values[s]
            elif values[s] > low + prominence:
                break
        at[p], soft[p], top[p], inner[p] = peak, values[valley], values[peak], low
    return at, soft, top, inner


@njit(cache=True, nogil=True)
def _crossings(profiles, t, at, level):  # type: ignore[no-untyped-def]
    """Where each profile first falls below its level outside its peak."""
    count, length = profiles.shape
    crossing = np.zeros(count)
    for p in range(count):
        values = profiles[p]
        for s in range(at[p] + 1, length):
            if values[s] < level[p]:
                crossing[p] = t[s - 1] + (t[s] - t[s - 1]) * (values[s - 1] - level[p]) / (values[s - 1] - values[s])
                break
    return crossing


def _moved(mask: Mask, profiles: _Profiles, shift: Floats, spacing_mm: Vector, neighbours: int) -> Mask:
    """The mask after its border was moved along the normals by `shift` mm."""
    points, normals = profiles.points, profiles.normals
    edge = points + shift[:, None] * normals
    voxel = max(spacing_mm)
    reach = float(np.abs(shift).max(initial=0.0)) + voxel
    near = within(mask, reach, spacing_mm) & within(~mask, reach, spacing_mm)
    kji = np.argwhere(near)
    border, moved_border = KDTree(points), KDTree(edge)
    moved = mask.copy()
    for first in range(0, len(kji), CHUNK):
        some = kji[first : first + CHUNK]
        at = some[:, ::-1] * np.asarray(spacing_mm)
        _, nearest = border.query(at, workers=-1)
        beyond = np.einsum("nc,nc->n", at - edge[nearest], normals[nearest])
        close = np.abs(beyond) < 1.5 * voxel
        some, at = some[close], at[close]
        distance, index = moved_border.query(at, k=min(neighbours, len(edge)), workers=-1)
        distance, index = distance.reshape(len(at), -1), index.reshape(len(at), -1)
        outside = np.einsum("nkc,nkc->nk", at[:, None, :] - edge[index], normals[index])
        weight = 1 / (distance**2 + min(spacing_mm) ** 2 / 4)
        beyond[close] = (outside * weight).sum(axis=1)
        moved[tuple(kji[first : first + CHUNK].T)] = beyond < 0
    return moved
