"""Asking for a distance, an angle or a volume; the answer follows from the case and is not stored in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.case.document import Case, Measure
from surgplan.case.named import named_point
from surgplan.case.operation import Operation, Results

PointOrName = str | Vector
"""A landmark's name, an implant's feature such as `stem.head_centre`, or a point in LPS mm."""


@dataclass(frozen=True)
class MeasureDistance(Operation):
    """Ask for the distance between two points."""

    kind: ClassVar[str] = "measure.distance"

    as_: str
    """The measure's name."""
    start: PointOrName
    """A landmark, an implant's feature (stem.head_centre), or a point in LPS mm."""
    end: PointOrName
    """A landmark, an implant's feature (stem.head_centre), or a point in LPS mm."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the measure; Refused if a landmark is missing."""
        return _with_points(case, self.as_, "distance", (self.start, self.end))

    def words(self) -> str:
        """What it did."""
        return f"Measure distance {self.as_}"


@dataclass(frozen=True)
class MeasureAngle(Operation):
    """Ask for the angle at the middle one of three points, or between the lines through two and two points."""

    kind: ClassVar[str] = "measure.angle"

    as_: str
    """The measure's name."""
    points: tuple[PointOrName, ...]
    """Three landmarks or points, the vertex in the middle, or four: the lines from 1 to 2 and from 3 to 4."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the measure; Refused if a landmark is missing or the number of points is not three or four."""
        if len(self.points) not in (3, 4):
            raise Refused(f"an angle needs three or four points, not {len(self.points)}")
        return _with_points(case, self.as_, "angle", self.points)

    def words(self) -> str:
        """What it did."""
        return f"Measure angle {self.as_}"


@dataclass(frozen=True)
class MeasureVolume(Operation):
    """Ask for the volume of a segment or of a fragment."""

    kind: ClassVar[str] = "measure.volume"

    as_: str
    """The measure's name."""
    segment: str
    """The segment, or a fragment of a resection."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the measure; Refused if there is no such segment or fragment."""
        case.free(self.as_, "measures")
        if self.segment not in case.fragments():
            case.find("segments", self.segment)
        return case.with_item(Measure(self.as_, "volume", (), self.segment))

    def words(self) -> str:
        """What it did."""
        return f"Measure volume {self.as_} of {self.segment}"


def _with_points(case: Case, name: str, what: str, points: tuple[PointOrName, ...]) -> Case:
    case.free(name, "measures")
    for point in points:
        named_point(case, point)
    return case.with_item(Measure(name, what, points))
