"""Taking things out of a case: one operation a kind of thing, and what still needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Resection
from surgplan.case.operation import Operation, Results


def users_of(case: Case, item_id: str) -> list[str]:
    """What of a case can't be without the item, in words.

    Cuts and loads that follow an implant or a landmark can: they stay where they are.
    """
    names = {item_id}
    if item_id in case.resections:
        cut = case.resections[item_id]
        names = {cut.positive, cut.negative}
    return sorted(set(_users(case, item_id, names)))


def _users(case: Case, item_id: str, names: set[str]) -> Iterator[str]:
    for segment in case.segments.values():
        if segment.image == item_id:
            yield f"segment {segment.id}"
    for landmark in case.landmarks.values():
        # without a cut its landmarks stand on the bone again
        if landmark.on in names and item_id not in case.resections:
            yield f"landmark {landmark.id}"
    for measure in case.measures.values():
        points = {p.rpartition(".")[0] for p in measure.points if isinstance(p, str)}
        points |= {p for p in measure.points if isinstance(p, str)}
        if measure.segment in names or measure.image == item_id or points & names:
            yield f"measure {measure.id}"
    for resection in case.resections.values():
        if resection.segment in names:
            yield f"resection {resection.id}"
    for study in case.studies.values():
        if study.image == item_id or names & {*study.bodies, *study.landmarks}:
            yield f"study {study.id}"


def _released(case: Case, item_id: str) -> Case:
    """The case with what followed the item standing where it is now, for good."""

    def kept(name: str) -> str:
        return "" if name == item_id or name.rpartition(".")[0] == item_id else name

    for cut in case.resections.values():
        case = case.with_item(replace(cut, origin_from=kept(cut.origin_from), normal_from=kept(cut.normal_from)))
    for study in case.studies.values():
        loads = tuple(replace(load, at_from=kept(load.at_from)) for load in study.loads)
        case = case.with_item(replace(study, loads=loads))
    return case


def refuse_moved(case: Case, cut: Resection, *gone: str) -> None:
    """Refuse to let fragments of a cut go while they are moved and things went with them: their bone would be back alone."""
    for name in gone:
        things = [f"landmark {mark.id}" for mark in case.landmarks.values() if mark.on == name]
        things += [f"implant {implant.id}" for implant in case.implants.values() if implant.on == name]
        things += [f"study {study.id}" for study in case.studies.values() if name in study.bodies]
        if name in cut.poses and things:
            raise Refused(
                f"{name!r} was moved and {', '.join(things)} went with it; put the fragment back where it was cut first"
            )


def given_back(case: Case, cut: Resection, *gone: str) -> Case:
    """The case with what stands on fragments that go standing on the bone they were cut from."""
    for mark in case.landmarks.values():
        if mark.on in gone:
            case = case.with_item(replace(mark, on=cut.segment))
    for implant in case.implants.values():
        if implant.on in gone:
            case = case.with_item(replace(implant, on=cut.segment))
    return case


@dataclass(frozen=True)
class _Remove(Operation):
    """Take one thing out of the case; Refused, naming them, while other things need it."""

    table: ClassVar[str] = ""

    name: str
    """Its name."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case without it; Refused if it is missing or something needs it."""
        case.find(self.table, self.name)
        users = users_of(case, self.name)
        if users:
            raise Refused(f"{self.name!r} is needed by {', '.join(users)}; remove or change that first")
        return _released(case, self.name).without(self.name)

    def words(self) -> str:
        """What it did."""
        return f"Remove {self.name}"


@dataclass(frozen=True)
class RemoveImage(_Remove):
    """Take a scan out of the case."""

    kind: ClassVar[str] = "image.remove"
    table: ClassVar[str] = "images"


@dataclass(frozen=True)
class RemoveSegment(_Remove):
    """Take a segment out of the case."""

    kind: ClassVar[str] = "segment.remove"
    table: ClassVar[str] = "segments"


@dataclass(frozen=True)
class RemoveSurface(_Remove):
    """Take an imported surface out of the case."""

    kind: ClassVar[str] = "surface.remove"
    table: ClassVar[str] = "surfaces"


@dataclass(frozen=True)
class RemoveLandmark(_Remove):
    """Take a landmark out of the case."""

    kind: ClassVar[str] = "landmark.remove"
    table: ClassVar[str] = "landmarks"


@dataclass(frozen=True)
class RemoveMeasure(_Remove):
    """Take a measure out of the case."""

    kind: ClassVar[str] = "measure.remove"
    table: ClassVar[str] = "measures"


@dataclass(frozen=True)
class RemoveNote(_Remove):
    """Take a note out of the case."""

    kind: ClassVar[str] = "note.remove"
    table: ClassVar[str] = "notes"


@dataclass(frozen=True)
class RemoveImplant(_Remove):
    """Take an implant out of the plan."""

    kind: ClassVar[str] = "implant.remove"
    version: ClassVar[int] = 2
    table: ClassVar[str] = "implants"


@dataclass(frozen=True)
class RemoveResection(_Remove):
    """Take a cut out of the plan, and its fragments with it."""

    kind: ClassVar[str] = "resection.remove"
    table: ClassVar[str] = "resections"

    def apply(self, case: Case, results: Results) -> Case:
        """The case without it, what stood on its fragments on the bone; Refused while these are moved or something needs it."""
        cut: Resection = case.find("resections", self.name)
        users = users_of(case, self.name)
        if not users:
            refuse_moved(case, cut, cut.positive, cut.negative)
        return given_back(super().apply(case, results), cut, cut.positive, cut.negative)


@dataclass(frozen=True)
class RemoveStudy(_Remove):
    """Take a study out of the plan."""

    kind: ClassVar[str] = "study.remove"
    table: ClassVar[str] = "studies"


REMOVALS: tuple[type[_Remove], ...] = (
    RemoveImage,
    RemoveSegment,
    RemoveSurface,
    RemoveLandmark,
    RemoveMeasure,
    RemoveNote,
    RemoveImplant,
    RemoveResection,
    RemoveStudy,
)


def removal(case: Case, item_id: str) -> Operation:
    """The operation that takes out the thing of this id; Refused if there is none or its kind stays."""
    table = case.table_of(item_id)
    for cls in REMOVALS:
        if cls.table == table:
            return cls(item_id)
    raise Refused(f"there is nothing called {item_id!r} that could be removed; `surgplan show` lists what there is")
