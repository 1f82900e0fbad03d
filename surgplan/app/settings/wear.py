"""Changing the colours of everything that is open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from surgplan.app.icons import redraw_icons
from surgplan.app.preferences import preferences
from surgplan.app.theme import theme


def wear(name: str) -> None:
    """Dress all windows in a theme, and remember it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    preferences().set_theme(name)
    theme().apply(app, name)
    for window in app.topLevelWidgets():
        redraw_icons(window)
