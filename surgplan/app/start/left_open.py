"""A case that was open when the program ended without closing it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel

from surgplan.app.crash_log import crash_log
from surgplan.app.icons import set_icon
from surgplan.app.parts import button, label
from surgplan.app.recent import left_open, note_closed
from surgplan.app.words import say


class LeftOpen(QFrame):
    """Offers to go on with it, and the error log where the program wrote one since; hidden while there is none."""

    go_on_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        mark = QLabel()
        set_icon(mark, "warning", "caution")
        self.words = label("")
        self.log = button("Copy the error log", "What went wrong in the program, without anything of a patient")
        self.log.clicked.connect(lambda: QApplication.clipboard().setText(crash_log().text()))
        self.later = button("Not now", "It stays among the recent cases")
        self.later.clicked.connect(self._dismiss)
        self.go_on = button("Go on", main=True)
        self.go_on.clicked.connect(lambda: self.go_on_requested.emit(str(self._paths[0])))
        row.addWidget(mark)
        row.addWidget(self.words, 1)
        for made in (self.log, self.later, self.go_on):
            row.addWidget(made)
        self._paths: list[Path] = []

    def refresh(self, entries: list[dict[str, Any]]) -> None:
        """Look again which cases were left; `entries` are those of `recent_cases`."""
        self._paths = left_open()
        self.setVisible(bool(self._paths))
        if not self._paths:
            return
        name, more = self._paths[0].stem, len(self._paths) - 1
        told = say("The program ended while “{name}” was open. Everything done is there.", name=name)
        others = say("So it was with {count} more among the recent cases.", count=more)
        self.words.setText(f"{told} {others}" if more else told)
        opened = next((entry["at"] for entry in entries if entry["path"] == str(self._paths[0])), "")
        self.log.setVisible(_written_since(opened))

    def _dismiss(self) -> None:
        for path in self._paths:
            note_closed(path)
        self.hide()


def _written_since(at: str) -> bool:
    """Whether the error log was written since a case was opened."""
    try:
        return crash_log().path.stat().st_mtime >= datetime.fromisoformat(at).timestamp()
    except (OSError, ValueError):
        return False
