"""Preferences: the laws, loads and thresholds that forms begin with, with their sources."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from surgplan.app.number_box import NumberBox
from surgplan.app.parts import button, chooser, label, offer_rows
from surgplan.app.preferences import preferences
from surgplan.app.quiet_wheel import quieten
from surgplan.app.settings.field_defaults import DEFAULTS, FieldDefault
from surgplan.app.told import named
from surgplan.app.words import say
from surgplan.base.errors import BadInput


class DefaultsPage(QWidget):
    """One row a value. They hold for forms of cases opened from now on; a study keeps what it was made with."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(label("Values that forms begin with", "heading"))
        words = "They hold for cases opened from now on. What a plan was made with stays in it."
        column.addWidget(label(words, "secondary"))
        self.fields: dict[str, QComboBox | NumberBox] = {}
        self.sources: dict[str, QLabel] = {}
        for row in DEFAULTS:
            self._add(row, column)
        back = button("Back to the program's own values")
        back.clicked.connect(self._reset)
        column.addSpacing(8)
        column.addWidget(back)
        column.addStretch(1)
        quieten(self)
        self.show_kept()

    def _add(self, row: FieldDefault, column: QVBoxLayout) -> None:
        field: QComboBox | NumberBox
        if row.names is not None:
            field = chooser(row.title)
            offer_rows(field, [(named(name), name) for name in row.names()])
            field.activated.connect(lambda _, row=row, field=field: self._take(row, field.currentData()))
        else:
            field = NumberBox()
            field.setAccessibleName(say(row.title))
            field.setRange(row.least, row.most)
            field.setDecimals(1)
            field.editingFinished.connect(lambda row=row, field=field: self._take(row, field.value()))
        self.fields[row.key], self.sources[row.key] = field, label("", "hint")
        title = label(row.title, "group")
        title.setIndent(0)
        title.setBuddy(field)
        for widget in (title, label(row.help, "secondary"), field, self.sources[row.key]):
            column.addWidget(widget)

    def _take(self, row: FieldDefault, value: Any) -> None:
        preferences().set_default(row.key, None if value == row.own else value)
        self.show_kept()

    def _reset(self) -> None:
        for row in DEFAULTS:
            preferences().set_default(row.key, None)
        self.show_kept()

    def show_kept(self) -> None:
        """What is chosen now; what does not fit any more counts as not chosen."""
        kept = preferences().defaults
        for row in DEFAULTS:
            try:
                value = row.checked(kept.get(row.key, row.own))
            except BadInput:
                value = row.own
            field = self.fields[row.key]
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(field.findData(value), 0))
            else:
                field.setValue(float(value))
            self.sources[row.key].setText(row.source(value) if row.source is not None else "")
            self.sources[row.key].setVisible(row.source is not None)
