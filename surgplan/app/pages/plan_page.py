"""Plan: landmarks, cuts, implants, and how they fit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton

from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.pages.implant_panel import ImplantPanel
from surgplan.app.pages.page import Figures, ItemList, Page, Section, buttons, label
from surgplan.artifacts.fits import fit_pairs, fit_recipe
from surgplan.artifacts.measures import measured
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureAngle, MeasureDistance, MeasureVolume
from surgplan.plan.place_resection import PlaceResection


class PlanPage(Page):
    """Everything a plan is made of, each with its own list."""

    title = "Plan"
    purpose = "Name the points that matter, cut, place the implant, and read how it fits."
    icon_name = "plan"

    implant_chosen = Signal(str)

    def build(self) -> None:
        """Landmarks, resections, implants, fit, measures."""
        self.implants = ImplantPanel(self.bridge, self.state)
        self.implants.chosen.connect(self.implant_chosen)
        self.column.addWidget(Section("Implants").add(self.implants))
        self._build_fit()
        self._landmarks, self._resections, self._measures = (ItemList(f"No {w} yet.") for w in ("landmark", "cut", "measure"))
        for items in (self._landmarks, self._resections):
            items.eye_clicked.connect(lambda item, on: self.state.set_look(item, visible=on))
        self._landmarks.chosen.connect(self._go_to)
        self.column.addWidget(
            Section("Landmarks", folded=False).add(self._landmarks, self._form(PlaceLandmark, "Place landmark"))
        )
        self.column.addWidget(Section("Cuts", folded=True).add(self._resections, self._form(PlaceResection, "Place cut")))
        measures = Section("Measures", folded=True).add(self._measures)
        for cls, verb in (
            (MeasureDistance, "Measure distance"),
            (MeasureAngle, "Measure angle"),
            (MeasureVolume, "Measure volume"),
        ):
            measures.add(self._form(cls, verb))
        self.column.addWidget(measures)
        self.bridge.artifact_ready.connect(lambda key: self._show_fit())

    def _form(self, cls: Any, verb: str) -> OperationForm:
        return self.form(OperationForm(cls, verb, lambda: self.state.crosshair))

    def _build_fit(self) -> None:
        self._pair = QComboBox()
        self._pair.setAccessibleName("Implant and bone whose fit is shown")
        self._pair.activated.connect(lambda _: self._show_fit())
        self._measure_fit = QPushButton("Measure fit")
        self._measure_fit.clicked.connect(self._ask_fit)
        self._map = QPushButton("Show gap map")
        self._map.setCheckable(True)
        self._map.toggled.connect(self._toggle_map)
        self._fit = Figures()
        self._fit_words = label("", "hint")
        section = Section("Fit").add(self._pair, buttons(self._measure_fit, self._map), self._fit_words, self._fit)
        self.column.addWidget(section)

    def waits_for(self, case: Case) -> str:
        """A segment."""
        return "" if case.segments else "This step waits for a segment: make one on the Segment page."

    def show_case(self, case: Case) -> None:
        """The plan as it is now."""
        super().show_case(case)
        self.implants.show_case(case)
        self._landmarks.show_items([self._landmark_row(mark) for mark in case.landmarks.values()])
        self._resections.show_items(
            [
                {
                    "id": cut.id,
                    "text": f"{cut.id}: {cut.positive} | {cut.negative}",
                    "figure": cut.segment,
                    "visible": self.state.look(cut.id).visible,
                }
                for cut in case.resections.values()
            ]
        )
        self._measures.show_items([self._measure_row(case, name) for name in case.measures])
        pairs = [f"{implant} in {segment}" for implant in case.implants for segment in fit_pairs(case, implant)]
        if pairs != [self._pair.itemText(n) for n in range(self._pair.count())]:
            self._pair.clear()
            self._pair.addItems(pairs)
        self._show_fit()

    def _landmark_row(self, mark: Any) -> dict[str, Any]:
        figure = " ".join(f"{v:.1f}" for v in mark.at)
        return {
            "id": mark.id,
            "text": mark.id,
            "figure": figure,
            "tip": mark.definition,
            "visible": self.state.look(mark.id).visible,
        }

    def _measure_row(self, case: Case, name: str) -> dict[str, Any]:
        try:
            found = measured(case, self.bridge.shop, name)
            return {"id": name, "text": name, "figure": f"{found['value']:.1f} {found['unit']}", "tip": found["source"]}
        except SurgplanError as exc:
            return {"id": name, "text": name, "figure": "–", "caution": str(exc)}

    def _go_to(self, name: str) -> None:
        self.state.set_crosshair(self.bridge.case.landmarks[name].at)

    def _fit_recipe(self) -> Any:
        implant, _, segment = self._pair.currentText().partition(" in ")
        if implant not in self.bridge.case.implants:
            return None
        try:
            return fit_recipe(self.bridge.case, implant, segment)
        except SurgplanError as exc:
            self._fit_words.setText(str(exc))
            return None

    def _ask_fit(self) -> None:
        recipe = self._fit_recipe()
        if recipe is not None:
            self.bridge.retry(recipe, f"Fit of {self._pair.currentText()}")
            self._show_fit()

    def _show_fit(self) -> None:
        recipe = self._fit_recipe()
        self._measure_fit.setEnabled(recipe is not None)
        artifact = self.bridge.peek(recipe) if recipe is not None else None
        self._map.setEnabled(artifact is not None)
        self._fit.show_figures(artifact.facts["figures"] if artifact else {})
        words = (
            "" if artifact else "Not measured at this pose." if recipe is not None else "Place an implant to see how it fits."
        )
        self._fit_words.setText(words)
        self._fit_words.setVisible(bool(words))

    def _toggle_map(self, on: bool) -> None:
        self.state.show_map(self._pair.currentText() if on else None, "gap")
