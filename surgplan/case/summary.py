"""What a list of cases tells of each without opening it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from surgplan.case.session import Session


@dataclass(frozen=True)
class Summary:
    """A case in a few words; no name of a person is among them."""

    patient: str = ""
    """The pseudonym."""
    sex: str = ""
    """M, F, O or nothing."""
    age_years: float | None = None
    """At the day of the scan."""
    scanned: str = ""
    """ISO date of the newest scan of the patient; nothing where no scan states one."""
    state: str = "draft"
    """How far the plan has come."""
    changed: str = ""
    """ISO time of the newest change."""
    words: str = ""
    """The newest change."""
    scans: int = 0
    segments: int = 0
    planned: int = 0
    """Implants, cuts and paths."""
    studies: int = 0

    def to_json(self) -> dict[str, Any]:
        """For lists that are kept."""
        return asdict(self)


def summary_of(session: Session) -> Summary:
    """The summary of an open case."""
    case, head = session.case, session.head
    own = [image for image in case.images.values() if not image.patient or image.patient == case.patient.id]
    return Summary(
        patient=case.patient.id,
        sex=case.patient.sex,
        age_years=case.patient.age_years,
        scanned=max((image.acquired for image in own), default=""),
        state=case.state,
        changed=head.at,
        words=head.words,
        scans=len(case.images),
        segments=len(case.segments),
        planned=len(case.implants) + len(case.resections) + len(case.trajectories),
        studies=len(case.studies),
    )


def summarise(path: Path) -> Summary:
    """The summary of a case file, which is only read; a SurgplanError says why there is none."""
    with Session.open(path, read_only=True) as session:
        return summary_of(session)
