"""Scrolling a page to what has just appeared on it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN_PX = 12


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page a widget stands on until it is seen, once it is laid out."""
    page = widget.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if isinstance(page, QScrollArea):
        area = page
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, MARGIN_PX))
