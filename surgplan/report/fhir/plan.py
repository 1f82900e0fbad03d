"""A plan with all that its FHIR resources are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from surgplan.base.errors import Refused
from surgplan.case.document import Image
from surgplan.case.identity import Person, read_identity
from surgplan.case.session import Session
from surgplan.report.dicom.header import header_of
from surgplan.report.dicom.uids import uid_of, usable
from surgplan.report.facts import Facts
from surgplan.report.fhir.parts import Names
from surgplan.report.fhir.release import RELEASES, Release, Version
from surgplan.report.withheld import Withheld

OWN = "patient"
"""The name of the case's own patient among resources; other people go by their pseudonyms."""


@dataclass(frozen=True, eq=False)
class Plan:
    """The facts of a case as they are to be written."""

    facts: Facts
    release: Release
    names: Names
    journal: str
    """Hash of the journal's last line."""
    exported_by: str
    at: str
    """When it is written, as FHIR writes moments."""
    person: Person | None
    """The case's own patient, if they are to be named; other people never are."""
    withheld: Withheld
    uids: Mapping[str, tuple[str, str]]
    """Study and series UID of each image, as they may be told."""

    def said(self, text: str) -> str:
        """A text without what may not be told."""
        return self.withheld.clean(text)

    @property
    def made(self) -> str:
        """When the plan's state was recorded."""
        return moment(self.facts.revision.at)

    def subject(self, image: Image | None = None) -> dict[str, str]:
        """A reference to the patient, of an image or of the case."""
        return self.names.to("Patient", image.patient if image is not None and image.patient else OWN)

    def people(self) -> tuple[str, ...]:
        """Names of all patients: the case's own, then others whose scans were taken in knowingly."""
        return (OWN, *dict.fromkeys(image.patient for image in self.facts.case.images.values() if image.patient))


def plan_of(session: Session, facts: Facts, version: Version, identified: bool, at: datetime) -> Plan:
    """The plan at the head of a session; Refused if its patient is to be named and nobody knows the name."""
    patient = facts.case.patient
    known = read_identity(patient, session.blobs)
    if identified and known is None:
        raise Refused("this case does not know who the patient is, so no file can name anybody; leave --identified out")
    told = Withheld.of(patient, session.blobs)
    if identified and known is not None:
        told = Withheld(*(person.to_json() for person in known.others.values()))
    root = facts.history[0].id
    return Plan(
        facts=facts,
        release=RELEASES[version],
        names=Names(root),
        journal=str(session.journal.log()[-1]["hash"]),
        exported_by=session.by,
        at=moment(at.isoformat()),
        person=known.person if identified and known is not None else None,
        withheld=told,
        uids={name: _uids(session, image, root, identified and not image.patient) for name, image in facts.case.images.items()},
    )


def _uids(session: Session, image: Image, root: str, identified: bool) -> tuple[str, str]:
    """The study's as DICOM files of the plan have it; the series' own only where the patient is named too."""
    kept = identified and usable(image.series_uid)
    series = image.series_uid if kept else uid_of("series", root, image.id, image.series_uid)
    return header_of(session, image, identified).study_uid, series


def moment(text: str) -> str:
    """An ISO time as FHIR's instants are written, in UTC to the second.

    >>> moment("2026-03-01T09:30:12.123456+01:00")
    '2026-03-01T08:30:12Z'
    """
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
