"""An import report as JSON for programs, and as the table a surgeon reads in ten seconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from surgplan.imaging.dicom.headers import Header
from surgplan.imaging.suits.scan_facts import series_facts
from surgplan.imaging.suits.suitability import suits

Row = dict[str, Any]

LIGHTS = {"ok": "green", "warned": "amber", "refused": "red"}
COLUMNS = ("", "", "series", "size", "spacing mm", "tilt", "kernel", "contrast", "age")
WIDEST = 34
"""Letters of a cell; what is longer is cut."""


def completed(row: Row, header: Header | None, today: date | None) -> Row:
    """A row of an import report with `facts`, `light` (that of its status) and `suits`, a verdict for every operation."""
    facts = series_facts(row, header, today)
    refusal = row["reasons"][0] if row["status"] == "refused" else ""
    choice = ""
    if refusal and "phase" in row.get("can", ()):
        choice, refusal = f"it holds {len(row['phases'])} phases, times or contrasts: choose one with `phase`", ""
    doubts = row["reasons"] if row["status"] == "warned" else ()
    return {**row, "facts": facts, "light": LIGHTS[row["status"]], "suits": suits(facts, today, refusal, choice, doubts)}


def with_first(rows: Sequence[Row], procedure: str | None) -> list[Row]:
    """Rows whose `suits` begin with the operation asked for."""
    return [{**row, "suits": sorted(row["suits"], key=lambda s: s["procedure"] != procedure)} for row in rows]


def report_words(rows: Sequence[Row], skipped: Sequence[Mapping[str, str]], procedure: str | None = None) -> str:
    """Completed rows as a table, each with a line of reasons, and the skipped files by reason.

    With an operation, its verdict stands first under each series and no other is shown.
    """
    cells = [_cells(row) for row in rows]
    widths = [max(len(line[n]) for line in (COLUMNS, *cells)) for n in range(len(COLUMNS))]
    lines = [_line(COLUMNS, widths)] if rows else ["no DICOM image was found"]
    for row, line in zip(rows, cells, strict=True):
        lines.append(_line(line, widths))
        lines += [f"      {words}" for words in _below(row, procedure)]
        if row["select"] and len(rows) > 1:
            lines.append(f"      --series {row['select']}")
    return "\n".join([*lines, *_skipped(skipped)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cells(row: Row) -> tuple[str, ...]:
    facts = row["facts"]
    size = " x ".join(str(n) for n in row["size"]) if row["size"] else "unknown size"
    spacing = " x ".join("?" if s is None else f"{s:.3g}" for s in row["spacing_mm"] or [None])
    kind = f" ({facts['kernel_kind']})" if facts["kernel_kind"] else ""
    cells = (
        row["light"].upper(),
        row["modality"],
        row["description"],
        size,
        spacing,
        "?" if row["tilt_deg"] is None else f"{row['tilt_deg']:.3g}°",
        f"{facts['kernel']}{kind}" or "-",
        facts["contrast"] or "none named",
        "no date" if facts["age_days"] is None else f"{facts['age_days']} days",
    )
    return tuple(cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 2]}.." for cell in cells)


def _below(row: Row, procedure: str | None) -> list[str]:
    """The line of reasons, and what the scan is good for."""
    lines, told = [], list(row["reasons"])
    if procedure is not None:
        named = next(s for s in row["suits"] if s["procedure"] == procedure)
        lines += [f"for {procedure}: {named['light'].upper()}", *(f"  - {reason}" for reason in named["reasons"])]
        told = [reason for reason in told if reason not in named["reasons"]]
    if told and not (row["status"] == "refused" and procedure is not None):
        lines.append("; ".join(told))
    if procedure is None and row["status"] != "refused":
        by_light = {light: [s["procedure"] for s in row["suits"] if s["light"] == light] for light in ("green", "amber")}
        suited = [f"{light} for {', '.join(names)}" for light, names in by_light.items() if names]
        lines.append("; ".join(suited) if suited else "suits none of the operations known")
    return lines


def _skipped(skipped: Sequence[Mapping[str, str]]) -> list[str]:
    """One line a reason, the commonest first, with a count and a name."""
    by_reason: dict[str, list[str]] = {}
    for one in skipped:
        by_reason.setdefault(one["reason"], []).append(one["file"])
    lines = []
    for reason, files in sorted(by_reason.items(), key=lambda item: -len(item[1])):
        many = f"{len(files)} files, such as {files[0]}" if len(files) > 1 else files[0]
        lines.append(f"skipped {many}: {reason}")
    return lines
