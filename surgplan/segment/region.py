"""Where a region tool works: a box of a grid, and the values of an image in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.case.apart import planning_image
from surgplan.case.bricks import Box
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs
from surgplan.segment.editing import Limits, editable
from surgplan.segment.source import Index

if TYPE_CHECKING:
    from surgplan.imaging.volume import Volume


def box_between(grid: Grid, corners: tuple[Vector, ...]) -> Box:
    """The box [k, j, i] that two opposite corners in LPS mm span, as far as the image goes; Refused where it holds nothing."""
    if len(corners) != 2:
        raise Refused(f"a box has two opposite corners, not {len(corners)}; give both or none")
    ijk = np.rint(grid.to_index(np.asarray(corners, dtype=float)))
    low = np.maximum(ijk.min(axis=0), 0).astype(int)
    high = np.minimum(ijk.max(axis=0), np.asarray(grid.size) - 1).astype(int)
    if (low > high).any():
        raise Refused("the box lies outside the image; place its corners about what is to be segmented")
    i, j, k = (slice(int(a), int(b) + 1) for a, b in zip(low, high, strict=True))
    return k, j, i


def box_round(grid: Grid, boxes: Iterable[Box | None], margin_mm: float) -> Box:
    """The box [k, j, i] round all boxes, wider by a margin where the image goes on; Refused where there is none."""
    some = [box for box in boxes if box is not None]
    if not some:
        raise Refused("nothing is painted yet; paint a stroke inside each part first")
    if not np.isfinite(margin_mm) or margin_mm < 0:
        raise Refused(f"the margin must be 0 mm or more, not {margin_mm}")
    found = []
    for axis, (size, spacing) in enumerate(zip(grid.array_shape, reversed(grid.spacing_mm), strict=True)):
        margin = int(np.ceil(margin_mm / spacing))
        low, high = min(b[axis].start for b in some), max(b[axis].stop for b in some)
        found.append(slice(max(low - margin, 0), min(high + margin, size)))
    return found[0], found[1], found[2]


def box_about(grid: Grid, voxel: Index, reach_mm: float) -> Box:
    """The box [k, j, i] that reaches so far from a voxel, as far as the image goes."""
    return box_round(grid, [(slice(*_one(voxel[0])), slice(*_one(voxel[1])), slice(*_one(voxel[2])))], reach_mm)


def in_box(voxel: Index, box: Box) -> Index:
    """A voxel counted from the first one of a box; Refused if it lies outside."""
    if not all(s.start <= v < s.stop for v, s in zip(voxel, box, strict=True)):
        raise Refused("a point lies outside the box; place it inside, or make the box larger")
    return voxel[0] - box[0].start, voxel[1] - box[1].start, voxel[2] - box[2].start


def image_of(case: Case, blobs: Blobs, segment: Segment, image: str | None) -> Volume:
    """The image whose values guide a tool, the segment's own unless another is named; Refused where their grids differ."""
    from surgplan.imaging.volume import read_volume

    name = image or segment.image
    volume = read_volume(blobs, planning_image(case, name))
    if volume.grid != segment.grid:
        raise Refused(f"{segment.id!r} was drawn on another grid than {name!r} has; choose the image it was drawn on")
    return volume


def open_area(case: Case, blobs: Blobs, segment: Segment, limits: Limits, volume: Volume, box: Box) -> Mask | None:
    """Where a tool may grow in a box: what the limits allow and a scanner saw; None is everywhere."""
    area = editable(case, blobs, segment, limits, box)
    if volume.valid is not None:
        area = volume.valid[box] if area is None else area & volume.valid[box]
    return area


def _one(at: int) -> tuple[int, int]:
    return at, at + 1
