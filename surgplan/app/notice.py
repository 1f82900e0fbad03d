"""One line under the top bar: what could not be done, where, and what to do; it goes when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel

from surgplan.app.icons import set_icon
from surgplan.app.parts import sentence, tool

ICONS = {"bad": "error", "caution": "warning", "good": "check"}


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy, close = tool("copy", "Copy these words"), tool("close", "Close")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self._words.text()))
        close.clicked.connect(self.hide)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(copy)
        row.addWidget(close)
        self.setProperty("surface", "panel")
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or nothing while it is hidden."""
        return self._words.text() if self.isVisibleTo(self.parentWidget()) else ""

    def say(self, words: str, role: str = "bad") -> None:
        """Show a line; `role` is good, caution or bad."""
        set_icon(self._icon, ICONS[role], role)
        self._words.setText(sentence(words))
        self.show()
