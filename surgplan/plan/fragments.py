"""The two pieces a resection makes of a segment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, vector
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Resection
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.mesh.fields import Field, intersection, mask_field, plane_field
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
    """The voxels of a segment or of a fragment, by name; Refused if there is neither."""
    cut = case.fragments().get(name)
    segment = case.find("segments", name if cut is None else cut.segment)
    mask = read_labels(blobs, segment.labels)
    return (mask if cut is None else fragment_mask(mask, segment.grid, cut, name)), segment.grid


def body_field(case: Case, blobs: Blobs, name: str) -> Field:
    """The shape of a segment or of a fragment, by name; Refused if there is neither."""
    cut = case.fragments().get(name)
    segment = case.find("segments", name if cut is None else cut.segment)
    whole = mask_field(read_labels(blobs, segment.labels), segment.grid)
    return whole if cut is None else fragment_field(whole, cut, name)


def _plane_indices(grid: Grid) -> NDArray[np.int64]:
    j, i = np.meshgrid(np.arange(grid.size[1]), np.arange(grid.size[0]), indexing="ij")
    return np.stack([i, j, np.zeros_like(i)], axis=-1)
