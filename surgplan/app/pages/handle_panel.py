"""How the handles move what they hold: axes, steps, guides, and what a drag shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from surgplan.app.handle_state import HandleState
from surgplan.app.number_box import NumberBox
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import chooser
from surgplan.app.words import say

LARGEST_MM, LARGEST_DEG = 50.0, 90.0
PLANE_OF = "plane of "
"""How `plan.guides.guides_of` begins the name of a cut's plane."""
TICKS = ("to_axes", "to_cortex", "collisions", "ghost")


class HandlePanel(QWidget):
    """Changes the handle state and nothing else."""

    def __init__(self, state: HandleState) -> None:
        super().__init__()
        self._state = state
        self.axes = chooser("Axes of the handles")
        for title, name in ((say("Its own"), "own"), (say("The view's"), "view"), (say("The patient's"), "patient")):
            self.axes.addItem(title, name)
        self.guide = chooser("What motions keep to")
        self.step_mm = _step(say("Step of shifts"), LARGEST_MM, 0.5, " mm")
        self.step_deg = _step(say("Step of turns"), LARGEST_DEG, 1.0, "°")
        words = (say("Catch on axes"), say("Catch on bone"), say("Colour what it meets"), say("Show where it was"))
        self.ticks = {name: QCheckBox(text) for name, text in zip(TICKS, words, strict=True)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        rows = (("Axes", self.axes), ("Keep to", self.guide), ("Shift by", self.step_mm), ("Turn by", self.step_deg))
        column.addWidget(field_rows(*rows))
        for box in self.ticks.values():
            column.addWidget(box)
        self.axes.activated.connect(lambda _: state.set(axes=self.axes.currentData()))
        self.guide.activated.connect(lambda _: state.set(constraint=self.guide.currentData()))
        self.step_mm.valueChanged.connect(lambda value: state.set(step_mm=round(value, 2)))
        self.step_deg.valueChanged.connect(lambda value: state.set(step_deg=round(value, 2)))
        for name, box in self.ticks.items():
            box.clicked.connect(lambda on, name=name: state.set(**{name: on}))
        state.changed.connect(self.refresh)
        self.show_guides(())

    def show_guides(self, names: Sequence[str]) -> None:
        """Offer these planes and axes of the plan; one that is gone keeps nothing any more."""
        wanted = ["", *names]
        if [self.guide.itemData(n) for n in range(self.guide.count())] != wanted:
            self.guide.clear()
            self.guide.addItem(say("Nothing: free"), "")
            for name in names:
                self.guide.addItem(guide_words(name), name)
        if self._state.now.constraint not in wanted and names:
            self._state.set(constraint="")
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they are."""
        now = self._state.now
        self.axes.setCurrentIndex(self.axes.findData(now.axes))
        self.axes.setEnabled(not now.constraint)
        self.guide.setCurrentIndex(max(self.guide.findData(now.constraint), 0))
        for field, value in ((self.step_mm, now.step_mm), (self.step_deg, now.step_deg)):
            before = field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(before)
        for name, box in self.ticks.items():
            box.setChecked(getattr(now, name))


def guide_words(name: str) -> str:
    """A guide's name in the user's words; names of things stay theirs."""
    known = {
        "axial plane": say("Axial plane"),
        "coronal plane": say("Coronal plane"),
        "sagittal plane": say("Sagittal plane"),
        "canal axis": say("Axis of the canal"),
    }
    if name in known:
        return known[name]
    if name.startswith(PLANE_OF):
        return say("Plane of {name}", name=name.removeprefix(PLANE_OF))
    return say("Axis {name}", name=name)


def _step(name: str, most: float, step: float, unit: str) -> NumberBox:
    made = NumberBox()
    made.setRange(0.0, most)
    made.setDecimals(1)
    made.setSingleStep(step)
    made.setSuffix(unit)
    made.setSpecialValueText(say("any amount"))
    made.setKeyboardTracking(False)
    made.setAccessibleName(name)
    made.lineEdit().setTextMargins(6, 0, 0, 0)
    return made
