"""Naming a point of the patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.case.document import Case, Landmark
from surgplan.case.operation import Operation, Results


@dataclass(frozen=True)
class PlaceLandmark(Operation):
    """Name a point, or move one that has the name."""

    kind: ClassVar[str] = "landmark.place"

    as_: str
    """The landmark's name, `head_centre` say."""
    at: Vector
    """Where it is, LPS mm."""
    on: str | None = None
    """The segment it was placed on, or the fragment of a cut, which takes it along when it is moved."""
    definition: str = ""
    """How the point is found, in words."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the landmark; Refused if the name is taken by something else or the segment is missing."""
        case.free(self.as_, "landmarks")
        if self.on is not None and self.on not in case.fragments():
            case.find("segments", self.on)
        try:
            at = vector(self.at)
        except ValueError as exc:
            raise Refused(f"the landmark {self.as_!r} needs three finite numbers (LPS, mm), not {self.at}") from exc
        return case.with_item(Landmark(self.as_, at, self.on, self.definition))

    def words(self) -> str:
        """What it did."""
        return f"Place landmark {self.as_}"
