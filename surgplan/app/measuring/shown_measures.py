"""The measures and notes that the views show now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from surgplan.app.bridge import Bridge
from surgplan.app.loading import Loader
from surgplan.app.measuring.shapes import Shape, figure_words, shape_of_measure, shape_of_note
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.artifacts.measures import measure_recipe, measured
from surgplan.artifacts.profiles import profile_recipe
from surgplan.artifacts.recipe import Recipe
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
        self._loader = Loader(self)
        self._asked: set[str] = set()
        """Keys of profiles that are being read, or were."""
        for told in (bridge.case_changed, bridge.artifact_ready, state.changed, state.measuring.changed):
            told.connect(self._outdate)
        bridge.case_changed.connect(self._read_profiles)
        self._read_profiles()

    def close(self) -> None:
        """Let go of the file."""
        self._loader.drop_all()

    def _read_profiles(self, *_: object) -> None:
        """Profiles are read in a thread, from the voxels that the slices hold: a job of its own would take seconds to start."""
        case = self._bridge.case
        for measure in case.measures.values():
            try:
                recipe = profile_recipe(case, measure.id) if measure.what == "profile" else None
            except SurgplanError:
                continue  # its row in the list says why
            if recipe is not None and recipe.key not in self._asked and self._bridge.peek(recipe) is None:
                self._asked.add(recipe.key)
                self._loader.load(partial(self._tried, recipe), partial(self._take, recipe, measure.id))

    def _tried(self, recipe: Recipe) -> bool:
        try:
            self._bridge.shop.make(recipe)
        except SurgplanError:
            return False
        return True

    def _take(self, recipe: Recipe, name: str, made: bool) -> None:
        if made:
            self._bridge.artifact_ready.emit(recipe.key)
        else:  # the job fails as well, and keeps the reason
            self._bridge.need(recipe, say("Values of {name}", name=name))

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
