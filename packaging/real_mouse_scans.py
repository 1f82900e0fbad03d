"""`python packaging/real_mouse_scans.py SCAN GAPS OUT [WIDTHxHEIGHT] [light]`: scans in and plans out, by a real pointer.

SCAN is a folder with one regular DICOM series, GAPS one with slices missing. It needs Xvfb, openbox and xdotool, and Orthanc
for the archive. Each step says what came of it; pictures of all steps go to OUT.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from real_mouse import PROGRAMS
from virtual_screen import MARK, SIZE, missing, run_again
from walk import Walk

MOTION_MM, TURN_DEG = (6.0, -4.0, 3.0), 5.0
"""How the second scan lies to the first."""


def go_through(scan: Path, gaps: Path, out: Path, light: bool) -> int:
    """All steps; 1 if one did not do what it should."""
    work = Path(tempfile.mkdtemp())
    walk = Walk(out, light)
    try:
        walk.check("start page", True)
        walk.choose(_button(walk.window.start, "New case…"), work / "walk.surgplan", "dialog-new-case")
        walk.until(lambda: walk.window.space is not None)
        walk.check("new case", walk.window.space is not None)
        bring_in(walk, gaps)
        fetch(walk, scan, work)
        register(walk)
        give_away(walk, work)
        take_back(walk, work)
        walk.driven.close()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if walk.failed else 0


def bring_in(walk: Walk, folder: Path) -> None:
    """A series with gaps: refused, then filled; the filled slices are hatched."""
    from surgplan.app.pages.scan_page import ScanPage

    page = walk.space.page(ScanPage)
    walk.choose(_button(page, "Open scan folder…"), folder, "dialog-scan-folder")
    walk.until(lambda: page.found.chosen is not None)
    walk.check("folder listed", page.found.chosen is not None and not page.found.go.isEnabled())
    walk.tick(page.found._fill)
    walk.check("fill gaps ticked", page.found.go.isEnabled())
    walk.click(page.found.go)
    walk.until(lambda: walk.space.showing.volume is not None)
    walk.check("gaps filled", list(walk.space.bridge.case.images) == ["ct"])
    for _ in range(4):
        walk.pointer.click(walk.space.views.axial, button=4)
    walk.check("hatching", True)


def fetch(walk: Walk, scan: Path, work: Path) -> None:
    """The other scan from an archive: add the server, search, fetch, import."""
    from surgplan.app.archive.server_dialog import ServerDialog
    from surgplan.app.pages.scan_page import ScanPage
    from tests.network import orthanc

    program = shutil.which("Orthanc") or shutil.which("orthanc")
    if program is None:
        print("     Orthanc is not installed: the archive is left out")
        return
    (work / "orthanc").mkdir()
    running = orthanc.start(program, work / "orthanc", tls=False)
    try:
        for path in sorted(moved(scan, work / "moved").iterdir()):
            _send(running, path)
        page = walk.space.page(ScanPage)
        walk.click(_button(page, "Search archive…"))
        walk.driven.run(800)
        archive = page.archive
        walk.check("archive window", archive is not None and archive.isVisible())

        def add() -> None:
            dialog = next(w for w in walk.driven.app.topLevelWidgets() if isinstance(w, ServerDialog) and w.isVisible())
            values = {"name": "hospital", "host": "127.0.0.1", "port": running.dicom_port, "called_ae": "ORTHANC"}
            for name, value in values.items():
                walk.pointer.click(dialog.fields[name])
                walk.pointer.type(str(value))
            walk.driven.picture(walk.out / "dialog-new-archive.png")
            walk.pointer.click(dialog.add_button)

        walk.answering(lambda: walk.click(_button(archive, "Add…")), add)
        walk.check("server added", archive.server.currentText() == "hospital")
        walk.click(_button(archive, "Test"))
        walk.driven.settle()
        walk.check("server tested", "reach" in archive.said.text() or "answer" in archive.said.text())
        walk.click(archive.search.fields["modality"])
        walk.pointer.type("ct")
        walk.pointer.key("Return")
        walk.until(lambda: archive.series.row is not None)
        walk.until(lambda: not archive.picture.pixmap().isNull())
        walk.check("archive searched", archive.series.row is not None)
        walk.click(archive.bar.fetch)
        walk.until(lambda: page.found.chosen is not None)
        walk.check("series fetched", page.found.chosen is not None)
        if archive.isVisible():
            walk.pointer.key("alt+F4")
            walk.driven.run(500)
        walk.check("back in the window", not archive.isVisible())
        walk.click(page.found.go)
        walk.until(lambda: len(walk.space.bridge.case.images) == 2)
        walk.until(lambda: walk.space.showing.image is not None and walk.space.showing.image.id != "ct")
        walk.check("second scan imported", len(walk.space.bridge.case.images) == 2)
    finally:
        running.end()


def register(walk: Walk) -> None:
    """The second scan onto the first; the known motion must come out."""
    from surgplan.app.pages.scan_page import ScanPage
    from surgplan.app.showing_second import BEFORE

    axial = walk.space.views.axial
    if len(walk.space.bridge.case.images) < 2:
        return
    page = walk.space.page(ScanPage)
    walk.unfold(page.registration)
    walk.check("registration unfolded", page.registration.go.isVisible())
    walk.click(page.registration.go)
    walk.until(lambda: len(walk.space.bridge.case.images) == 3)
    walk.until(lambda: axial._second is not None)
    made = next((image for image in walk.space.bridge.case.images.values() if image.registration is not None), None)
    walk.check("registered as a checkerboard", made is not None)
    if made is None:
        return
    walk.tick(page.overlay.before)
    walk.until(lambda: BEFORE in axial._remarks)
    walk.check("before registration", BEFORE in axial._remarks)
    walk.tick(page.overlay.before)
    walk.pick(page.overlay.how, "blended")
    walk.until(lambda: axial._second is not None and not axial._second.checkerboard and BEFORE not in axial._remarks)
    walk.check("blended", axial._second is not None and not axial._second.checkerboard)
    walk.pick(page.overlay.scan, "none")
    walk.check("laid off", walk.space.state.second is None)


def give_away(walk: Walk, work: Path) -> None:
    """A segment by threshold, written as a DICOM segmentation and for printing; an anonymised copy."""
    from surgplan.app.pages.report_page import ReportPage
    from surgplan.app.pages.segment_page import SegmentPage
    from surgplan.case.session import Session

    walk.pointer.click(walk.window.rail._group.button(1))
    segment = walk.space.page(SegmentPage)
    walk.click(segment.editor.palette.button("threshold"))
    walk.click(segment.editor.panel("threshold").form.button)
    walk.until(lambda: "bone" in walk.space.bridge.case.segments)
    walk.check("segment made", "bone" in walk.space.bridge.case.segments)
    walk.pointer.click(walk.window.rail._group.button(5))
    report = walk.space.page(ReportPage)
    walk.unfold(report.hospital)
    walk.pick(report.hospital.what, "bone")
    walk.check("send to others", report.hospital.what.currentText() == "bone")
    walk.choose(_button(report.hospital, "Write…"), work / "bone.dcm")
    walk.driven.settle()
    walk.reach(report.hospital.said)
    walk.check("segmentation written", (work / "bone.dcm").is_file())
    walk.pick(report.hospital.form, "STL for")
    walk.choose(_button(report.hospital, "Write…"), work / "printed.stl")
    walk.driven.settle()
    walk.check("surface written", bool(list(work.glob("*.stl"))))
    copy = report.sections["Anonymised copy"]
    walk.unfold(copy)
    walk.choose(_button(copy, "Save anonymised copy…"), work / "anonymous.surgplan")
    walk.until(lambda: copy.said.isVisible())
    walk.reach(copy.said)
    there = (work / "anonymous.surgplan").is_file()
    walk.check("anonymised copy", there)
    if there:
        with Session.open(work / "anonymous.surgplan", read_only=True) as session:
            walk.check("copy opens", set(session.case.images) == set(walk.space.bridge.case.images))


def take_back(walk: Walk, work: Path) -> None:
    """The written files into the case again."""
    from surgplan.app.pages.plan_page import PlanPage
    from surgplan.app.pages.segment_page import SegmentPage

    walk.pointer.click(walk.window.rail._group.button(1))
    panel = walk.space.page(SegmentPage).imports
    walk.unfold(panel)
    walk.check("import segments unfolded", panel.said.text() == "")
    walk.choose(_button(panel, "Choose file…"), work / "bone.dcm")
    walk.until(lambda: panel.list.count() > 0 or bool(panel.said.text()))
    walk.check("segments listed", panel.list.count() == 1)
    walk.click(panel.name)
    walk.pointer.type("again")
    walk.pick(panel.tissue, "bone")
    walk.click(panel.go)
    walk.until(lambda: "again" in walk.space.bridge.case.segments)
    case = walk.space.bridge.case
    same = "again" in case.segments and case.segments["again"].voxel_count == case.segments["bone"].voxel_count
    walk.check("segment imported", same)
    walk.pointer.click(walk.window.rail._group.button(2))
    surfaces = walk.space.page(PlanPage).surfaces
    walk.unfold(surfaces)
    walk.choose(_button(surfaces, "Choose file…"), next(work.glob("*.stl")))
    walk.check("surface asked", surfaces.go.isVisible() and not surfaces.go.isEnabled())
    walk.pick(surfaces.unit, "milli")
    walk.pick(surfaces.frame, "LPS")
    walk.check("surface told", surfaces.go.isEnabled())
    walk.click(surfaces.go)
    walk.until(lambda: bool(walk.space.bridge.case.surfaces))
    walk.reach(surfaces.list)
    walk.check("surface imported", list(walk.space.bridge.case.surfaces) == ["surface"])


def moved(scan: Path, out: Path) -> Path:
    """The series of a folder as another scan: turned about the body's axis and shifted, in a frame of reference of its own."""
    import pydicom
    from pydicom.uid import generate_uid

    out.mkdir()
    angle = np.radians(TURN_DEG)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    study, series, frame = generate_uid(), generate_uid(), generate_uid()
    for number, path in enumerate(sorted(p for p in scan.iterdir() if p.is_file())):
        ds = pydicom.dcmread(path)
        where = np.array(ds.ImagePositionPatient, dtype=float)
        axes = np.array(ds.ImageOrientationPatient, dtype=float).reshape(2, 3)
        ds.ImagePositionPatient = [round(float(v), 6) for v in turn @ where + MOTION_MM]
        ds.ImageOrientationPatient = [round(float(v), 9) for v in (axes @ turn.T).ravel()]
        ds.StudyInstanceUID, ds.SeriesInstanceUID, ds.FrameOfReferenceUID = study, series, frame
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = generate_uid()
        ds.SeriesDescription = "Head a week later"
        ds.save_as(out / f"{number:04d}.dcm")
    return out


def _send(running: Any, path: Path) -> None:
    import urllib.request

    request = urllib.request.Request(f"http://127.0.0.1:{running.http_port}/instances", path.read_bytes())
    with urllib.request.urlopen(request, timeout=20):
        pass


def _button(parent: Any, words: str) -> Any:
    """The button of some words."""
    from PySide6.QtWidgets import QPushButton

    return next(found for found in parent.findChildren(QPushButton) if found.text() == words)


def main(arguments: Sequence[str]) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if len(arguments) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    scan, gaps, out, *more = arguments
    if os.environ.get(MARK):
        sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
        return go_through(Path(scan), Path(gaps), Path(out), "light" in more)
    if missing(PROGRAMS):
        print(f"{', '.join(missing(PROGRAMS))} is missing; install it first", file=sys.stderr)
        return 1
    stated = next((word.split("x") for word in more if word != "light"), SIZE)
    width, height = (int(number) for number in stated)
    return run_again(__file__, arguments, window_manager="openbox", size=(width, height))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
