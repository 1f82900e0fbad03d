"""What a plan of a hip needs next, said above a page, and the way to the place where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from surgplan.app.pages.proposals import HEAD, femur, uncut
from surgplan.app.parts import button, label
from surgplan.app.words import say
from surgplan.case.document import Case

SHAFT = {"shaft_proximal", "shaft_distal"}


@dataclass(frozen=True)
class Next:
    """One step."""

    words: str
    """What to do, in the user's language."""
    place: str = ""
    """The title of the section or tool of the page where it is done; nothing if it is done on another page."""
    page: str = ""


def next_of_segments(case: Case) -> Next | None:
    """What follows the bone preset; None before it, and where nothing speaks for a hip."""
    marked = [segment for segment in case.segments.values() if segment.voxel_count]
    if len(marked) == 1 and marked[0].tissue == "bone" and not femur(case):
        return Next(say("Next: part bones that meet in a joint, femur and pelvis say."), "Split joint")
    if len(marked) > 1 and femur(case) and not case.landmarks:
        return Next(say("Next: the plan of the hip."), page="Plan")
    return None


def next_of_plan(case: Case) -> Next | None:
    """The next step of a hip's plan; None where there is no femur, or all of it is done."""
    if not femur(case):
        return None
    bone, template = "Landmarks from the bone", "Template a stem"
    if HEAD not in case.landmarks:
        return Next(say("Next: the centre of the femoral head. Click in its middle in a slice, then press “Fit head”."), bone)
    if not case.landmarks.keys() >= SHAFT:
        return Next(say("Next: the shaft. Click near its top and low on it in a slice, then press “Fit shaft”."), bone)
    if not case.implants:
        return Next(say("Next: a stem. The size and place that fill the canal are proposed."), template)
    if uncut(case) is not None:
        return Next(say("Next: the cut of the neck. It is filled in where the stem wants it."), "Cuts")
    if not case.studies:
        return Next(say("Next: measure the fit below, or load bone and stem on the page Simulate."), page="Simulate")
    return None


class NextCard(QFrame):
    """Says the next step and goes there; hidden while there is none."""

    place_asked = Signal(str)
    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        self.words = label("")
        self.go = button("Go there")
        self.go.clicked.connect(self._go)
        column.addWidget(self.words)
        column.addWidget(self.go)
        self._next = Next("")
        self.hide()

    def show_next(self, found: Next | None) -> None:
        """Say what is next, or hide."""
        self.setVisible(found is not None)
        if found is not None:
            self._next = found
            self.words.setText(found.words)
            self.go.setText(say("Go to {page}", page=say(found.page or found.place)))

    def _go(self) -> None:
        if self._next.page:
            self.page_asked.emit(self._next.page)
        else:
            self.place_asked.emit(self._next.place)
