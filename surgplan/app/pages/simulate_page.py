"""Simulate: what is loaded, what holds it, and what comes of it."""

from __future__ import annotations

from surgplan.app.pages.figures import Figures
from surgplan.app.pages.page import Page
from surgplan.app.pages.proposals import study_of_implants
from surgplan.app.pages.waiting import Missing, without_segment
from surgplan.app.parts import button, chooser, label, offer, offer_values, sentence
from surgplan.app.solved import all_solved
from surgplan.app.stale import out_of_date
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.artifacts.recipe import Recipe
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.structure import solution_recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.report.tree import latest_solution
from surgplan.simulate.structure_study import StructureStudy

PLAIN = "Plain anatomy"
MAPS = {
    "Risk factor": "risk",
    "Von Mises stress": "von_mises_mpa",
    "Compressive strain": "e3",
    "Displacement": "displacement_mm",
}
FIRST_FIELDS = ("as", "bodies", "load", "body_weight_kg", "at", "element_mm")
LABELS = {"at": "Acts at", "radius_mm": "Load radius, mm"}


class SimulatePage(Page):
    """Studies: made by a form, solved as jobs, shown as a map and as numbers."""

    title = "Simulate"
    purpose = "Load the bone and the implant as placed, and see where the bone is at risk."
    icon_name = "simulate"

    def build(self) -> None:
        """The study, its solve button, the map, the numbers, and the form for a new one."""
        self._study = chooser("Study")
        self._study.activated.connect(lambda _: self._turn_to_study())
        self._solve = button("Solve study", main=True)
        self._solve.clicked.connect(self.solve)
        self._words = label("", "caution")
        self._edit = button("Change this study", "Fill the form below with this study's settings")
        self._edit.clicked.connect(self._fill_form)
        self._remove = button("Remove this study", "Take the study out of the plan; undo brings it back")
        self._remove.clicked.connect(lambda: self.bridge.remove(self.study))
        self.section("Study", self._study, self._words, self._solve, self._edit, self._remove)
        self._map = chooser("Map on the model")
        offer_values(self._map, {PLAIN: "", **MAPS})
        self._map.activated.connect(lambda _: self._show_map())
        self._map_section = self.section("Map on the model", self._map)
        self._results, self._checks = Figures(), Figures("Solution")
        self._warnings = label("", "caution")
        self._results_section = self.section("Results", self._warnings, self._results)
        self._checks_section = self.section("Checks", self._checks, folded=True)
        values = {"load": "hip.walking"}
        options = {"labels": LABELS, "values": values, "propose": study_of_implants}
        self.study_form = self.form(StructureStudy, "Make study", first=FIRST_FIELDS, **options)
        self.study_form.editor("body_weight_kg").setPlaceholderText(say("the patient's weight"))
        self.study_form.editor("at").show_default(say("the head of the stem"))
        self.section("New study", self.study_form, folded=True)
        self.bridge.artifact_ready.connect(self._arrived)
        self.state.changed.connect(self._follow_map)
        self.bridge.job_changed.connect(lambda task: self.show_results() if self.isVisible() else None)

    def waits_for(self, case: Case) -> Missing | None:
        """Something to load."""
        return without_segment(case)

    def is_done(self, case: Case) -> bool:
        """Whether every study is solved as the plan is now."""
        return bool(case.studies) and all_solved(case, self.bridge.shop)

    def show_case(self, case: Case) -> None:
        """The studies of the case."""
        super().show_case(case)
        offer(self._study, list(case.studies), next(reversed(list(case.studies)), ""))
        if not case.studies:
            self.sections["New study"].open()
        self.show_results()

    @property
    def study(self) -> str:
        """The chosen study's name, or nothing."""
        return self._study.currentText()

    def show_results(self) -> None:
        """The numbers of the chosen study; out of date ones greyed."""
        case, there = self.bridge.case, self.study in self.bridge.case.studies
        buttons = (self._study, self._solve, self._edit, self._remove)
        for widget in (*buttons, self._map_section, self._results_section, self._checks_section):
            widget.setVisible(there)
        self._follow_map()
        if not there:
            self._say(say("Make a study below: choose what is loaded, the load and the body weight."), "hint")
            return
        try:
            recipe = solution_recipe(case, self.study)
            artifact, current = latest_solution(case, self.bridge.shop, self.study)
        except SurgplanError as exc:
            self._say(say("This study does not fit the plan any more: {why}", why=told(str(exc))), "bad")
            self._solve.setEnabled(False)
            for section in (self._map_section, self._results_section, self._checks_section):
                section.hide()  # what stands there belongs to another study, or to another plan
            return
        self._show_status(recipe)
        facts = artifact.facts if artifact else {"results": {}, "checks": {}, "warnings": []}
        self._results_section.setVisible(artifact is not None)
        self._checks_section.setVisible(artifact is not None)
        self._results.show_figures(facts["results"], stale=not current)
        self._checks.show_figures(facts["checks"], stale=not current)
        warnings = "\n".join(sentence(told(words)) + "." for words in facts["warnings"])
        self._warnings.setText(warnings)
        self._warnings.setVisible(bool(warnings))

    def _show_status(self, recipe: Recipe) -> None:
        ledger = Ledger(self.bridge.shop.cache)
        status = "running" if self.bridge.is_wanted(recipe) else ledger.status(self.study, recipe)
        words = {"running": say("Stop solving"), "stale": say("Solve again"), "solved": say("Solved")}
        self._solve.setText(words.get(status, say("Solve study")))
        self._solve.setEnabled(status != "solved")
        if status == "stale":
            last = ledger.last_key(self.study) or ""
            self._say(out_of_date(self.bridge.session, last, lambda case: solution_recipe(case, self.study)), "caution")
        elif status == "failed":
            self._say(say("Could not be solved: {why}", why=told(ledger.reason(recipe))), "bad")
        else:
            self._say({"missing": say("Not solved yet."), "running": say("Being solved…")}.get(status, ""), "hint")

    def _say(self, words: str, role: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        if self._words.property("role") != role:
            self._words.setProperty("role", role)
            self._words.style().unpolish(self._words)
            self._words.style().polish(self._words)

    def solve(self) -> None:
        """Begin to solve the chosen study, or stop."""
        try:
            recipe = solution_recipe(self.bridge.case, self.study)
        except SurgplanError as exc:
            self._say(told(str(exc)), "bad")
            return
        if self.bridge.is_wanted(recipe):
            self.bridge.stop(recipe)
        else:
            self.bridge.retry(recipe, say("Solving {name}", name=self.study), self.study)
        self.show_results()

    def _arrived(self, key: str) -> None:
        case = self.bridge.case
        if not self.isVisible() or self.study not in case.studies:
            return
        self.show_results()
        try:
            wanted = solution_recipe(case, self.study).key
        except SurgplanError:
            return  # the page says why it does not fit the plan
        if key == wanted and self.state.map_of not in case.studies:
            self.state.show_map(self.study, "risk")

    def _follow_map(self) -> None:
        shown = self.state.map_of in self.bridge.case.studies
        self._map.setCurrentIndex(max(self._map.findData(self.state.quantity if shown else ""), 0))

    def _turn_to_study(self) -> None:
        self.show_results()
        if self.state.map_of in self.bridge.case.studies:
            self._show_map()

    def _show_map(self) -> None:
        quantity = self._map.currentData()
        self.state.show_map(self.study if quantity else None, quantity or "risk")

    def _fill_form(self) -> None:
        """The settings the chosen study was last made with, as the journal has them."""
        session = self.bridge.session
        for revision in reversed(session.journal.path_to(session.head.id)):
            op = revision.op or {}
            if op.get("do") == StructureStudy.kind and op.get("as") == self.study:
                self.study_form.set_values({k: v for k, v in op.items() if k not in ("do", "version")})
                break
        self.reveal("New study")
