"""One case holds one patient: whose scan may come in, and what stays on record where it is somebody else's."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from surgplan.base.errors import OtherPatient, Refused
from surgplan.case.document import Case, Image, Patient
from surgplan.case.identity import Identity, Person, name_parts, read_identity
from surgplan.case.operation import Blobs
from surgplan.imaging.subject import Subject

PSEUDONYM_BYTES = 5
SHORTEST_NAME = 3
"""Letters: shorter parts of a name are too often words."""


def refuse_other(case: Case, blobs: Blobs, subject: Subject, confirmed: str = "") -> None:
    """Refuse a scan of somebody else than the case's patient, unless `confirmed` says why it is taken in all the same.

    A scan that names nobody fits every case. Where the case's patient is not known any more, a named scan can't be compared.
    """
    who = subject.person
    identity = read_identity(case.patient, blobs)
    if confirmed:
        _refuse_naming(confirmed, who, identity)
    if not _is_other(case, who, identity) or confirmed:
        return
    if identity is None:
        raise OtherPatient(
            f"who patient {case.patient.id} is was erased from this case, so it can't be told whether the scan is theirs; "
            "if it is to come in all the same, confirm it with the reason in `other_patient`, or make a new case for it"
        )
    raise OtherPatient(
        f"this case is about patient {case.patient.id} and the scan is of somebody else; "
        "make a new case for it, or confirm that it belongs here with the reason in `other_patient`"
    )


def patient_found(
    case: Case,
    blobs: Blobs,
    subject: Subject,
    age_years: float | None,
    confirmed: str = "",
    keep_identity: bool = True,
) -> dict[str, Any]:
    """What an import keeps of a scan's person, as results of `compute`; Refused as in `refuse_other`.

    Pseudonyms are drawn here, so that they tell nothing and stand in the record. Without `keep_identity` nothing by which the
    person could be known is added to the case.
    """
    refuse_other(case, blobs, subject, confirmed)
    who, patient = subject.person, case.patient
    identity = read_identity(patient, blobs)
    known = patient.identity
    if not who.named:
        if keep_identity and identity is None and who.to_json() and not patient.id:
            known = blobs.put(Identity(who).to_bytes())
        return {"id": "", "sex": subject.sex, "age_years": age_years, "identity": known, "other": False}
    if _is_other(case, who, identity):
        name = None if identity is None else identity.pseudonym_of(who, patient.id)
        name = name or secrets.token_hex(PSEUDONYM_BYTES)
        if keep_identity and identity is not None:
            known = blobs.put(replace(identity, others={**identity.others, name: who}).to_bytes())
        return {"id": name, "sex": "", "age_years": None, "identity": known, "other": True}
    if keep_identity and (identity is None or not patient.id):
        known = blobs.put(Identity(who).to_bytes())
    elif keep_identity and identity is not None and who not in (identity.person, *identity.also):
        known = blobs.put(replace(identity, also=(*identity.also, who)).to_bytes())
    name = patient.id or secrets.token_hex(PSEUDONYM_BYTES)
    return {"id": name, "sex": subject.sex, "age_years": age_years, "identity": known, "other": False}


def patient_with(case: Case, found: Mapping[str, Any]) -> Patient:
    """The case's patient, with what the scan adds; Refused if the case has got another one since it was compared."""
    known = case.patient
    if found.get("other"):
        return replace(known, identity=found["identity"] or known.identity)
    if found["id"] and known.id and found["id"] != known.id:
        raise Refused(
            f"this case is about patient {known.id} and the scan was read for patient {found['id']}; "
            "make a new case for it, or import it again"
        )
    return Patient(
        id=known.id or found["id"],
        sex=known.sex or found["sex"],
        age_years=known.age_years if known.age_years is not None else found["age_years"],
        identity=found["identity"] or known.identity,
    )


def marked(image: Image, found: Mapping[str, Any], confirmed: str) -> Image:
    """The image, saying wherever it is shown that it is of another patient, if it is."""
    if not found.get("other"):
        return image
    warning = f"this scan was taken in as one of another patient ({found['id']}) than the case's, because: {confirmed}"
    return replace(image, patient=found["id"], warnings=(warning, *image.warnings))


def _is_other(case: Case, who: Person, identity: Identity | None) -> bool:
    if not who.named or not case.patient.id:
        return False
    if who.patient_id == case.patient.id:  # what this case wrote out under its pseudonym comes back
        return False
    return identity is None or identity.pseudonym_of(who, case.patient.id) != case.patient.id


def _refuse_naming(reason: str, who: Person, identity: Identity | None) -> None:
    """A reason stands in the journal, where nobody is named."""
    words = set(name_parts(reason.replace("=", " ")))
    for person in (who, *(identity.everybody() if identity is not None else ())):
        parts = {part for part in name_parts(person.name) if len(part) >= SHORTEST_NAME}
        if parts & words or (person.patient_id and person.patient_id.casefold() in reason.casefold()):
            raise Refused("the reason is kept in the journal, where no names or hospital numbers may stand; write it without")
