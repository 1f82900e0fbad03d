"""What a segment is called, what it is, and how it is coloured."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Segment
from surgplan.case.operation import Operation, Results
from surgplan.case.remove import users_of
from surgplan.segment.anatomy import structure
from surgplan.segment.outcome import COLOURS, known_tissue, named

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Describe(Operation):
    """Name a segment, say what it is by a standard name, what it is made of, and give it a colour."""

    kind: ClassVar[str] = "segment.describe"

    segment: str
    """The segment."""
    name: str | None = None
    """Its new name; refused while something else of the plan needs it under the old one."""
    anatomy: str | None = None
    """Its standard name, `hip_bone` say, which brings code, colour and tissue; an empty word takes it away."""
    side: Literal["left", "right", "none"] | None = None
    """Which of two it is, of the patient."""
    tissue: str | None = None
    """What it is made of; decides material and, without a standard name, colour."""
    colour: str | None = None
    """#RRGGBB."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the segment so described; Refused where a word is unknown or nothing would change."""
        before: Segment = case.find("segments", self.segment)
        after = self._coloured(self._sorted(before), before)
        renamed = self.name is not None and self.name != before.id
        if after == before and not renamed:
            raise Refused(f"{self.segment!r} already is described so")
        if not renamed:
            return case.with_item(after)
        assert self.name is not None
        return _renamed(case, after, self.name)

    def words(self) -> str:
        """For the history."""
        if self.name:
            return f"Call {self.segment} {self.name}"
        what = self.anatomy and structure(self.anatomy).name.lower()
        side = f"{self.side} " if self.side in ("left", "right") else ""
        return f"{self.segment} is {side}{what}" if what else f"Describe {self.segment}"

    def _sorted(self, before: Segment) -> Segment:
        """The segment with its standard name, side and tissue."""
        anatomy = before.anatomy if self.anatomy is None else self.anatomy
        kept = before.side if anatomy == before.anatomy else ""
        side = kept if self.side is None else "" if self.side == "none" else self.side
        tissue = self.tissue
        if tissue is None and self.anatomy:
            tissue = structure(anatomy).tissue
        after = before if tissue is None else replace(before, tissue=known_tissue(tissue))
        if (anatomy, side) != (before.anatomy, before.side):
            after = named(after, anatomy, side)
        return after

    def _coloured(self, segment: Segment, before: Segment) -> Segment:
        if self.colour is not None:
            if not COLOUR.fullmatch(self.colour):
                raise Refused(f"{self.colour!r} is no colour; write it as #RRGGBB")
            return replace(segment, colour=self.colour.upper())
        # a colour somebody chose, or that came with the segment, outlives a change of tissue
        own = COLOURS.get(before.tissue)
        if segment.tissue != before.tissue and segment.colour == before.colour == own:
            return replace(segment, colour=COLOURS[segment.tissue])
        return segment


def _renamed(case: Case, segment: Segment, name: str) -> Case:
    """The case with the segment under another name; in its old place in the list."""
    case.free(name, "segments")
    if name in case.segments:
        raise Refused(f"there already is a segment called {name!r}; choose another name")
    users = users_of(case, segment.id)
    placed_on = [f"implant {implant.id}" for implant in case.implants.values() if implant.on == segment.id]
    if users or placed_on:
        raise Refused(
            f"{segment.id!r} can't be called {name!r}: {', '.join([*users, *placed_on])} know it by its name; remove or change "
            "that first, or keep the name"
        )
    renamed = replace(segment, id=name)
    segments = {
        renamed.id if key == segment.id else key: renamed if key == segment.id else s for key, s in case.segments.items()
    }
    return replace(case, segments=segments)
