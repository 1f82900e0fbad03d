"""Walks through the widgets that are in sight and tells which words have too little room, and what has no name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QTextEdit,
    QToolButton,
    QWidget,
)

from surgplan.app.elided_label import ElidedLabel
from surgplan.app.parts import Section

NAMED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
)
"""What a reader of screens must be able to name."""
SLACK_PX = 1
"""Widths are rounded."""


def settled() -> None:
    """Lay out what waits to be laid out."""
    for _ in range(4):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def unfold(root: QWidget) -> None:
    """Open every section in sight, those inside others too."""
    for _ in range(3):
        for section in root.findChildren(Section):
            if section.isVisible() and not section.is_open:
                section.open()
        settled()


def in_sight(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets of a window."""
    yield from (each for each in root.findChildren(QWidget) if each.isVisible() and each.window() is root.window())


def said_by(widget: QWidget) -> str:
    """Class, name and words of a widget, to find it in the code."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    parents, above = [], widget.parentWidget()
    while above is not None and len(parents) < 8:
        if not type(above).__name__.startswith("Q"):
            parents.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(widget).__name__} {words!r} {widget.width()}x{widget.height()} in {' < '.join(parents)}"


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons whose words need more room than they have, and pages that are wider than what they lie in."""
    found = [said_by(widget) for widget in in_sight(root) if isinstance(widget, QSplitter) and _overflows(widget)]
    for widget in in_sight(root):
        wide, high = _lacking(widget)
        if wide > SLACK_PX or high > SLACK_PX:
            found.append(f"lacks {max(wide, 0)}x{max(high, 0)}: {said_by(widget)}")
    return found


def _overflows(splitter: QSplitter) -> bool:
    """Whether its parts need more room than it has: then they lie over each other."""
    seen = [splitter.widget(n) for n in range(splitter.count()) if splitter.widget(n).isVisible()]
    return any(not splitter.rect().contains(part.geometry()) for part in seen)


def _lacking(widget: QWidget) -> tuple[int, int]:
    """How many points of width and height are missing."""
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        inside = widget.widget()
        return (inside.width() - widget.viewport().width(), 0) if inside is not None else (0, 0)
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
        return _lacking_label(widget)
    if isinstance(widget, QCheckBox | QRadioButton):
        return widget.sizeHint().width() - widget.width(), widget.fontMetrics().height() - widget.height()
    if isinstance(widget, QPushButton | QToolButton) and widget.text():
        return _lacking_button(widget)
    return 0, 0


def _lacking_label(label: QLabel) -> tuple[int, int]:
    if label.wordWrap():
        need = max((label.fontMetrics().horizontalAdvance(word) for word in label.text().split()), default=0)
        room = label.contentsRect().width()
        return (0 if "<" in label.text() else need - room), label.heightForWidth(label.width()) - label.height()
    return label.sizeHint().width() - label.width(), label.fontMetrics().height() - label.contentsRect().height()


def _lacking_button(made: QPushButton | QToolButton) -> tuple[int, int]:
    """Its own measure of itself counts icon, words and edges; words that may be shortened are no fault."""
    only_icon = isinstance(made, QToolButton) and made.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    if only_icon and not made.icon().isNull():
        return 0, 0
    return made.minimumSizeHint().width() - made.width(), made.fontMetrics().height() - made.height()


def _usable(root: QWidget) -> Iterator[QWidget]:
    """What can be worked with; not what is a part of another, as the line in a field of numbers."""
    for widget in in_sight(root):
        own = not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QAbstractItemView | QLineEdit)
        if own and isinstance(widget, NAMED) and not isinstance(widget, QScrollBar):
            yield widget


def nameless(root: QWidget) -> list[str]:
    """What can be used but has neither words nor a name to be read aloud."""
    words = {widget: widget.text() if isinstance(widget, QAbstractButton) else "" for widget in _usable(root)}
    return [said_by(widget) for widget, own in words.items() if not (own or widget.accessibleName())]


def unreachable(root: QWidget) -> list[str]:
    """What can be used by the mouse and never gets the keyboard."""
    worked = (widget for widget in _usable(root) if widget.isEnabled() and not isinstance(widget, QProgressBar))
    return [said_by(widget) for widget in worked if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
