"""What to search an archive for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from surgplan.app.parts import button
from surgplan.app.words import say

FIELDS = (
    ("Patient", "patient_name", "Doe*"),
    ("Number", "patient_id", ""),
    ("From", "studied_from", "2024-03-01"),
    ("To", "studied_to", ""),
    ("Kind", "modality", "CT"),
    ("Study", "description", "*hip*"),
)
"""Words before a field, key of the query, an example."""


class SearchForm(QWidget):
    """The keys of a search; those left empty match everything."""

    asked = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        self.fields: dict[str, QLineEdit] = {}
        for words, key, example in FIELDS:
            line = QLineEdit()
            line.setAccessibleName(say(words))
            line.setPlaceholderText(example)
            line.returnPressed.connect(self._ask)
            self.fields[key] = line
            form.addRow(say(words), line)
        self.go = button("Search", main=True)
        self.go.clicked.connect(self._ask)
        form.addRow("", self.go)

    def _ask(self) -> None:
        self.asked.emit(self.query())

    def query(self) -> dict[str, str]:
        """The fields that are filled in; a name without a wildcard also finds what begins with it."""
        found = {key: line.text().strip() for key, line in self.fields.items() if line.text().strip()}
        name = found.get("patient_name")
        if name is not None and not set("*?") & set(name):
            found["patient_name"] = name.replace(", ", "^").replace(",", "^") + "*"
        if "modality" in found:
            found["modality"] = found["modality"].upper()
        return found
