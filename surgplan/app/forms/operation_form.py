"""A form for any operation: one editor for each field, its explanation as a tool tip, one button that does it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from surgplan.app.forms.choices import CHOICES
from surgplan.app.forms.editor_for import editor_for
from surgplan.app.forms.editors import Crosshair, TextEditor
from surgplan.app.forms.point_editors import PlaneEditor, PointEditor, PointsEditor
from surgplan.app.forms.seeds_editor import SeedsEditor
from surgplan.app.parts import Section, button, label, sentence
from surgplan.app.settings.field_defaults import chosen_values
from surgplan.app.told import named, told
from surgplan.app.words import say
from surgplan.base.errors import BadInput
from surgplan.case.codec import encode, hints, public_name
from surgplan.case.document import Case
from surgplan.case.operation import Operation
from surgplan.case.session import decode_operation
from surgplan.procedures.operation_fields import field_words, first_line

PREVIEW_MS = 120
"""A preview is asked for this long after the last keystroke."""
LABEL_PX = 104
WORDS = {
    "as": "Name",
    "into": "Into segment",
    "on": "On bone",
    "apart_from": "Apart from",
    "body_weight_kg": "Body weight, kg",
    "element_mm": "Element size, mm",
    "held_below_mm": "Held below, mm",
    "min_volume_mm3": "At least, mm³",
}
"""Words for fields whose names don't read well."""


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
        first: Sequence[str] = (),
        values: Mapping[str, Any] | None = None,
        choices: Mapping[str, Callable[[Case], Sequence[str]] | None] | None = None,
        labels: Mapping[str, str] | None = None,
        given: Callable[[], Mapping[str, Any]] = dict,
        propose: Callable[[Case], Mapping[str, Any]] | None = None,
    ) -> None:
        """The fields of `first` in that order, the rest folded away under "More"; without it all of them.

        What `propose` makes of the case stands in fields that the user left alone. Fields that `given` names have no
        editor: their values are asked for when they are needed; None is not known yet.
        """
        super().__init__()
        self._cls = cls
        offered = {**CHOICES, **(choices or {})}
        self._choices = {name: names for name, names in offered.items() if names is not None}
        self._words = {**WORDS, **(labels or {})}
        self._editors: dict[str, Any] = {}
        self._defaults: dict[str, Any] = {}
        self._given, self._propose = given, propose
        self._proposed: dict[str, Any] = {}
        self._touched: set[str] = set()
        names = [public_name(f.name) for f in dataclasses.fields(cls) if public_name(f.name) not in given()]  # type: ignore[arg-type]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows([name for name in first or names if name in names], crosshair))
        rest = [name for name in names if first and name not in first]
        if rest:
            inside = QWidget()
            inside.setLayout(self._rows(rest, crosshair))
            column.addWidget(Section("More", folded=True).add(inside))
        self.button = button(verb, first_line(cls))
        self.button.clicked.connect(self.ask)
        self._complaint = label("", "bad")
        self._complaint.hide()
        column.addWidget(self._complaint)
        column.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._timer.timeout.connect(self._preview)
        self.set_values({**(values or {}), **chosen_values(cls.kind, self._editors)})

    def _rows(self, names: Sequence[str], crosshair: Crosshair) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        fields = {public_name(f.name): f for f in dataclasses.fields(self._cls)}  # type: ignore[arg-type]
        explained = field_words(self._cls)
        for name in names:
            field = fields[name]
            editor = editor_for(name, hints(self._cls)[field.name], crosshair, names=name in self._choices)
            self._defaults[name] = _default(field)
            editor.set_value(None if self._defaults[name] is dataclasses.MISSING else self._defaults[name])
            if isinstance(editor, TextEditor) and not editor.placeholderText() and self._defaults[name] is None:
                editor.setPlaceholderText(say("optional"))
            words = label(self._words.get(name) or field_label(name), "secondary")
            words.setFixedWidth(LABEL_PX)
            words.setMinimumHeight(28)
            words.setBuddy(editor)
            editor.setAccessibleName(words.text())
            for widget in (editor, words):
                widget.setToolTip(told(explained.get(field.name, "")))
            editor.changed.connect(self._edited)
            editor.changed.connect(lambda name=name: self._touched.add(name))
            if isinstance(editor, PlaneEditor | PointsEditor | SeedsEditor):
                form.addRow(words)
                form.addRow(editor)
            else:
                form.addRow(words, editor)
            self._editors[name] = editor
        return form

    def show_case(self, case: Case) -> None:
        """Offer the names that the case has now."""
        for name, editor in self._editors.items():
            if name in self._choices:
                editor.set_choices(list(self._choices[name](case)))
        if self._propose is not None:
            self._fill_in(self._propose(case))

    def _fill_in(self, proposed: Mapping[str, Any]) -> None:
        """Fields that nobody filled in take what is proposed."""
        for name in {**self._proposed, **proposed}.keys() - self._touched:
            default = self._defaults[name]
            self._editors[name].set_value(proposed.get(name, None if default is dataclasses.MISSING else default))
        self._proposed = dict(proposed)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill in some fields."""
        for name, value in values.items():
            self._editors[name].set_value(value)
            self._touched.add(name)

    def editor(self, name: str) -> Any:
        """The editor of a field."""
        return self._editors[name]

    def operation(self) -> Operation:
        """The operation of the fields; BadInput if a field does not fit."""
        data: dict[str, Any] = {"do": self._cls.kind}
        for name, value in self._given().items():
            if value is None:
                raise BadInput(say("choose a {what} first", what=named(name)))
            data[name] = value
        for name, editor in self._editors.items():
            try:
                value = editor.value()
            except ValueError as exc:
                raise BadInput(say("{field}: {why}", field=self._label(name), why=exc)) from exc
            if value is not None:
                data[name] = value
            elif self._defaults[name] is dataclasses.MISSING:
                raise BadInput(self._needed(name, editor))
        return decode_operation(data, {self._cls.kind: self._cls})

    def _needed(self, name: str, editor: Any) -> str:
        field = self._label(name)
        if isinstance(editor, PointEditor):
            return say("{field} is needed: click into the field, then there in a slice", field=field)
        return say("{field} is needed", field=field)

    def _label(self, name: str) -> str:
        return say(self._words.get(name) or field_label(name))

    def refresh(self) -> None:
        """Something that is given changed: what the fields make is another operation now."""
        self._edited()

    def _edited(self) -> None:
        self._complaint.hide()
        self._timer.start()

    def _preview(self) -> None:
        try:
            self.previewed.emit(self.operation())
        except BadInput:
            self.previewed.emit(None)

    def ask(self) -> None:
        """What the button does."""
        try:
            op = self.operation()
        except BadInput as exc:
            self._complaint.setText(sentence(told(str(exc))))
            self._complaint.show()
            return
        self._complaint.hide()
        self._timer.stop()
        self.requested.emit(op)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field is the button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        else:
            super().keyPressEvent(event)


def _default(field: Any) -> Any:
    """A field's default as JSON; MISSING where it needs a value."""
    if field.default is not dataclasses.MISSING:
        return encode(field.default)
    return dataclasses.MISSING if field.default_factory is dataclasses.MISSING else encode(field.default_factory())


def field_label(name: str) -> str:
    """A field's name as words.

    >>> field_label("radius_mm"), field_label("low")
    ('Radius, mm', 'Low')
    """
    units = {"mm": "mm", "mm3": "mm³", "hu": "HU", "kg": "kg", "deg": "°", "n": "N", "mpa": "MPa"}
    words = public_name(name).split("_")
    unit = units.get(words[-1]) if len(words) > 1 else None
    text = " ".join(words[:-1] if unit else words).capitalize()
    return f"{text}, {unit}" if unit else text
