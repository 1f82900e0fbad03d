"""Words of the user at a place of the patient, perhaps with an arrow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, vector
from surgplan.case.document import Case, Note
from surgplan.case.operation import Operation, Results

LONGEST = 1000
"""Letters of a note: more belongs into a letter."""


@dataclass(frozen=True)
class WriteNote(Operation):
    """Write words, about the whole case or at a place, or change those of a note that is there."""

    kind: ClassVar[str] = "note.write"

    as_: str
    """The note's name."""
    text: str
    """The words; they are printed in the report, so name nobody."""
    at: Vector | None = None
    """Where the words stand, LPS mm; nothing for words about the whole case."""
    tip: Vector | None = None
    """What an arrow from the words points at, LPS mm."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the note; Refused if it has no words, too many, or an arrow that comes from nowhere."""
        case.free(self.as_, "notes")
        text = self.text.strip()
        if not text:
            raise Refused("a note needs words; write some, or remove it")
        if len(text) > LONGEST:
            raise Refused(f"a note has at most {LONGEST} letters, not {len(text)}; write it shorter")
        if self.tip is not None and (self.at is None or self.at == self.tip):
            raise Refused("an arrow runs from the words to what they are about: give two different places")
        return case.with_item(Note(self.as_, text, self.at, self.tip))

    def words(self) -> str:
        """What it did."""
        return f"Write note {self.as_}"


@dataclass(frozen=True)
class MoveNote(Operation):
    """Put a note, or the tip of its arrow, somewhere else."""

    kind: ClassVar[str] = "note.move"

    name: str
    """The note."""
    to: Vector
    """The new place, LPS mm."""
    end: Literal["at", "tip"] = "at"
    """Whether the words move or the tip of the arrow."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the note moved; Refused if there is none, it has no such end, or the arrow would have no length."""
        note: Note = case.find("notes", self.name)
        if getattr(note, self.end) is None:
            what = "no arrow" if self.end == "tip" else "no place"
            raise Refused(f"the note {self.name!r} has {what}; write it again where it belongs")
        place = vector(self.to)
        moved = replace(note, tip=place) if self.end == "tip" else replace(note, at=place)
        if moved.at == moved.tip:
            raise Refused("an arrow needs two different places")
        return case.with_item(moved)

    def words(self) -> str:
        """What it did."""
        return f"Move {'the arrow of ' if self.end == 'tip' else ''}note {self.name}"
