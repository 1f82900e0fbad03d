"""The people a DICOM data set names, and everything else in it by which they would be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydicom import Dataset

from surgplan.case.identity import Person
from surgplan.case.person_names import name_parts
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
    """The patient, and whoever else stands in a person's name or as somebody's patient, as deep as it goes."""
    yield patient_of(dataset)
    for element in dataset.iterall():
        if element.VR == "PN" and element.value:
            for name in element.value if element.VM > 1 else [element.value]:
                yield Person(name=str(name))
        elif element.keyword == "PatientID" and element.value:
            yield Person(patient_id=str(element.value))
        elif element.keyword == "PatientBirthDate" and element.value:
            yield Person(birth_date=str(element.value))


def patient_of(dataset: Dataset) -> Person:
    """Whose data set it is."""
    return subject_of(dataset).person


def numbers(dataset: Dataset, options: Options) -> Iterator[str]:
    """Numbers and addresses that lead to somebody, but for those that an option keeps."""
    for element in dataset.iterall():
        if element.keyword in NUMBERS and element.value and action(element.tag, options) != "K":
            values = element.value if element.VM > 1 else [element.value]
            yield from (str(v) for v in values if len(str(v)) >= SHORTEST)


class Patients:
    """The patients of the data sets of one call, each under one key however the data sets write them."""

    def __init__(self, records: Iterable[Person]) -> None:
        self._keys: dict[Person, str] = {}
        taken: dict[str, int] = {}
        for group in _grouped(records):
            first, key = group[0], _key(group[0])
            taken[key] = taken.get(key, 0) + 1
            if taken[key] > 1 and first.named:  # another person of the same number
                key = "|".join((key, *sorted(name_parts(first.name)), first.birth_date, first.sex))
            self._keys.update(dict.fromkeys(group, key))

    def key(self, person: Person) -> str:
        """What pseudonym and dates of a patient are worked out from."""
        return self._keys.get(person) or _key(person)


def _grouped(records: Iterable[Person]) -> list[list[Person]]:
    """Records of one person together, the one that says most first; one that could be of several people stays alone."""
    groups: list[list[Person]] = []
    for who in sorted(set(records), key=lambda who: (-len(who.to_json()), *who.to_json().values())):
        verdicts = [{record.is_same(who) for record in group} for group in groups]
        fitting = [group for group, found in zip(groups, verdicts, strict=True) if True in found and False not in found]
        if len(fitting) == 1:
            fitting[0].append(who)
        else:
            groups.append([who])
    return groups


def _key(person: Person) -> str:
    """For the same person the same in every call, as long as number and issuer, else name and birth date, are stated."""
    if person.patient_id:
        return "|".join("".join(text.casefold().split()) for text in (person.issuer, person.patient_id))
    return "|".join((*sorted(name_parts(person.name)), person.birth_date.strip()))
