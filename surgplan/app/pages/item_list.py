"""Things of the case in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from surgplan.app.pages.item_row import ItemRow
from surgplan.app.parts import label


class ItemList(QWidget):
    """Things of the case: an eye, a colour, a name, a figure, and what else can be done with each."""

    chosen = Signal(str)
    eye_clicked = Signal(str, bool)
    colour_clicked = Signal(str)
    opacity_changed = Signal(str, float)
    removed = Signal(str)

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._rows: dict[str, ItemRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._empty = label(empty, "hint")
        self._column.addWidget(self._empty)

    def show_items(self, items: list[dict[str, Any]]) -> None:
        """Rows of `id`, `text`, `figure`, and perhaps `colour`, `visible`, `opacity`, `caution`, `chosen`, `removable`.

        A row that has the same parts as before is only brought up to date, so that a slider in it can be dragged.
        """
        self._empty.setVisible(not items)
        kept = list(self._rows) == [item["id"] for item in items] and all(self._rows[item["id"]].fits(item) for item in items)
        if not kept:
            self._make_rows(items)
        for item in items:
            self._rows[item["id"]].show_item(item)

    def _make_rows(self, items: list[dict[str, Any]]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for item in items:
            row = ItemRow(item)
            row.chosen.connect(self.chosen)
            row.eye_clicked.connect(self.eye_clicked)
            row.colour_clicked.connect(self.colour_clicked)
            row.opacity_changed.connect(self.opacity_changed)
            row.removed.connect(self.removed)
            self._rows[str(item["id"])] = row
            self._column.addWidget(row)

    def row(self, item: str) -> ItemRow:
        """The row of a thing."""
        return self._rows[item]
