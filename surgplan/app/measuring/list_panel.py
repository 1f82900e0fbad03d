"""The measures and notes of the case in a list, and the chosen one's name, words and figures."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.measuring.profile_chart import ProfileChart
from surgplan.app.measuring.shapes import figure_words, shape_of_measure, shape_of_note, shortened
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.pages.figures import Figures
from surgplan.app.pages.in_sight import bring_into_sight
from surgplan.app.pages.item_list import ItemList
from surgplan.app.told import told
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.artifacts.measures import all_measured, measure_recipe
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.base.errors import Refused, SurgplanError
from surgplan.base.geometry import vector
from surgplan.case.document import Case, Note
from surgplan.plan.change_measure import RenameMeasure, RenameNote
from surgplan.plan.place_note import WriteNote

LONGEST_ROW = 34
"""Letters of a note in its row."""


class ListPanel(QWidget):
    """Rows to show, hide, go to and remove; fields to rename and rewrite."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        self._looked_for = ""
        """What was chosen in the list and is to be scrolled to once its figures are there."""
        self.items = ItemList("Nothing measured or written yet.")
        self.items.removed.connect(bridge.remove)
        self.items.eye_clicked.connect(lambda item, on: state.set_look(item, visible=on))
        self.items.chosen.connect(self.go_to)
        self.name, self.text = QLineEdit(), QLineEdit()
        self.name.setAccessibleName(say("Name"))
        self.text.setAccessibleName(say("Words"))
        self.name.editingFinished.connect(self._rename)
        self.text.editingFinished.connect(self._rewrite)
        self._name_row = field_rows(("Name", self.name))
        self._text_row = field_rows(("Words", self.text))
        self.chart = ProfileChart()
        self.figures = Figures()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.items, self._name_row, self._text_row, self.chart, self.figures):
            column.addWidget(widget)
        # asking for a figure starts a job, which tells of itself at once: it is heard once the asking is over
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(lambda: self.show_case(bridge.case) if self.isVisible() else None)
        for heard in (state.changed, state.measuring.changed, bridge.artifact_ready, bridge.job_changed):
            heard.connect(lambda *_: self._later.start())

    def show_case(self, case: Case) -> None:
        """What the case has now."""
        rows = [self._measure_row(case, name) for name in case.measures]
        rows += [self._note_row(note) for note in case.notes.values()]
        self.items.show_items(rows)
        self._show_chosen(case)

    def go_to(self, item: str) -> None:
        """Choose a thing and take the crosshair to it."""
        case = self._bridge.case
        self._looked_for = item
        self._state.measuring.set(chosen=item)
        self._later.start()
        measure, note = case.measures.get(item), case.notes.get(item)
        shape = shape_of_note(note) if note is not None else None
        if measure is not None:
            shape = shape_of_measure(case, measure, "")
        if shape is not None:
            place = shape.points[-1] if shape.what == "note" else np.round(shape.points.mean(axis=0), 2)
            self._state.set_crosshair(vector(place))

    def _measure_row(self, case: Case, name: str) -> dict[str, Any]:
        row = {"id": name, "text": name, "visible": self._state.look(name).visible, "chosen": self._is_chosen(name)}
        try:
            found = self._figures_of(case, name)
        except SurgplanError as exc:
            return {**row, "figure": say("none"), "caution": told(str(exc))}
        if not found:
            return {**row, "figure": "…"}
        main = next(iter(found.values()))
        return {**row, "figure": figure_words(main), "tip": told(main["source"])}

    def _note_row(self, note: Note) -> dict[str, Any]:
        return {
            "id": note.id,
            "text": shortened(note.text, LONGEST_ROW),
            "tip": note.text,
            "figure": "" if note.at is not None else say("no place"),
            "visible": self._state.look(note.id).visible,
            "chosen": self._is_chosen(note.id),
        }

    def _is_chosen(self, item: str) -> bool:
        return item == self._state.measuring.now.chosen

    def _figures_of(self, case: Case, name: str) -> dict[str, dict[str, Any]]:
        """Every figure of a measure; none while they are being worked out. Refused where there can be none."""
        recipe = measure_recipe(case, name)
        if recipe is not None and self._there(recipe, case.measures[name].what, name) is None:
            why = self._bridge.why_not(recipe)
            if why:
                raise Refused(why)
            return {}
        return all_measured(case, self._bridge.shop, name)

    def _there(self, recipe: Recipe, what: str, name: str) -> Artifact | None:
        """The answer if it is there; profiles are read without being asked for."""
        if what == "profile":
            return self._bridge.peek(recipe)
        return self._bridge.need(recipe, say("Values of {name}", name=name))

    def _show_chosen(self, case: Case) -> None:
        chosen = self._state.measuring.now.chosen or ""
        measure, note = case.measures.get(chosen), case.notes.get(chosen)
        self._name_row.setVisible(measure is not None or note is not None)
        self._text_row.setVisible(note is not None)
        if not self.name.hasFocus() or self.name.property("of") != chosen:
            self.name.setText(chosen)
        self.name.setProperty("of", chosen)
        if note is not None and (not self.text.hasFocus() or self.text.property("of") != chosen):
            self.text.setText(note.text)
            self.text.setCursorPosition(0)
        self.text.setProperty("of", chosen)
        found: dict[str, dict[str, Any]] = {}
        self.chart.hide()
        if measure is not None:
            try:
                found = self._figures_of(case, chosen)
            except SurgplanError:
                found = {}  # its row says why
            recipe = measure_recipe(case, chosen) if found and measure.what == "profile" else None
            artifact = None if recipe is None else self._bridge.peek(recipe)
            if artifact is not None:
                self.chart.show_profile(artifact["distances_mm"], artifact["values"], str(artifact.facts["unit"]))
                self.chart.show()
        self.figures.setVisible(bool(found))
        self.figures.show_figures(found, fixed=True)
        if found and self._looked_for == chosen:
            self._looked_for = ""
            bring_into_sight(self.figures)

    def _rename(self) -> None:
        name, case = str(self.name.property("of") or ""), self._bridge.case
        new = self.name.text().strip()
        if not name or new == name or (name not in case.measures and name not in case.notes):
            return
        op = RenameMeasure(name, new) if name in case.measures else RenameNote(name, new)
        look = self._state.look(name)

        def renamed() -> None:
            self._state.set_look(new, visible=look.visible)
            self._state.measuring.set(chosen=new)

        self._bridge.do(op, then=renamed)
        if new not in self._bridge.case.measures and new not in self._bridge.case.notes:
            self.name.setText(name)

    def _rewrite(self) -> None:
        name = str(self.text.property("of") or "")
        note = self._bridge.case.notes.get(name)
        text = self.text.text().strip()
        if note is not None and text and text != note.text:
            self._bridge.do(WriteNote(name, text, note.at, note.tip))
        elif note is not None and not text:
            self.text.setText(note.text)
