"""The figures that matter most, in one table: the decisive ones first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from surgplan.report.content import Block, Column, Quantity, Table, Words
from surgplan.report.facts import Facts, FitFacts, StudyFacts
from surgplan.report.names import by_owner, spoken

COLUMNS = (
    Column("Of", "group", 1.25),
    Column("Quantity", "name", 3.0),
    Column("Value", "number", 1.45),
    Column("Unit", "text", 0.5),
    Column("Where in the report, and what it is", "text", 2.8),
)
STUDY_KEYS = (
    "risk_factor_surface",
    "risk_factor_max",
    "risk_factor_p99",
    "displacement_max",
    "safety_against_yield",
    "safety_against_fatigue",
)
FIT_KEYS = {
    "leg_length_change": "positive is longer",
    "offset_change": "positive is more",
    "fill_area_mid": "of the area",
    "bone_left_min": "negative is a breach",
    "penetration_max": "",
    "deepest_in_bone": "",
    "contact_share": "",
}
PLACE = re.compile(r",? at \([^)]*\) mm")
MOST = 8
"""Rows of one group; the others are where its numbers stand."""


def key_figures(facts: Facts) -> list[Block]:
    """The table of the first page: studies, fits, cuts, implants, segments."""
    rows: list[tuple[str, ...]] = []
    for heading, where, quantities in _groups(facts):
        shown = quantities if len(quantities) <= MOST else quantities[: MOST - 1]
        cells = [q.cells for q in shown]
        if len(shown) < len(quantities):
            cells.append(Quantity("Others", len(quantities) - len(shown), "", where).cells)
        rows += [(heading if n == 0 else "", *row) for n, row in enumerate(cells)]
    return [Table(COLUMNS, tuple(rows), compact=True)] if rows else [Words("The case holds no plan yet.")]


def _groups(facts: Facts) -> Iterator[tuple[str, str, list[Quantity]]]:
    """Of what, in which chapter, and the quantities."""
    case = facts.case
    for study in facts.studies:
        yield f"Study {study.study.id}", "Results", _study(study)
    for fit in facts.fits:
        yield f"Fit of {fit.implant}", "Fit", _fit(fit)
    for name, cut in case.resections.items():
        parts = [f for f in (cut.positive, cut.negative) if f in facts.surfaces]
        told = [
            Quantity(f"Volume of {part}", facts.surfaces[part].volume_mm3 / 1000, "ml", f"Resections: part of {cut.segment}")
            for part in parts
        ]
        for part, motion in cut.poses.items():
            away = float(np.linalg.norm(motion.apply(np.asarray(cut.plane.origin)) - np.asarray(cut.plane.origin)))
            told.append(Quantity(f"{part} moved", away, "mm", "Resections: of the cut's origin"))
            told.append(Quantity(f"{part} turned", motion.turn()[1], "deg", "Resections: about its own axis"))
        yield f"Cut {name}", "Resections", told
    implants = [
        Quantity(name, " ".join(p for p in (i.component, i.size) if p), "", f"Implants: {i.material}")
        for name, i in case.implants.items()
    ]
    yield "Implants", "Implants", implants
    volumes = [
        Quantity(f"Volume of {name}", s.volume_mm3 / 1000, "ml", "Segments: its voxels")
        for name, s in case.segments.items()
        if name not in facts.wholes
    ]
    yield "Segments", "Segments", volumes


def _fit(fit: FitFacts) -> list[Quantity]:
    found = []
    for key, words in FIT_KEYS.items():
        figure = fit.figures.get(key)
        if figure is not None:
            why = str(figure["source"]) if figure["value"] is None else words
            found.append(
                Quantity(spoken(key), figure["value"], figure["unit"], f"Fit in {fit.segment}{': ' + why if why else ''}")
            )
    return found


def _study(study: StudyFacts) -> list[Quantity]:
    """What matters most of each body and of all; nothing of an earlier plan."""
    if study.solution is None or study.stale:
        return [Quantity("Results", "none", "", "no current results: see the warnings")]
    owners = by_owner(study.solution.facts["results"], "")
    return [
        Quantity(_of(spoken(key), owner), result["value"], result["unit"], f"Results: {_basis(result)}", computed=True)
        for key in STUDY_KEYS
        for owner, found in owners.items()
        if (result := found.get(key))
    ]


def _of(words: str, owner: str) -> str:
    """What a quantity is of, said before its comma.

    >>> _of("Risk factor, maximum", "femur"), _of("Safety against yield", "stem"), _of("Largest displacement", "")
    ('Risk factor of femur, maximum', 'Safety against yield of stem', 'Largest displacement')
    """
    head, comma, rest = words.partition(", ")
    return f"{head} of {owner}{comma}{rest}" if owner else words


def _basis(result: Mapping[str, Any]) -> str:
    """The last part of a source, which tells how, without the place, which stands with the results."""
    last = PLACE.sub("", str(result["source"]).rpartition("; ")[2]).removeprefix("maximum, ")
    return "strength not checked" if last.startswith("strength not checked") else last
