"""The tools of the editor as buttons, in groups."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from surgplan.app.editor.tool_table import GROUPS, TOOLS, ToolEntry
from surgplan.app.icons import set_icon
from surgplan.app.parts import label
from surgplan.app.words import say

MOST_COLUMNS, GAP_PX = 3, 2


class Palette(QWidget):
    """One button a tool; the chosen one stays pressed, and a second click lets go of it."""

    chosen = Signal(str)
    """The name of the tool, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QToolButton] = {}
        self._grids: list[tuple[QGridLayout, list[QToolButton]]] = []
        self._columns = 0
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for group in GROUPS:
            column.addWidget(label(group, "hint"))
            grid = QGridLayout()
            grid.setSpacing(GAP_PX)
            self._grids.append((grid, [self._button(entry) for entry in TOOLS if entry.group == group]))
            column.addLayout(grid)
        self._arrange(MOST_COLUMNS)

    def _arrange(self, columns: int) -> None:
        """Put the buttons into so many columns of one width."""
        if columns == self._columns:
            return
        self._columns = columns
        for grid, made in self._grids:
            for number, each in enumerate(made):
                grid.removeWidget(each)
                grid.addWidget(each, number // columns, number % columns)
            for n in range(MOST_COLUMNS):
                grid.setColumnStretch(n, int(n < columns))

    def minimumSizeHint(self) -> QSize:
        """One column is enough."""
        widest = max(each.sizeHint().width() for each in self._buttons.values())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as the longest word has room in."""
        super().resizeEvent(event)
        widest = max(each.sizeHint().width() for each in self._buttons.values())
        self._arrange(min(max((self.width() + GAP_PX) // (widest + GAP_PX), 1), MOST_COLUMNS))

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
