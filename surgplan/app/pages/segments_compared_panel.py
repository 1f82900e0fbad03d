"""How far two segments agree: figures, and the distance between their surfaces as a map."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from surgplan.app.bridge import Bridge
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.pages.figures import Figures
from surgplan.app.parts import Section, button, chooser, label, offer, sentence
from surgplan.app.showing_maps import AGAINST
from surgplan.app.told import told
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.artifacts.comparison import comparison_recipe
from surgplan.artifacts.recipe import Recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case


class SegmentsComparedPanel(Section):
    """Two segments, a button, figures, and the map in 3D."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__("Compare two segments", folded=True)
        self._bridge, self._state = bridge, state
        self.first, self.second = chooser("Segment"), chooser("Against")
        self.go = button("Compare segments")
        self.go.clicked.connect(self._compare)
        self.map = QCheckBox(say("Show the distance in 3D"))
        self.map.toggled.connect(self._show_map)
        self._said = label("", "hint")
        self.figures = Figures()
        self.add(field_rows(("Segment", self.first), ("Against", self.second)), self.go, self._said, self.figures, self.map)
        for box in (self.first, self.second):
            box.currentTextChanged.connect(lambda text: self.refresh())
        bridge.artifact_ready.connect(lambda key: self.refresh())
        self.refresh()

    @property
    def pair(self) -> str:
        """The two as the view state names them."""
        return f"{self.first.currentText()}{AGAINST}{self.second.currentText()}"

    def show_case(self, case: Case) -> None:
        """Offer the segments; two are needed."""
        names = list(case.segments)
        self.setVisible(len(names) > 1)
        offer(self.first, names)
        offer(self.second, names)
        if self.first.currentText() == self.second.currentText():
            self.second.setCurrentText(next((n for n in names if n != self.first.currentText()), ""))
        self.refresh()

    def refresh(self) -> None:
        """Show the figures if they are there."""
        recipe = self._recipe()
        artifact = None if recipe is None else self._bridge.peek(recipe)
        self.figures.show_figures({} if artifact is None else artifact.facts["figures"])
        self.map.setVisible(artifact is not None)
        if self._state.map_of not in (None, self.pair) and AGAINST in (self._state.map_of or ""):
            self._state.show_map(None)
        self.map.blockSignals(True)
        self.map.setChecked(artifact is not None and self._state.map_of == self.pair)
        self.map.blockSignals(False)
        if artifact is not None:
            self._said.setText("")

    def _recipe(self) -> Recipe | None:
        first, second = self.first.currentText(), self.second.currentText()
        if not first or first == second:
            self._said.setText(say("Choose two different segments.") if first else "")
            return None
        try:
            recipe = comparison_recipe(self._bridge.case, first, second)
        except SurgplanError as exc:
            self._said.setText(sentence(told(str(exc))))
            return None
        self._said.setText("")
        return recipe

    def _compare(self) -> None:
        recipe = self._recipe()
        if recipe is not None and self._bridge.retry(recipe, say("Comparing {pair}", pair=self.pair)) is None:
            self._said.setText(say("Comparing…"))

    def _show_map(self, on: bool) -> None:
        self._state.show_map(self.pair if on else None, "distance")
