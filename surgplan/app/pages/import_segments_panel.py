"""Segments that were drawn elsewhere: what a file or a folder holds, and bringing some of it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem

from surgplan.app.bridge import Bridge
from surgplan.app.file_dialog import ask_file, ask_folder
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.pages.in_sight import bring_into_sight
from surgplan.app.pages.other_patient_dialog import OtherPatientDialog
from surgplan.app.parts import Section, button, buttons, chooser, label, offer, sentence
from surgplan.app.told import named, told
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.base.errors import OtherPatient, SurgplanError
from surgplan.case.apart import why_apart
from surgplan.case.codec import encode
from surgplan.case.document import Case
from surgplan.jobs.segment_files import list_segments_at
from surgplan.segment.outcome import COLOURS
from surgplan.segment.tools.import_segment import ImportSegment

NUMBER = Qt.ItemDataRole.UserRole
ROW_PX, MOST_ROWS = 26, 8
"""Height of a segment in the list, and how many are seen at once."""
HINT = "From a label map (NIfTI, NRRD, MHA), a DICOM segmentation or a DICOM structure set."
FILES = "Segments (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)"


class ImportSegmentsPanel(Section):
    """Which file, which of its segments, onto which scan, of which tissue."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__("Import segments", folded=True)
        self._bridge, self._state = bridge, state
        self._found: list[Mapping[str, Any]] = []
        file, folder = button("Choose file…"), button("Choose folder…")
        file.clicked.connect(self._choose_file)
        folder.clicked.connect(self._choose_folder)
        self.onto, self.file, self.tissue = chooser("Scan they are put on"), chooser("File"), chooser("Tissue")
        for tissue in COLOURS:
            self.tissue.addItem(named(tissue), tissue)
        self.tissue.setCurrentIndex(self.tissue.findData("other"))
        self.file.currentIndexChanged.connect(lambda row: self._show_segments())
        self.list = QListWidget()
        self.list.setAccessibleName(say("Segments in the file"))
        self.list.itemChanged.connect(lambda item: self._allow())
        every = button("Tick all")
        every.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        none = button("Tick none")
        none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self._ticking = buttons(every, none)
        self.name = QLineEdit()
        self.name.setAccessibleName(say("Name"))
        self.name.setPlaceholderText(say("as in the file"))
        self.go = button("Import segments")
        self.go.clicked.connect(self._import)
        self.said, self.cautions = label("", "secondary"), label("", "caution")
        self._fields, self._choice = (
            field_rows(("Onto scan", self.onto)),
            field_rows(("Tissue", self.tissue), ("Name", self.name)),
        )
        self.add(label(HINT, "hint"), self._fields, buttons(file, folder), self.file, self.list, self._ticking)
        self.add(self._choice, self.go, self.said, self.cautions)
        self._show_found([])
        self._say("")
        self._warn([])

    def show_case(self, case: Case) -> None:
        """Offer the scans that can be planned on."""
        self.setVisible(bool(case.images))
        offer(self.onto, [image.id for image in case.images.values() if not why_apart(case, image)])
        self._fields.setVisible(self.onto.count() > 1)

    def _choose_file(self) -> None:
        path = ask_file(self, say("Segments from a file"), say(FILES))
        if path:
            self.look_into(path)

    def _choose_folder(self) -> None:
        path = ask_folder(self, say("Segments from a folder"))
        if path:
            self.look_into(path)

    def look_into(self, path: str) -> None:
        """List the segments of a file, or of the files in a folder."""
        self._show_found([])
        self._warn([])
        self._say(say("Looking at the file…") if Path(path).is_file() else say("Looking at the files…"))

        def done(found: Mapping[str, Any]) -> None:
            self._show_found(list(found["files"]))
            self._say("\n".join(say("Left out: {what}", what=told(words)) for words in found["left_out"]))
            bring_into_sight(self.go)

        def failed(error: SurgplanError) -> None:
            self._say(sentence(told(str(error))))

        image = encode(self._bridge.case.images[self.onto.currentText()])
        title = say("Segments in {name}", name=Path(path).name)
        self._bridge.tasks.start(title, list_segments_at, path, image, done=done, failed=failed)

    def _show_found(self, files: list[Mapping[str, Any]]) -> None:
        self._found = files
        self.file.blockSignals(True)
        self.file.clear()
        self.file.addItems([f"{Path(file['path']).name}, {told(file['kind'])}" for file in files])
        self.file.blockSignals(False)
        self.file.setVisible(bool(files))
        self._show_segments()

    def _show_segments(self) -> None:
        """The segments of the chosen file; the only one is ticked, and what lies in another frame can't be."""
        self.list.blockSignals(True)
        self.list.clear()
        segments = self._found[self.file.currentIndex()]["segments"] if self._found else []
        image = self._bridge.case.images.get(self.onto.currentText())
        frame = "" if image is None else image.frame_of_reference
        for segment in segments:
            item = QListWidgetItem(_words(segment))
            item.setData(NUMBER, str(segment["number"]))
            item.setCheckState(Qt.CheckState.Checked if len(segments) == 1 else Qt.CheckState.Unchecked)
            if frame and segment["frame_of_reference"] not in ("", frame):
                item.setCheckState(Qt.CheckState.Unchecked)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                item.setToolTip(say("Drawn in another frame of reference: import the scan it was drawn on, and register that."))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setFixedHeight(ROW_PX * min(max(self.list.count(), 1), MOST_ROWS) + 4)
        for widget in (self.list, self._choice, self.go):
            widget.setVisible(bool(segments))
        self._ticking.setVisible(len(segments) > 1)
        self._allow()

    def _tick(self, how: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(how)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Numbers of the ticked segments."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(item.data(NUMBER)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _allow(self) -> None:
        count = len(self.ticked)
        self.go.setEnabled(count > 0)
        self.go.setText(say("Import {count} segments", count=count) if count > 1 else say("Import segment"))
        several = say("in front of their own; else as in the file")
        self.name.setPlaceholderText(say("as in the file") if count < 2 else several)

    def operation(self) -> ImportSegment:
        """What the button asks for."""
        return ImportSegment(
            path=self._found[self.file.currentIndex()]["path"],
            image=self.onto.currentText(),
            as_=self.name.text().strip(),
            select=self.ticked,
            tissue=self.tissue.currentData(),
        )

    def _import(self) -> None:
        self._carry_out(self.operation())

    def _carry_out(self, op: ImportSegment) -> None:
        there = set(self._bridge.case.segments)

        def done() -> None:
            new = [segment for segment in self._bridge.case.segments.values() if segment.id not in there]
            self._show_found([])
            self.name.clear()
            self._say(say("Imported {names}.", names=", ".join(segment.id for segment in new)))
            self._warn([f"{segment.id}: {told(words)}" for segment in new for words in segment.cautions])

        self._bridge.do(op, then=done, failed=lambda error: self._refused(op, error))

    def _refused(self, op: ImportSegment, error: SurgplanError) -> None:
        """Somebody else's segments may be confirmed; anything else is told."""
        if not isinstance(error, OtherPatient):
            self._bridge.refused.emit(str(error))
            return
        asked = OtherPatientDialog(str(error), self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self._carry_out(replace(op, other_patient=asked.reason.text().strip()))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _warn(self, lines: list[str]) -> None:
        self.cautions.setText("\n".join(lines))
        self.cautions.setVisible(bool(lines))


def _words(segment: Mapping[str, Any]) -> str:
    """A segment as its file calls it.

    >>> _words({"number": 3, "name": "Femur", "side": "Left"}), _words({"number": 7, "name": "", "side": ""})
    ('3  Femur (Left)', '7')
    """
    side = f" ({named(segment['side'])})" if segment["side"] else ""
    return f"{segment['number']}  {segment['name']}{side}".strip()
