"""One line under the top bar: what could not be done, where, and what to do; it goes when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from surgplan.app.fault_detail import detail_of
from surgplan.app.icons import set_icon
from surgplan.app.parts import button, sentence, tool
from surgplan.app.told import told
from surgplan.app.words import say

ICONS = {"bad": "error", "caution": "warning", "good": "check"}
DETAIL_PX = 140


class Notice(QFrame):
    """Hidden while there is nothing to say. What is bad has a detail that can be unfolded and copied."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail = button("Details", "What somebody who helps will want to know")
        self.detail.setCheckable(True)
        self.copy, close = tool("copy", "Copy these words with their details"), tool("close", "Close")
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.copied))
        close.clicked.connect(self.hide)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        for widget in (self.detail, self.copy, close):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(say("Details of what went wrong"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setFixedHeight(DETAIL_PX)
        self.text.hide()
        self.detail.toggled.connect(self.text.setVisible)
        column.addWidget(self.text)
        self.setProperty("surface", "panel")
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or nothing while it is hidden."""
        return self._words.text() if self.isVisibleTo(self.parentWidget()) else ""

    @property
    def copied(self) -> str:
        """What is put on the clipboard: the detail, which begins with the words, or the words alone."""
        return self.text.toPlainText() or self._words.text()

    def say(self, words: str, role: str = "bad", detail: str = "") -> None:
        """Show a line in the user's language; `role` is good, caution or bad. What is bad tells the versions at least."""
        set_icon(self._icon, ICONS[role], role)
        self._words.setText(sentence(told(words)))
        self.text.setPlainText(detail or (detail_of(words) if role == "bad" else ""))
        self.detail.setVisible(role == "bad")
        self.detail.setChecked(False)
        self.show()
