"""The scenarios of a case: switching between them, beginning one, calling one otherwise."""

from __future__ import annotations

import string

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.icons import icon
from surgplan.app.parts import button, buttons
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.case.state import is_locked

NAME = Qt.ItemDataRole.UserRole
ROW_PX, MOST_ROWS = 30, 6


def free_name(taken: object) -> str:
    """The first letter no scenario is called by; after Z with a number.

    >>> free_name(["A", "B"]), free_name(string.ascii_uppercase)
    ('C', 'A2')
    """
    names = set(taken)  # type: ignore[call-overload]
    endless = (f"{letter}{n or ''}" for n in (0, *range(2, 1000)) for letter in string.ascii_uppercase)
    return next(name for name in endless if name not in names)


class ScenariosPanel(QWidget):
    """A list of scenarios, and a name to begin one or rename the one worked on."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.list = QListWidget()
        self.list.setAccessibleName(say("Scenarios"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(lambda _: self.switch())
        self.list.currentRowChanged.connect(lambda _: self._allow())
        self.turn = button("Work on this scenario", "The plan as it stands there is shown and worked on")
        self.turn.clicked.connect(self.switch)
        self.name = QLineEdit()
        self.name.setAccessibleName(say("Name of a scenario"))
        self.name.returnPressed.connect(lambda: self.begin())
        self.start = button("Begin scenario", "Begin a what-if at the plan as it is now; this one stays as it is")
        self.rename = button("Rename this one", "Give the scenario that is worked on the name above")
        self.start.clicked.connect(lambda: self.begin())
        self.rename.clicked.connect(self._rename)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.list, self.turn, self.name, buttons(self.start, self.rename)):
            column.addWidget(widget)
        self.name.textChanged.connect(lambda _: self._allow())

    def show_history(self) -> None:
        """The scenarios as they are now; what is typed stays."""
        journal = self._bridge.session.journal
        self.list.clear()
        for name, place in journal.branches.items():
            row = QListWidgetItem(name)
            row.setData(NAME, name)
            row.setIcon(icon("check") if name == journal.branch else icon("branch"))
            row.setToolTip(say("Stands at “{words}”", words=told(journal.revisions[place.head].words)))
            self.list.addItem(row)
        self.list.setCurrentRow(list(journal.branches).index(journal.branch))
        self.list.setFixedHeight(ROW_PX * min(max(self.list.count(), 1), MOST_ROWS) + 4)
        self.name.setPlaceholderText(say("Name of the scenario, {free} say", free=free_name(journal.branches)))
        self._allow()

    @property
    def chosen(self) -> str:
        """The scenario that is stood on in the list."""
        item = self.list.currentItem()
        return item.data(NAME) if item is not None else ""

    def _allow(self) -> None:
        session = self._bridge.session
        writable = not session.read_only and not is_locked(session.case)
        self.turn.setEnabled(writable and self.chosen not in ("", session.branch))
        self.start.setEnabled(writable)
        self.rename.setEnabled(writable and bool(self.name.text().strip()))

    def switch(self) -> None:
        """Work on the chosen scenario."""
        if self.chosen and self.chosen != self._bridge.session.branch:
            self._bridge.switch(self.chosen)

    def begin(self, at: str | None = None) -> None:
        """Begin a scenario with the typed name, or a free letter, here or at another revision."""
        name = self.name.text().strip() or free_name(self._bridge.session.journal.branches)
        before = self._bridge.session.branch
        self._bridge.start_branch(name, at)
        if self._bridge.session.branch != before:
            self.name.clear()

    def _rename(self) -> None:
        name = self.name.text().strip()
        if name:
            self._bridge.rename_branch(name)
            if self._bridge.session.branch == name:
                self.name.clear()
