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

UNREADABLE = "who the patient is can't be read, so it could not be kept out of what is written ({}); restore a copy"


@dataclass(frozen=True, slots=True)
class Person:
    """What names somebody."""

    name: str = ""
    patient_id: str = ""
    issuer: str = ""
    birth_date: str = ""
    """DICOM date, YYYYMMDD."""

    @property
    def named(self) -> bool:
        """Whether there is enough to tell this person from others."""
        return bool(_plain(self.patient_id) or name_parts(self.name))

    def is_same(self, other: Person) -> bool | None:
        """Whether two records are of one person; None where they hold nothing that can be compared.

        Hospital number and issuer decide, else name and birth date; case, separators and accents' encoding do not matter.
        A number whose issuer is not stated twice counts only where birth dates or names do not speak against it.

        >>> Person("DOE^JANE", "17").is_same(Person("Doe, Jane", "17"))
        True
        """
        mine, theirs = _plain(self.patient_id), _plain(other.patient_id)
        births = (_plain(self.birth_date), _plain(other.birth_date))
        names = (name_parts(self.name), name_parts(other.name))
        if mine and theirs:
            issuers = (_plain(self.issuer), _plain(other.issuer))
            if mine != theirs or (all(issuers) and issuers[0] != issuers[1]):
                return False
            if all(issuers):
                return True
            if all(births):
                return births[0] == births[1]
            return not all(names) or bool(names[0] & names[1])
        if all(names):
            return names[0] == names[1] and births[0] == births[1]
        return None

    def to_json(self) -> dict[str, str]:
        """The fields that are known."""
        fields = {name: getattr(self, name) for name in ("name", "patient_id", "issuer", "birth_date")}
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True, slots=True)
class Identity:
    """Everybody that the scans of a case name."""

    person: Person
    also: tuple[Person, ...] = ()
    """The same person as further scans write them."""
    others: Mapping[str, Person] = field(default_factory=dict)
    """Other people whose scans were taken in knowingly, by pseudonym."""

    def everybody(self) -> Iterator[Person]:
        """Every record."""
        yield from (self.person, *self.also, *self.others.values())

    def pseudonym_of(self, who: Person, patient: str) -> str | None:
        """The pseudonym under which a person is known, `patient` being the case's; None if they are not known."""
        if any(record.is_same(who) for record in (self.person, *self.also)):
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


def name_parts(name: str) -> frozenset[str]:
    """The words of a DICOM person name, folded; only its first writing where it has several."""
    first = next((group for group in name.split("=") if group.strip("^ ")), "")
    return frozenset(word for word in re.split(r"[\s^,.]+", _folded(first)) if word)


def _person(record: Mapping[str, Any]) -> Person:
    return Person(**{name: str(record.get(name, "")) for name in ("name", "patient_id", "issuer", "birth_date")})


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", _folded(text))
