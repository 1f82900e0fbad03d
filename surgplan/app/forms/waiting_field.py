"""The field of the inspector that the next click in a slice goes to, and where such clicks were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.forms.point_editors import PointEditor
from surgplan.app.forms.seeds_editor import SeedsRow
from surgplan.base.geometry import Vector

Field = PointEditor | SeedsRow


class WaitingField(QObject):
    """A field for points takes clicks while it has the focus, and goes on taking them when the views have it."""

    def __init__(self, inspector: QWidget) -> None:
        super().__init__(inspector)
        self._inspector = inspector
        self._waiting: Field | None = None
        self._clicked: list[Field] = []
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def let_go(self) -> None:
        """The case is closed."""
        QApplication.instance().focusChanged.disconnect(self._follow)  # type: ignore[union-attr]
        self._waiting, self._clicked = None, []

    @property
    def waiting(self) -> Field | None:
        """The field that the next click goes to; None where there is none, or it is not seen any more."""
        if self._waiting is not None and not _is_seen(self._waiting):
            self._waiting = None
        return self._waiting

    def take(self, point: Vector) -> bool:
        """Give a click to the field that waits, and let the next empty one of its form wait; whether there was one."""
        field = self.waiting
        if field is None:
            return False
        field.take(point)
        if field not in self._clicked:
            self._clicked.append(field)
        if isinstance(field, PointEditor):
            self._wait(_next_empty(field))
        return True

    def forget(self, *_: object) -> None:
        """Something was done with the points: nothing waits, and they are not drawn any more."""
        self._wait(None)
        self._clicked = []

    def places(self) -> Sequence[Vector]:
        """The points of fields that are seen and took clicks."""
        self._clicked = [field for field in self._clicked if shiboken6.isValid(field)]
        return [point for field in self._clicked if _is_seen(field) for point in field.places()]

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._inspector.isAncestorOf(new):
            return
        field: Any = new
        while field is not None and not isinstance(field, Field):
            field = field.parentWidget()
        self._wait(field)

    def _wait(self, field: Field | None) -> None:
        before, self._waiting = self.waiting, field
        if before is field:
            return
        if before is not None:
            before.show_waiting(False)
            if isinstance(before, PointEditor):
                before.typed.disconnect(self._typed)
        if field is not None:
            field.show_waiting(True)
            if isinstance(field, PointEditor):
                field.typed.connect(self._typed)

    def _typed(self) -> None:
        """What was typed is not to be overwritten by a click."""
        self._wait(None)


def _is_seen(field: Field) -> bool:
    return shiboken6.isValid(field) and field.isVisible()


def _next_empty(field: PointEditor) -> PointEditor | None:
    """The first empty field of the same form, after this one if there is one."""
    form: Any = field.parentWidget()
    while form is not None and not isinstance(form, OperationForm):
        form = form.parentWidget()
    fields = [one for one in form.findChildren(PointEditor) if one.isVisible()] if form is not None else []
    at = fields.index(field) if field in fields else -1
    return next((one for one in [*fields[at + 1 :], *fields[: at + 1]] if one.is_empty()), None)
