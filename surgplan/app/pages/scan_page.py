"""Scan: what a folder holds, and bringing a series in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton

from surgplan.app.icons import icon
from surgplan.app.pages.page import ItemList, Page, Section, label
from surgplan.case.document import Case
from surgplan.imaging.import_image import ImportImage
from surgplan.jobs.work import list_folder

MARKS = {"ok": "check", "warned": "warning", "refused": "error"}


class ScanPage(Page):
    """Choose a folder or a file, see what is in it, import a series."""

    title = "Scan"
    purpose = "Bring in a scan: a folder of DICOM, or a NIfTI, NRRD or MHA file. Drag it into the window or open it here."
    icon_name = "scan"

    imported = Signal(str)
    _folder = ""

    def build(self) -> None:
        """The button, the list of series, the images of the case."""
        folder = QPushButton("Open scan folder…")
        folder.setProperty("role", "main")
        folder.clicked.connect(self._choose_folder)
        file = QPushButton("Open scan file…")
        file.clicked.connect(self._choose_file)
        self._found = Section("Found in the folder")
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setMinimumHeight(140)
        self._list.setAccessibleName("Series found")
        self._list.currentRowChanged.connect(self._chosen)
        self._why = label("", "secondary")
        self._import = QPushButton("Import series")
        self._import.clicked.connect(self._import_chosen)
        self._found.add(self._list, self._why, self._import)
        self._found.hide()
        self._images = ItemList("No scan yet.")
        self._images.chosen.connect(self.state.set_image)
        self.column.addWidget(folder)
        self.column.addWidget(file)
        self.column.addWidget(self._found)
        self.column.addWidget(Section("Scans of this case").add(self._images))
        self._warnings = label("", "caution")
        self.column.addWidget(self._warnings)

    def show_case(self, case: Case) -> None:
        """The images of the case."""
        super().show_case(case)
        self._images.show_items(
            [
                {
                    "id": image.id,
                    "text": image.id,
                    "figure": f"{image.modality} {' × '.join(map(str, image.grid.size))}",
                    "tip": f"{image.description}\n{' × '.join(f'{s:.3g}' for s in image.grid.spacing_mm)} mm, {image.acquired}",
                    **({"caution": "\n".join(image.warnings)} if image.warnings else {}),
                }
                for image in case.images.values()
            ]
        )
        words = [f"{image.id}: {w}" for image in case.images.values() for w in image.warnings]
        self._warnings.setText("\n".join(words))
        self._warnings.setVisible(bool(words))

    def look_into(self, path: str) -> None:
        """List what a folder holds; a single file is imported straight away."""
        if Path(path).is_file():
            self._import_from(path, None)
            return
        self._folder = path
        self._list.clear()
        self._found.show()
        self._why.setText("Looking at the files…")
        self._import.setEnabled(False)
        self.bridge.tasks.start(f"Scanning {Path(path).name}", list_folder, path, done=self._show_series, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._why.setText("")
        self.bridge.refused.emit(str(error))

    def _show_series(self, report: dict[str, Any]) -> None:
        self._list.clear()
        for series in report["series"]:
            size, spacing = series["size"], series["spacing_mm"]
            shape = (
                f"{' × '.join(map(str, size))} at {' × '.join(f'{s:.3g}' for s in spacing)} mm"
                if size and spacing
                else "no volume"
            )
            row = QListWidgetItem(icon(MARKS[series["status"]]), f"{series['modality']} {series['description']}\n{shape}")
            row.setData(256, series)
            self._list.addItem(row)
        skipped = len(report["skipped"])
        note = f"{skipped} files are no images and were skipped." if skipped else ""
        self._why.setText(note or ("" if report["series"] else "No series was found in this folder."))
        usable = [n for n, s in enumerate(report["series"]) if s["status"] != "refused"]
        if usable:
            self._list.setCurrentRow(usable[0])

    def _chosen(self, row: int) -> None:
        item = self._list.item(row)
        if item is None:
            return
        series = item.data(256)
        words = {"ok": "Regular and complete.", "warned": "Usable, but mind: ", "refused": "Can't be used: "}[series["status"]]
        self._why.setText(words + " ".join(series["reasons"]))
        self._import.setEnabled(series["status"] != "refused")

    def _import_chosen(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._import_from(self._folder, item.data(256)["uid"])

    def _import_from(self, path: str, series: str | None) -> None:
        name = free_name(self.bridge.case, "ct")

        def done() -> None:
            self.state.set_image(name)
            self._found.hide()
            self.imported.emit(name)

        self.bridge.do(ImportImage(path=path, as_=name, series=series), then=done)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "Open scan folder")
        if path:
            self.look_into(path)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Open scan file", "", "Scans (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm)")
        if path:
            self.look_into(path)


def free_name(case: Case, stem: str) -> str:
    """A name nothing in the case has yet: `ct`, `ct2`, ..."""
    number = 1
    while case.table_of(name := stem if number == 1 else f"{stem}{number}") is not None:
        number += 1
    return name
