"""The bar over the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from surgplan.app.parts import label, tool
from surgplan.app.words import say


class TopBar(QFrame):
    """Who the case is about, which scenario, undo and redo, theme."""

    def __init__(self, sides: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFixedHeight(40)
        self.setProperty("surface", "window")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        brand = label("surgplan", "heading", wrap=False)
        self.patient = label("", "secondary", wrap=False)
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
        row.addWidget(brand)
        row.addSpacing(12)
        row.addWidget(self.patient)
        row.addStretch(1)
        row.addWidget(self.plan_state)
        row.addWidget(self.scenario)
        for button in (*self.sides.values(), self.undo, self.redo, self.search, self.home, self.open, self.save_as, self.theme):
            row.addWidget(button)
        row.addWidget(self.state)
