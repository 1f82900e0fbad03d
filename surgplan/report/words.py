"""Short descriptions that the window and the report share."""

from __future__ import annotations

from datetime import UTC, date, datetime

from surgplan.case.document import Case

DAYS_A_YEAR = 365.25
SEXES = {"M": "male", "F": "female", "O": "other"}


def scan_age_days(acquired: str, today: date | None = None) -> int | None:
    """Days from a scan's ISO date to today; None if the date is not known."""
    try:
        day = date.fromisoformat(acquired)
    except ValueError:
        return None
    return ((today or datetime.now(UTC).date()) - day).days


def _age(days: int) -> str:
    """An age in days up to two years, then in years."""
    return f"{days} days" if days < 2 * DAYS_A_YEAR else f"{days / DAYS_A_YEAR:.1f} years"


def patient_words(case: Case, today: date | None = None) -> str:
    """Pseudonym, sex, age, date and age of the newest scan; never a name.

    >>> patient_words(Case())
    'no patient yet'
    """
    patient = case.patient
    words = [patient.id] if patient.id else []
    words += [SEXES[patient.sex]] if patient.sex in SEXES else []
    words += [f"{patient.age_years:.0f} years"] if patient.age_years is not None else []
    newest = max((image.acquired for image in case.images.values()), default="")
    age = scan_age_days(newest, today)
    if age is not None:
        words.append(f"scan of {newest}, {_age(age)} old")
    return ", ".join(words) or "no patient yet"
