"""Editors of points and directions in the patient: typed, named, or taken from the crosshair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from surgplan.app.forms.editors import ChoiceEditor, Crosshair, TextEditor, flow, typed_number
from surgplan.app.parts import button, label, tool
from surgplan.app.words import say
from surgplan.base.geometry import Vector, vector

AXES = {"superior": [0, 0, 1], "left": [1, 0, 0], "posterior": [0, 1, 0]}
"""Directions of the patient by name, LPS."""


def three_numbers(text: Any, what: str = "") -> Any:
    """A list of three numbers from what was typed; ValueError with `what` if it is none."""
    what = what or say("a point is three numbers: [L, P, S] in mm")
    if isinstance(text, str):
        parts = text.strip().removeprefix("[").removesuffix("]").split(",")
        try:
            text = [typed_number(part.strip(), listed=True) for part in parts]
        except ValueError as exc:
            raise ValueError(what) from exc
    numbers = isinstance(text, list) and len(text) == 3 and all(isinstance(v, int | float) for v in text)
    if not numbers:
        raise ValueError(what)
    return text


def axis_word(name: str) -> str:
    """A direction of the patient as the user calls it."""
    return say(name)


class PointEditor(QWidget):
    """A point in LPS mm, typed, named, or taken from the crosshair."""

    changed = Signal()
    typed = Signal()
    """The user typed in it."""

    def __init__(self, crosshair: Crosshair, *, named: bool = False) -> None:
        super().__init__()
        self._text: TextEditor | ChoiceEditor = ChoiceEditor(optional=True, free=True) if named else TextEditor(str)
        self._named = named
        entry = self._text.lineEdit() if isinstance(self._text, ChoiceEditor) else self._text
        self._entry, self._default = entry, ""
        self.show_waiting(False)
        self.take_button = tool("crosshair", "Take the point under the crosshair")
        self.take_button.clicked.connect(lambda: self.take(crosshair()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(self.take_button)
        self._text.changed.connect(self.changed)
        self._text.changed.connect(self.typed)
        self.setFocusProxy(self._text)

    def setAccessibleName(self, name: str) -> None:
        """The field in it is called so too: that is what has the keyboard."""
        super().setAccessibleName(name)
        self._text.setAccessibleName(name)

    def show_waiting(self, on: bool) -> None:
        """Say that the next click in a slice is taken over, or not any more."""
        empty = self._default or (say("name or [L, P, S]") if self._named else say("[L, P, S] mm"))
        self._entry.setPlaceholderText(say("click in a slice") if on else empty)

    def show_default(self, words: str) -> None:
        """Say what is taken where it stays empty, in the user's language."""
        self._default = words
        self.show_waiting(False)

    def is_empty(self) -> bool:
        """Whether there is nothing in it yet."""
        return self._text.value() is None

    def places(self) -> Sequence[Vector]:
        """The point in LPS mm, where there is one."""
        try:
            value = self.value()
        except ValueError:
            return ()
        return [vector(value)] if isinstance(value, list) else ()

    def take(self, point: Vector | None) -> None:
        """Take over a point."""
        if point is not None:
            self.set_value([round(v, 1) for v in point])
            self.changed.emit()

    def value(self) -> Any:
        """A name, or three numbers."""
        text = self._text.value()
        if text is None or (self._named and text[:1].isalpha()):
            return text
        return three_numbers(text)

    def set_value(self, value: Any) -> None:
        """Show a point or a name."""
        self._text.set_value(value if value is None or isinstance(value, str) else flow(list(value)))

    def set_choices(self, names: Sequence[str]) -> None:
        """Offer the names of points."""
        self._text.set_choices(names)


class DirectionEditor(ChoiceEditor):
    """A direction: of the patient by name, of an implant, or typed."""

    def __init__(self) -> None:
        super().__init__([axis_word(name) for name in AXES], free=True)
        self.lineEdit().setPlaceholderText(say("superior, or [L, P, S]"))

    def set_choices(self, names: Sequence[str]) -> None:
        """Offer directions of implants after those of the patient."""
        super().set_choices([*(axis_word(name) for name in AXES), *(name for name in names if name not in AXES)])

    def value(self) -> Any:
        """An implant's direction, or three numbers."""
        text = super().value()
        known = {word: axis for name, axis in AXES.items() for word in (name, axis_word(name))}
        if text is None or text in known:
            return None if text is None else known[text]
        if text[:1].isalpha():
            return text
        return three_numbers(text, say("a direction is superior, left, posterior or three numbers: [L, P, S]"))

    def set_value(self, value: Any) -> None:
        """Show a direction."""
        name = next((axis_word(n) for n, axis in AXES.items() if value is not None and list(value) == axis), None)
        super().set_value(name or (value if value is None or isinstance(value, str) else flow(list(value))))


class PlaneEditor(QWidget):
    """A plane by a point on it and its normal; nothing while the point is empty."""

    changed = Signal()

    def __init__(self, crosshair: Crosshair) -> None:
        super().__init__()
        self._origin, self._normal = PointEditor(crosshair), DirectionEditor()
        self._normal.set_value([0, 0, 1])
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(4)
        for words, editor in (("Through", self._origin), ("Normal", self._normal)):
            form.addRow(label(words, "hint", wrap=False), editor)
            editor.setAccessibleName(say(words))
            editor.changed.connect(self.changed)

    def value(self) -> Any:
        """`{origin, normal}` or nothing."""
        origin = self._origin.value()
        return None if origin is None else {"origin": origin, "normal": self._normal.value()}

    def set_value(self, value: Any) -> None:
        """Show a plane."""
        self._origin.set_value(None if value is None else value["origin"])
        self._normal.set_value([0, 0, 1] if value is None else value["normal"])

    def set_choices(self, names: Sequence[str]) -> None:
        """Nothing to offer."""


class PointsEditor(QWidget):
    """Several points, one under the other."""

    changed = Signal()

    def __init__(self, crosshair: Crosshair, *, named: bool = True, least: int = 3) -> None:
        super().__init__()
        self._crosshair, self._named, self._least = crosshair, named, least
        self._names: Sequence[str] = ()
        self._editors: list[PointEditor] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        more = button("Add point", "Another point; empty ones are left out")
        more.clicked.connect(lambda: self._add())
        self._column.addLayout(self._rows)
        self._column.addWidget(more)
        self.set_value(None)

    def _add(self, value: Any = None) -> None:
        editor = PointEditor(self._crosshair, named=self._named)
        editor.setAccessibleName(say("Point {number}", number=len(self._editors) + 1))
        editor.set_choices(self._names)
        editor.set_value(value)
        editor.changed.connect(self.changed)
        self._editors.append(editor)
        self._rows.addWidget(editor)

    def value(self) -> Any:
        """The points that are filled in."""
        return [value for value in (editor.value() for editor in self._editors) if value is not None]

    def set_value(self, value: Any) -> None:
        """Show some points, and as many empty rows as are needed."""
        for old in self._editors:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._editors = []
        for point in [*(value or ()), *[None] * (self._least - len(value or ()))]:
            self._add(point)

    def set_choices(self, names: Sequence[str]) -> None:
        """Offer the names of points."""
        self._names = names
        for editor in self._editors:
            editor.set_choices(names)
