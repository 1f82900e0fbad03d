"""Landmarks that are worked out from a segment: the head's centre and the ends of the shaft's axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case, Landmark
from surgplan.case.operation import Blobs, Operation, Results


@dataclass(frozen=True)
class FitHead(Operation):
    """Place a landmark in the centre of the sphere that best follows a femoral head."""

    kind: ClassVar[str] = "landmark.fit_head"
    heavy: ClassVar[bool] = True

    segment: str
    """The femur."""
    near: Vector
    """A point in or on the head, LPS mm."""
    as_: str = "head_centre"
    """The landmark's name."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Fit the sphere; Refused if nothing round lies near the point."""
        from surgplan.case.labels import read_labels
        from surgplan.mesh.surface import extract
        from surgplan.plan.sphere_fit import head_sphere

        bone = case.find("segments", self.segment)
        progress(0.0, "finding the surface")
        surface = extract(read_labels(blobs, bone.labels), bone.grid)
        progress(0.7, "fitting the head")
        head = head_sphere(surface, self.near)
        return {"centre": list(head.centre), "radius_mm": head.radius_mm, "rms_mm": head.rms_mm, "cover": head.cover}

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the landmark; Refused if the name is taken by something else."""
        case.free(self.as_, "landmarks")
        bone = case.find("segments", self.segment)
        words = (
            f"centre of the sphere of radius {results['radius_mm']:.2f} mm fitted to the head of {self.segment} "
            f"(rms {results['rms_mm']:.2f} mm over {100 * results['cover']:.0f} % of the sphere)"
        )
        return case.with_item(Landmark(self.as_, vector(results["centre"]), self.segment, words, bone.labels))

    def words(self) -> str:
        """What it did."""
        return f"Fit the head of {self.segment}"


@dataclass(frozen=True)
class FitShaft(Operation):
    """Place two landmarks on the axis of a shaft, at the heights of two points given roughly."""

    kind: ClassVar[str] = "landmark.fit_shaft"
    heavy: ClassVar[bool] = True

    segment: str
    """The long bone."""
    distal: Vector
    """A point near the lower end of the shaft's straight part, LPS mm."""
    proximal: Vector
    """A point near its upper end, LPS mm."""
    as_distal: str = "shaft_distal"
    """Name of the lower landmark."""
    as_proximal: str = "shaft_proximal"
    """Name of the upper landmark."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Fit the axis through the middles of the bone's sections; Refused if there is no bone between the points."""
        from surgplan.case.labels import read_labels
        from surgplan.plan.shaft_axis import shaft_axis

        bone = case.find("segments", self.segment)
        axis = shaft_axis(read_labels(blobs, bone.labels), bone.grid, self.distal, self.proximal)
        ends = [[float(v) for v in axis.nearest(point)] for point in (self.distal, self.proximal)]
        return {"distal": ends[0], "proximal": ends[1], "rms_mm": axis.rms_mm}

    def apply(self, case: Case, results: Results) -> Case:
        """The case with both landmarks; Refused if a name is taken by something else."""
        if self.as_distal == self.as_proximal:
            raise Refused("the two ends of the shaft need two different names")
        bone = case.find("segments", self.segment)
        words = f"on the line through the middles of the sections of {self.segment} (rms {results['rms_mm']:.2f} mm)"
        for name, end in ((self.as_distal, "distal"), (self.as_proximal, "proximal")):
            case.free(name, "landmarks")
            case = case.with_item(Landmark(name, vector(results[end]), self.segment, words, bone.labels))
        return case

    def words(self) -> str:
        """What it did."""
        return f"Fit the shaft of {self.segment}"
