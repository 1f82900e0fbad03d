"""Who a scan is of: what may stand in a case, and what must stay apart from it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

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
    def pseudonym(self) -> str:
        """Ten hex digits that are the same for the same hospital number; nothing where a scan names nobody.

        It keeps people apart, it does not hide them: whoever has a list of hospital numbers can try them all.
        """
        if self.patient_id:
            words = f"{self.issuer}|{self.patient_id}"
        elif self.name:
            words = f"{self.name}|{self.birth_date}"
        else:
            return ""
        return hashlib.sha256(f"surgplan patient|{words}".encode()).hexdigest()[:10]

    @property
    def identity(self) -> bytes:
        """Name, hospital number and birth date as JSON: the one blob that can be erased. Empty where nobody is named."""
        named = {"name": self.name, "patient_id": self.patient_id, "issuer": self.issuer, "birth_date": self.birth_date}
        known = {key: value for key, value in named.items() if value}
        return json.dumps(known, ensure_ascii=False, sort_keys=True).encode() if known else b""

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
