"""Scan: what a folder holds, and bringing a series in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from surgplan.app.file_dialog import ask_file, ask_folder
from surgplan.app.grey_values import windows_for
from surgplan.app.icons import icon
from surgplan.app.pages.item_list import ItemList
from surgplan.app.pages.page import Page
from surgplan.app.parts import Section, button, buttons, chooser, label, offer
from surgplan.app.theme import theme
from surgplan.case.document import Case
from surgplan.imaging.import_image import ImportImage
from surgplan.jobs.work import list_folder

MARKS = {"ok": ("check", "good"), "warned": ("warning", "caution"), "refused": ("error", "bad")}
"""Icon and colour of a series by its status."""


class ScanPage(Page):
    """Choose a folder or a file, see what is in it, import a series."""

    title = "Scan"
    purpose = "Bring in a scan: a folder of DICOM, or a NIfTI, NRRD or MHA file. Drag it into the window or open it here."
    icon_name = "scan"

    imported = Signal(str)
    _folder = ""

    def build(self) -> None:
        """The button, the list of series, the images of the case."""
        folder = button("Open scan folder…", main=True)
        folder.clicked.connect(self._choose_folder)
        file = button("Open scan file…")
        file.clicked.connect(self._choose_file)
        self.column.addWidget(buttons(folder, file))
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setMinimumHeight(140)
        self._list.setAccessibleName("Series found")
        self._list.currentRowChanged.connect(self._chosen)
        self._why = label("", "secondary")
        self._import = button("Import series", main=True)
        self._import.clicked.connect(self._import_chosen)
        self._found = self.section("Found in the folder", self._list, self._why, self._import)
        self._found.hide()
        self._images = ItemList("No scan yet.")
        self._images.removed.connect(self.bridge.remove)
        self._images.chosen.connect(self._show_image)
        self._details = label("", "secondary")
        self._warnings = label("", "caution")
        self.section("Scans of this case", self._images, self._details, self._warnings)
        self._window = chooser("Grey values")
        self._window.setPlaceholderText("Set by hand")
        self._window.activated.connect(lambda row: self.state.window_asked.emit(self._window.itemText(row)))
        hint = label("Drag with the right button in a slice to set them freely; a right click offers these too.", "hint")
        self._grey = Section("Grey values").add(self._window, hint)
        self.column.addWidget(self._grey)
        self.state.changed.connect(lambda: self._show_images(self.bridge.case))
        self._report: dict[str, Any] = {}
        theme().changed.connect(self._redraw)

    def show_case(self, case: Case) -> None:
        """The images of the case."""
        super().show_case(case)
        self._show_images(case)

    def _show_images(self, case: Case) -> None:
        image = self.state.shown_image(case)
        shown = "" if image is None else image.id
        self._images.show_items(
            [
                {
                    "id": image.id,
                    "text": image.id,
                    "chosen": image.id == shown,
                    "figure": f"{image.modality}, {image.grid.size[2]} slices",
                    "tip": image.description,
                    **({"caution": "\n".join(image.warnings)} if image.warnings else {}),
                }
                for image in case.images.values()
            ]
        )
        self._details.setVisible(image is not None)
        self._grey.setVisible(image is not None)
        if image is not None:
            size, spacing = " × ".join(map(str, image.grid.size)), " × ".join(f"{s:.3g}" for s in image.grid.spacing_mm)
            when = image.acquired or "date not known"
            self._details.setText("\n".join(filter(None, (image.description, f"{size} voxels of {spacing} mm", when))))
            offer(self._window, windows_for(image))
            self._window.setCurrentIndex(self._window.findText(self.state.window))
        words = [f"{image.id}: {w}" for image in case.images.values() for w in image.warnings]
        self._warnings.setText("\n".join(words))
        self._warnings.setVisible(bool(words))

    def _show_image(self, name: str) -> None:
        self.state.set_image(name)

    def look_into(self, path: str) -> None:
        """List what a folder holds; a single file is imported straight away."""
        if Path(path).is_file():
            self._import_from(path, None)
            return
        self._folder = path
        self._list.clear()
        self._report = {}
        self._found.show()
        self._why.setText("Looking at the files…")
        self._import.setEnabled(False)
        self.bridge.tasks.start(f"Scanning {Path(path).name}", list_folder, path, done=self._show_series, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._why.setText("")
        self.bridge.refused.emit(str(error))

    def _redraw(self) -> None:
        """The icons of the list in the colours of the theme."""
        if self._report and self._found.isVisibleTo(self):
            self._show_series(self._report)

    def _show_series(self, report: dict[str, Any]) -> None:
        self._report = report
        self._list.clear()
        for series in report["series"]:
            size, spacing = series["size"], series["spacing_mm"]
            shape = (
                f"{' × '.join(map(str, size))} at {' × '.join(f'{s:.3g}' for s in spacing)} mm"
                if size and spacing
                else "no volume"
            )
            mark, token = MARKS[series["status"]]
            row = QListWidgetItem(
                icon(mark, getattr(theme().tokens, token)), f"{series['modality']} {series['description']}\n{shape}"
            )
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
            series = item.data(256)
            self._import_from(self._folder, series["uid"], str(series["modality"] or "ct").lower())

    def _import_from(self, path: str, series: str | None, stem: str = "ct") -> None:
        name = free_name(self.bridge.case, stem if stem.isalpha() else "ct")

        def done() -> None:
            self.state.set_image(name)
            self._found.hide()
            self.imported.emit(name)

        self.bridge.do(ImportImage(path=path, as_=name, series=series), then=done)

    def _choose_folder(self) -> None:
        path = ask_folder(self, "Open scan folder")
        if path:
            self.look_into(path)

    def _choose_file(self) -> None:
        path = ask_file(self, "Open scan file", "Scans (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm)")
        if path:
            self.look_into(path)


def free_name(case: Case, stem: str) -> str:
    """A name nothing in the case has yet: `ct`, `ct2`, ..."""
    number = 1
    while case.table_of(name := stem if number == 1 else f"{stem}{number}") is not None:
        number += 1
    return name
