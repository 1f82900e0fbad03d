"""Moving a point of a measure, and calling a measure something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Measure
from surgplan.case.named import named_point
from surgplan.case.operation import Operation, Results
from surgplan.plan.measures import evaluate
from surgplan.plan.place_measure import PointOrName


@dataclass(frozen=True)
class MoveMeasurePoint(Operation):
    """Put one point of a measure somewhere else."""

    kind: ClassVar[str] = "measure.move"

    name: str
    """The measure."""
    point: int
    """Which of its points, counted from 1."""
    to: PointOrName
    """A landmark, an implant's feature (stem.head_centre), or a point in LPS mm."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the measure changed; Refused if there is no such point, or the measure would have no answer."""
        measure: Measure = case.find("measures", self.name)
        if not 1 <= self.point <= len(measure.points):
            raise Refused(f"{self.name!r} has {len(measure.points)} points, so none is number {self.point}")
        named_point(case, self.to)
        points = tuple(self.to if n == self.point else old for n, old in enumerate(measure.points, start=1))
        moved = replace(measure, points=points)
        if measure.what != "profile":  # that one needs voxels
            evaluate(case, moved)
        return case.with_item(moved)

    def words(self) -> str:
        """What it did."""
        return f"Move point {self.point} of {self.name}"


@dataclass(frozen=True)
class RenameMeasure(Operation):
    """Call a measure something else."""

    kind: ClassVar[str] = "measure.rename"
    table: ClassVar[str] = "measures"

    name: str
    """Its name so far."""
    as_: str
    """Its new name."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the thing renamed in its place; Refused if there is none of that name or the new one is taken."""
        item = case.find(self.table, self.name)
        if self.as_ != self.name and case.table_of(self.as_) is not None:
            raise Refused(f"{self.as_!r} already names one of the {case.table_of(self.as_)}; choose another name")
        case.free(self.as_, self.table)
        renamed = {(self.as_ if key == self.name else key): old for key, old in getattr(case, self.table).items()}
        renamed[self.as_] = replace(item, id=self.as_)
        changes: dict[str, Any] = {self.table: renamed}
        return replace(case, **changes)

    def words(self) -> str:
        """What it did."""
        return f"Rename {self.name} to {self.as_}"


@dataclass(frozen=True)
class RenameNote(RenameMeasure):
    """Call a note something else."""

    kind: ClassVar[str] = "note.rename"
    table: ClassVar[str] = "notes"
