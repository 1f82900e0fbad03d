"""The rail of the path: one button a step, with what is done and what waits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from surgplan.app.icons import pixmap, set_icon
from surgplan.app.theme import theme
from surgplan.app.words import say

MARK_PX, RAIL_PX, LEAST_STEP_PX = 14, 72, 34
MARKS = {"done": ("check", "good"), "waits": ("wait", "hint")}
"""Icon and colour of what a step's standing is marked with; one that can be worked on has no mark."""


@dataclass(frozen=True)
class Standing:
    """Where a step of the path stands."""

    state: Literal["done", "open", "waits"] = "open"
    words: str = ""
    """What it waits for."""


class RailButton(QToolButton):
    """A step, with its mark in the corner."""

    def __init__(self, title: str, icon_name: str, number: int) -> None:
        super().__init__()
        self._title, self._number, self.standing = title, number, Standing()
        self.setText(say(title))
        set_icon(self, icon_name)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setCheckable(True)
        self.setProperty("role", "rail")
        self.show_standing(self.standing)

    def show_standing(self, standing: Standing) -> None:
        """Mark it, and say so to whoever points at it or has it read aloud."""
        self.standing = standing
        told = {"done": say("done"), "open": "", "waits": standing.words}[standing.state]
        name = say("{step} (Alt+{number})", step=say(self._title), number=self._number)
        self.setToolTip(f"{name}\n{told}" if told else name)
        self.setAccessibleName(say(self._title))
        self.setAccessibleDescription(told)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and its mark over it."""
        super().paintEvent(event)
        if self.standing.state in MARKS:
            name, token = MARKS[self.standing.state]
            painter = QPainter(self)
            scale = math.ceil(self.devicePixelRatio())
            picture = pixmap(name, getattr(theme().tokens, token), MARK_PX, scale)
            painter.drawPixmap(QPoint(self.width() - MARK_PX - 8, 6), picture)
            painter.end()


class Rail(QFrame):
    """The path of the work, one button a step."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        self._group = QButtonGroup(self)
        self.steps: dict[str, RailButton] = {}
        for number, (title, icon_name) in enumerate(steps):
            button = RailButton(title, icon_name, number + 1)
            self.steps[title] = button
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        self._high = self.sizeHint().height()
        self.setMinimumHeight(LEAST_STEP_PX * len(self.steps) + 8)
        self.setFixedWidth(max(RAIL_PX, *(button.sizeHint().width() for button in self.steps.values())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the icons do without their words."""
        super().resizeEvent(event)
        low = self.height() < self._high
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if low else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in self.steps.values():
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
                button.setProperty("low", low)
                button.style().unpolish(button)
                button.style().polish(button)

    def choose(self, number: int) -> None:
        """Go to a step."""
        self._group.button(number).setChecked(True)
        self.chosen.emit(number)

    def show_standings(self, standings: dict[str, Standing]) -> None:
        """Mark the steps, by their titles."""
        for title, standing in standings.items():
            self.steps[title].show_standing(standing)
