"""Simulate: what is loaded, what holds it, and what comes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPushButton

from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.pages.page import Figures, Page, Section, label
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.structure import solution_recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.report.tree import latest_solution
from surgplan.simulate.structure_study import StructureStudy

MAPS = {
    "Risk factor": "risk",
    "Von Mises stress": "von_mises_mpa",
    "Compressive strain": "e3",
    "Displacement": "displacement_mm",
}
FIRST_FIELDS = ("as", "bodies", "load", "body_weight_kg", "at", "side", "element_mm")
WORDS = {
    "missing": "Not solved yet.",
    "stale": "Out of date: the plan was changed since.",
    "running": "Being solved…",
    "solved": "",
    "failed": "Could not be solved: ",
}


class SimulatePage(Page):
    """Studies: made by a form, solved as jobs, shown as a map and as numbers."""

    title = "Simulate"
    purpose = "Load the bone and the implant as placed, and see where the bone is at risk."
    icon_name = "simulate"

    def build(self) -> None:
        """The study, its solve button, the map, the numbers, and the form for a new one."""
        self._study = QComboBox()
        self._study.setAccessibleName("Study")
        self._study.activated.connect(lambda _: self.show_results())
        self._solve = QPushButton("Solve study")
        self._solve.setProperty("role", "main")
        self._solve.clicked.connect(self._ask)
        self._words = label("", "caution")
        self._map = QComboBox()
        self._map.setAccessibleName("Map on the model")
        self._map.addItems(["Plain anatomy", *MAPS])
        self._map.activated.connect(lambda _: self._show_map())
        self._results, self._checks = Figures(), Figures()
        self._warnings = label("", "caution")
        self.column.addWidget(Section("Study").add(self._study, self._solve, self._words))
        self.column.addWidget(Section("Map on the model").add(self._map))
        self.column.addWidget(Section("Results").add(self._warnings, self._results))
        self.column.addWidget(Section("Checks", folded=True).add(self._checks))
        form = self.form(OperationForm(StructureStudy, "Make study", lambda: self.state.crosshair))
        self._new = Section("New study, or change one", folded=False).add(form)
        self.column.addWidget(self._new)
        self.bridge.artifact_ready.connect(self._arrived)
        self.state.changed.connect(self._follow_map)
        self.bridge.job_changed.connect(lambda task: self.show_results() if task.state != "running" else None)

    def waits_for(self, case: Case) -> str:
        """Something to load."""
        return "" if case.segments else "This step waits for a segment: make one on the Segment page."

    def show_case(self, case: Case) -> None:
        """The studies of the case."""
        super().show_case(case)
        names = list(case.studies)
        if names != [self._study.itemText(n) for n in range(self._study.count())]:
            before = self._study.currentText()
            self._study.clear()
            self._study.addItems(names)
            self._study.setCurrentText(before if before in names else names[-1] if names else "")
        self.show_results()

    def show_results(self) -> None:
        """The numbers of the chosen study; out of date ones greyed."""
        case, name = self.bridge.case, self._study.currentText()
        self._solve.setEnabled(name in case.studies)
        if name not in case.studies:
            self._say("Make a study below.", "")
            self._results.show_figures({})
            self._checks.show_figures({})
            self._warnings.hide()
            return
        try:
            recipe = solution_recipe(case, name)
            artifact, current = latest_solution(case, self.bridge.shop, name)
        except SurgplanError as exc:
            self._say(str(exc), "")
            return
        status = Ledger(self.bridge.shop.cache).status(name, recipe)
        self._say(WORDS[status], Ledger(self.bridge.shop.cache).reason(recipe) if status == "failed" else "")
        self._solve.setEnabled(status not in ("solved", "running"))
        facts = artifact.facts if artifact else {"results": {}, "checks": {}, "warnings": []}
        self._results.show_figures(facts["results"], stale=not current)
        self._checks.show_figures(facts["checks"], stale=not current)
        self._warnings.setText("\n".join(facts["warnings"]))
        self._warnings.setVisible(bool(facts["warnings"]))

    def _say(self, words: str, reason: str) -> None:
        self._words.setText(words + reason)
        self._words.setVisible(bool(words + reason))

    def _ask(self) -> None:
        name = self._study.currentText()
        try:
            recipe = solution_recipe(self.bridge.case, name)
        except SurgplanError as exc:
            self._say(str(exc), "")
            return
        self.bridge.retry(recipe, f"Solving {name}", name)
        self.show_results()

    def _arrived(self, key: str) -> None:
        name = self._study.currentText()
        if name in self.bridge.case.studies and key == solution_recipe(self.bridge.case, name).key:
            self.show_results()
            if self._map.currentIndex() == 0:
                self._map.setCurrentIndex(1)
            self._show_map()

    def _follow_map(self) -> None:
        shown = self.state.map_of in self.bridge.case.studies
        words = next((w for w, q in MAPS.items() if q == self.state.quantity), "") if shown else "Plain anatomy"
        self._map.setCurrentText(words)

    def _show_map(self) -> None:
        quantity = MAPS.get(self._map.currentText())
        self.state.show_map(self._study.currentText() if quantity else None, quantity or "risk")
