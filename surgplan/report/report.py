"""The report of a case as a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import StorageFailed
from surgplan.base.progress import Progress, part, silent
from surgplan.case.operation import Blobs
from surgplan.case.session import Session
from surgplan.report.content import Block
from surgplan.report.facts import Facts, gather
from surgplan.report.fit_pages import fit_pages
from surgplan.report.pages import NOT_A_DEVICE, Running, write_pages
from surgplan.report.plan_pages import plan_pages
from surgplan.report.provenance_pages import provenance_pages
from surgplan.report.rendering import prepare_rendering
from surgplan.report.saved_pictures import save_pictures
from surgplan.report.scan_pages import scan_pages
from surgplan.report.study_pages import study_pages
from surgplan.report.title_page import title_page
from surgplan.report.withheld import Withheld


def write_report(
    session: Session,
    shop: Workshop,
    path: Path,
    progress: Progress = silent,
    *,
    with_identity: bool = False,
    today: date | None = None,
    pictures: Path | None = None,
) -> int:
    """Write the report of a case as it is at its head, and return the number of pages.

    Surfaces, measures and fits are worked out where they are missing; studies are shown as they stand, never solved. The
    patient's name is left out, also where it stands in a note, unless `with_identity` asks for it. The 3D pictures are kept as
    PNG in the folder `pictures` as well, if one is given.
    Refused where 3D pictures can't be drawn, StorageFailed where the file can't be written.
    """
    if not Path(path).parent.is_dir():  # said before the long work, not after it
        raise StorageFailed(f"{path} can't be written: there is no folder {Path(path).parent}; choose another place")
    prepare_rendering()
    facts = gather(session, shop, part(progress, 0.0, 0.5), today)
    blocks = report_blocks(facts, session.blobs, part(progress, 0.5, 0.95), with_identity)
    withheld = Withheld() if with_identity else Withheld.of(facts.case.patient, session.blobs)
    progress(0.95, "writing the pages")
    running = Running(
        left=f"{facts.name}, scenario {facts.scenario}",
        right=NOT_A_DEVICE,
        foot=f"Case {facts.case_hash[:16]}, revision {facts.revision.id}, {facts.today.isoformat()}",
        title=f"Surgical plan: {facts.name}",
    )
    pages = write_pages([withheld.cleaned(block) for block in blocks], withheld.cleaned(running), Path(path))
    if pictures is not None:
        save_pictures(blocks, pictures)
    progress(1.0, "report written")
    return pages


def report_blocks(facts: Facts, blobs: Blobs, progress: Progress = silent, with_identity: bool = False) -> list[Block]:
    """Everything that stands in the report, in order."""
    blocks = title_page(facts, with_identity)
    progress(0.1, "slices")
    blocks += scan_pages(facts)
    progress(0.3, "pictures of the plan")
    blocks += plan_pages(facts)
    progress(0.5, "pictures of the fit")
    blocks += fit_pages(facts, blobs)
    progress(0.7, "pictures of the studies")
    blocks += study_pages(facts)
    return blocks + provenance_pages(facts)
