"""Whom a case is about, in a line in the user's language."""

from __future__ import annotations

from datetime import date

from surgplan.app.dates import day
from surgplan.app.words import say, spoken
from surgplan.case.document import Case
from surgplan.report.words import DAYS_A_YEAR, scan_age_days


def patient_line(case: Case, today: date | None = None) -> str:
    """Pseudonym, sex, age, date and age of the newest scan; never a name.

    >>> patient_line(Case())
    'no patient yet'
    """
    patient = case.patient
    sex = {"F": say("female"), "M": say("male"), "O": say("other")}.get(patient.sex, "")
    years = "" if patient.age_years is None else say("{age:.0f} years", age=patient.age_years)
    newest = max((image.acquired for image in case.images.values()), default="")
    words = (patient.id, sex, years, _scanned(newest, scan_age_days(newest, today)))
    return ", ".join(filter(None, words)) or say("no patient yet")


def _scanned(acquired: str, days: int | None) -> str:
    if days is None:
        return ""
    at = acquired if spoken() == "en" else day(acquired)
    if days < 2 * DAYS_A_YEAR:
        return say("scan of {date}, {days} days old", date=at, days=days)
    return say("scan of {date}, {years:.1f} years old", date=at, years=days / DAYS_A_YEAR)
