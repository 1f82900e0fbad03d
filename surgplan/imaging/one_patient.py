"""One case holds one patient: whose scan may come in, and what stays on record where it is somebody else's."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from surgplan.base.errors import OtherPatient, Refused
from surgplan.case.document import Case, Image, Patient
from surgplan.case.identity import Identity, Person, read_identity
from surgplan.case.operation import Blobs
from surgplan.case.person_names import alike, name_parts
from surgplan.imaging.subject import Subject

PSEUDONYM_BYTES = 5
SHORTEST_NAME = 3
"""Letters: shorter parts of a name are too often words."""
RENAMED = (
    "this scan names another family name than the case's patient had; hospital number and birth date are the same: "
    "make sure that it is the same person"
)


def refuse_other(case: Case, blobs: Blobs, subject: Subject, confirmed: str = "") -> None:
    """Refuse a scan of somebody else than the case's patient, unless `confirmed` says why it is taken in all the same.

    A scan that names nobody fits every case whose patient's birth date and sex it does not contradict. Where the case's patient
    is not known any more, a named scan can't be compared.
    """
    who = subject.person
    identity = read_identity(case.patient, blobs)
    if confirmed:
        _refuse_naming(confirmed, who, identity)
    if not _is_other(case, who, identity) or confirmed:
        return
    contradicted = _contradicted(case, who, identity)
    if contradicted:
        raise OtherPatient(
            f"the scan's {contradicted} is not that of this case's patient{_called(case)}, so it is of somebody else; "
            "make a new case for it, or confirm that it belongs here with the reason in `other_patient`"
        )
    if identity is None:
        raise OtherPatient(
            f"who patient {case.patient.id} is was erased from this case, so it can't be told whether the scan is theirs; "
            "if it is to come in all the same, confirm it with the reason in `other_patient`, or make a new case for it"
        )
    raise OtherPatient(
        f"this case is about patient {case.patient.id} and the scan is of somebody else, or nothing tells it is not; "
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
    if _is_other(case, who, identity):
        name = None if identity is None else identity.pseudonym_of(who, patient.id)
        name = name or secrets.token_hex(PSEUDONYM_BYTES)
        if keep_identity and identity is not None:
            known = blobs.put(replace(identity, others={**identity.others, name: who}).to_bytes())
        return {"id": name, "sex": "", "age_years": None, "identity": known, "other": True}
    if not who.named:
        if keep_identity and identity is None and (who.birth_date or who.issuer) and not patient.id:
            known = blobs.put(Identity(who).to_bytes())
        return {"id": "", "sex": subject.sex, "age_years": age_years, "identity": known, "other": False}
    if keep_identity and (identity is None or not patient.id):
        # what scans without a name told of the patient before stays known
        before = () if identity is None else tuple(record for record in identity.own() if record.birth_date)
        known = blobs.put(Identity(who, before).to_bytes())
    elif keep_identity and identity is not None and who not in identity.own():
        known = blobs.put(replace(identity, also=(*identity.also, who)).to_bytes())
    name = patient.id or secrets.token_hex(PSEUDONYM_BYTES)
    found = {"id": name, "sex": subject.sex, "age_years": age_years, "identity": known, "other": False}
    return {**found, "renamed": True} if patient.id and _renamed(who, identity) else found


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
    """The image, saying wherever it is shown that it is of another patient, or under another family name, if it is."""
    if found.get("renamed"):
        return replace(image, warnings=(RENAMED, *image.warnings))
    if not found.get("other"):
        return image
    warning = f"this scan was taken in as one of another patient ({found['id']}) than the case's, because: {confirmed}"
    return replace(image, patient=found["id"], warnings=(warning, *image.warnings))


def _is_other(case: Case, who: Person, identity: Identity | None) -> bool:
    if _contradicted(case, who, identity):
        return True
    if not who.named or not case.patient.id:
        return False
    if who.patient_id == case.patient.id:  # what this case wrote out under its pseudonym comes back
        return False
    return identity is None or identity.pseudonym_of(who, case.patient.id) != case.patient.id


def _contradicted(case: Case, who: Person, identity: Identity | None) -> str:
    """In which regard the scan can't be of the case's patient, whether it names anybody or not."""
    own = (*(identity.own() if identity is not None else ()), Person(sex=case.patient.sex))
    # numbers are compared where both are named, since the case's own pseudonym may stand for one
    return next((why for record in own if (why := record.why_other(replace(who, patient_id=""))) != ""), "")


def _renamed(who: Person, identity: Identity | None) -> bool:
    """Whether the patient is known under other family names only."""
    names = [] if identity is None else [alike(record.name, who.name) for record in identity.own()]
    return False in names and True not in names


def _called(case: Case) -> str:
    return f" {case.patient.id}" if case.patient.id else ""


def _refuse_naming(reason: str, who: Person, identity: Identity | None) -> None:
    """A reason stands in the journal, where nobody is named."""
    words = set(name_parts(reason.replace("=", " ")))
    for person in (who, *(identity.everybody() if identity is not None else ())):
        parts = {part for part in name_parts(person.name) if len(part) >= SHORTEST_NAME}
        if parts & words or (person.patient_id and person.patient_id.casefold() in reason.casefold()):
            raise Refused("the reason is kept in the journal, where no names or hospital numbers may stand; write it without")
