"""What a page waits for before it can start, and the way there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from surgplan.app.parts import button, label
from surgplan.app.words import say
from surgplan.case.document import Case


@dataclass(frozen=True)
class Missing:
    """What is not there yet."""

    words: str
    """What the page waits for, in the user's language."""
    page: str
    """The title of the page where it is made."""


class WaitingCard(QFrame):
    """Says what is missing and goes there; hidden while nothing is."""

    asked_for_page = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        self.words = label("", "caution")
        self.go = button("Go there", main=True)
        self.go.clicked.connect(lambda: self.asked_for_page.emit(self._page))
        column.addWidget(self.words)
        column.addWidget(self.go)
        self._page = ""
        self.hide()

    def show_missing(self, missing: Missing | None) -> None:
        """Say it, or hide."""
        self.setVisible(missing is not None)
        if missing is not None:
            self._page = missing.page
            self.words.setText(missing.words)
            self.go.setText(say("Go to {page}", page=say(missing.page)))


def without_scan(case: Case) -> Missing | None:
    """A scan is missing."""
    return None if case.images else Missing(say("This step waits for a scan."), "Scan")


def without_segment(case: Case) -> Missing | None:
    """A scan or a segment is missing: what comes first is asked for first."""
    if case.segments:
        return None
    return without_scan(case) or Missing(say("This step waits for a segment: a bone, say."), "Segment")
