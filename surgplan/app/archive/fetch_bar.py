"""How far a series is on its way, with a way to stop it and to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from surgplan.app.parts import button, label


class FetchBar(QWidget):
    """Words, a bar, and the buttons that fit what is going on."""

    fetch_requested = Signal()
    go_on_requested = Signal()
    """What broke off is to go on, whatever is chosen now."""
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.words = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(180)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self.cancel = button("Cancel")
        self.again = button("Go on", "What has arrived is not fetched again")
        self.fetch = button("Fetch series", main=True)
        self.fetch.clicked.connect(self.fetch_requested)
        self.again.clicked.connect(self.go_on_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        row.addWidget(self.words, 1)
        for widget in (self._bar, self.cancel, self.again, self.fetch):
            row.addWidget(widget)
        self.rest("", can_fetch=False)

    def rest(self, words: str, *, can_fetch: bool, broken: bool = False) -> None:
        """Nothing is under way; after what broke off it can go on."""
        self.words.setText(words)
        self._bar.hide()
        self.cancel.hide()
        self.again.setVisible(broken)
        self.fetch.setVisible(True)
        self.fetch.setEnabled(can_fetch)

    def work(self, fraction: float, words: str) -> None:
        """A series is on its way."""
        self.words.setText(words)
        self._bar.setValue(round(1000 * fraction))
        self._bar.show()
        self.cancel.show()
        self.again.hide()
        self.fetch.hide()
