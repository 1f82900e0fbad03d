"""Scan: what a folder holds, and bringing a series in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from surgplan.app.archive.fetched import drop_fetched, is_fetched
from surgplan.app.file_dialog import ask_file, ask_folder
from surgplan.app.grey_values import windows_for
from surgplan.app.pages.found_panel import FoundPanel
from surgplan.app.pages.free_name import free_name
from surgplan.app.pages.item_list import ItemList
from surgplan.app.pages.other_patient_dialog import OtherPatientDialog
from surgplan.app.pages.overlay_panel import OverlayPanel
from surgplan.app.pages.page import Page
from surgplan.app.pages.registration_panel import RegistrationPanel
from surgplan.app.parts import Section, button, buttons, chooser, label, offer, offer_rows, sentence
from surgplan.app.told import told
from surgplan.app.words import decimal, say
from surgplan.base.errors import OtherPatient, SurgplanError
from surgplan.case.document import Case
from surgplan.imaging.choose_phase import ChoosePhase
from surgplan.imaging.formats.endings import is_volume_file
from surgplan.imaging.import_image import ImportImage
from surgplan.jobs.work import list_folder

SCAN_FILES = "Scans (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm *.zip)"

if TYPE_CHECKING:
    from surgplan.app.archive.archive_window import ArchiveWindow


class ScanPage(Page):
    """Choose a folder or a file, see what is in it, import a series."""

    title = "Scan"
    purpose = (
        "Bring in a scan: a folder or zip of DICOM, or a NIfTI, NRRD or MHA file. Drag it into the window or open it here."
    )
    icon_name = "scan"

    imported = Signal(str)
    _folder = ""

    def build(self) -> None:
        """The button, the list of series, the images of the case."""
        folder = button("Open scan folder…", main=True)
        folder.clicked.connect(self._choose_folder)
        file = button("Open scan file…")
        file.clicked.connect(self._choose_file)
        archive = button("Search archive…")
        archive.clicked.connect(self.open_archive)
        self.column.addWidget(buttons(folder, file))
        self.column.addWidget(buttons(archive))
        self.archive: ArchiveWindow | None = None
        self.found = FoundPanel()
        self.found.import_requested.connect(self._import_chosen)
        self.sections["Found"] = self.found
        self.column.addWidget(self.found)
        self.found.hide()
        self._images = ItemList("No scan yet.")
        self._images.removed.connect(self.bridge.remove)
        self._images.chosen.connect(self._show_image)
        self._details = label("", "secondary")
        self._warnings = label("", "caution")
        self.section("Scans of this case", self._images, self._details, self._warnings)
        self._window = chooser("Grey values")
        self._window.setPlaceholderText(say("Set by hand"))
        self._window.activated.connect(lambda row: self.state.window_asked.emit(self._window.itemData(row)))
        hint = label("Drag with the right button in a slice to set them freely; a right click offers these too.", "hint")
        self._phase = chooser("Phase of the sequence")
        self._phase.activated.connect(lambda row: self._choose_phase(self._phase.itemText(row)))
        self._phases = Section("Phase").add(self._phase)
        self.column.addWidget(self._phases)
        self._grey = Section("Grey values").add(self._window, hint)
        self.column.addWidget(self._grey)
        self.overlay = OverlayPanel(self.state)
        self.registration = RegistrationPanel(self.bridge, self.state)
        self.registration.registered.connect(self.overlay.lay_over)
        for section, title in ((self.overlay, "Scan laid over"), (self.registration, "Register scans")):
            self.sections[title] = section
            self.column.addWidget(section)
        self.state.changed.connect(lambda: self._show_images(self.bridge.case))

    def is_done(self, case: Case) -> bool:
        """Whether there is a scan."""
        return bool(case.images)

    def show_case(self, case: Case) -> None:
        """The images of the case."""
        super().show_case(case)
        self.registration.show_case(case)
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
                    "figure": say("{modality}, {count} slices", modality=image.modality, count=image.grid.size[2]),
                    "tip": image.description,
                    **({"caution": "\n".join(map(told, image.warnings))} if image.warnings else {}),
                }
                for image in case.images.values()
            ]
        )
        self.overlay.show_case(case)
        self._phases.setVisible(image is not None and bool(image.phases))
        if image is not None and image.phases:
            offer(self._phase, [phase.name for phase in image.phases])
            self._phase.setCurrentText(image.phase)
        self._details.setVisible(image is not None)
        self._grey.setVisible(image is not None)
        if image is not None:
            size, spacing = (
                " × ".join(map(str, image.grid.size)),
                " × ".join(decimal(f"{s:.3g}") for s in image.grid.spacing_mm),
            )
            when = image.acquired or say("date not known")
            voxels = say("{size} voxels of {spacing} mm", size=size, spacing=spacing)
            self._details.setText("\n".join(filter(None, (image.description, voxels, when))))
            offer_rows(self._window, [(say(name), name) for name in windows_for(image)])
            self._window.setCurrentIndex(self._window.findData(self.state.window))
        words = [f"{image.id}: {told(w)}" for image in case.images.values() for w in image.warnings]
        self._warnings.setText("\n".join(words))
        self._warnings.setVisible(bool(words))

    def bring_in(self, path: Path, name: str) -> None:
        """Import the one series that a folder holds, under a name that is not taken."""
        self._import(ImportImage(path=str(path), as_=free_name(self.bridge.case, name)))

    def _choose_phase(self, name: str) -> None:
        image = self.state.shown_image(self.bridge.case)
        if image is not None and name != image.phase:
            self.bridge.do(ChoosePhase(image.id, name))

    def _show_image(self, name: str) -> None:
        self.state.set_image(name)

    def look_into(self, path: str) -> None:
        """List what a folder or a zip of a study holds; a file that is one volume is imported straight away."""
        self._folder = path
        self.found.look(say("Looking at the files…"))
        if is_volume_file(Path(path)) and Path(path).is_file():
            self.found.hide()
            self._import(ImportImage(path=path, as_=free_name(self.bridge.case, "ct")))
            return
        self.found.show()
        self.bridge.tasks.start(
            say("Scanning what was fetched") if is_fetched(Path(path)) else say("Scanning {name}", name=Path(path).name),
            list_folder,
            path,
            done=lambda report: self._listed(path, report),
            failed=lambda error: self._failed(path, error),
        )

    def _listed(self, path: str, report: Mapping[str, Any]) -> None:
        """What was looked into last is shown; an earlier answer comes too late."""
        if path == self._folder:
            self.found.show_report(report)

    def _failed(self, path: str, error: Exception) -> None:
        if path == self._folder:
            self.found.look(sentence(told(str(error))))
        self.bridge.refused.emit(str(error))

    def _import_chosen(self, fields: dict[str, Any]) -> None:
        stem = str(fields.pop("modality") or "ct").lower()
        name = free_name(self.bridge.case, stem if stem.isalpha() else "ct")
        self._import(ImportImage(path=self._folder, as_=name, **fields))

    def _import(self, op: ImportImage) -> None:
        def done() -> None:
            self.state.set_image(op.as_)
            self.found.hide()
            drop_fetched(Path(op.path))
            self.imported.emit(op.as_)

        self.bridge.do(op, then=done, failed=lambda error: self._refused(op, error))

    def _refused(self, op: ImportImage, error: SurgplanError) -> None:
        """Somebody else's scan may be confirmed; anything else is told."""
        if not isinstance(error, OtherPatient):
            self.bridge.refused.emit(str(error))
            return
        asked = OtherPatientDialog(str(error), self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self._import(replace(op, other_patient=asked.reason.text().strip()))

    def open_archive(self) -> None:
        """Search another computer for the scan."""
        if self.archive is None:
            from surgplan.app.archive.archive_window import ArchiveWindow  # networks are seldom needed, and slow to load

            self.archive = ArchiveWindow(self.bridge.tasks, self)
            self.archive.fetched.connect(self._look_into_fetched)
        self.archive.show()
        self.archive.raise_()
        self.archive.activateWindow()

    def _look_into_fetched(self, folder: str) -> None:
        """The archive's window steps aside: what was fetched is chosen and imported here."""
        assert self.archive is not None
        self.archive.hide()
        self.look_into(folder)

    def _choose_folder(self) -> None:
        path = ask_folder(self, say("Open scan folder"))
        if path:
            self.look_into(path)

    def _choose_file(self) -> None:
        path = ask_file(self, say("Open scan file"), say(SCAN_FILES))
        if path:
            self.look_into(path)
