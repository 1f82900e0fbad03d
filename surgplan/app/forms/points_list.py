"""Points in the patient, each added where the crosshair stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from surgplan.app.forms.editors import Crosshair
from surgplan.app.parts import button, label, tool
from surgplan.app.words import say
from surgplan.base.geometry import Vector


def count_words(count: int) -> str:
    """How many points."""
    return say("1 point") if count == 1 else say("{count} points", count=count)


class PointsList(QWidget):
    """How many points there are, a button that adds the one under the crosshair, and one that forgets the last."""

    changed = Signal()

    def __init__(self, crosshair: Crosshair) -> None:
        super().__init__()
        self.points: list[Vector] = []
        self._count = label("", "secondary", wrap=False)
        self.add_button = button("Add point", "Add the point under the crosshair")
        self.add_button.clicked.connect(lambda: self.add(crosshair()))
        self.drop = tool("undo", "Forget the last point")
        self.drop.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._count, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.drop)
        self._show()

    def add(self, point: Vector | None) -> None:
        """Add a point."""
        if point is not None:
            self.points.append(point)
            self._show()
            self.changed.emit()

    def _drop(self) -> None:
        if self.points:
            self.points.pop()
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        count = len(self.points)
        self._count.setText(count_words(count) if count else say("none"))
        self._count.setToolTip("\n".join(f"L {p[0]:.1f}  P {p[1]:.1f}  S {p[2]:.1f}" for p in self.points))
        self.drop.setEnabled(bool(count))
