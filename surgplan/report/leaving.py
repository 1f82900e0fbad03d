"""Report and export as work for a process of its own."""

from __future__ import annotations

from pathlib import Path

from surgplan.base.progress import Progress
from surgplan.case.session import Session
from surgplan.vocabulary import workshop_for


def report_to(case: str, file: str, progress: Progress) -> int:
    """Write the report of a case file; the number of its pages."""
    from surgplan.report.report import write_report

    with Session.open(Path(case), read_only=True) as session:
        return write_report(session, workshop_for(session), Path(file), progress)


def export_to(case: str, what: str, file: str, progress: Progress) -> str:
    """Write something of a case file to a file; what was written, in words."""
    from surgplan.report.export import export_item

    with Session.open(Path(case), read_only=True) as session:
        return export_item(session, workshop_for(session), what, Path(file), progress)


def export_as(
    case: str, form: str, names: list[str], file: str, identified: bool, on: str | None, progress: Progress
) -> dict[str, object]:
    """Write things of a case file in a form of `report.export.FORMS`; files, words, frame, unit and what was left out."""
    from surgplan.report.dicom.forms import Request
    from surgplan.report.export import export

    with Session.open(Path(case), read_only=True) as session:
        request = Request(session, workshop_for(session), tuple(names), Path(file), identified, on, progress)
        return export(form, request).to_json()
