"""The first page: who and what, what to mind, and the figures that matter most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

import surgplan
from surgplan.case.state import is_locked, marked
from surgplan.mesh.lattice import TOO_COARSE
from surgplan.report.cautions import scan_cautions
from surgplan.report.colours import RISK_LIMIT
from surgplan.report.content import Banner, Block, Column, Heading, Table, Warned, Warnings, joined
from surgplan.report.dicom.header import made_on
from surgplan.report.dicom.side import WORDS, sides_of_plan
from surgplan.report.facts import Facts, StudyFacts
from surgplan.report.key_figures import key_figures
from surgplan.report.numbers import digits, unit_words
from surgplan.report.study_tables import risk_cited_short

NOT_A_DEVICE = "Planning aid, not a medical device. A clinician must check every figure against the patient."
ORDER = {"bad": 0, "caution": 1, "info": 2}
SEX = {"F": "female", "M": "male", "O": "other"}


def title_page(facts: Facts, with_identity: bool = False) -> list[Block]:
    """The blocks of the first page; the name stands there only where it is asked for."""
    columns = (Column("What", "name", 1.1), Column("As stated in the case", "text", 3.4))
    return [
        Heading(f"Surgical plan: {facts.name}", 1),
        Banner(NOT_A_DEVICE, "caution"),
        Warnings(tuple(sorted(warnings(facts), key=lambda w: ORDER[w.weight]))),
        Heading("Key figures"),
        *key_figures(facts),
        Heading("Case"),
        Table(columns, tuple(_about(facts, with_identity)), compact=True),
    ]


def _about(facts: Facts, with_identity: bool) -> list[tuple[str, str]]:
    patient = facts.case.patient
    rows = [("Patient", patient.id or "no patient in the scan's header")]
    if with_identity and facts.identity:
        rows.append(("Identity", ", ".join(v for k, v in facts.identity.items() if k != "issuer")))
    side = " and ".join(WORDS[one] for one in sides_of_plan(facts.case, facts.history))
    of = f" (of {joined(facts.scenarios)})" if len(facts.scenarios) > 1 else ""
    age = f", {patient.age_years:.0f} years at the scan" if patient.age_years is not None else ""
    rows += [
        (
            "Sex, age and side",
            f"{SEX.get(patient.sex, 'sex not stated')}{age}; {side or 'side not stated in the plan'}",
        ),
        *[(f"Scan {name}", scan_age(image.acquired, facts.today)) for name, image in facts.case.images.items()],
        (
            "Scenario and revision",
            f"{facts.scenario}{of}: {facts.revision.id}, {facts.revision.words}, "
            f"{moment(facts.revision.at)} by {facts.revision.by}",
        ),
        ("State of the plan", state_words(facts)),
        ("Case hash", facts.case_hash),
        ("Report", f"{facts.today.isoformat()}, surgplan {surgplan.__version__}"),
    ]
    return rows


def state_words(facts: Facts) -> str:
    """How far the plan has come, who said so and when; that it is not approved where it is not."""
    found, approved = marked(facts.case, facts.history), is_locked(facts.case)
    words = facts.case.state if approved else f"{facts.case.state}, not approved"
    if found is None:
        return words
    how = f", {'unlocked ' if found.unlocked else ''}{moment(found.at)}"
    return f"{words}{how} by {found.by}" + (f": {found.note}" if found.note else "")


def moment(at: str) -> str:
    """A journal's time of day for reading.

    >>> moment("2026-03-01T09:30:12.123+00:00")
    '2026-03-01 09:30 UTC'
    """
    return f"{at[:10]} {at[11:16]} UTC" if len(at) >= 16 else at


def scan_age(acquired: str, today: date) -> str:
    """The date of a scan and its age in days.

    >>> scan_age("2026-03-01", date(2026, 3, 31))
    '2026-03-01, 30 days before this report'
    """
    try:
        days = (today - date.fromisoformat(acquired[:10])).days
    except ValueError:
        return "date not stated in the scan"
    return f"{acquired[:10]}, {digits(days)} days before this report" if days >= 0 else f"{acquired[:10]}, after this report"


def warnings(facts: Facts) -> list[Warned]:
    """Everything to know before reading a number."""
    case = facts.case
    found = [Warned("bad", name, f"could not be worked out: {why}") for name, why in facts.problems]
    for study in facts.studies:
        found += study_warnings(study)
    for name, image in case.images.items():
        rest = [one for one in (*case.segments, *case.studies, *case.measures) if name in made_on(case, one)]
        resting = f"; {joined(rest)} rest on it" if len(rest) > 1 else f"; {rest[0]} rests on it" if rest else ""
        found += [Warned("caution", f"Scan {name}", words) for words in image.warnings]
        found += [Warned("caution", f"Scan {name}", words + resting) for words in scan_cautions(image)]
        if not image.acquired:
            found.append(Warned("caution", f"Scan {name}", "its date is not known, so its age can't be told"))
        elif image.acquired[:10] > facts.today.isoformat():
            found.append(
                Warned("caution", f"Scan {name}", "its date lies after the day of this report: check the clock and the scan")
            )
    for name, segment in case.segments.items():
        found += [Warned("caution", f"Segment {name}", words) for words in segment.cautions]
    for name, surface in case.surfaces.items():
        found += [Warned("caution", f"Surface {name}", words) for words in surface.cautions]
    found += [w for name in case.implants for w in _beyond_scan(facts, name)]
    for fit in facts.fits:
        breach = fit.figures.get("breach_area")
        if breach and breach["value"]:
            area = f"{digits(breach['value'], breach['unit'])} {unit_words(breach['unit'])}"
            found.append(Warned("caution", f"Fit of {fit.implant}", f"{area} of it lies outside {fit.segment}"))
    found += [Warned("info", f"Note {name}", note.text) for name, note in case.notes.items()]
    return found


def _beyond_scan(facts: Facts, implant: str) -> list[Warned]:
    """That an implant reaches beyond every scan: what bone is there was not seen."""
    surface, images = facts.surfaces.get(implant), facts.case.images.values()
    if surface is None or not images:
        return []
    middles, area = surface.points[surface.triangles].mean(axis=1), np.linalg.norm(surface.face_vectors, axis=1)
    seen = np.any([image.grid.contains(middles) for image in images], axis=0)
    if seen.all():
        return []
    share = f"{digits(100 * float(area[~seen].sum() / area.sum()), '%')} % of its surface"
    return [Warned("caution", f"Implant {implant}", f"{share} lies beyond the scan, where no bone could be seen")]


def study_warnings(facts: StudyFacts) -> list[Warned]:
    """What a study's state, scan and assumptions ask to be minded."""
    about = f"Study {facts.study.id}"
    found: list[Warned] = []
    if facts.stale:
        found.append(
            Warned(
                "bad",
                about,
                "the plan changed after it was solved: its numbers are not those of this plan; solve it again",
                "Out of date",
            )
        )
    if facts.status == "failed":
        found.append(Warned("bad", about, f"could not be solved: {facts.reason}", "Failed"))
    elif facts.solution is None:
        words = "is being solved now" if facts.status == "running" else "is not solved, so it has no results"
        found.append(Warned("info", about, words, "No results"))
    said = [str(words) for words in facts.solution.facts.get("warnings", ())] if facts.solution else []
    found += [Warned("bad" if words.endswith(TOO_COARSE) else "caution", about, words) for words in dict.fromkeys(said)]
    if not any("calibrat" in words.lower() for words in said):
        found.append(
            Warned(
                "caution",
                about,
                f"the HU of {facts.study.image} are not calibrated with a phantom, so densities and moduli are estimates",
            )
        )
    found += _over_the_limit(facts)
    found += [Warned("info", about, words, "Assumption") for words in facts.study.notes]
    return found


def _over_the_limit(facts: StudyFacts) -> list[Warned]:
    """Bones whose strain passes what bone bears, somewhere; nothing is said of numbers that are out of date."""
    if facts.solution is None or facts.stale:
        return []
    results = facts.solution.facts["results"]
    highest = {
        name: result for name, result in results.items() if name.endswith(".risk_factor_max") and result["value"] > RISK_LIMIT
    }
    return [
        Warned(
            "caution",
            f"Study {facts.study.id}",
            f"the risk factor of {name.rpartition('.')[0]} is above {RISK_LIMIT:g} somewhere: "
            f"{_value(r)} ({risk_cited_short(str(r['source']))})",
        )
        for name, r in highest.items()
    ]


def _value(result: Mapping[str, Any]) -> str:
    unit = str(result.get("unit", ""))
    shown = digits(result["value"], unit)
    return shown if unit in ("", "1") else f"{shown} {unit_words(unit)}"
