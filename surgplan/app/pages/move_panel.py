"""Moving what the handles hold by numbers, and what it meets where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from surgplan.app.handle_state import HandleState
from surgplan.app.number_box import NumberBox
from surgplan.app.pages.handle_panel import HandlePanel
from surgplan.app.parts import Section, button, label
from surgplan.app.words import say
from surgplan.base.geometry import Vector
from surgplan.case.document import Case
from surgplan.plan.guides import guides_of

FARTHEST_MM, FULL_TURN_DEG = 500.0, 180.0


class MovePanel(QWidget):
    """Numbers along and about the axes of the handles; one button moves by all of them."""

    move_asked = Signal(object, object)
    """Shift in mm and turn in degrees, each along the three axes of the handles."""
    hold_asked = Signal()
    """The arrow keys should move what is chosen."""

    def __init__(self, state: HandleState) -> None:
        super().__init__()
        self._state = state
        self._chosen = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.title = label("", "secondary")
        self.meets = label("", "hint")
        self.shift = [self._field(say("Shift along {axis}", axis=axis), FARTHEST_MM, " mm") for axis in "xyz"]
        self.turn = [self._field(say("Turn about {axis}", axis=axis), FULL_TURN_DEG, "°") for axis in "xyz"]
        self.go = button("Move", "Turn about x, then y, then z through the middle of the handles, then shift", main=False)
        self.hold = button("Use arrow keys", "Arrow keys shift, Page Up and Page Down go deeper, Shift turns, Ctrl is fine")
        self.settings = HandlePanel(state)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for widget in (self.meets, self._numbers(), self.hold):
            inside.addWidget(widget)
        more = Section("Axes, steps and catching", folded=True).add(self.settings)
        for widget in (self.title, self._body, more):
            self._column.addWidget(widget)
        self.go.clicked.connect(self._ask)
        self.hold.clicked.connect(self.hold_asked)
        state.changed.connect(self._show_axes)
        self.show_subject("")

    def _field(self, name: str, most: float, unit: str) -> NumberBox:
        made = NumberBox()
        made.setRange(-most, most)
        made.setDecimals(1)
        made.setSuffix(unit)
        made.setAccessibleName(name)
        made.setMinimumWidth(92)
        made.lineEdit().setTextMargins(6, 0, 0, 0)
        made.lineEdit().returnPressed.connect(self._ask)
        return made

    def _numbers(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(label("Shift", "secondary", wrap=False), 0, 1)
        grid.addWidget(label("Turn", "secondary", wrap=False), 0, 2)
        self._letters = [label("", "secondary", wrap=False) for _ in range(3)]
        for row, (letter, shift, turn) in enumerate(zip(self._letters, self.shift, self.turn, strict=True), start=1):
            for column, widget in enumerate((letter, shift, turn)):
                grid.addWidget(widget, row, column)
        grid.addWidget(self.go, 4, 1, 1, 2)
        grid.setColumnMinimumWidth(0, 72)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        return box

    def show_subject(self, name: str) -> None:
        """What is moved; nothing leaves only the settings."""
        self._chosen = name
        nothing = say("Choose an implant, a cut or a fragment to move it.")
        self.title.setText(say("The handles hold {name}", name=name) if name else nothing)
        self._body.setVisible(bool(name))
        self._show_axes()

    def show_case(self, case: Case) -> None:
        """Offer what motions can keep to."""
        self.settings.show_guides(list(guides_of(case)))

    def show_meeting(self, words: str) -> None:
        """What it meets where it stands."""
        self.meets.setText(words)
        self.meets.setVisible(bool(words))

    def _show_axes(self) -> None:
        now = self._state.now
        if now.constraint:
            letters = ("x", "y", say("along guide"))
        elif now.axes == "view":
            letters = (say("Right"), say("Up"), say("Towards you"))
        elif now.axes == "patient":
            letters = (say("Left"), say("Posterior"), say("Superior"))
        else:
            letters = ("x", "y", "z")
        for place, letter in zip(self._letters, letters, strict=True):
            place.setText(letter)

    def _ask(self) -> None:
        shift, turn = (tuple(field.value() for field in fields) for fields in (self.shift, self.turn))
        if any(shift) or any(turn):
            self.move_asked.emit(_three(shift), _three(turn))
            for field in (*self.shift, *self.turn):
                field.setValue(0.0)


def _three(values: tuple[float, ...]) -> Vector:
    x, y, z = values
    return x, y, z
