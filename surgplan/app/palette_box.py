"""Finding an action by typing part of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from surgplan.app.fuzzy import fit
from surgplan.app.preferences import preferences
from surgplan.app.theme import colour
from surgplan.app.words import say

WIDTH_PX, HEIGHT_PX = 520, 400
KEYS, RECENT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
RECENT_BONUS = 0.6
"""What was done lately goes before what fits about as well."""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class PaletteBox(QFrame):
    """A line to type in and the actions that fit best, those done lately first; Enter does the chosen one."""

    def __init__(
        self, parent: QWidget, actions: Mapping[str, Callable[[], object]], keys: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        room = parent.window().size()
        self.setFixedSize(min(WIDTH_PX, room.width() - 16), min(HEIGHT_PX, room.height() - 64))
        self._actions, self._keys = dict(actions), dict(keys or {})
        self._recent = [name for name in preferences().recent_actions if name in self._actions]
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("What do you want to do?"))
        self.line.setAccessibleName(say("Action"))
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Actions"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _: self.act())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._filter("")

    def open_in(self, window: QWidget) -> None:
        """Show the box at the top of a window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 48)
        self.show()
        self.line.setFocus()

    def found(self, text: str) -> list[str]:
        """The names that fit what is typed, the best first."""
        bonus = {name: RECENT_BONUS - 0.01 * n for n, name in enumerate(self._recent)}
        scored = {name: fit(text, f"{name} {self._keys.get(name, '')}") for name in self._actions}
        fitting = [name for name, score in scored.items() if score is not None]
        return sorted(fitting, key=lambda name: -(scored[name] or 0.0) - bonus.get(name, 0.0))

    def _filter(self, text: str) -> None:
        self.list.clear()
        for name in self.found(text):
            row = QListWidgetItem(name)
            row.setData(KEYS, self._keys.get(name, ""))
            row.setData(RECENT, name in self._recent)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {self._keys[name]}" if name in self._keys else name)
            self.list.addItem(row)
        if not self.list.count():
            none = QListWidgetItem(say("Nothing is called so. Try another word."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self.list.setCurrentRow(0)

    def act(self) -> None:
        """Do the chosen action."""
        item = self.list.currentItem()
        action = self._actions.get(item.text()) if item is not None else None
        if action is not None:
            preferences().note_action(item.text())
            self.close()
            action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the line has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in STEPS:
                row = self.list.currentRow() + STEPS[Qt.Key(event.key())]
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.act()
                return True
        return super().eventFilter(watched, event)


class _Row(QStyledItemDelegate):
    """The name at the left, its keys at the right; a dot before what was done lately."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """One line with air."""
        return QSize(100, max(28, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Ground, dot, name, keys."""
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.fillRect(place, colour("control_hover" if chosen else "control"))
        painter.setFont(option.font)
        keys = str(index.data(KEYS) or "")
        room = place.adjusted(20, 0, -8, 0)
        if index.data(RECENT):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(place.left() + 8, place.center().y() - 1, 4, 4)
        painter.setPen(colour("secondary"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        left = room.adjusted(0, 0, -(option.fontMetrics.horizontalAdvance(keys) + 12 if keys else 0), 0)
        there = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.setPen(colour("text" if there else "hint"))
        name = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
