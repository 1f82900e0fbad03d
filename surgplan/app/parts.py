"""Small widgets that every page and bar is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from surgplan.app.flow_row import FlowRow
from surgplan.app.icons import set_icon
from surgplan.app.quiet_wheel import quieten
from surgplan.app.words import say


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """Words in one of the roles of the style sheet. A literal is translated; data of the case is given with `setText`."""
    made = QLabel(say(text))
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def button(words: str, tip: str = "", *, main: bool = False) -> QPushButton:
    """A button with a verb on it; the main one of a page stands out."""
    made = QPushButton(say(words))
    made.setToolTip(say(tip) if tip else "")
    if main:
        made.setProperty("role", "main")
    return made


def tool(icon_name: str, tip: str) -> QToolButton:
    """A small button with an icon."""
    made = QToolButton()
    set_icon(made, icon_name)
    made.setToolTip(say(tip))
    made.setAccessibleName(say(tip))
    return made


def chooser(name: str) -> QComboBox:
    """A list to choose one thing from, no wider than its place."""
    made = QComboBox()
    made.setAccessibleName(say(name))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    quieten(made)
    return made


def offer(box: QComboBox, names: list[str], default: str = "") -> None:
    """Offer these names; what was chosen stays chosen, else the default or the first is."""
    before = box.currentText()
    if names != [box.itemText(n) for n in range(box.count())]:
        box.clear()
        box.addItems(names)
        chosen = before if before in names else default
        box.setCurrentText(chosen if chosen in names else names[0] if names else "")


def offer_values(box: QComboBox, words: Mapping[str, object]) -> None:
    """Offer words, which are translated; each stands for its value, the data of its row."""
    for text, value in words.items():
        box.addItem(say(text), value)


def offer_rows(box: QComboBox, rows: Sequence[tuple[str, object]], default: object = None) -> None:
    """Offer words that stand for values; the value that was chosen stays chosen, else the default's row or the first is."""
    before, values = box.currentData(), [value for _, value in rows]
    if rows != [(box.itemText(n), box.itemData(n)) for n in range(box.count())]:
        box.clear()
        for text, value in rows:
            box.addItem(text, value)
        chosen = before if before in values else default
        box.setCurrentIndex(values.index(chosen) if chosen in values else 0 if values else -1)


def line() -> QFrame:
    """A thin line between groups."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def buttons(*made: QWidget, ragged: bool = False) -> QWidget:
    """Buttons beside each other; in several lines where one is too short for their words."""
    row = QWidget()
    if made and all(isinstance(widget, QPushButton) for widget in made):
        flow = FlowRow(row, ragged=ragged)
        for widget in made:
            flow.addWidget(widget)
        return row
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in made:
        layout.addWidget(widget)
    return row


class Section(QWidget):
    """A heading over things; it folds where it says so."""

    folded = Signal(bool)

    def __init__(self, title: str, *, folded: bool | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._body = QWidget()
        self.content = QVBoxLayout(self._body)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(8)
        self._head: QToolButton | None = None
        if folded is None:
            column.addWidget(label(title, "heading"))
        else:
            self._head = QToolButton()
            self._head.setText(say(title))
            self._head.setCheckable(True)
            self._head.setChecked(not folded)
            self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._head.setProperty("role", "fold")
            self._head.toggled.connect(self._fold)
            column.addWidget(self._head)
            self._fold(not folded)
        column.addWidget(self._body)

    def _fold(self, opened: bool) -> None:
        assert self._head is not None
        self._body.setVisible(opened)
        self.folded.emit(not opened)
        set_icon(self._head, "chevron-down" if opened else "chevron-right")

    @property
    def is_open(self) -> bool:
        """Whether what it holds is unfolded."""
        return self._head is None or self._head.isChecked()

    def open(self) -> None:
        """Unfold."""
        if self._head is not None:
            self._head.setChecked(True)

    def add(self, *widgets: QWidget) -> Section:
        """Put widgets under the heading."""
        for widget in widgets:
            self.content.addWidget(widget)
        return self


def sentence(words: str) -> str:
    """Words with a capital at the beginning, unless they begin with a name.

    >>> sentence("a study needs a body"), sentence("hip.surgplan is damaged")
    ('A study needs a body', 'hip.surgplan is damaged')
    """
    return words[:1].upper() + words[1:] if words.split(" ")[0].isalpha() else words
