"""The tools of the editor as buttons, in groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from surgplan.app.editor.tool_table import GROUPS, TOOLS, ToolEntry
from surgplan.app.icons import set_icon
from surgplan.app.parts import label
from surgplan.app.words import say

COLUMNS = 3


class Palette(QWidget):
    """One button a tool; the chosen one stays pressed, and a second click lets go of it."""

    chosen = Signal(str)
    """The name of the tool, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for group in GROUPS:
            column.addWidget(label(group, "hint"))
            grid = QGridLayout()
            grid.setSpacing(4)
            for number, entry in enumerate(tool for tool in TOOLS if tool.group == group):
                grid.addWidget(self._button(entry), number // COLUMNS, number % COLUMNS)
            for n in range(COLUMNS):
                grid.setColumnStretch(n, 1)
            column.addLayout(grid)

    def _button(self, entry: ToolEntry) -> QToolButton:
        made = QToolButton()
        made.setText(say(entry.title))
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setProperty("role", "palette")
        made.setToolTip(say(entry.hint))
        made.setAccessibleName(say(entry.title))
        set_icon(made, entry.icon)
        made.clicked.connect(lambda on, name=entry.name: self.chosen.emit(name if on else ""))
        self._buttons[entry.name] = made
        return made

    def show_chosen(self, name: str) -> None:
        """Press the button of this tool and no other."""
        for own, made in self._buttons.items():
            made.setChecked(own == name)

    def button(self, name: str) -> QToolButton:
        """The button of a tool."""
        return self._buttons[name]
