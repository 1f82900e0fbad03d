"""The line that says a plan is locked, with the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from surgplan.app.icons import set_icon
from surgplan.app.parts import button, label
from surgplan.app.plan_state import state_sentence
from surgplan.app.words import say
from surgplan.case.session import Session
from surgplan.case.state import is_locked


class LockBar(QFrame):
    """Hidden while the case can be changed."""

    unlock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        mark = QLabel()
        set_icon(mark, "lock", "good")
        self.words = label("")
        self.unlock = button("Unlock…", "Makes it a draft again, with a reason that stays in the history")
        self.unlock.clicked.connect(self.unlock_requested)
        row.addWidget(mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.unlock)
        self.setProperty("surface", "panel")
        self.hide()

    def show_state(self, session: Session | None) -> None:
        """Follow the open case."""
        locked = session is not None and is_locked(session.case)
        self.setVisible(locked)
        if session is not None and locked:
            self.words.setText(say("{state}. Nothing can be changed until it is unlocked.", state=state_sentence(session)))
            self.unlock.setVisible(not session.read_only)
