"""What every inspector page has: one sentence, sections, lists of things, and rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from surgplan.app.bridge import Bridge
from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.icons import icon
from surgplan.app.view_state import ViewState
from surgplan.case.document import Case


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """Words in one of the roles of the style sheet."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class Section(QWidget):
    """A heading over things; it folds where it says so."""

    def __init__(self, title: str, *, folded: bool | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._body = QWidget()
        self.content = QVBoxLayout(self._body)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(8)
        if folded is None:
            column.addWidget(label(title, "heading"))
        else:
            self._head = QToolButton()
            self._head.setText(title)
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
        self._body.setVisible(opened)
        self._head.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)

    def open(self) -> None:
        """Unfold."""
        self._head.setChecked(True)

    def add(self, *widgets: QWidget) -> Section:
        """Put widgets under the heading."""
        for widget in widgets:
            self.content.addWidget(widget)
        return self


class Page(QScrollArea):
    """One page of the inspector."""

    title = ""
    purpose = ""
    icon_name = ""

    asked_for_seeing = Signal(str)
    """The id of a thing the views should go to."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self.bridge, self.state = bridge, state
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setProperty("surface", "panel")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(16)
        self.column.addWidget(label(self.title, "heading"))
        self.column.addWidget(label(self.purpose, "secondary"))
        self.waiting = label("", "caution")
        self.waiting.hide()
        self.column.addWidget(self.waiting)
        self.forms: list[OperationForm] = []
        self.build()
        self.column.addStretch(1)
        self.setWidget(inside)
        bridge.case_changed.connect(lambda before, after: self.show_case(after))
        self.show_case(bridge.case)

    def build(self) -> None:
        """Make the sections, once."""

    def waits_for(self, case: Case) -> str:
        """What must be there before this page can start, in words; nothing if it can."""
        return ""

    def show_case(self, case: Case) -> None:
        """Show what the case has now."""
        words = self.waits_for(case)
        self.waiting.setText(words)
        self.waiting.setVisible(bool(words))
        for form in self.forms:
            form.show_case(case)

    def form(self, form: OperationForm) -> OperationForm:
        """Connect a form to the case."""
        form.requested.connect(self.bridge.do)
        self.forms.append(form)
        return form


class ItemList(QWidget):
    """Things of the case: an eye, a colour, a name, a figure, and what else can be done with each."""

    chosen = Signal(str)
    eye_clicked = Signal(str, bool)
    colour_clicked = Signal(str)
    opacity_changed = Signal(str, float)

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_items(self, items: list[dict[str, Any]]) -> None:
        """Rows of `id`, `text`, `figure`, and perhaps `colour`, `visible`, `opacity`, `caution`."""
        while self._column.count():
            old = self._column.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if not items:
            self._column.addWidget(label(self._empty, "hint"))
        for item in items:
            self._column.addWidget(self._row(item))

    def _row(self, item: dict[str, Any]) -> QWidget:
        from surgplan.app.pages.item_row import ItemRow

        row = ItemRow(item)
        row.chosen.connect(self.chosen)
        row.eye_clicked.connect(self.eye_clicked)
        row.colour_clicked.connect(self.colour_clicked)
        row.opacity_changed.connect(self.opacity_changed)
        return row


class Figures(QWidget):
    """Numbers as rows: name, value, unit, and a mark that shows the source."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_figures(self, figures: Mapping[str, Mapping[str, Any]], *, stale: bool = False) -> None:
        """Replace the rows; stale ones are greyed."""
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        role = "hint" if stale else ""
        for row, (name, figure) in enumerate(figures.items()):
            value = label(digits(figure.get("value")), role, wrap=False)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            source = label("?", "hint", wrap=False)
            source.setToolTip(f"{name.replace('_', ' ')}: {figure.get('source', '') or 'no source is given'}")
            source.setCursor(Qt.CursorShape.WhatsThisCursor)
            words = label(name.replace("_", " "), role or "secondary")
            unit = label(unit_words(figure.get("unit", "")), "secondary", wrap=False)
            for column, widget in enumerate((words, value, unit, source)):
                self._grid.addWidget(widget, row, column)


def digits(value: Any) -> str:
    """A value with sensible digits."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, float):
        return str(value)
    size = abs(value)
    if size and (size < 1e-3 or size >= 1e6):
        return f"{value:.2e}"
    return f"{value:.0f}" if size >= 1000 else f"{value:.1f}" if size >= 10 else f"{value:.3g}"


def unit_words(unit: str) -> str:
    """A unit as people write it.

    >>> unit_words("mm3")
    'mm³'
    """
    return "" if unit == "1" else unit.replace("mm3", "mm³").replace("mm2", "mm²").replace("deg", "°")


def line() -> QFrame:
    """A thin line between groups."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def buttons(*made: QWidget) -> QWidget:
    """Buttons beside each other."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in made:
        layout.addWidget(widget)
    return row


def tool(icon_name: str, tip: str) -> QToolButton:
    """A small button with an icon."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    return made
