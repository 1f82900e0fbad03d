"""Patients as FHIR resources: by pseudonym, unless the name of the case's own is asked for."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from surgplan.case.identity import Person
from surgplan.report.fhir.parts import label
from surgplan.report.fhir.plan import OWN, Plan
from surgplan.report.fhir.release import Resource

GENDERS = {"M": "male", "F": "female", "O": "other"}
PSEUDONYM = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "PSEUDED",
    "display": "pseudonymized",
}
"""Says that a resource names nobody."""


def patients(plan: Plan) -> list[Resource]:
    """A Patient for the case's own and for everybody whose scan was taken in knowingly."""
    return [_patient(plan, name) for name in plan.people()]


def _patient(plan: Plan, name: str) -> Resource:
    own = plan.facts.case.patient
    pseudonym = own.id if name == OWN else name
    found: Resource = {"resourceType": "Patient", "id": plan.names.id("Patient", name)}
    person = plan.person if name == OWN else None
    if person is None:
        found["meta"] = {"security": [PSEUDONYM]}
    identifiers = [{"use": "secondary", **label("pseudonym", pseudonym)}] if pseudonym else []
    if person is not None:
        found |= _named(person)
        if person.patient_id:
            issuer = {"assigner": {"display": person.issuer}} if person.issuer else {}
            identifiers.insert(0, {"use": "usual", "value": person.patient_id, **issuer})
    if identifiers:
        found["identifier"] = identifiers
    if name == OWN:
        found["gender"] = GENDERS.get(own.sex, "unknown")
    return found


def _named(person: Person) -> dict[str, Any]:
    """Name and birth date of a person."""
    found: dict[str, Any] = {}
    family, *given = [part.strip() for part in re.split(r"\^", person.name.partition("=")[0])]
    if person.name:
        names = [part for part in given[:2] if part]
        found["name"] = [{"use": "official", **({"family": family} if family else {}), **({"given": names} if names else {})}]
        if not family and not names:
            found["name"] = [{"use": "official", "text": person.name}]
    if born := birth_date(person.birth_date):
        found["birthDate"] = born
    return found


def birth_date(written: str) -> str:
    """A birth date of DICOM as FHIR has it: without a month or day of zeros, and nothing where there is no such day.

    >>> birth_date("19470512"), birth_date("19990500"), birth_date("19990000"), birth_date("19990230"), birth_date("00000000")
    ('1947-05-12', '1999-05', '1999', '', '')
    """
    parts = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", written)
    if parts is None:
        return ""
    known = [part for part in parts.groups() if int(part)]
    if not int(parts[1]) or list(parts.groups())[: len(known)] != known:
        return ""
    try:
        date.fromisoformat("-".join([*known, "01", "01"][:3]))
    except ValueError:
        return ""
    return "-".join(known)
