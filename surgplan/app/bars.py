"""The bar over the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from surgplan.app.elided_label import ElidedLabel
from surgplan.app.parts import buttons, label, tool
from surgplan.app.words import say

BAR_PX, LEAST_PX = 40, 440
ALL_BUTTONS_PX, SCENARIO_PX = 900, 620
"""Narrower bars leave out something."""


class TopBar(QFrame):
    """Who the case is about, which scenario, undo and redo, theme."""

    def __init__(self, sides: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFixedHeight(BAR_PX)
        self.setProperty("surface", "window")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self._brand = label("surgplan", "heading", wrap=False)
        self.patient = ElidedLabel("secondary")
        self.scenario = label("", "secondary", wrap=False)
        self.state = label("", "secondary", wrap=False)
        self.plan_state = QToolButton()
        self.plan_state.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.plan_state.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.plan_state.setProperty("role", "state")
        self.plan_state.setAccessibleName(say("State of the plan"))
        self.menu = tool("menu", "Menu")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.home = tool("home", "Start page")
        self.open = tool("open", "Open case (Ctrl+O)")
        self.save_as = tool("save", "Save a copy (Ctrl+Shift+S)")
        self.sides = {name: tool(icon_name, name) for name, icon_name in sides}
        self.undo = tool("undo", "Undo (Ctrl+Z)")
        self.redo = tool("redo", "Redo (Ctrl+Shift+Z)")
        self.theme = tool("theme", "Light or dark")
        self.search = tool("search", "Find an action (Ctrl+K)")
        for button in self.sides.values():
            button.setCheckable(True)
        row.addWidget(self.menu)
        row.addWidget(self._brand)
        row.addSpacing(4)
        row.addWidget(self.patient, 1)
        row.addWidget(self.plan_state)
        row.addWidget(self.scenario)
        for button in (*self.sides.values(), self.undo, self.redo, self.search):
            row.addWidget(button)
        self._in_menu = buttons(self.home, self.open, self.save_as, self.theme)
        row.addWidget(self._in_menu)
        row.addWidget(self.state)

    def minimumSizeHint(self) -> QSize:
        """It gives way to the window: see `resizeEvent`."""
        return QSize(LEAST_PX, BAR_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what the menu has too goes first, then what is only told."""
        super().resizeEvent(event)
        self._in_menu.setVisible(self.width() >= ALL_BUTTONS_PX)
        self._brand.setVisible(self.width() >= ALL_BUTTONS_PX)
        self.state.setVisible(self.width() >= ALL_BUTTONS_PX)
        self.scenario.setVisible(self.width() >= SCENARIO_PX)
