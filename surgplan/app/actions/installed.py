"""The actions of a window as Qt has them: with shortcuts, in menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from surgplan.app.actions.action import Action
from surgplan.app.actions.table import ACTIONS, MENUS
from surgplan.app.preferences import preferences
from surgplan.app.words import say

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


HELP_HERE = "help.here"
"""Works in every window of the program."""


class Installed:
    """One QAction for each action of the table; `refresh` follows what is available and the user's own shortcuts."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._made: dict[str, QAction] = {}
        for action in ACTIONS:
            made = QAction(window)
            made.setCheckable(action.checked is not None)
            if action.id == HELP_HERE:
                made.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            made.triggered.connect(lambda _=False, action=action: self._run(action))
            window.addAction(made)
            self._made[action.id] = made
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    def _run(self, action: Action) -> None:
        if action.available(self._window):
            action.run(self._window)

    def refresh(self) -> None:
        """Say anew what each is called, which keys it has, and whether it can be done now."""
        own = preferences().shortcuts
        for action in ACTIONS:
            made = self._made[action.id]
            made.setText(say(action.title))
            made.setStatusTip(say(action.help) if action.help else "")
            made.setShortcut(QKeySequence(own.get(action.id, action.keys)))
            made.setEnabled(action.available(self._window))
            if action.checked is not None:
                made.setChecked(made.isEnabled() and action.checked(self._window))
        self._show_tips()

    def tip(self, action_id: str, words: str = "") -> str:
        """What a button that does the same says: its words, or the action's title, with the keys."""
        made = self._made[action_id]
        keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        told = words or made.text().rstrip("…")
        return say("{words} ({keys})", words=told, keys=keys) if keys else told

    def _show_tips(self) -> None:
        top = self._window.top
        buttons = {"file.open": top.open, "file.save_copy": top.save_as, "edit.find": top.search, "file.close": top.home}
        sides = {"measure.list": "Measures", "view.settings": "Views", "edit.history": "History"}
        for action_id, button in {**buttons, **{key: top.sides[title] for key, title in sides.items()}}.items():
            button.setToolTip(self.tip(action_id))

    def menu(self) -> QMenu:
        """All of them, one menu in the other, with their keys."""
        self.refresh()
        whole = QMenu(self._window)
        for group, title in MENUS.items():
            part = whole.addMenu(say(title))
            for action in ACTIONS:
                if action.menu == group:
                    part.addAction(self._made[action.id])
        return whole
