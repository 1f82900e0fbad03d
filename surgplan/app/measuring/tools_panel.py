"""The tools for measuring and writing as buttons, what to do next, and the words of a note that waits for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.icons import set_icon
from surgplan.app.measuring.kinds import BY_NAME, KINDS, Kind, written
from surgplan.app.pages.free_name import free_name
from surgplan.app.pages.in_sight import bring_into_sight
from surgplan.app.parts import button, buttons, label
from surgplan.app.view_state import ViewState
from surgplan.app.words import say

COLUMNS = 2


class ToolsPanel(QWidget):
    """One button a tool; a second click, or Escape in a view, lays it down."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        self._buttons: dict[str, QToolButton] = {}
        grid = QGridLayout()
        grid.setSpacing(4)
        for number, kind in enumerate(KINDS):
            grid.addWidget(self._button(kind), number // COLUMNS, number % COLUMNS)
        for n in range(COLUMNS):
            grid.setColumnStretch(n, 1)
        self.hint = label("", "hint")
        self.keep = QCheckBox(say("Keep the tool after each use"))
        self.keep.toggled.connect(lambda on: state.measuring.set(keep=on))
        self.words = QLineEdit()
        self.words.setPlaceholderText(say("Words of the note"))
        self.words.setAccessibleName(say("Words of the note"))
        self.words.returnPressed.connect(self._write)
        self.write = button("Write note", main=True)
        self.write.clicked.connect(self._write)
        self._drop = button("Discard")
        self._drop.clicked.connect(lambda: state.measuring.set(place=()))
        self._note = QWidget()
        note = QVBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(8)
        note.addWidget(self.words)
        note.addWidget(buttons(self.write, self._drop))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        for widget in (self.hint, self._note, self.keep):
            column.addWidget(widget)
        self._waiting = False
        state.measuring.changed.connect(self._follow)
        self._follow()

    def _button(self, kind: Kind) -> QToolButton:
        made = QToolButton()
        made.setText(say(kind.title))
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setProperty("role", "palette")
        made.setToolTip(say(kind.hints[0]))
        made.setAccessibleName(say(kind.title))
        set_icon(made, kind.icon)
        made.clicked.connect(lambda on, name=kind.name: self._state.measuring.set(tool=name if on else "", place=()))
        self._buttons[kind.name] = made
        return made

    def button(self, name: str) -> QToolButton:
        """The button of a tool."""
        return self._buttons[name]

    def _follow(self) -> None:
        now = self._state.measuring.now
        for name, made in self._buttons.items():
            made.setChecked(name == now.tool)
        self.keep.setChecked(now.keep)
        kind, waiting = BY_NAME.get(now.tool), bool(now.place)
        words = say("Choose a tool, then click in a slice or on a surface. Points can be dragged afterwards.")
        if kind is not None:
            words = say(kind.hints[min(now.count, len(kind.hints) - 1)])
        self.hint.setText(say("Write what should stand there.") if waiting else words)
        self._note.setVisible(waiting)
        if waiting and not self._waiting:
            self.words.clear()
            self.words.setFocus()
            bring_into_sight(self._note)
        self._waiting = waiting

    def _write(self) -> None:
        place = self._state.measuring.now.place
        name = free_name(self._bridge.case, "note")
        if place:
            self._bridge.do(
                written(name, self.words.text(), place),
                then=lambda: self._state.measuring.set(place=(), chosen=name),
            )
