"""Asking for what is measured as it is seen: Cobb angles and areas; and for the values of a scan along a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, unit
from surgplan.case.apart import planning_image
from surgplan.case.document import Case, Measure
from surgplan.case.named import named_point
from surgplan.case.operation import Operation, Results
from surgplan.plan.measures import evaluate
from surgplan.plan.place_measure import PointOrName


@dataclass(frozen=True)
class MeasureCobb(Operation):
    """Ask for the Cobb angle between two lines, along the end plates of two vertebrae say."""

    kind: ClassVar[str] = "measure.cobb"

    as_: str
    """The measure's name."""
    points: tuple[PointOrName, ...]
    """Four landmarks or points: one line runs from 1 to 2, the other from 3 to 4; either end may come first."""
    normal: Vector | None = None
    """The direction it is looked at along, as a radiograph is; without it the lines are taken as they lie."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the measure; Refused if a landmark is missing, there are not four points or a line has no length."""
        if len(self.points) != 4:
            raise Refused(f"a Cobb angle needs four points, two on each line, not {len(self.points)}")
        return _asked(case, Measure(self.as_, "cobb", self.points, normal=_direction(self.normal)))

    def words(self) -> str:
        """What it did."""
        return f"Measure Cobb angle {self.as_}"


@dataclass(frozen=True)
class MeasureArea(Operation):
    """Ask for the area inside a closed outline."""

    kind: ClassVar[str] = "measure.area"

    as_: str
    """The measure's name."""
    points: tuple[PointOrName, ...]
    """At least three landmarks or points, in order round the area."""
    normal: Vector | None = None
    """The direction it is looked at along; without it the area is that in the plane in which it is largest."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the measure; Refused if there are fewer than three points or the outline has no inside."""
        if len(self.points) < 3:
            raise Refused(f"an area needs at least three points, not {len(self.points)}")
        return _asked(case, Measure(self.as_, "area", self.points, normal=_direction(self.normal)))

    def words(self) -> str:
        """What it did."""
        return f"Measure area {self.as_}"


@dataclass(frozen=True)
class MeasureProfile(Operation):
    """Ask for the values of a scan along a straight line."""

    kind: ClassVar[str] = "measure.profile"

    as_: str
    """The measure's name."""
    image: str
    """The scan whose values are read."""
    start: PointOrName
    """A landmark, an implant's feature (stem.head_centre), or a point in LPS mm."""
    end: PointOrName
    """A landmark, an implant's feature (stem.head_centre), or a point in LPS mm."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the measure; Refused if there is no such scan, it lies elsewhere, or both ends are one."""
        planning_image(case, self.image)
        case.free(self.as_, "measures")
        ends = [named_point(case, point) for point in (self.start, self.end)]
        if ends[0] == ends[1]:
            raise Refused("a profile needs two different points")
        return case.with_item(Measure(self.as_, "profile", (self.start, self.end), image=self.image))

    def words(self) -> str:
        """What it did."""
        return f"Measure profile {self.as_} of {self.image}"


def _direction(normal: Vector | None) -> Vector | None:
    if normal is None:
        return None
    try:
        return unit(normal)
    except ValueError as exc:
        raise Refused(f"the direction it is looked at along needs a length: {exc}") from exc


def _asked(case: Case, measure: Measure) -> Case:
    case.free(measure.id, "measures")
    evaluate(case, measure)
    return case.with_item(measure)
