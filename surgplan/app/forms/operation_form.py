"""A form for any operation: one editor for each field, its explanation as a tool tip, one button that does it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from surgplan.app.forms.choices import CHOICES
from surgplan.app.forms.editors import Crosshair, editor_for
from surgplan.base.errors import BadInput
from surgplan.case.codec import encode, hints, public_name
from surgplan.case.document import Case
from surgplan.case.operation import Operation
from surgplan.case.session import decode_operation
from surgplan.cli.fields import field_words, first_line

PREVIEW_MS = 120
"""A preview is asked for this long after the last keystroke."""


class OperationForm(QWidget):
    """The fields of one kind of operation, and the button that carries it out."""

    requested = Signal(object)
    """The operation the user asked for."""
    previewed = Signal(object)
    """The operation as the fields have it now, or None while they make none."""

    def __init__(
        self,
        cls: type[Operation],
        verb: str,
        crosshair: Crosshair,
        *,
        fields: Sequence[str] = (),
        fixed: Mapping[str, Any] | None = None,
        choices: Mapping[str, Callable[[Case], Sequence[str]]] | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._cls = cls
        self._fixed = dict(fixed or {})
        self._choices = {**CHOICES, **(choices or {})}
        all_fields = {public_name(f.name): f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        shown = [name for name in (fields or all_fields) if name not in self._fixed]
        words = field_words(cls)
        self._editors: dict[str, Any] = {}
        self._defaults: dict[str, Any] = {}
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for name in shown:
            field = all_fields[name]
            editor = editor_for(name, hints(cls)[field.name], crosshair, names=name in self._choices)
            default = None if field.default is dataclasses.MISSING else encode(field.default)
            self._defaults[name] = default
            editor.set_value(default)
            editor.setToolTip(words.get(field.name, ""))
            label = QLabel((labels or {}).get(name, _label(name)))
            label.setToolTip(words.get(field.name, ""))
            label.setProperty("role", "secondary")
            label.setBuddy(editor)
            editor.setAccessibleName(label.text())
            editor.changed.connect(self._edited)
            form.addRow(label, editor)
            self._editors[name] = editor
        self.button = QPushButton(verb)
        self.button.setToolTip(first_line(cls))
        self.button.clicked.connect(self._ask)
        self._complaint = QLabel()
        self._complaint.setProperty("role", "bad")
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self._complaint)
        column.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._timer.timeout.connect(self._preview)

    def show_case(self, case: Case) -> None:
        """Offer the names that the case has now."""
        for name, editor in self._editors.items():
            if name in self._choices:
                editor.set_choices(list(self._choices[name](case)))

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill in some fields."""
        for name, value in values.items():
            self._editors[name].set_value(value)

    def editor(self, name: str) -> Any:
        """The editor of a field."""
        return self._editors[name]

    def operation(self) -> Operation:
        """The operation of the fields; BadInput if a field does not fit."""
        data: dict[str, Any] = {"do": self._cls.kind, **self._fixed}
        for name, editor in self._editors.items():
            try:
                value = editor.value()
            except ValueError as exc:
                raise BadInput(f"{_label(name)}: {exc}") from exc
            if value is None and self._defaults[name] is not None:
                continue
            if value is not None:
                data[name] = value
        return decode_operation(data, {self._cls.kind: self._cls})

    def _edited(self) -> None:
        self._complaint.hide()
        self._timer.start()

    def _preview(self) -> None:
        try:
            self.previewed.emit(self.operation())
        except BadInput:
            self.previewed.emit(None)

    def _ask(self) -> None:
        try:
            op = self.operation()
        except BadInput as exc:
            self._complaint.setText(str(exc))
            self._complaint.show()
            return
        self._complaint.hide()
        self.requested.emit(op)


def _label(name: str) -> str:
    """A field's name as words: `min_volume_mm3` becomes `Min volume, mm³`."""
    units = {"mm": "mm", "mm3": "mm³", "hu": "HU", "kg": "kg", "deg": "°", "n": "N", "mpa": "MPa"}
    words = public_name(name).split("_")
    unit = units.get(words[-1]) if len(words) > 1 else None
    text = " ".join(words[:-1] if unit else words)
    text = {"as": "Name", "into": "Into segment", "at": "At", "on": "On bone"}.get(text, text.capitalize())
    return f"{text}, {unit}" if unit else text
