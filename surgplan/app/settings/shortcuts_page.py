"""Preferences: which keys do what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from surgplan.app.actions.action import Action
from surgplan.app.actions.table import ACTIONS, MENUS
from surgplan.app.parts import button, buttons, label
from surgplan.app.preferences import preferences
from surgplan.app.settings.shortcuts import keys_of, shown_keys, taken_by, why_not
from surgplan.app.words import say

ID = Qt.ItemDataRole.UserRole
FIELD_PX = 160


class ShortcutsPage(QWidget):
    """All actions with their keys; those of the chosen one can be changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(say("Find an action or keys"))
        self.filter.setAccessibleName(say("Find an action or keys"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _: self._filter())
        self.table = QTableWidget(len(ACTIONS), 3)
        self.table.setAccessibleName(say("Shortcuts"))
        self.table.setHorizontalHeaderLabels([say("Menu"), say("Action"), say("Keys")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.keys = QKeySequenceEdit()
        for field in (self.keys, *self.keys.findChildren(QLineEdit)):
            field.setAccessibleName(say("New keys"))
        self.keys.setMaximumSequenceLength(1)
        self.keys.setMinimumWidth(FIELD_PX)
        self.keys.keySequenceChanged.connect(lambda _: self._judge())
        self.give, self.take, self.back = button("Use these keys"), button("No keys"), button("Back to the usual")
        self.give.clicked.connect(self._give)
        self.take.clicked.connect(lambda: self._set(""))
        self.back.clicked.connect(lambda: self._set(None))
        self.all_back = button("All back to the usual")
        self.all_back.clicked.connect(self._all_back)
        self.said = label("", "secondary")
        row = QHBoxLayout()
        row.addWidget(label("New keys", "secondary", wrap=False))
        row.addWidget(self.keys)
        row.addWidget(self.give)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Shortcuts", "heading"))
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(buttons(self.take, self.back, self.all_back))
        self.show_kept()
        self.table.selectRow(0)

    def show_kept(self) -> None:
        """Every action with the keys it has now; a mark where they are the user's own."""
        own = preferences().shortcuts
        for n, action in enumerate(ACTIONS):
            keys = shown_keys(keys_of(action, own))
            mark = say("{keys} (own)", keys=keys or say("none")) if action.id in own else keys
            for column, text in enumerate((say(MENUS[action.menu]), say(action.title).rstrip("…"), mark)):
                cell = QTableWidgetItem(text)
                cell.setData(ID, action.id)
                cell.setToolTip(say(action.help) if action.help else "")
                self.table.setItem(n, column, cell)
        self._filter()
        self._show_chosen()

    @property
    def chosen(self) -> Action | None:
        """The action that is stood on."""
        row = self.table.currentRow()
        return ACTIONS[row] if 0 <= row < len(ACTIONS) else None

    def choose(self, action_id: str) -> None:
        """Stand on an action."""
        self.table.selectRow(next(n for n, action in enumerate(ACTIONS) if action.id == action_id))

    def _filter(self) -> None:
        words = self.filter.text().lower().split()
        for n in range(self.table.rowCount()):
            cells = " ".join(self.table.item(n, column).text() for column in range(3)).lower()
            self.table.setRowHidden(n, not all(word in cells for word in words))

    def _show_chosen(self) -> None:
        action = self.chosen
        if action is None:
            return
        self.keys.setKeySequence(QKeySequence(keys_of(action, preferences().shortcuts)))
        self.back.setEnabled(action.id in preferences().shortcuts)
        self._judge()

    def _typed(self) -> str:
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _judge(self) -> None:
        """Say whether the typed keys can be used, and who has them."""
        action, keys = self.chosen, self._typed()
        if action is None:
            return
        own = preferences().shortcuts
        reason, other = why_not(keys), taken_by(keys, own, but=action.id)
        self.give.setEnabled(bool(keys) and not reason and keys != keys_of(action, own))
        self.give.setText(say("Take them over") if other is not None and not reason else say("Use these keys"))
        words = reason
        if not reason and other is not None:
            words = say("“{title}” has {keys}; it would be left without.", title=say(other.title), keys=shown_keys(keys))
        self.said.setProperty("role", "caution" if words else "secondary")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(words or say("Choose an action, press its new keys in the field."))

    def _give(self) -> None:
        self._set(self._typed())

    def _set(self, keys: str | None) -> None:
        """Give the chosen action keys, none, or its usual ones; who had them before is left without."""
        action = self.chosen
        if action is None:
            return
        own = {k: v for k, v in preferences().shortcuts.items() if k != action.id}
        wanted = action.keys if keys is None else keys
        other = taken_by(wanted, own, but=action.id)
        if other is not None:
            own[other.id] = ""
        if wanted != action.keys:
            own[action.id] = wanted
        self._keep(own)

    def _all_back(self) -> None:
        self._keep({})

    def _keep(self, own: dict[str, str]) -> None:
        preferences().set_shortcuts(own)
        self.show_kept()
        self.changed.emit()
