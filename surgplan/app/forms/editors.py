"""Editors of words, numbers, names and ticks; each gives a JSON value, or None for nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import yaml
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QListWidgetItem

from surgplan.app.quiet_wheel import quieten
from surgplan.app.words import decimal, say
from surgplan.base.geometry import Vector

Crosshair = Callable[[], Vector | None]
"""Gives the point all views share."""

ROW_PX = 28
MOST_ROWS = 6
"""Rows of a list of ticks that are seen without scrolling."""


class Editor(Protocol):
    """A widget with a value."""

    changed: Signal

    def value(self) -> Any:
        """The JSON value; None for nothing. ValueError with a sentence if the text is no value."""

    def set_value(self, value: Any) -> None:
        """Show a value."""

    def set_choices(self, names: Sequence[str]) -> None:
        """Offer names, where the field holds names."""


def typed_number(text: str, *, whole: bool = False, listed: bool = False) -> float | int:
    """The decimal number somebody typed, with a point or a comma before its fraction; ValueError for anything else.

    A comma before three digits might part thousands, so it is not guessed; where the comma is the decimal sign, a point
    might. Numbers that are `listed` have commas between them, so their point is the decimal sign in every language.

    >>> typed_number("0250"), typed_number("1,5"), typed_number("-1e-3")
    (250, 1.5, -0.001)
    """
    is_comma = decimal("0.1") == "0,1"
    if not is_comma and re.fullmatch(r"[+-]?\d{1,3},\d{3}", text):
        words = "{text} could be read in two ways; write the fraction with a point, and thousands without a mark"
        raise ValueError(say(words, text=repr(text)))
    if is_comma and not listed and re.fullmatch(r"[+-]?\d{1,3}\.\d{3}", text):
        comma, none = text.replace(".", ",") + "0", text.replace(".", "")
        words = "{text} could be read in two ways; write {fraction} or {thousands}"
        raise ValueError(say(words, text=repr(text), fraction=comma, thousands=none))
    plain = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", plain) or not math.isfinite(float(plain)):
        raise ValueError(say("a number is needed, not {text}", text=repr(text)))
    value = float(plain)
    if whole and value != int(value):
        raise ValueError(say("a whole number is needed, not {text}", text=repr(text)))
    return int(value) if whole or re.fullmatch(r"[+-]?\d+", plain) else value


class TextEditor(QLineEdit):
    """A word, a number or a YAML value in one line."""

    changed = Signal()

    def __init__(self, kind: type, placeholder: str = "") -> None:
        super().__init__()
        self._kind = kind
        self.setPlaceholderText(say(placeholder) if placeholder else "")
        self.textEdited.connect(self.changed)

    def value(self) -> Any:
        text = self.text().strip()
        if not text:
            return None
        if self._kind is str:
            return text
        if self._kind in (int, float):
            return typed_number(text, whole=self._kind is int)
        try:
            return yaml.safe_load(text)
        except yaml.YAMLError as exc:
            raise ValueError(say("{text} can't be read as a value", text=repr(text))) from exc

    def set_value(self, value: Any) -> None:
        text = "" if value is None else value if isinstance(value, str) else flow(value)
        self.setText(decimal(text) if self._kind is float else text)

    def set_choices(self, names: Sequence[str]) -> None:
        """Nothing to offer."""


class NamesEditor(QLineEdit):
    """Names that are typed, with commas between them; none while it is empty."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(say("names, with commas"))
        self.textEdited.connect(self.changed)

    def value(self) -> Any:
        """The names."""
        return [name for part in self.text().strip("[] ").split(",") if (name := part.strip())]

    def set_value(self, value: Any) -> None:
        """Show names."""
        self.setText(", ".join(value or ()))

    def set_choices(self, names: Sequence[str]) -> None:
        """Nothing to offer."""


def flow(value: Any) -> str:
    """A value in one line, as it may be typed."""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, int):
        return str(value)
    return yaml.safe_dump(value, default_flow_style=True, width=1000).strip()


class ChoiceEditor(QComboBox):
    """One of some names. It remembers what was wanted: a name that is not there yet is no other name instead."""

    changed = Signal()

    def __init__(
        self,
        names: Sequence[str] = (),
        *,
        optional: bool = False,
        free: bool = False,
        words: Callable[[str], str] = str,
    ) -> None:
        """With `words`, what is read for each name."""
        super().__init__()
        self._optional, self._free, self._read = optional, free, words
        self._wanted: str | None = None
        self.setEditable(free)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.set_choices(names)
        quieten(self)
        self.activated.connect(self._chosen)
        if free:
            self.editTextChanged.connect(self._typed)

    def _chosen(self) -> None:
        self._wanted = self.currentText() if self._free else self.currentData()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        self._wanted = text
        self.changed.emit()

    def value(self) -> Any:
        """The chosen name, or None."""
        if self._free:
            return self.currentText().strip() or None
        return self.currentData() or None

    def set_value(self, value: Any) -> None:
        """Choose a name, now or when it is offered."""
        self._wanted = None if value is None else str(value)
        self._show_wanted()

    def set_choices(self, names: Sequence[str]) -> None:
        """Offer names; a field that needs one and wants none of its own takes the first."""
        offered = [*([""] if self._optional else []), *names]
        if [self.itemData(n) for n in range(self.count())] != offered:
            self.blockSignals(True)
            self.clear()
            for name in offered:
                self.addItem(self._read(name) if name else "", name)
            self._show_wanted()
            self.blockSignals(False)

    def _show_wanted(self) -> None:
        if self._free:
            self.blockSignals(True)
            self.setEditText(self._wanted or "")
            self.blockSignals(False)
        elif self._wanted is None:
            self.setCurrentIndex(0 if self.count() else -1)
        else:
            self.setCurrentIndex(self.findData(self._wanted))


class FlagEditor(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(self.changed)

    def value(self) -> Any:
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        self.setChecked(bool(value))

    def set_choices(self, names: Sequence[str]) -> None:
        """Nothing to offer."""


class ManyEditor(QListWidget):
    """Some of some names, ticked, in the order of the list."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "ticks")
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.itemChanged.connect(self.changed)
        self._fill([], set())

    def value(self) -> Any:
        """The ticked names."""
        rows = (self.item(n) for n in range(self.count()))
        return [row.text() for row in rows if row.checkState() is Qt.CheckState.Checked]

    def set_value(self, value: Any) -> None:
        """Tick these names and no others."""
        self._fill([self.item(n).text() for n in range(self.count())], set(value or ()))

    def set_choices(self, names: Sequence[str]) -> None:
        """Offer names; those ticked stay ticked."""
        self._fill(names, set(self.value()))

    def _fill(self, names: Sequence[str], ticked: set[str]) -> None:
        self.blockSignals(True)
        self.clear()
        for name in names:
            row = QListWidgetItem(name, self)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
        self.setFixedHeight(ROW_PX * min(max(len(names), 1), MOST_ROWS) + 6)
        self.blockSignals(False)
