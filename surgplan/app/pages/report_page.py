"""Report: the plan as a PDF, and its parts as files for other programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from surgplan.app.file_dialog import ask_target
from surgplan.app.pages.hospital_panel import HospitalPanel
from surgplan.app.pages.page import Page
from surgplan.app.pages.privacy_panel import AnonymousCopy, DeidentifyFolder
from surgplan.app.pages.state_panel import StatePanel
from surgplan.app.pages.waiting import Missing, without_scan
from surgplan.app.parts import button, chooser, label, offer, sentence
from surgplan.app.plan_state import ask_to_unlock
from surgplan.app.solved import all_solved
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.case.document import Case
from surgplan.case.state import is_locked
from surgplan.report.endings import STUDIES, SURFACES, VOLUMES
from surgplan.report.leaving import export_to, report_to


class ReportPage(Page):
    """Write the report, open it, export things."""

    title = "Report"
    purpose = "Write the plan down: every number with its unit, source and settings, warnings first."
    icon_name = "report"

    def build(self) -> None:
        """The state of the plan, two buttons and a list of what can be exported."""
        self.plan_state = StatePanel(self.bridge)
        self.plan_state.unlock_requested.connect(lambda: ask_to_unlock(self.window()))
        self.sections["State of the plan"] = self.plan_state
        write = button("Write report…", main=True)
        write.clicked.connect(self._choose_report)
        self._done = label("", "good")
        self._done.hide()
        self._open = button("Open report")
        self._open.hide()
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))))
        self._path = Path()
        hint = label("Studies are shown as they stand; solve those you want in it first.", "hint")
        for widget in (write, hint, self._done, self._open):
            self.column.addWidget(widget)
        self.column.addWidget(self.plan_state)
        self._what = chooser("What to export")
        self._what.currentTextChanged.connect(lambda _: self._tell_formats())
        self._formats = label("", "secondary")
        export = button("Export…")
        export.clicked.connect(self._choose_export)
        self._exported = label("", "good")
        self._exported.hide()
        self.section("Export", self._what, self._formats, export, self._exported)
        self.hospital = HospitalPanel(self.bridge)
        self.copy, self.folder = AnonymousCopy(self.bridge), DeidentifyFolder(self.bridge)
        for title, made in (
            ("Send to others", self.hospital),
            ("Anonymised copy", self.copy),
            ("De-identify DICOM files", self.folder),
        ):
            self.sections[title] = made
            self.column.addWidget(made)

    def waits_for(self, case: Case) -> Missing | None:
        """A scan."""
        return without_scan(case)

    def is_done(self, case: Case) -> bool:
        """Whether the plan is approved."""
        return is_locked(case)

    def show_case(self, case: Case) -> None:
        """What can be exported now."""
        super().show_case(case)
        self.plan_state.show_case(case, all_solved(case, self.bridge.shop))
        names = [*case.images, *case.segments, *case.fragments(), *case.implants, *case.surfaces, *case.studies]
        offer(self._what, names)
        self.hospital.show_case(case)
        self._tell_formats()

    def _endings(self) -> tuple[str, ...]:
        case, what = self.bridge.case, self._what.currentText()
        if what in case.images:
            return VOLUMES
        if what in case.studies:
            return STUDIES
        return (*SURFACES, *VOLUMES) if what in case.segments else SURFACES

    def _tell_formats(self) -> None:
        there = bool(self._what.currentText())
        words = say("As {endings}; mm, patient coordinates (LPS).", endings=", ".join(self._endings()))
        self._formats.setText(words if there else "")

    def _choose_report(self) -> None:
        path, _ = ask_target(self, say("Write report"), str(self.bridge.path.with_suffix(".pdf")), "PDF (*.pdf)")
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the report as a job."""
        self._path = path

        def done(pages: int) -> None:
            self._done.setText(say("Wrote {file}, {pages} pages.", file=path.name, pages=pages))
            self._done.show()
            self._open.show()

        self.bridge.tasks.start(
            say("Writing the report"),
            report_to,
            str(self.bridge.path),
            str(path),
            done=done,
            failed=lambda e: self.bridge.refused.emit(str(e)),
        )

    def _choose_export(self) -> None:
        what = self._what.currentText()
        endings = self._endings()
        filters = ";;".join(f"{ending[1:].upper()} (*{ending})" for ending in endings)
        path, chosen = ask_target(self, say("Export {name}", name=what), f"{what}{endings[0]}", filters)
        if path:
            if not path.lower().endswith(endings):
                path += chosen.partition("(*")[2].removesuffix(")") or endings[0]
            self.export(what, path)

    def export(self, what: str, path: str) -> None:
        """Write something of the case as a job."""
        self.bridge.tasks.start(
            say("Exporting {name}", name=what),
            export_to,
            str(self.bridge.path),
            what,
            path,
            done=lambda words: self._say(words),
            failed=lambda e: self.bridge.refused.emit(str(e)),
        )

    def _say(self, words: str) -> None:
        self._exported.setText(sentence(told(words)))
        self._exported.show()
