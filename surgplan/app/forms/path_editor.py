"""The path of a file, typed or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from surgplan.app.file_dialog import ask_file
from surgplan.app.forms.editors import TextEditor
from surgplan.app.parts import tool
from surgplan.app.words import say


class PathEditor(QWidget):
    """A line for the path, and a button that asks for a file."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = TextEditor(str, "this case")
        choose = tool("folder", "Choose a file")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(choose)
        self._text.changed.connect(self.changed)
        self.setFocusProxy(self._text)

    def value(self) -> Any:
        """The path; None while it is empty."""
        return self._text.value()

    def set_value(self, value: Any) -> None:
        """Show a path."""
        self._text.set_value(value or None)

    def set_choices(self, names: Sequence[str]) -> None:
        """Nothing to offer."""

    def _choose(self) -> None:
        path = ask_file(self, say("Case"), say("Cases (*.surgplan)"))
        if path:
            self.set_value(path)
            self.changed.emit()
