"""Plays the phases of a sequence, and plans on the one that is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.cine_state import FASTEST, SLOWEST
from surgplan.app.icons import set_icon
from surgplan.app.number_box import NumberBox
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import button, buttons, label, tool
from surgplan.app.showing_cine import fitting
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.case.document import Image
from surgplan.imaging.choose_phase import ChoosePhase


class CinePanel(QWidget):
    """Changes the view state; only “Plan on this phase” changes the case."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.hint = label("This scan is a single volume. A sequence imported with all its phases plays here.", "hint")
        self.back, self.play = tool("step-back", "Phase before"), tool("play", "Play the phases")
        self.on = tool("step-on", "Next phase")
        self.phase = QSlider(Qt.Orientation.Horizontal)
        self.phase.setAccessibleName(say("Phase that is shown"))
        self.words = label("", "secondary")
        self.speed = NumberBox()
        self.speed.setRange(SLOWEST, FASTEST)
        self.speed.setDecimals(1)
        self.speed.setSuffix(say(" a second"))
        self.speed.setKeyboardTracking(False)
        self.speed.setAccessibleName(say("Phases a second"))
        self.swings = QCheckBox(say("Back and forth"))
        self.plan = button("Plan on this phase", "Segments made before keep their shape")
        self.planned = button("Show the planned phase")
        self.room = label("", "hint")
        row = buttons(self.back, self.play, self.on)
        row.layout().addStretch(1)
        self._speed_row = field_rows(("Speed", self.speed))
        self._all = (row, self.phase, self.words, self._speed_row, self.swings, buttons(self.plan, self.planned), self.room)
        for widget in (self.hint, *self._all):
            column.addWidget(widget)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        cine = self._state.cine
        self.back.clicked.connect(lambda: step(self._state, self._bridge, -1))
        self.on.clicked.connect(lambda: step(self._state, self._bridge, 1))
        self.play.clicked.connect(lambda: play(self._state, self._bridge))
        self.phase.valueChanged.connect(self._choose)
        self.speed.valueChanged.connect(lambda value: cine.set(per_second=value))
        self.swings.clicked.connect(lambda on: cine.set(swings=on))
        self.plan.clicked.connect(self._plan)
        self.planned.clicked.connect(lambda: cine.set(phase="", playing=False))
        for told in (cine.changed, self._state.changed, self._bridge.case_changed):
            told.connect(lambda *_: self.refresh())

    @property
    def _image(self) -> Image | None:
        image = self._state.shown_image(self._bridge.case)
        return image if image is not None and len(image.phases) > 1 else None

    def refresh(self) -> None:
        """Show the sequence in the slices, if it is one."""
        image, now = self._image, self._state.cine.now
        self.hint.setVisible(image is None)
        for widget in self._all:
            widget.setVisible(image is not None)
        if image is None:
            return
        number, count = self._state.cine.number(image), len(image.phases)
        before = self.phase.blockSignals(True)
        self.phase.setRange(0, count - 1)
        self.phase.setValue(number)
        self.phase.blockSignals(before)
        words = {"phase": image.phases[number].name, "number": number + 1, "count": count}
        self.words.setText(say("{phase} ({number} of {count})", **words))
        set_icon(self.play, "pause" if now.playing else "play")
        self.play.setToolTip(say("Pause") if now.playing else say("Play the phases"))
        self.play.setAccessibleName(self.play.toolTip())
        before = self.speed.blockSignals(True)
        self.speed.setValue(now.per_second)
        self.speed.blockSignals(before)
        self.swings.setChecked(now.swings)
        other = image.phases[number].name != image.phase
        self.plan.setEnabled(other and not now.playing)
        self.planned.setEnabled(other)
        fit = fitting(image)
        self.room.setVisible(fit < count)
        self.room.setText(
            say("{fit} of {count} phases find room in memory; the others are read in their turn.", fit=fit, count=count)
        )

    def _choose(self, number: int) -> None:
        image = self._image
        if image is not None:
            self._state.cine.set(playing=False)
            self._state.cine.show(image, number)

    def _plan(self) -> None:
        image = self._image
        if image is not None:
            name = image.phases[self._state.cine.number(image)].name
            self._bridge.do(ChoosePhase(image.id, name), then=lambda: self._state.cine.set(phase=""))


def step(state: ViewState, bridge: Bridge, phases: int) -> None:
    """Stop, and show a phase further on or back."""
    image = state.shown_image(bridge.case)
    if image is not None and len(image.phases) > 1:
        state.cine.set(playing=False)
        state.cine.show(image, state.cine.number(image) + phases)


def play(state: ViewState, bridge: Bridge) -> None:
    """Play, or pause where it is."""
    image = state.shown_image(bridge.case)
    if image is not None and len(image.phases) > 1:
        state.cine.set(image=image.id, phase=state.cine.now.phase if state.cine.now.image == image.id else "")
        state.cine.set(playing=not state.cine.now.playing)
