"""Finding an action by typing part of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

WIDTH_PX, HEIGHT_PX = 480, 360


class PaletteBox(QFrame):
    """A line to type in and the actions whose names hold all words of it; Enter does the chosen one."""

    def __init__(self, parent: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self._actions = dict(actions)
        self.line = QLineEdit()
        self.line.setPlaceholderText("What do you want to do?")
        self.line.setAccessibleName("Action")
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Actions")
        self.list.itemClicked.connect(lambda _: self.act())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._filter("")

    def open_in(self, window: QWidget) -> None:
        """Show the box at the top of a window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 48)
        self.show()
        self.line.setFocus()

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        self.list.clear()
        self.list.addItems([name for name in self._actions if all(word in name.lower() for word in words)])
        self.list.setCurrentRow(0)

    def act(self) -> None:
        """Do the chosen action."""
        item = self.list.currentItem()
        if item is not None:
            action = self._actions[item.text()]
            self.close()
            action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the line has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.act()
                return True
        return super().eventFilter(watched, event)
