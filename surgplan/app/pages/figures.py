"""Numbers as rows: name, value, unit, and a mark that shows the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from surgplan.app.parts import label
from surgplan.app.told import named, told
from surgplan.app.words import decimal, say
from surgplan.report.names import by_owner, in_order, spoken
from surgplan.report.numbers import digits
from surgplan.report.numbers import unit_words as printed_unit

Figure = Mapping[str, Any]


class Figures(QWidget):
    """Rows of numbers, under the names of what they belong to."""

    def __init__(self, rest: str = "All bodies") -> None:
        super().__init__()
        self._rest = rest
        self._shown: object = None
        self._row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_figures(self, figures: Mapping[str, Figure], *, stale: bool = False, fixed: bool = False) -> None:
        """Replace the rows; stale ones are greyed. With `fixed`, what is finer than 0.1 mm or 0.1 degrees is rounded away."""
        shown = (dict(figures), stale, fixed)
        if shown == self._shown:
            return
        self._shown = shown
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._row = 0
        groups = by_owner(figures, self._rest)
        for owner, group in groups.items():
            if len(groups) > 1:
                heading = label("", "group")
                heading.setText(owner_words(owner, self._rest))
                heading.setIndent(0)
                self._grid.addWidget(heading, self._row, 0, 1, 4)
                self._row += 1
            for name in in_order(group):
                self._add_row(name, group[name], "hint" if stale else "", fixed)

    def _add_row(self, name: str, figure: Figure, role: str, fixed: bool) -> None:
        row, self._row = self._row, self._row + 1
        number, unit = shown_as(name, figure, fixed)
        value = label("", role, wrap=False)
        value.setText(number)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = label("", role or "secondary")
        words.setText(told(spoken(name)))
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        source = label("?", "hint", wrap=False)
        why = figure.get("source")
        tip = f"{told(spoken(name))}: {told(str(why)) if why else say('no source is given')}"
        for widget in (words, value, source):
            widget.setToolTip(tip)
        source.setCursor(Qt.CursorShape.WhatsThisCursor)
        source.setAccessibleName(tip)
        for column, widget in enumerate((words, value, _plain(unit), source)):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop if column > 1 else Qt.AlignmentFlag(0))


def owner_words(owner: str, rest: str) -> str:
    """What figures belong to: names of things stay as they are."""
    return say(rest) if owner == rest else told(spoken(owner)) if "." in owner else spoken(owner)


def _plain(unit: str) -> QWidget:
    made = label("", "secondary", wrap=False)
    made.setText(unit)
    return made


def shown_as(name: str, figure: Figure, fixed: bool = False) -> tuple[str, str]:
    """A value and its unit as people read them: strains and shares in percent, pure numbers without a unit.

    >>> shown_as("tensile_strain_max", {"value": 0.00681, "unit": "1"})
    ('0.681', '%')
    >>> shown_as("risk_factor_max", {"value": 0.802, "unit": "1"})
    ('0.80', '')
    """
    number, unit = _written(name, figure, fixed)
    return decimal(number), unit


def _written(name: str, figure: Figure, fixed: bool) -> tuple[str, str]:
    value, unit = figure.get("value"), str(figure.get("unit", ""))
    if isinstance(value, float) and value == int(value) and abs(value) < 1e9 and unit in ("", "1") and not is_share(name):
        return digits(int(value)), ""
    if isinstance(value, float) and unit == "1" and "strain_" in name:
        return digits(100 * value), "%"
    if isinstance(value, float) and (is_share(name) or unit.startswith("of ")):
        return digits(100 * value, "%"), "%" if unit == "1" else told(f"% {unit}")
    if isinstance(value, str | bool):
        return named(digits(value, unit, fixed)), "" if unit == "1" else printed_unit(unit)
    return digits(value, unit, fixed), "" if unit == "1" else printed_unit(unit)


def is_share(name: str) -> bool:
    """Whether a pure number of this name is a part of a whole."""
    return name.endswith(("_share", "volume_over_risk_1")) or name.startswith(("fill_", "contact_share"))
