"""Giving things away without the patient: the case as a copy that nothing leads back from, and folders of DICOM files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from surgplan.app.bridge import Bridge
from surgplan.app.file_dialog import ask_folder, ask_target
from surgplan.app.pages.in_sight import bring_into_sight
from surgplan.app.parts import Section, button, chooser, label, offer_values, sentence
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.jobs.privacy import anonymise_to, deidentify_to

DATES = {"Drop all dates": "removed", "Set dates back, all by the same days": "shifted", "Keep dates": "kept"}
KEPT = {
    "keep_patient": "Keep sex, age, size, weight",
    "keep_device": "Keep which scanner it was",
    "clean_descriptors": "Keep words of anatomy and technique",
    "keep_safe_private": "Keep private elements of physics",
    "keep_uids": "Keep UIDs",
}
"""Option of the profile, words for it."""


class AnonymousCopy(Section):
    """The case anew, without its patient and its history."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Anonymised copy", folded=True)
        self._bridge = bridge
        words = (
            "A new case with the plan as it stands, without history, names, numbers and dates. Every byte of it is searched."
        )
        self.options = {
            "keep_sex": QCheckBox(say("Keep the patient's sex")),
            "shift_dates": QCheckBox(say("Set dates back instead of dropping them")),
            "scenarios": QCheckBox(say("Take the other scenarios along")),
        }
        make = button("Save anonymised copy…")
        make.clicked.connect(self._choose)
        self.said = label("", "secondary")
        self.said.hide()
        self.add(label(words, "secondary"), *self.options.values(), make, self.said)

    def _choose(self) -> None:
        path, _ = ask_target(self, say("Save anonymised copy"), "anonymous.surgplan", say("Cases (*.surgplan)"))
        if path:
            self.make(Path(path if path.endswith(".surgplan") else f"{path}.surgplan"))

    def make(self, path: Path) -> None:
        """Write the copy as a job."""
        options = {name: box.isChecked() for name, box in self.options.items()}

        def done(made: Mapping[str, Any]) -> None:
            lines = [
                say("Made {file}: patient {patient}.", file=path.name, patient=made["patient"]),
                say(
                    "{count} names, numbers, dates and UIDs were looked for in all of it, and none was found.",
                    count=made["traces"],
                ),
                *(say("Renamed: {name}", name=name) for name in made["renamed"]),
                *(say("Mind: {remark}", remark=told(remark)) for remark in made["remarks"]),
            ]
            self.said.setText("\n".join(lines))
            self.said.show()
            bring_into_sight(self.said)

        self._bridge.tasks.start(
            say("Making an anonymised copy"),
            anonymise_to,
            str(self._bridge.path),
            str(path),
            options,
            done=done,
            failed=lambda error: self._bridge.refused.emit(str(error)),
        )


class DeidentifyFolder(Section):
    """A folder of DICOM files anew, by the profile of PS3.15 Annex E."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("De-identify DICOM files", folded=True)
        self._bridge = bridge
        self.dates = chooser("Dates")
        offer_values(self.dates, DATES)
        self.options = {name: QCheckBox(say(words)) for name, words in KEPT.items()}
        self.mask = QLineEdit()
        self.mask.setAccessibleName(say("Rectangle to mask"))
        self.mask.setPlaceholderText(say("mask: image, x0, y0, x1, y1; * for all images"))
        self.looked_at = QCheckBox(say("I looked: nothing is written into the pictures"))
        go = button("Choose folders…")
        go.clicked.connect(self._choose)
        self.said = label("", "secondary")
        self.said.hide()
        words = "Every file of a folder is written anew into a new folder, with new names and UIDs that fit together."
        self.add(label(words, "secondary"), self.dates, *self.options.values(), self.mask, self.looked_at, go, self.said)

    def _choose(self) -> None:
        folder = ask_folder(self, say("Folder of DICOM files"))
        proposed = str(Path(folder).with_name("deidentified")) if folder else ""
        out = ask_target(self, say("New folder"), proposed, say("Folders (*)"))[0] if folder else ""
        if out:
            self.make(Path(folder), Path(out))

    def make(self, folder: Path, out: Path) -> None:
        """Write the folder anew as a job."""
        options: dict[str, Any] = {name: box.isChecked() for name, box in self.options.items()}
        options["dates"] = self.dates.currentData()
        masks = [line.strip() for line in self.mask.text().split(";") if line.strip()]

        def done(report: Mapping[str, Any]) -> None:
            self.said.setText(sentence(told(str(report["words"]))))
            self.said.show()
            bring_into_sight(self.said)

        self._bridge.tasks.start(
            say("De-identifying {name}", name=folder.name),
            deidentify_to,
            str(folder),
            str(out),
            options,
            masks,
            self.looked_at.isChecked(),
            done=done,
            failed=lambda error: self._bridge.refused.emit(str(error)),
        )
