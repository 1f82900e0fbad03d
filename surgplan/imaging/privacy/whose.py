"""The people a DICOM data set names, and everything else in it by which they would be known."""

from __future__ import annotations

from collections.abc import Iterator

from pydicom import Dataset

from surgplan.case.identity import Person, name_parts
from surgplan.imaging.privacy.profile import Options, action
from surgplan.imaging.subject import subject_of

NUMBERS = frozenset(
    (
        *("AccessionNumber", "AdmissionID", "OtherPatientIDs", "MedicalRecordLocator", "IssuerOfPatientID", "MilitaryRank"),
        *("PatientAddress", "PatientTelephoneNumbers", "InsurancePlanIdentification", "PatientMotherBirthName"),
        *("PlacerOrderNumberImagingServiceRequest", "FillerOrderNumberImagingServiceRequest", "DeviceSerialNumber"),
        *("InstitutionName", "InstitutionAddress", "ReferringPhysicianAddress", "ReferringPhysicianTelephoneNumbers"),
    )
)
"""Elements whose whole value leads to somebody."""
SHORTEST = 4


def people(dataset: Dataset) -> Iterator[Person]:
    """The patient, and whoever else stands in a person's name, as deep as it goes."""
    yield subject_of(dataset).person
    for element in dataset.iterall():
        if element.VR == "PN" and element.value and element.keyword != "PatientName":
            for name in element.value if element.VM > 1 else [element.value]:
                yield Person(name=str(name))
        elif element.keyword == "PatientID" and element.value:
            yield Person(patient_id=str(element.value))


def numbers(dataset: Dataset, options: Options) -> Iterator[str]:
    """Numbers and addresses that lead to somebody, but for those that an option keeps."""
    for element in dataset.iterall():
        if element.keyword in NUMBERS and element.value and action(element.tag, options) != "K":
            values = element.value if element.VM > 1 else [element.value]
            yield from (str(v) for v in values if len(str(v)) >= SHORTEST)


def key_of(person: Person) -> str:
    """What pseudonym and dates of a person are worked out from, however the name is written."""
    if person.patient_id:
        return "|".join("".join(text.casefold().split()) for text in (person.issuer, person.patient_id))
    return "|".join((*sorted(name_parts(person.name)), person.birth_date.strip()))
