"""What the segment that is edited measures, and its slices one by one; the table of all segments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from surgplan.app.bridge import Bridge
from surgplan.app.file_dialog import ask_target
from surgplan.app.pages.figures import Figures
from surgplan.app.parts import Section, button, buttons, chooser, label, sentence
from surgplan.app.told import told
from surgplan.app.view_state import ViewState
from surgplan.app.views.area_chart import AreaChart
from surgplan.app.words import say
from surgplan.artifacts.recipe import Recipe
from surgplan.artifacts.statistics import statistics_recipe
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import vector
from surgplan.case.document import Case, Segment
from surgplan.segment.slice_areas import ACROSS, slice_axis
from surgplan.segment.statistics_table import write_csv

CHOOSE = "Choose a segment in the list above to see what it measures."
WAITING = "Measuring…"


class StatisticsPanel(Section):
    """Figures with their sources, areas slice by slice, and a table of all segments as CSV."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__("Measurements of a segment", folded=True)
        self._bridge, self._state = bridge, state
        self._said = label("", "hint")
        self._refusal = ""
        self.figures = Figures()
        self.plane = chooser("Direction of the slices")
        for plane in ("axial", "coronal", "sagittal"):
            self.plane.addItem(say(plane.capitalize()), plane)
        self.plane.currentTextChanged.connect(lambda text: self.refresh())
        self.chart = AreaChart()
        self.chart.slice_clicked.connect(self._go_to)
        self.table = button("Save table of all segments…", "Every figure of every segment, as CSV with units in the header")
        self.table.clicked.connect(self._save_table)
        self.again = button("Measure again")
        self.again.clicked.connect(self._again)
        self.again.hide()
        self.add(self._said, self.again, self.figures, self.plane, self.chart, buttons(self.table))
        self.folded.connect(lambda folded: self.refresh())
        state.edit.changed.connect(self.refresh)
        state.crosshair_changed.connect(lambda point: self._mark_here())
        bridge.artifact_ready.connect(lambda key: self.refresh())
        # after the task was noted: asking within the signal would begin it again
        bridge.job_changed.connect(lambda task: self._look_again(), Qt.ConnectionType.QueuedConnection)

    @property
    def segment(self) -> Segment | None:
        """The segment that is measured."""
        return self._bridge.case.segments.get(self._state.edit.now.segment or "")

    def show_case(self, case: Case) -> None:
        """Measure what the case has now, if it is looked at."""
        self.table.setEnabled(bool(case.segments))
        self.refresh()

    def refresh(self) -> None:
        """Show the figures that are there, and have them made while the section is open."""
        segment = self.segment
        if not self.is_open or not self.isVisible():
            return
        artifact = None
        words = say(CHOOSE)
        if segment is not None:
            recipe = self._recipe(segment.id)
            artifact = self._bridge.need(recipe, say("Measuring {name}", name=segment.id)) if recipe is not None else None
            why = self._refusal if recipe is None else self._bridge.why_not(recipe)
            words = "" if artifact is not None else say("Not measured: {why}.", why=told(why)) if why else say(WAITING)
            self.again.setVisible(bool(why))
        notes = [] if artifact is None else list(map(told, artifact.facts["notes"]))
        self._said.setText("\n".join([words, *notes]).strip())
        self._said.setVisible(bool(self._said.text()))
        self.figures.show_figures({} if artifact is None else artifact.facts["figures"])
        plane = self.plane.currentData()
        drawn = artifact is not None and f"{plane}_mm2" in artifact.arrays
        self.chart.setVisible(drawn)
        self.plane.setVisible(drawn)
        if drawn:
            assert artifact is not None
            self.chart.show_areas(artifact[f"{plane}_mm2"], artifact[f"{plane}_jumps"].tolist())
            self._mark_here()

    def _look_again(self) -> None:
        """A task went on: what is waited for may have failed."""
        if self._said.text() == say(WAITING):
            self.refresh()

    def _again(self) -> None:
        segment = self.segment
        recipe = None if segment is None else self._recipe(segment.id)
        if segment is not None and recipe is not None:
            self._bridge.retry(recipe, say("Measuring {name}", name=segment.id))
            self.refresh()

    def _recipe(self, name: str) -> Recipe | None:
        try:
            return statistics_recipe(self._bridge.case, name)
        except SurgplanError as exc:
            self._refusal = str(exc)
            return None

    def _axis(self, segment: Segment) -> int:
        """The index axis (i, j, k) that the chosen slices follow each other along."""
        plane = next(p for p in ACROSS if p == self.plane.currentData())
        return 2 - slice_axis(segment.grid, plane)

    def _mark_here(self) -> None:
        segment, point = self.segment, self._state.crosshair
        if segment is not None and point is not None:
            self.chart.show_here(round(float(segment.grid.to_index(_array(point))[self._axis(segment)])))

    def _go_to(self, index: int) -> None:
        segment = self.segment
        if segment is None:
            return
        at = segment.grid.to_index(_array(self._state.crosshair or segment.grid.centre_mm))
        at[self._axis(segment)] = index
        self._state.set_crosshair(vector(segment.grid.to_lps(at)))

    def _save_table(self) -> None:
        answer, _ = ask_target(self, say("Save table"), f"{self._bridge.path.stem} segments.csv", say("Tables (*.csv)"))
        if not answer:
            return
        path = Path(answer if answer.endswith(".csv") else f"{answer}.csv")
        names = list(self._bridge.case.segments)
        recipes = {name: recipe for name in names if (recipe := self._recipe(name)) is not None}
        self._write(path, recipes)

    def _write(self, path: Path, recipes: dict[str, Recipe]) -> None:
        """Write the table once every segment is measured."""
        made: dict[str, Any] = {
            name: self._bridge.need(recipe, say("Measuring {name}", name=name)) for name, recipe in recipes.items()
        }
        waiting = [name for name, recipe in recipes.items() if made[name] is None and self._bridge.is_wanted(recipe)]
        if waiting:
            self._said.setText(say("Measuring… {count} left for the table", count=len(waiting)))
            self._said.show()
            # a task that fails or is stopped is told here too, and must not keep the others from their table
            self._bridge.job_changed.connect(
                lambda task: self._write(path, recipes),
                Qt.ConnectionType(Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value),
            )
            return
        try:
            write_csv(path, {name: artifact.facts for name, artifact in made.items() if artifact is not None})
        except SurgplanError as exc:
            self._said.setText(sentence(told(str(exc))))
            return
        left_out = [name for name, artifact in made.items() if artifact is None]
        words = say("Saved {file}.", file=path.name)
        missing = say("Saved {file}. Not measured: {names}.", file=path.name, names=", ".join(left_out))
        self._said.setText(missing if left_out else words)
        self._said.show()


def _array(point: Any) -> Any:
    import numpy as np

    return np.asarray(point, dtype=float)
