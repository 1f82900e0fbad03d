"""The measures and notes that the views show now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from surgplan.app.bridge import Bridge
from surgplan.app.measuring.shapes import Shape, figure_words, shape_of_measure, shape_of_note
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.artifacts.measures import measure_recipe, measured
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case, Measure
from surgplan.plan.measures import evaluate

NONE = "\u2013"
"""Stands for a figure that can't be told."""


class ShownMeasures(QObject):
    """Shapes of the case, made anew when it, an answer, or what is visible has changed."""

    changed = Signal()

    def __init__(self, bridge: Bridge, state: ViewState, apart: Callable[[Case], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._state, self._apart = bridge, state, apart
        self._shapes: list[Shape] | None = None
        for told in (bridge.case_changed, bridge.artifact_ready, state.changed, state.measuring.changed):
            told.connect(self._outdate)

    def _outdate(self, *_: object) -> None:
        self._shapes = None
        self.changed.emit()

    @property
    def shapes(self) -> list[Shape]:
        """What is visible, the chosen one last, on top."""
        if self._shapes is None:
            self._shapes = sorted(self._made(self._bridge.case), key=lambda shape: shape.chosen)
        return self._shapes

    def _made(self, case: Case) -> list[Shape]:
        chosen = self._state.measuring.now.chosen
        measures = (
            shape_of_measure(case, measure, self.label(case, measure), chosen=measure.id == chosen)
            for measure in case.measures.values()
            if self._state.look(measure.id).visible
        )
        notes = (
            shape_of_note(note, chosen=note.id == chosen) for note in case.notes.values() if self._state.look(note.id).visible
        )
        return [shape for shape in (*measures, *notes) if shape is not None]

    def label(self, case: Case, measure: Measure) -> str:
        """The figure of a measure in words, as far as it is known without long work."""
        try:
            if measure.what != "profile":
                return figure_words(evaluate(case, measure).to_json())
            if case.measures.get(measure.id) == measure:
                recipe = measure_recipe(case, measure.id)
                if recipe is not None and self._bridge.peek(recipe) is not None:
                    return say("mean {value}", value=figure_words(measured(case, self._bridge.shop, measure.id)))
        except SurgplanError:
            return NONE
        return ""

    def is_apart(self) -> bool:
        """Whether the scan in the slices lies elsewhere than the plan: nothing is drawn on or measured in it."""
        return self._apart(self._bridge.case)
