"""The answers to a case's measures, but for those that read voxels of a scan (`artifacts/measures.py`)."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.case.document import Case, Measure
from surgplan.case.labels import read_labels
from surgplan.case.named import named_point
from surgplan.case.operation import Blobs
from surgplan.plan.figure import Figure
from surgplan.plan.measured_shapes import angle_deg, area_mm2, cobb_deg, off_plane_mm

FLAT_MM = 0.05
"""Outlines this near to their plane are said to lie in it."""


def evaluate(case: Case, measure: Measure, blobs: Blobs | None = None) -> Figure:
    """The value of a measure in mm, degrees, mm2 or mm3; Refused if what it names is gone, or it has no answer.

    Blobs are needed for the volume of a fragment only.
    """
    if measure.what == "volume":
        return _volume(case, measure, blobs)
    points = measured_points(case, measure)
    try:
        return _of_points(measure, points)
    except Refused as exc:
        raise Refused(f"the {measure.what} {measure.id!r}: {exc}") from exc


def measured_points(case: Case, measure: Measure) -> Floats:
    """Where a measure's points are now (n, 3), LPS mm; Refused if a landmark or implant it names is gone."""
    return np.array([named_point(case, point) for point in measure.points], dtype=float).reshape(-1, 3)


def _of_points(measure: Measure, points: Floats) -> Figure:
    what, count = measure.what, len(points)
    names = ", ".join(p if isinstance(p, str) else "(" + ", ".join(f"{v:.1f}" for v in p) + ")" for p in measure.points)
    if what == "distance" and count == 2:
        return Figure(float(np.linalg.norm(points[1] - points[0])), "mm", f"straight line between {names}")
    if what == "angle" and count == 3:
        return Figure(angle_deg(points[0] - points[1], points[2] - points[1]), "deg", f"at the middle one of {names}")
    if what == "angle" and count == 4:
        turn = angle_deg(points[1] - points[0], points[3] - points[2])
        return Figure(turn, "deg", f"between the lines 1 to 2 and 3 to 4 of {names}")
    if what == "cobb" and count == 4:
        source = f"Cobb angle between the lines 1 to 2 and 3 to 4 of {names}{_seen(measure)}"
        return Figure(cobb_deg(points, measure.normal), "deg", source)
    if what == "area" and count >= 3:
        return _area(measure, points)
    raise Refused(f"it can't be worked out of {count} points; remove it and measure again")


def _area(measure: Measure, points: Floats) -> Figure:
    area, off = area_mm2(points, measure.normal), off_plane_mm(points, measure.normal)
    around = float(np.linalg.norm(np.roll(points, -1, axis=0) - points, axis=1).sum())
    flat = f"; its points lie up to {off:.1f} mm off their plane" if off > FLAT_MM else ""
    source = f"inside an outline of {len(points)} points, {around:.1f} mm around{_seen(measure)}{flat}"
    return Figure(area, "mm2", source)


def _seen(measure: Measure) -> str:
    if measure.normal is None:
        return ""
    return ", seen along (" + ", ".join(f"{v:.2f}" for v in measure.normal) + ")"


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
