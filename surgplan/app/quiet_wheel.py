"""Turning the wheel over the inspector scrolls it and never changes a value the pointer happens to pass."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget

KINDS = (QComboBox, QAbstractSpinBox, QAbstractSlider)


class _Guard(QObject):
    """Hands the wheel on to what lies behind; only a number or slider the user works in takes it, a list of choices never."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks this for each event of a guarded field."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus() and not isinstance(watched, QComboBox):
            return False
        event.ignore()
        return True


_GUARD: list[_Guard] = []


def quieten(inside: QWidget) -> None:
    """Guard the fields in a widget, and itself if it is one."""
    if not _GUARD:
        _GUARD.append(_Guard())
    for field in (inside, *inside.findChildren(QWidget)):
        if isinstance(field, KINDS) and not isinstance(field, QScrollBar):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # with the usual one the wheel itself gives the focus
            field.installEventFilter(_GUARD[0])
