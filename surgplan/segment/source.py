"""What every segment tool reads: the voxels of an image, the mask of a segment, the voxel under a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.case.apart import planning_image
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask, read_labels
from surgplan.case.operation import Blobs

if TYPE_CHECKING:
    from surgplan.imaging.volume import Volume

Index = tuple[int, int, int]
"""A voxel as (k, j, i)."""


def read_image(case: Case, blobs: Blobs, image: str) -> Volume:
    """The voxels of an image of the case; Refused if there is none of this name."""
    from surgplan.imaging.volume import read_volume

    return read_volume(blobs, planning_image(case, image))


def read_segment(case: Case, blobs: Blobs, segment: str) -> tuple[Segment, Mask]:
    """A segment and its mask [k, j, i]; Refused if there is none of this name."""
    found: Segment = case.find("segments", segment)
    return found, read_labels(blobs, found.labels)


def voxel_at(grid: Grid, point: Vector, name: str) -> Index:
    """The voxel (k, j, i) that holds a point in LPS mm; Refused if the point lies outside the image."""
    at = np.asarray(point, dtype=float)
    if not bool(grid.contains(at)):
        corners = grid.to_lps(np.array([(0, 0, 0), np.asarray(grid.size) - 1]))
        low, high = corners.min(axis=0), corners.max(axis=0)
        reach = " x ".join(f"{a:.0f}..{b:.0f}" for a, b in zip(low, high, strict=True))
        raise Refused(f"{name} {_words(point)} lies outside the image, which reaches over {reach} mm (LPS); place it inside")
    i, j, k = np.clip(np.rint(grid.to_index(at)), 0, np.asarray(grid.size) - 1).astype(int)
    return int(k), int(j), int(i)


def same_grid(first: Segment, other: Segment) -> None:
    """Refuse two segments whose voxels do not coincide."""
    a, b = first.grid, other.grid
    if a.size != b.size or not np.allclose(a.affine, b.affine, atol=1e-4):
        raise Refused(f"{first.id!r} and {other.id!r} were drawn on different grids; draw both on the same image")


def _words(point: Vector) -> str:
    return "(" + ", ".join(f"{v:.1f}" for v in point) + ")"
