"""The two pieces a resection makes of a segment."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid, vector
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Resection
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.mesh.fields import Field, intersection, mask_field, moved_field, plane_field
from surgplan.plan.cut_voxels import volume_below
from surgplan.plan.figure import Figure

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Volumes:
    """What a cut leaves, mm3; the three together are the segment."""

    positive: float
    negative: float
    kerf: float
    """Lost to the saw."""


def kept_side(resection: Resection, name: str) -> Plane:
    """The plane on whose negative side the fragment of a name lies, moved by half the kerf; Refused for another name."""
    origin, normal = np.asarray(resection.plane.origin), np.asarray(resection.plane.normal)
    half = resection.kerf_mm / 2
    if name == resection.negative:
        return Plane(vector(origin - half * normal), resection.plane.normal)
    if name == resection.positive:
        return Plane(vector(origin + half * normal), vector(-normal))
    raise Refused(
        f"{name!r} is no fragment of {resection.id!r}; its fragments are {resection.positive!r} and {resection.negative!r}"
    )


def fragment_mask(mask: Mask, grid: Grid, resection: Resection, name: str) -> Mask:
    """The voxels [k, j, i] of a segment whose centres lie in a fragment."""
    side = kept_side(resection, name)
    kept = mask.copy()
    columns = grid.to_lps(_plane_indices(grid))
    step = float(grid.axes[:, 2] @ np.asarray(side.normal)) * grid.spacing_mm[2]
    base = side.signed_distance_mm(columns)
    for k in range(mask.shape[0]):
        kept[k] &= base + k * step < 0
    return kept


def planned_mask(mask: Mask, grid: Grid, resection: Resection, name: str) -> Mask:
    """The voxels [k, j, i] whose centres lie in a fragment where it is planned; Refused if it was moved off the grid."""
    kept, motion = fragment_mask(mask, grid, resection, name), resection.poses.get(name)
    if motion is None or not kept.any():
        return kept
    own = np.argwhere(kept)[:, ::-1]
    placed = grid.to_index(motion.apply(grid.to_lps(own)))
    if (placed < -0.5).any() or (placed > np.asarray(grid.size) - 0.5).any():
        raise Refused(f"{name!r} was moved to where its scan's grid does not reach, so it has no voxels; write its surface")
    low, high = np.floor(placed.min(axis=0)).astype(int), np.ceil(placed.max(axis=0)).astype(int) + 1
    low, high = np.maximum(low - 1, 0), np.minimum(high + 1, grid.size)
    found = np.zeros_like(kept)
    back, size = motion.inverse(), np.asarray(grid.size)
    j, i = np.meshgrid(np.arange(low[1], high[1]), np.arange(low[0], high[0]), indexing="ij")
    for k in range(low[2], high[2]):
        at = np.floor(grid.to_index(back.apply(grid.to_lps(np.stack([i, j, np.full_like(i, k)], axis=-1)))) + 0.5).astype(int)
        inside = np.all((at >= 0) & (at < size), axis=-1)
        x, y, z = at[inside].T
        plane = np.zeros(i.shape, dtype=bool)
        plane[inside] = kept[z, y, x]
        found[k, low[1] : high[1], low[0] : high[0]] = plane
    return found


def moved_grid(grid: Grid, motion: Rigid) -> Grid:
    """A grid moved with what is drawn on it: its voxels are those of the fragment, exactly, in another place."""
    direction = motion.matrix3 @ grid.axes
    origin = vector(motion.apply(np.asarray(grid.origin_mm)))
    return replace(grid, origin_mm=origin, direction=tuple(direction.ravel().tolist()))


def fragment_field(segment: Field, resection: Resection, name: str) -> Field:
    """The shape of a fragment: the segment's, cut flat."""
    return intersection(segment, plane_field(kept_side(resection, name)))


def fragment_volumes(mask: Mask, grid: Grid, resection: Resection) -> Volumes:
    """The volumes a cut makes of a segment's voxels, those on the plane counted in part."""
    negative = volume_below(mask, grid, kept_side(resection, resection.negative))
    positive = volume_below(mask, grid, kept_side(resection, resection.positive))
    whole = float(np.count_nonzero(mask)) * grid.voxel_volume_mm3
    return Volumes(positive, negative, max(0.0, whole - positive - negative))


def resection_figures(case: Case, blobs: Blobs, resection: Resection) -> dict[str, Figure]:
    """The volume of each fragment of a resection and of the kerf, by name."""
    segment = case.find("segments", resection.segment)
    volumes = fragment_volumes(read_labels(blobs, segment.labels), segment.grid, resection)
    words = f"voxels of {segment.id}, those on the plane of {resection.id} counted in part; kerf {resection.kerf_mm:g} mm"
    return {
        resection.positive: Figure(volumes.positive, "mm3", words),
        resection.negative: Figure(volumes.negative, "mm3", words),
        "kerf": Figure(volumes.kerf, "mm3", words),
    }


def body_mask(case: Case, blobs: Blobs, name: str) -> tuple[Mask, Grid]:
    """The voxels of a segment, or of a fragment where it is planned, by name; Refused if there is neither."""
    cut = case.fragments().get(name)
    segment = case.find("segments", name if cut is None else cut.segment)
    mask = read_labels(blobs, segment.labels)
    return (mask if cut is None else planned_mask(mask, segment.grid, cut, name)), segment.grid


def body_field(case: Case, blobs: Blobs, name: str) -> Field:
    """The shape of a segment, or of a fragment where it is planned, by name; Refused if there is neither."""
    cut = case.fragments().get(name)
    segment = case.find("segments", name if cut is None else cut.segment)
    whole = mask_field(read_labels(blobs, segment.labels), segment.grid)
    if cut is None:
        return whole
    motion = cut.poses.get(name)
    piece = fragment_field(whole, cut, name)
    return piece if motion is None else moved_field(piece, motion)


def _plane_indices(grid: Grid) -> NDArray[np.int64]:
    j, i = np.meshgrid(np.arange(grid.size[1]), np.arange(grid.size[0]), indexing="ij")
    return np.stack([i, j, np.zeros_like(i)], axis=-1)
