"""The answers to a case's measures."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.case.document import Case, Measure
from surgplan.case.labels import read_labels
from surgplan.case.named import named_point
from surgplan.case.operation import Blobs
from surgplan.plan.figure import Figure


def evaluate(case: Case, measure: Measure, blobs: Blobs | None = None) -> Figure:
    """The value of a measure in mm, degrees or mm3; Refused if what it names is gone, or coincides where a direction is needed.

    Blobs are needed for the volume of a fragment only.
    """
    if measure.what == "volume":
        return _volume(case, measure, blobs)
    points = [np.asarray(named_point(case, p)) for p in measure.points]
    names = ", ".join(p if isinstance(p, str) else "(" + ", ".join(f"{v:.1f}" for v in p) + ")" for p in measure.points)
    if measure.what == "distance" and len(points) == 2:
        return Figure(float(np.linalg.norm(points[1] - points[0])), "mm", f"straight line between {names}")
    if measure.what == "angle" and len(points) == 3:
        return Figure(_angle(points[0] - points[1], points[2] - points[1], measure.id), "deg", f"at the middle one of {names}")
    if measure.what == "angle" and len(points) == 4:
        turn = _angle(points[1] - points[0], points[3] - points[2], measure.id)
        return Figure(turn, "deg", f"between the lines 1 to 2 and 3 to 4 of {names}")
    raise Refused(f"the measure {measure.id!r} can't be worked out: {measure.what} of {len(points)} points")


def _angle(first: Floats, second: Floats, name: str) -> float:
    if min(np.linalg.norm(first), np.linalg.norm(second)) < 1e-9:
        raise Refused(f"the angle {name!r} has two points in one place, so it has no direction; move one of them")
    # atan2 keeps small angles, which arccos loses
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(first, second)), first @ second)))


def _volume(case: Case, measure: Measure, blobs: Blobs | None) -> Figure:
    name = measure.segment or ""
    cut = case.fragments().get(name)
    segment = case.find("segments", name if cut is None else cut.segment)
    if cut is None:
        return Figure(segment.volume_mm3, "mm3", f"{segment.voxel_count} voxels of {name}")
    if blobs is None:
        raise Refused(f"the volume of the fragment {name!r} needs the voxels of {segment.id!r}; open the case with its file")
    from surgplan.plan.cut_voxels import volume_below
    from surgplan.plan.fragments import kept_side

    volume = volume_below(read_labels(blobs, segment.labels), segment.grid, kept_side(cut, name))
    return Figure(volume, "mm3", f"voxels of {segment.id} on the {name} side of {cut.id}, those on the plane counted in part")
