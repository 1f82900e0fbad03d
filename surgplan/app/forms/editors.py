"""One editor for each type of field; each gives a JSON value, or None for nothing."""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Protocol, Union

import yaml
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QToolButton, QWidget

from surgplan.app.icons import icon
from surgplan.base.geometry import Vector

Crosshair = Callable[[], Vector | None]


class Editor(Protocol):
    """A widget with a value."""

    changed: Signal

    def value(self) -> Any:
        """The JSON value; None for nothing. ValueError with a sentence if the text is no value."""

    def set_value(self, value: Any) -> None:
        """Show a value."""

    def set_choices(self, names: Sequence[str]) -> None:
        """Offer names, where the field holds names."""


class TextEditor(QLineEdit):
    """A word, a number or a YAML value in one line."""

    changed = Signal()

    def __init__(self, kind: type, placeholder: str = "") -> None:
        super().__init__()
        self._kind = kind
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.changed)

    def value(self) -> Any:
        text = self.text().strip()
        if not text:
            return None
        if self._kind is str:
            return text
        try:
            data = yaml.safe_load(text.replace(",", ".") if self._kind is float and text.count(",") == 1 else text)
        except yaml.YAMLError as exc:
            raise ValueError(f"{text!r} can't be read as a value") from exc
        if self._kind in (int, float) and (not isinstance(data, int | float) or not math.isfinite(data)):
            raise ValueError(f"a number is needed, not {text!r}")
        return data

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else value if isinstance(value, str) else _flow(value))

    def set_choices(self, names: Sequence[str]) -> None:
        """Nothing to offer."""


def _flow(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, int):
        return str(value)
    return yaml.safe_dump(value, default_flow_style=True, width=1000).strip()


class ChoiceEditor(QComboBox):
    """One of some names."""

    changed = Signal()

    def __init__(self, names: Sequence[str] = (), *, optional: bool = False, free: bool = False) -> None:
        super().__init__()
        self._optional = optional
        self.setEditable(free)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(names)
        self.activated.connect(self.changed)
        if free:
            self.editTextChanged.connect(self.changed)

    def value(self) -> Any:
        return self.currentText().strip() or None

    def set_value(self, value: Any) -> None:
        text = "" if value is None else str(value)
        at = self.findText(text)
        if at < 0 and text and self.isEditable():
            self.setEditText(text)
        elif at >= 0:
            self.setCurrentIndex(at)

    def set_choices(self, names: Sequence[str]) -> None:
        before = self.currentText()
        if [self.itemText(n) for n in range(self.count())] == [*([""] if self._optional else []), *names]:
            return
        self.blockSignals(True)
        self.clear()
        self.addItems([*([""] if self._optional else []), *names])
        self.set_value(before)
        if self.isEditable() and self.findText(before) < 0:
            self.setEditText(before)
        self.blockSignals(False)


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


class PointEditor(QWidget):
    """A point in LPS mm, typed, named, or taken from the crosshair."""

    changed = Signal()

    def __init__(self, crosshair: Crosshair, *, named: bool = False) -> None:
        super().__init__()
        self._named = named
        self._text: TextEditor | ChoiceEditor = ChoiceEditor(optional=True, free=True) if named else TextEditor(list)
        if isinstance(self._text, TextEditor):
            self._text.setPlaceholderText("[L, P, S] mm")
        take = QToolButton()
        take.setIcon(icon("crosshair"))
        take.setToolTip("Take the point under the crosshair")
        take.setAccessibleName("Take the point under the crosshair")
        take.clicked.connect(lambda: self._take(crosshair()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(take)
        self._text.changed.connect(self.changed)

    def _take(self, point: Vector | None) -> None:
        if point is not None:
            self.set_value([round(v, 2) for v in point])
            self.changed.emit()

    def value(self) -> Any:
        text = self._text.value()
        if isinstance(text, str) and text.startswith("["):
            try:
                text = yaml.safe_load(text)
            except yaml.YAMLError as exc:
                raise ValueError(f"{text!r} is no point; write [L, P, S] in mm") from exc
        if text is not None and not isinstance(text, str) and (not isinstance(text, list) or len(text) != 3):
            raise ValueError("a point is three numbers: [L, P, S] in mm")
        return text

    def set_value(self, value: Any) -> None:
        self._text.set_value(value if value is None or isinstance(value, str) else _flow(list(value)))

    def set_choices(self, names: Sequence[str]) -> None:
        self._text.set_choices(names)


class ManyEditor(QListWidget):
    """Some of some names, ticked, in the order of the list."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(96)
        self.itemChanged.connect(self.changed)

    def value(self) -> Any:
        rows = (self.item(n) for n in range(self.count()))
        return [row.text() for row in rows if row.checkState() is Qt.CheckState.Checked]

    def set_value(self, value: Any) -> None:
        self._fill([self.item(n).text() for n in range(self.count())], set(value or ()))

    def set_choices(self, names: Sequence[str]) -> None:
        self._fill(names, set(self.value()))

    def _fill(self, names: Sequence[str], ticked: set[str]) -> None:
        self.blockSignals(True)
        self.clear()
        for name in names:
            row = QListWidgetItem(name, self)
            row.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)


def editor_for(name: str, wanted: Any, crosshair: Crosshair, *, names: bool) -> Any:
    """The editor of a field; `names` says that it holds names of the case's things."""
    options = [a for a in typing.get_args(wanted) if a is not type(None)] if _is_union(wanted) else [wanted]
    optional = _is_union(wanted) and type(None) in typing.get_args(wanted)
    main = options[0]
    if Vector in options:
        return PointEditor(crosshair, named=str in options)
    if typing.get_origin(main) is Literal:
        return ChoiceEditor([str(a) for a in typing.get_args(main)], optional=optional)
    if main is bool:
        return FlagEditor()
    if typing.get_origin(main) is tuple and names:
        return ManyEditor()
    if main is str and names:
        return ChoiceEditor(optional=optional, free=True)
    if main in (str, int, float):
        return TextEditor(main)
    hint = "{name: value}" if isinstance(typing.get_origin(main), type) and issubclass(typing.get_origin(main), Mapping) else ""
    return TextEditor(list, hint)


def _is_union(wanted: Any) -> bool:
    return typing.get_origin(wanted) in (Union, types.UnionType)


__all__ = ["ChoiceEditor", "Editor", "FlagEditor", "ManyEditor", "PointEditor", "TextEditor", "editor_for"]
