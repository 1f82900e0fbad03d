"""Erasing who the patient of a case is, in the case's own file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.case.document import Case
from surgplan.case.operation import Operation, Results
from surgplan.case.session import Session


@dataclass(frozen=True)
class ForgetPatient(Operation):
    """Take name, hospital number and birth date out of the case; its pseudonym stays."""

    kind: ClassVar[str] = "patient.forget"

    def apply(self, case: Case, results: Results) -> Case:
        """The case without its identity; Refused where none is known."""
        if case.patient.identity is None:
            raise Refused("who the patient is is not known in this case, so there is nothing to erase")
        return replace(case, patient=replace(case.patient, identity=None))

    def words(self) -> str:
        """For the history."""
        return "Forget who the patient is"


def forget(session: Session) -> int:
    """Erase every identity that any revision of a case names from its file, for good; how many there were.

    Names in words that people wrote, in descriptions and in ids stay; `anonymise` makes a case without those. Refused where no
    identity is known in any revision.
    """
    revisions = session.journal.revisions.values()
    named = {session.case_at(revision).patient.identity for revision in revisions}
    there = sorted(blob for blob in named if blob is not None and session.blobs.get(blob))
    if not there:
        raise Refused("who the patient is is not known in this case, so there is nothing to erase")
    if session.case.patient.identity is not None:
        session.do(ForgetPatient())
    session.blobs.erase(there)
    return len(there)
