"""Who the patient of a case is, as it stands in the one blob that names anybody and can be erased."""

from __future__ import annotations

import json
import re
import secrets
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from surgplan.base.errors import CaseDamaged, SurgplanError
from surgplan.case.document import Patient
from surgplan.case.operation import Blobs
from surgplan.case.person_names import alike, birth, name_parts, same_given, the_same

UNREADABLE = "who the patient is can't be read, so it could not be kept out of what is written ({}); restore a copy"
FIELDS = ("name", "patient_id", "issuer", "birth_date", "sex")
"""Of a person's record."""


@dataclass(frozen=True, slots=True)
class Person:
    """What names somebody."""

    name: str = ""
    patient_id: str = ""
    issuer: str = ""
    birth_date: str = ""
    """DICOM date, YYYYMMDD."""
    sex: str = ""
    """M, F, O or nothing."""

    @property
    def named(self) -> bool:
        """Whether there is enough to tell this person from others."""
        return bool(_plain(self.patient_id) or name_parts(self.name))

    def is_same(self, other: Person) -> bool | None:
        """Whether two records are of one person; None where that can't be told.

        Birth dates, sexes, numbers or issuers that contradict each other are never of one person. Equal numbers need names that
        fit each other as in `alike`, or an equal birth date under which no more than the family name changed. Without
        numbers names and birth dates must be the same.

        >>> Person("DOE^JANE", "17").is_same(Person("Doe, J.", "17"))
        True
        """
        if self.why_other(other):
            return False
        names, born = alike(self.name, other.name), (birth(self.birth_date), birth(other.birth_date))
        if _plain(self.patient_id) and _plain(other.patient_id):
            if names or not (name_parts(self.name) and name_parts(other.name)):
                return True
            # a name in another script, or another family name
            return True if all(born) and (names is None or same_given(self.name, other.name)) else None
        return True if the_same(self.name, other.name) and born[0] == born[1] else None

    def why_other(self, other: Person) -> str:
        """In which regard two records can't be of one person; nothing if in none."""
        issuers = _differ(_plain(self.issuer), _plain(other.issuer))
        numbers = _plain(self.patient_id), _plain(other.patient_id)
        if _differ(birth(self.birth_date), birth(other.birth_date)):
            return "birth date"
        if {self.sex, other.sex} == {"M", "F"}:
            return "sex"
        return "hospital number" if _differ(*numbers) or (all(numbers) and issuers) else ""

    def to_json(self) -> dict[str, str]:
        """The fields that are known."""
        fields = {name: getattr(self, name) for name in FIELDS}
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True, slots=True)
class Identity:
    """Everybody that the scans of a case name."""

    person: Person
    also: tuple[Person, ...] = ()
    """The same person as further scans write them."""
    others: Mapping[str, Person] = field(default_factory=dict)
    """Other people whose scans were taken in knowingly, by pseudonym."""

    def own(self) -> tuple[Person, ...]:
        """The records of the case's own patient."""
        return (self.person, *self.also)

    def everybody(self) -> Iterator[Person]:
        """Every record."""
        yield from (self.person, *self.also, *self.others.values())

    def pseudonym_of(self, who: Person, patient: str) -> str | None:
        """The pseudonym under which a person is known, `patient` being the case's; None if they are not known."""
        own = [record.is_same(who) for record in self.own()]
        if True in own and False not in own:
            return patient
        return next((name for name, other in self.others.items() if other.is_same(who)), None)

    def to_bytes(self) -> bytes:
        """As the blob has it, with chance in it: the blob's name, which stays in the journal, must not tell a guess right."""
        data: dict[str, Any] = {**self.person.to_json(), "salt": secrets.token_hex(16)}
        if self.also:
            data["also"] = [record.to_json() for record in self.also]
        if self.others:
            data["others"] = {name: other.to_json() for name, other in self.others.items()}
        return json.dumps(data, ensure_ascii=False, sort_keys=True).encode()


def read_identity(patient: Patient, blobs: Blobs) -> Identity | None:
    """Who the patient of a case is; None where that was never known or was erased, CaseDamaged where it can't be read."""
    if patient.identity is None:
        return None
    try:
        text = blobs.get(patient.identity)
        if not text:
            return None
        data = json.loads(text)
        also = tuple(_person(record) for record in data.get("also", ()))
        others = {str(name): _person(record) for name, record in data.get("others", {}).items()}
        return Identity(_person(data), also, others)
    except (SurgplanError, ValueError, AttributeError, TypeError) as exc:
        raise CaseDamaged(UNREADABLE.format(exc)) from exc


def _person(record: Mapping[str, Any]) -> Person:
    return Person(**{name: str(record.get(name, "")) for name in FIELDS})


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).casefold())
