"""One-click presets: what each needs, and the button that runs it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.forms.point_editors import PointEditor
from surgplan.app.forms.points_list import PointsList
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.pages.free_name import free_name
from surgplan.app.parts import Section, button, chooser, label, offer, sentence
from surgplan.app.told import told
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.case.apart import why_apart
from surgplan.case.document import Case
from surgplan.segment.presets.preset_data import NAMES, load
from surgplan.segment.tools.preset import Preset

CHOOSE = "choose a scan"
"""Stands where another scan is needed and none was chosen: it is never taken by default."""


class PresetPanel(Section):
    """Choose a structure and a scan, click where it asks for a point, run."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__("One-click presets", folded=False)
        self._bridge, self._state = bridge, state
        self.preset, self.image, self.name = chooser("Structure"), chooser("Scan"), QLineEdit()
        self.name.setAccessibleName(say("Name of the segment"))
        for name in NAMES:
            self.preset.addItem(told(load(name).title), name)
        self._note, self._complaint = label("", "hint"), label("", "bad")
        self._points = QWidget()
        self._point_rows = QVBoxLayout(self._points)
        self._point_rows.setContentsMargins(0, 0, 0, 0)
        self._point_rows.setSpacing(8)
        self.seeds: list[PointEditor] = []
        self.more = PointsList(lambda: state.crosshair)
        self.beside: dict[str, QComboBox] = {}
        self.run = button("Run preset", main=True)
        self.add(
            field_rows(("Structure", self.preset), ("Scan", self.image)),
            self._note,
            self._points,
            field_rows(("Name", self.name)),
            self._complaint,
            self.run,
        )
        self._fields: list[QWidget] = []
        self.image.currentTextChanged.connect(lambda text: self.show_case(self._bridge.case))
        self.preset.currentIndexChanged.connect(lambda row: self._show_needs())
        self.run.clicked.connect(self._run)
        self._show_needs()

    @property
    def chosen(self) -> str:
        """The preset's own name."""
        return str(self.preset.currentData())

    def show_case(self, case: Case) -> None:
        """Offer the scans that can be planned on, the one in the slices first."""
        names = [image.id for image in case.images.values() if not why_apart(case, image)]
        shown = self._state.shown_image(case)
        offer(self.image, names, shown.id if shown is not None else "")
        for box in self.beside.values():
            offer(box, [say(CHOOSE), *(name for name in names if name != self.image.currentText())], say(CHOOSE))

    def _show_needs(self) -> None:
        data = load(self.chosen)
        first, _, _ = told(data.note).partition(". ")
        self._note.setText(first.removesuffix(".") + ".")
        self._note.setToolTip(told(data.note))
        for old in self._fields:
            self._point_rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fields, self.seeds, self.beside = [], [], {}
        for asked in data.seeds:
            words = told(asked)
            editor = PointEditor(lambda: self._state.crosshair)
            editor.setAccessibleName(words)
            self.seeds.append(editor)
            self._place(field_rows((sentence(words), editor)) if len(words) < 16 else _below(sentence(words), editor))
        self.more = PointsList(lambda: self._state.crosshair)
        if data.more_seeds:
            self._place(_below(sentence(told(data.more_seeds)), self.more))
        for role, asked in data.beside.items():
            words = told(asked)
            box = self.beside[role] = chooser(words)
            self._place(_below(sentence(words), box))
        self.name.setText(free_name(self._bridge.case, self.chosen))
        self._complaint.setText("")
        self.show_case(self._bridge.case)

    def _place(self, field: QWidget) -> None:
        self._fields.append(field)
        self._point_rows.addWidget(field)

    def take_point(self, point: Any) -> None:
        """A point was clicked in a slice: the first empty field takes it, or the only one."""
        empty = [editor for editor in self.seeds if editor.value() is None]
        if empty:
            empty[0].take(point)
        elif len(self.seeds) == 1:
            self.seeds[0].take(point)

    def _run(self) -> None:
        self._complaint.setText("")
        try:
            points = [editor.value() for editor in self.seeds]
        except ValueError as exc:
            self._complaint.setText(sentence(told(str(exc))))
            return
        data = load(self.chosen)
        for words, point in zip(data.seeds, points, strict=True):
            if point is None:
                asked = say("Click in a slice: {what}.", what=told(words))
                self._complaint.setText(asked)
                return
        for role, box in self.beside.items():
            if box.currentText() == say(CHOOSE):
                self._complaint.setText(say("Choose {what}.", what=told(data.beside[role])))
                return
        given = [tuple(float(v) for v in point) for point in [*points, *self.more.points]]
        beside = {role: box.currentText() for role, box in self.beside.items()}
        op = Preset(
            self.image.currentText(),
            self.chosen,  # type: ignore[arg-type]
            self.name.text().strip(),
            given[0] if given else None,  # type: ignore[arg-type]
            tuple(given[1:]),  # type: ignore[arg-type]
            beside,
        )
        self._bridge.do(op, then=lambda: self._done(op.into), failed=self._failed)

    def _done(self, made: str) -> None:
        self._state.edit.set(segment=made)
        self.name.setText(free_name(self._bridge.case, self.chosen))

    def _failed(self, error: SurgplanError) -> None:
        self._complaint.setText(sentence(told(str(error))))


def _below(words: str, editor: QWidget) -> QWidget:
    """An editor under its words, where they are long."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(words, "secondary"))
    column.addWidget(editor)
    return made
