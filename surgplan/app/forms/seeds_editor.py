"""Seeds of several parts: a name and points in each, added where the crosshair stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.forms.editors import Crosshair
from surgplan.app.forms.points_list import count_words
from surgplan.app.parts import button, label, tool
from surgplan.app.words import say
from surgplan.base.geometry import Vector, vector

LEAST_PARTS = 2


class SeedsEditor(QWidget):
    """Rows of a part's name, how many points it has, and a button that adds the point under the crosshair."""

    changed = Signal()

    def __init__(self, crosshair: Crosshair, *, many: bool = True) -> None:
        super().__init__()
        self._crosshair, self._many = crosshair, many
        self._parts: list[SeedsRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)
        more = button("Add part")
        more.clicked.connect(lambda: self._add())
        column.addWidget(more)
        self.set_value(None)

    def _add(self, name: str = "", points: Sequence[Vector] = ()) -> None:
        part = SeedsRow(self._crosshair, name, points, len(self._parts) + 1, many=self._many)
        part.changed.connect(self.changed)
        self._parts.append(part)
        self._rows.addWidget(part)

    @property
    def rows(self) -> list[SeedsRow]:
        """One row a part."""
        return self._parts

    def take(self, point: Vector) -> None:
        """Take over a point that was clicked: into the first part that has none, else into the last; it is named if need be."""
        number, part = next(
            ((n, p) for n, p in enumerate(self._parts) if not p.points), (len(self._parts) - 1, self._parts[-1])
        )
        part.name = part.name or f"part_{number + 1}"
        part.add(point)

    def value(self) -> Any:
        """`{name: [points]}` of the parts that are filled in; ValueError if one has only a name or only points."""
        found: dict[str, Any] = {}
        for part in self._parts:
            name = part.name
            if bool(name) != bool(part.points):
                lacks_point = say("{part} needs a point inside it", part=name)
                raise ValueError(lacks_point if name else say("a part needs a name"))
            if name in found:
                raise ValueError(say("two parts are called {name}", name=name))
            if name:
                found[name] = part.points if self._many else part.points[0]
        return found or None

    def set_value(self, value: Any) -> None:
        """Show parts, and two empty rows where there are none."""
        for old in self._parts:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = []
        for name, points in (value or {}).items():
            self._add(name, points if self._many else [points])
        while len(self._parts) < LEAST_PARTS:
            self._add()

    def set_choices(self, names: Sequence[str]) -> None:
        """Nothing to offer: parts are new."""


class SeedsRow(QWidget):
    """A part: its name, and clicks inside it."""

    changed = Signal()

    def __init__(self, crosshair: Crosshair, name: str, points: Sequence[Vector], number: int, *, many: bool) -> None:
        super().__init__()
        self.points: list[list[float]] = [list(point) for point in points]
        self._many, self._waits = many, False
        self._name = QLineEdit(name)
        self._name.setPlaceholderText(say("name, femur say"))
        self._name.setAccessibleName(say("Name of part {number}", number=number))
        self._name.textEdited.connect(self.changed)
        self._count = label("", "secondary", wrap=False)
        self.add_button = tool("crosshair", "Add the point under the crosshair")
        self.add_button.clicked.connect(lambda: self.add(crosshair()))
        clear = tool("close", "Forget the points of this part")
        clear.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        row.addWidget(self.add_button)
        row.addWidget(clear)
        self._show()

    @property
    def name_field(self) -> QLineEdit:
        """Where its name is typed."""
        return self._name

    def take(self, point: Vector) -> None:
        """Take over a point that was clicked."""
        self.add(point)

    def places(self) -> Sequence[Vector]:
        """The points in LPS mm."""
        return [vector(point) for point in self.points]

    def show_waiting(self, on: bool) -> None:
        """Say that the next click in a slice is taken over, or not any more."""
        self._waits = on
        self._show()

    @property
    def name(self) -> str:
        return self._name.text().strip()

    @name.setter
    def name(self, words: str) -> None:
        self._name.setText(words)

    def add(self, point: Vector | None) -> None:
        if point is not None:
            kept = self.points if self._many else []
            self.points = [*kept, [round(v, 1) for v in point]]
            self._show()
            self.changed.emit()

    def _clear(self) -> None:
        self.points = []
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        count = len(self.points)
        self._count.setText(count_words(count))
        if self._waits and not count:
            self._count.setText(say("click inside it"))
        self._count.setToolTip("\n".join(f"L {p[0]:.1f}  P {p[1]:.1f}  S {p[2]:.1f}" for p in self.points))
