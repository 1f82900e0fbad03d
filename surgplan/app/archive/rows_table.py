"""Rows an archive gave, as a table that sorts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from surgplan.app.words import say

Row = Mapping[str, Any]
ROW = Qt.ItemDataRole.UserRole

STUDY_COLUMNS = (
    ("Patient", "patient_name", 170),
    ("Number", "patient_id", 100),
    ("Born", "birth_date", 96),
    ("Date", "date", 96),
    ("Study", "description", 180),
    ("Kind", "modalities", 60),
    ("Series", "series", 52),
)
SERIES_COLUMNS = (
    ("Nr.", "number", 44),
    ("Kind", "modality", 52),
    ("Series", "description", 240),
    ("Body part", "body_part", 96),
    ("Images", "instances", 60),
)
"""Heading, key of the row, width in pixels."""


class _Item(QTreeWidgetItem):
    """Sorts numbers as numbers."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        column = self.treeWidget().sortColumn()
        mine, theirs = self.text(column), other.text(column)
        if mine.isdigit() and theirs.isdigit():
            return int(mine) < int(theirs)
        return mine.casefold() < theirs.casefold()


class RowsTable(QTreeWidget):
    """One line a study or a series."""

    chosen = Signal(object)
    """The row the user stands on, or None."""

    def __init__(self, name: str, columns: Sequence[tuple[str, str, int]]) -> None:
        super().__init__()
        self._columns = columns
        self.setAccessibleName(say(name))
        self.setHeaderLabels([say(heading) for heading, _, _ in columns])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSortingEnabled(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(False)
        for number, (_, _, width) in enumerate(columns):
            self.setColumnWidth(number, width)
        widest = max(range(len(columns)), key=lambda number: columns[number][2])
        self.header().setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(lambda now, before: self.chosen.emit(self.row))

    @property
    def row(self) -> Row | None:
        """The row the user stands on."""
        item = self.currentItem()
        found: Row | None = None if item is None else item.data(0, ROW)
        return found

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the lines; the first is stood on."""
        self.setSortingEnabled(False)
        self.clear()
        for row in rows:
            item = _Item([cell_words(row.get(key)) for _, key, _ in self._columns])
            item.setData(0, ROW, row)
            self.addTopLevelItem(item)
        self.setSortingEnabled(True)
        if rows:
            self.setCurrentItem(self.topLevelItem(0))
        self.chosen.emit(self.row)


def cell_words(value: object) -> str:
    """A value in a cell: nothing for what is not known, a name as people write it.

    >>> cell_words(None), cell_words(["CT", "SR"]), cell_words("Doe^Jane")
    ('', 'CT, SR', 'Doe, Jane')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return ", ".join(filter(None, str(value).split("^")))
