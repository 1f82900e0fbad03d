"""What stands in a report, as plain values: blocks that pages lay out and tests read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from surgplan.report.names import in_order, spoken
from surgplan.report.notes import shared_notes
from surgplan.report.numbers import digits, unit_of
from surgplan.report.picture import Legend, Picture

Weight = Literal["bad", "caution", "info"]


@dataclass(frozen=True)
class Heading:
    """The title of a chapter (level 1, on a new page) or of a part of one (level 2)."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Warned:
    """Something to know before reading a number: how grave, what about, and what."""

    weight: Weight
    about: str
    text: str
    mark: str = ""
    """The word beside it, where it is not that of its weight."""


@dataclass(frozen=True)
class Warnings:
    """Everything to mind, the gravest first."""

    items: tuple[Warned, ...]


@dataclass(frozen=True)
class Banner:
    """A line across the page that can't be overlooked."""

    text: str
    weight: Weight


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    title: str
    kind: Literal["text", "name", "number", "group"] = "text"
    share: float = 1.0
    """Of the width, in relation to the other columns."""


@dataclass(frozen=True)
class Table:
    """Rows of cells; a row of one cell is the heading of those below it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    stale: bool = False
    """Whether its numbers are out of date: they are greyed."""
    notes: tuple[str, ...] = ()
    """What its rows point to as note a, note b and so on."""
    compact: bool = False
    """Whether its rows stand close."""


@dataclass(frozen=True, eq=False)
class Figures:
    """Pictures in a row, with one caption and perhaps one legend."""

    pictures: tuple[Picture, ...]
    caption: str
    legend: Legend | None = None
    stale: bool = False


Block = Heading | Words | Warnings | Banner | Table | Figures

QUANTITIES = (
    Column("Quantity", "name", 2.25),
    Column("Value", "number", 1.55),
    Column("Unit", "text", 0.75),
    Column("Source and settings", "text", 3.6),
)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, and where it comes from."""

    name: str
    value: Any
    unit: str = ""
    source: str = ""
    computed: bool = False
    """Whether a small length or angle means something: that of a solution does, that of a plan does not."""
    given: bool = False
    """Whether it was given as it is, by a catalogue: then it is not rounded."""

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """As a row of a table."""
        value = digits(self.value, self.unit, fixed=not self.computed)
        if self.given and isinstance(self.value, float) and float(f"{self.value:.1f}") != self.value:
            value = f"{self.value:.6g}"
        return self.name, value, unit_of(self.value, self.unit), self.source


@dataclass
class QuantityTable:
    """Gathers quantities under headings into a table in which every number has unit and source."""

    rows: list[tuple[str, ...]] = field(default_factory=list)

    def group(self, heading: str, quantities: Iterable[Quantity]) -> None:
        """Add quantities under a heading, if there are any."""
        cells = [q.cells for q in quantities]
        if cells:
            self.rows += [(heading,), *cells] if heading else cells

    def table(self, caption: str = "", stale: bool = False) -> list[Table]:
        """The table, or nothing where no quantity was added."""
        if not self.rows:
            return []
        sources, notes = shared_notes([row[-1] if len(row) > 1 else "" for row in self.rows])
        rows = (row if len(row) == 1 else (*row[:-1], source) for row, source in zip(self.rows, sources, strict=True))
        return [Table(QUANTITIES, tuple(rows), caption, stale, notes)]


def results_table(
    groups: Mapping[str, Mapping[str, Mapping[str, Any]]], stale: bool = False, source: str = "", computed: bool = False
) -> list[Table]:
    """The table of results as recipes give them: `{heading: {name: {value, unit, source}}}`.

    `source` stands where a result has none of its own; small lengths and angles are rounded away unless they are `computed`.
    """
    found = QuantityTable()
    for heading, results in groups.items():
        told = ((spoken(name), results[name]) for name in in_order(results))
        found.group(
            heading,
            (Quantity(words, r["value"], r.get("unit", ""), r.get("source") or source, computed) for words, r in told),
        )
    return found.table(stale=stale)


def joined(words: Sequence[str]) -> str:
    """Words in a row.

    >>> joined(["femur", "stem", "cup"])
    'femur, stem and cup'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Every word of a report, block by block."""
    for block in blocks:
        if isinstance(block, Heading | Words | Banner):
            yield block.text
        elif isinstance(block, Warnings):
            yield from (f"{w.about}: {w.text}" for w in block.items)
        elif isinstance(block, Table):
            yield block.caption
            yield from (column.title for column in block.columns)
            yield from (cell for row in block.rows for cell in row)
            yield from block.notes
        else:
            yield block.caption
            yield from (p.title for p in block.pictures)
