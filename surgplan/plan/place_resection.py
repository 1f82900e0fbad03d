"""Cutting a segment in two with a plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Vector
from surgplan.case.as_scanned import direction_of_cut, point_of_cut
from surgplan.case.document import Case, Resection
from surgplan.case.operation import Operation, Results
from surgplan.case.remove import given_back, refuse_moved

THICKEST_SAW_MM = 10.0
"""A kerf above this is a slip of the pen."""


@dataclass(frozen=True)
class PlaceResection(Operation):
    """Cut a segment by a plane into two named fragments, or move the cut that has the name."""

    kind: ClassVar[str] = "resection.place"

    as_: str
    """The resection's name, `neck_cut` say."""
    segment: str
    """The segment that is cut."""
    origin: str | Vector
    """A point of the plane: LPS mm, a landmark, or a feature of an implant, stem.cut_origin say."""
    normal: str | Vector
    """Direction to the positive side: LPS of any length, or a direction of an implant, stem.cut_normal say."""
    positive: str
    """Name of the fragment on the side of the normal."""
    negative: str
    """Name of the other fragment."""
    kerf_mm: float = 0.0
    """Thickness of the saw, mm, taken from both fragments in equal parts."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the cut; Refused if the plane misses the segment's grid, or a name or the kerf does not fit."""
        case.free(self.as_, "resections")
        grid = case.find("segments", self.segment).grid
        if not 0 <= self.kerf_mm <= THICKEST_SAW_MM:
            raise Refused(f"a kerf of {self.kerf_mm:g} mm can't be: it must be from 0 to {THICKEST_SAW_MM:g} mm")
        self._check_fragments(case)
        try:
            origin = point_of_cut(case, self.segment, self.origin)
            plane = Plane.through(origin, direction_of_cut(case, self.segment, self.normal))
        except ValueError as exc:
            raise Refused(f"the resection {self.as_!r} needs a point and a direction: {exc}") from exc
        i, j, k = (n - 1 for n in grid.size)
        corners = grid.to_lps([[x, y, z] for x in (0, i) for y in (0, j) for z in (0, k)])
        distance = plane.signed_distance_mm(corners)
        if distance.min() * distance.max() > 0:
            raise Refused(
                f"the plane of {self.as_!r} passes {abs(distance).min():.0f} mm beside the grid of {self.segment!r}; "
                "move its origin (LPS, mm)"
            )
        origin_from, normal_from = (name if isinstance(name, str) else "" for name in (self.origin, self.normal))
        names = (self.positive, self.negative)
        poses = {}
        before = case.resections.get(self.as_)
        if before is not None:
            gone = self._gone(before, plane)
            refuse_moved(case, before, *gone)
            poses = {name: pose for name, pose in before.poses.items() if name not in gone}
            case = given_back(case, before, *gone)
        cut = Resection(self.as_, self.segment, plane, *names, self.kerf_mm, origin_from, normal_from, poses)
        return case.with_item(cut)

    def words(self) -> str:
        """What it did."""
        return f"Cut {self.segment} with {self.as_}"

    def _gone(self, before: Resection, plane: Plane) -> tuple[str, ...]:
        """The fragments of the cut before that this one makes no more: another bone, another name, or the other side of it.

        All others stay moved as they are.
        """
        if before.segment != self.segment:
            return before.positive, before.negative
        turned = sum(a * b for a, b in zip(before.plane.normal, plane.normal, strict=True)) < 0
        now = {self.positive: not turned, self.negative: turned}
        was = {before.positive: True, before.negative: False}
        return tuple(name for name, side in was.items() if now.get(name) != side)

    def _check_fragments(self, case: Case) -> None:
        if self.positive == self.negative or self.as_ in (self.positive, self.negative):
            raise Refused("a resection and its two fragments need three different names")
        for name in (self.positive, self.negative):
            other = case.fragments().get(name)
            if other is not None and other.id != self.as_:
                raise Refused(f"{name!r} already names a fragment of {other.id!r}; choose another name")
            if other is None:
                case.free(name, "")
