"""How the plan came about: every operation, and what it was made with."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from typing import Any

import surgplan
from surgplan.plan.features import lies_in_canal
from surgplan.plan.fit import CONTACT_MM
from surgplan.report.content import Block, Column, Heading, Quantity, QuantityTable, Table, Words
from surgplan.report.facts import Facts
from surgplan.report.fit_pages import CLOSE_MM as MAP_CLOSE_MM
from surgplan.report.fit_pages import CONTACT_MM as MAP_CONTACT_MM
from surgplan.report.study_tables import strength_rows
from surgplan.report.title_page import moment

LONGEST = 420


def provenance_pages(facts: Facts) -> list[Block]:
    """The operations that led to the head, the first one first, and the program."""
    columns = (
        Column("No", "name", 0.45), Column("When", "text", 1.2), Column("By", "text", 0.8), Column("What", "name", 2.1),
        Column("Operation and settings", "text", 4.0), Column("Revision", "text", 1.65),
    )  # fmt: skip
    rows = [(str(n), moment(r.at), r.by, r.words, settings(r.op), r.id) for n, r in enumerate(facts.history, start=1)]
    return [
        Heading("Provenance", 1),
        Words(
            f"Scenario {facts.scenario}, revision {facts.revision.id}, case hash {facts.case_hash}. "
            "The list holds every operation that led to this revision; what was undone "
            "is in the journal of the case file, which `surgplan log` prints."
        ),
        Words(f"Made with surgplan {surgplan.__version__} on Python {platform.python_version()}, {facts.today.isoformat()}."),
        Table(columns, tuple(rows)),
        *_thresholds(facts),
    ]


def _thresholds(facts: Facts) -> list[Block]:
    """The limits that figures of this report were held against, with their citations."""
    table = QuantityTable()
    if facts.fits:
        by_us = "set by surgplan, not from the literature"
        rows = [
            Quantity("Touching, in figures", CONTACT_MM, "mm", f"surface this near to the wall counts as contact; {by_us}"),
            Quantity("Touching, in maps", MAP_CONTACT_MM, "mm", f"the blue band; {by_us}"),
            Quantity("Close, in maps", MAP_CLOSE_MM, "mm", f"the end of the grey band; {by_us}"),
        ]
        if any(lies_in_canal(facts.case.implants[fit.implant].features) for fit in facts.fits):
            rule = "half way between marrow and cortex: half-maximum rule, Prevrhal et al. 1999, Phys Med Biol 44:751"
            rows.append(Quantity("Inner border of the cortex", "half maximum", "", rule))
        table.group("Fit", rows)
    if facts.studies:
        table.group("Risk", strength_rows(short=True))
    found = table.table()
    return [Heading("Thresholds"), *found] if found else []


def settings(op: Mapping[str, Any] | None) -> str:
    """An operation with its fields as one line.

    >>> settings({"do": "segment.threshold", "version": 1, "image": "ct", "low": 250.0, "high": None})
    'segment.threshold (version 1): image ct, low 250'
    """
    if not op:
        return "the case was made"
    told = [
        f"{name} {_short(value)}"
        for name, value in op.items()
        if name not in ("do", "version") and value not in (None, "", [], {})
    ]
    words = f"{op['do']} (version {op.get('version', 1)})" + (": " + ", ".join(told) if told else "")
    return words if len(words) <= LONGEST else words[: LONGEST - 3] + "..."


def _short(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, str):
        return value[:23] + "..." if value.startswith("sha256:") else value
    if isinstance(value, list):
        return "[" + ", ".join(_short(v) for v in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k} {_short(v)}" for k, v in value.items()) + "}"
    return json.dumps(value)
