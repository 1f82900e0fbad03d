"""A language that puts every text in brackets, and what is in sight without having gone through it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QTextEdit,
    QWidget,
)

from surgplan.app.words import CONTEXT

ROOT = Path(__file__).resolve().parents[2]
OPEN, CLOSE = "⟦", "⟧"
CODE = "qq"
"""Of no language."""
CODES = "LPS", "RAS", "CT", "MR", "PT", "NM", "DICOM", "AI", "UID"
UNITS = frozenset(("mm", "ml", "cm", "px", "HU", "kg", "MPa", "GPa", "ms", *CODES))
WORD = re.compile(r"[^\W\d_]{2,}")
FILE = re.compile(r"\S+\.(surgplan|nii|dcm|pdf|stl)\b(\.gz)?")
KEYS = re.compile(r"\b(Ctrl|Shift|Alt|Meta|Esc|Del|Return|Space)\b")


@cache
def known_texts() -> frozenset[str]:
    """Every text that is found for translators, in the sources as they are now."""
    sys.path.insert(0, str(ROOT / "packaging"))
    from translations import texts

    return frozenset(texts())


class Bracketed(QTranslator):
    """Puts what translators are given in brackets; what they are not given stays, and so is told."""

    def translate(self, context: str, text: str, hint: str | None = None, n: int = -1) -> str | None:
        """The text in brackets; Qt's own words too."""
        if context != CONTEXT:
            return f"{OPEN}{text}{CLOSE}"
        return f"{OPEN}{text}{CLOSE}" if text in known_texts() else None

    def isEmpty(self) -> bool:
        """There are texts."""
        return False


def outside(text: str) -> str:
    """What stands outside all brackets.

    >>> outside("a ⟦b ⟦c⟧ d⟧ e")
    'a  e'
    """
    depth, kept = 0, []
    for letter in text:
        depth += letter == OPEN
        if not depth:
            kept.append(letter)
        depth -= letter == CLOSE
    return "".join(kept)


def unsaid(root: QWidget, names: set[str]) -> list[str]:
    """Texts in sight with words outside the brackets that are no names or units."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() and not isinstance(widget, QMenu):
            continue
        for kind, text in words_of(widget):
            if is_unsaid(text, names):
                found.append(f"{type(widget).__name__} {kind}: {text!r}")
    return list(dict.fromkeys(found))


def is_unsaid(text: str, names: set[str]) -> bool:
    """Whether a text has words outside the brackets that are no names, units or files."""
    bare = re.sub(
        r"\S+\.(surgplan|nii\.gz|nii|dcm|pdf|stl)\b|\b(Ctrl|Shift|Alt|Meta|Esc|Del|Return|Space)\b", " ", outside(text)
    )
    for name in sorted(names, key=len, reverse=True):
        bare = bare.replace(name, " ")
    return any(word not in UNITS for word in WORD.findall(bare))


def words_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Everything a widget says, by its kind."""
    yield "tool tip", widget.toolTip()
    yield "name", widget.accessibleName()
    if widget.isWindow():
        yield "title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", re.sub(r"<[^>]+>", " ", widget.text())
    if isinstance(widget, QGroupBox):
        yield "title", widget.title()
    if isinstance(widget, QMenu):
        for action in widget.actions():
            yield "entry", action.text().replace("&", "")
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QAbstractSpinBox):
        yield "special", widget.specialValueText()
    if isinstance(widget, QSpinBox | QDoubleSpinBox):
        yield "suffix", widget.prefix() + widget.suffix()
    yield from _rows_of(widget)


def _rows_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QComboBox):
        yield "placeholder", widget.placeholderText()
        yield from (("choice", widget.itemText(n)) for n in range(widget.count()))
    if isinstance(widget, QListWidget):
        for item in (widget.item(n) for n in range(widget.count())):
            yield "row", item.text()
            yield "row's tip", item.toolTip()
    if isinstance(widget, QTableWidget):
        for column in range(widget.columnCount()):
            head = widget.horizontalHeaderItem(column)
            yield "head", "" if head is None else head.text()
            cells = (widget.item(row, column) for row in range(widget.rowCount()))
            yield from (("cell", cell.text()) for cell in cells if cell is not None)
