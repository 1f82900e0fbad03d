"""Whether an implant lies at the bone at all."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid
from surgplan.case.document import Case, Segment
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.mesh.surface import TriMesh, mask_box

REACH_MM = 2.0
"""An implant may lie this far beside the bone's voxels: a plate lies on it, not in it."""


def check_in_reach(case: Case, blobs: Blobs, own: TriMesh, pose: Rigid, name: str, on: str | None) -> None:
    """Refuse an implant whose box, along its own axes, holds no voxel of the segment `on`, or of the one it was cut from.

    Where none is said, one of any segment or moved fragment will do. A case without segments has nothing to check against.
    """
    if on is not None:
        wanted = [_where(case, on)]
    else:
        moved = [name for cut in case.resections.values() for name in cut.poses]
        wanted = [_where(case, name) for name in (*case.segments, *moved)]
    if not wanted or any(_touches(segment, blobs, own, pose.then(back)) for segment, back in wanted):
        return
    low, high = own.transformed(pose).bounds
    whose = f"{on!r}" if on is not None else "any segment"
    raise Refused(
        f"the implant {name!r} lies outside the bone: its box from {_mm(low)} to {_mm(high)} holds no voxel of {whose}; "
        "check the origin and the axes of its pose (LPS, mm)"
    )


def _where(case: Case, name: str) -> tuple[Segment, Rigid]:
    """The segment that a bone is or was cut from, and the motion from where it is planned back to where it was scanned."""
    cut, motion = case.fragments().get(name), case.motion_of(name)
    segment: Segment = case.find("segments", name if cut is None else cut.segment)
    return segment, Rigid.identity() if motion is None else motion.inverse()


def _touches(segment: Segment, blobs: Blobs, own: TriMesh, pose: Rigid) -> bool:
    grid = segment.grid
    index = grid.to_index(own.transformed(pose).points)
    low = np.floor(index.min(axis=0) - REACH_MM / np.asarray(grid.spacing_mm)).astype(int)
    high = np.ceil(index.max(axis=0) + REACH_MM / np.asarray(grid.spacing_mm)).astype(int) + 1
    low, high = np.maximum(low, 0), np.minimum(high, grid.size)
    if (low >= high).any():
        return False
    mask = read_labels(blobs, segment.labels)[low[2] : high[2], low[1] : high[1], low[0] : high[0]]
    if mask_box(mask) is None:
        return False
    voxels = np.argwhere(mask)[:, ::-1] + low
    inside = pose.inverse().apply(grid.to_lps(voxels))
    box_low, box_high = own.bounds
    return bool(np.all((inside >= box_low - REACH_MM) & (inside <= box_high + REACH_MM), axis=1).any())


def _mm(point: Floats) -> str:
    return "(" + ", ".join(f"{v:.0f}" for v in point) + ")"
