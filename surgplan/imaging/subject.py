"""Who a scan is of: what may stand in a case, and what must stay apart from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from surgplan.case.identity import Person

SUBJECT_TAGS = ("PatientName", "PatientID", "IssuerOfPatientID", "PatientBirthDate", "PatientSex", "PatientAge")

DAYS_IN = {"D": 1.0, "W": 7.0, "M": 30.4375, "Y": 365.25}


@dataclass(frozen=True, slots=True)
class Subject:
    """The person of a scan, as the header names them."""

    name: str = ""
    patient_id: str = ""
    issuer: str = ""
    birth_date: str = ""
    """DICOM date, YYYYMMDD."""
    sex: str = ""
    age: str = ""
    """DICOM age string, 064Y."""

    @property
    def person(self) -> Person:
        """What tells this person from others."""
        from surgplan.case.identity import Person

        return Person(self.name, self.patient_id, self.issuer, self.birth_date, self.sex)

    def age_years(self, acquired: str) -> float | None:
        """Age at the day of the scan (ISO date), as stated or else from the birth date; None if neither is known.

        An age of nothing is what anonymisers leave, and is not taken for one.

        >>> Subject(age="018M").age_years("")
        1.5
        """
        stated = re.fullmatch(r"(\d{1,3})([DWMY])", self.age)
        if stated and int(stated[1]):
            return round(int(stated[1]) * DAYS_IN[stated[2]] / DAYS_IN["Y"], 2)
        try:
            born = date.fromisoformat(f"{self.birth_date[:4]}-{self.birth_date[4:6]}-{self.birth_date[6:]}")
            days = (date.fromisoformat(acquired) - born).days
        except ValueError:
            return None
        return round(days / DAYS_IN["Y"], 2) if days > 0 else None


def subject_of(dataset: Any) -> Subject:
    """The person a DICOM header names."""
    name, patient_id, issuer, birth_date, sex, age = (str(dataset.get(tag) or "").strip() for tag in SUBJECT_TAGS)
    return Subject(name, patient_id, issuer, birth_date, sex.upper() if sex.upper() in ("M", "F", "O") else "", age)
