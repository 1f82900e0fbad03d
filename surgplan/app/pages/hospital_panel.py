"""The plan in the forms that hospitals, navigators and printers read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox

from surgplan.app.bridge import Bridge
from surgplan.app.file_dialog import ask_target
from surgplan.app.pages.in_sight import bring_into_sight
from surgplan.app.parts import Section, button, chooser, label, offer, offer_values, sentence
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.case.document import Case
from surgplan.report.leaving import export_as

FORMS = {
    "DICOM segmentation": ("seg", ".dcm"),
    "DICOM label map": ("seg-labelmap", ".dcm"),
    "DICOM structure set": ("rtstruct", ".dcm"),
    "DICOM measurements": ("sr", ".dcm"),
    "DICOM surfaces (STL)": ("stl", ".dcm"),
    "DICOM report (PDF)": ("pdf", ".dcm"),
    "DICOM pictures": ("sc", ".dcm"),
    "FHIR R4 bundle": ("fhir-r4", ".json"),
    "FHIR R5 bundle": ("fhir-r5", ".json"),
    "STL for printing": ("print", ".stl"),
    "3MF for printing": ("print", ".3mf"),
}
"""Name for people, word of `surgplan export --as`, ending of the file."""
PRINTED = "print"
WHOLE = ("pdf", "sc", "fhir-r4", "fhir-r5")
"""Forms that only hold the whole plan."""
EVERYTHING = "the whole plan"
IDENTIFIED = "The files name the patient."
PSEUDONYMOUS = "The files hold a pseudonym in the place of the patient."


class HospitalPanel(Section):
    """Which form, of what, with or without the patient's name."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Send to others", folded=True)
        self._bridge = bridge
        self._case = Case()
        self.form, self.what = chooser("Form"), chooser("What is written")
        offer_values(self.form, FORMS)
        self.form.currentIndexChanged.connect(lambda row: self._offer())
        self.identified = QCheckBox(say("Name the patient in the files"))
        self.identified.toggled.connect(lambda on: self._who.setText(say(IDENTIFIED) if on else say(PSEUDONYMOUS)))
        self._who = label(PSEUDONYMOUS, "hint")
        write = button("Write…")
        write.clicked.connect(self._choose)
        self.said = label("", "good")
        self.said.hide()
        self.add(self.form, self.what, self.identified, self._who, write, self.said)

    def show_case(self, case: Case) -> None:
        """Offer what the case has."""
        self._case = case
        self._offer()

    def _offer(self) -> None:
        form = self.form.currentData()[0]
        case = self._case
        solids = [*case.segments, *case.fragments(), *case.implants, *case.surfaces]
        names = {"seg": [*case.segments], "seg-labelmap": [*case.segments], "rtstruct": [*case.segments]}.get(form, solids)
        alone = [] if form == PRINTED else [say(EVERYTHING)]
        offer(self.what, [*alone, *([] if form in WHOLE else names)])
        self.identified.setVisible(form != PRINTED)
        self._who.setVisible(form != PRINTED)

    def _choose(self) -> None:
        _, ending = self.form.currentData()
        what = self.what.currentText()
        stem = self._bridge.path.stem if what == say(EVERYTHING) else what
        title = say("Write {form}", form=self.form.currentText())
        path, _ = ask_target(self, title, f"{stem}{ending}", f"{ending[1:].upper()} (*{ending})")
        if path:
            self.write(Path(path if path.lower().endswith(ending) else path + ending))

    def write(self, path: Path) -> None:
        """Write the chosen form as a job."""
        form, _ = self.form.currentData()
        what = self.what.currentText()
        names = [] if what == say(EVERYTHING) else [what]
        identified = self.identified.isVisibleTo(self) and self.identified.isChecked()
        self._bridge.tasks.start(
            say("Writing {name}", name=path.name),
            export_as,
            str(self._bridge.path),
            form,
            names,
            str(path),
            identified,
            None,
            done=self._written,
            failed=lambda error: self._bridge.refused.emit(str(error)),
        )

    def _written(self, made: Mapping[str, Any]) -> None:
        left_out = [say("Left out: {what}", what=told(what)) for what in made["left_out"]]
        self.said.setText("\n".join([sentence(told(str(made["words"]))), *left_out]))
        self.said.show()
        bring_into_sight(self.said)
