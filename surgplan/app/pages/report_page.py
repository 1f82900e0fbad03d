"""Report: the plan as a PDF, and its parts as files for other programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from surgplan.app.pages.page import Page, Section, label
from surgplan.case.document import Case
from surgplan.report.leaving import export_to, report_to


class ReportPage(Page):
    """Write the report, open it, export things."""

    title = "Report"
    purpose = "Write the plan down: every number with its unit, source and settings, warnings first."
    icon_name = "report"

    def build(self) -> None:
        """Two buttons and a list of what can be exported."""
        write = QPushButton("Write report…")
        write.setProperty("role", "main")
        write.clicked.connect(self._choose_report)
        self._done = label("", "good")
        self._done.hide()
        self._open = QPushButton("Open report")
        self._open.hide()
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))))
        self._path = Path()
        self._what = QComboBox()
        self._what.setAccessibleName("What to export")
        export = QPushButton("Export…")
        export.clicked.connect(self._choose_export)
        self.column.addWidget(write)
        self.column.addWidget(self._done)
        self.column.addWidget(self._open)
        words = "Images and segments: NIfTI, NRRD, MHA. Solids: STL, PLY, OBJ, 3MF. Studies: VTU, CalculiX deck."
        self.column.addWidget(Section("Export").add(label(words, "secondary"), self._what, export))

    def waits_for(self, case: Case) -> str:
        """A scan."""
        return "" if case.images else "This step waits for a scan: open one on the Scan page."

    def show_case(self, case: Case) -> None:
        """What can be exported now."""
        super().show_case(case)
        names = [*case.images, *case.segments, *case.fragments(), *case.implants, *case.surfaces, *case.studies]
        if names != [self._what.itemText(n) for n in range(self._what.count())]:
            self._what.clear()
            self._what.addItems(names)

    def _choose_report(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Write report", str(self.bridge.path.with_suffix(".pdf")), "PDF (*.pdf)")
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the report as a job."""
        self._path = path

        def done(pages: int) -> None:
            self._done.setText(f"Wrote {path.name}, {pages} pages.")
            self._done.show()
            self._open.show()

        self.bridge.tasks.start(
            "Writing the report",
            report_to,
            str(self.bridge.path),
            str(path),
            done=done,
            failed=lambda e: self.bridge.refused.emit(str(e)),
        )

    def _choose_export(self) -> None:
        what = self._what.currentText()
        path, _ = QFileDialog.getSaveFileName(self, f"Export {what}", what)
        if path:
            self.bridge.tasks.start(
                f"Exporting {what}",
                export_to,
                str(self.bridge.path),
                what,
                path,
                done=lambda words: self._say(words),
                failed=lambda e: self.bridge.refused.emit(str(e)),
            )

    def _say(self, words: str) -> None:
        self._done.setText(words)
        self._done.show()
