"""Buttons beside each other that go to the next line where there is no room, as with long words of another language."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowRow(QLayout):
    """Lines of widgets; each line fills the width unless `ragged`, then its widgets are as wide as they wish."""

    def __init__(self, parent: QWidget, *, ragged: bool = False, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._ragged = ragged
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Put one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place; None beside the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out; None beside the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrow rows are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines in points."""
        lines = self._lines(width)
        return sum(max(item.sizeHint().height() for item in line) for line in lines) + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        seen = self._seen()
        wide = sum(item.sizeHint().width() for item in seen) + self.spacing() * max(len(seen) - 1, 0)
        return QSize(wide, max((item.sizeHint().height() for item in seen), default=0))

    def minimumSize(self) -> QSize:
        """The widest alone in its line."""
        seen = self._seen()
        wide = max((item.minimumSize().width() for item in seen), default=0)
        return QSize(wide, max((item.sizeHint().height() for item in seen), default=0))

    def setGeometry(self, room: QRect) -> None:
        """Place all."""
        super().setGeometry(room)
        y = room.y()
        for line in self._lines(room.width()):
            wished = [item.sizeHint().width() for item in line]
            left = max(room.width() - sum(wished) - self.spacing() * (len(line) - 1), 0)
            x, high = room.x(), max(item.sizeHint().height() for item in line)
            for n, (item, wide) in enumerate(zip(line, wished, strict=True)):
                more = 0 if self._ragged else left * (n + 1) // len(line) - left * n // len(line)
                wide = min(wide + more, room.width())
                item.setGeometry(QRect(x, y, wide, high))
                x += wide + self.spacing()
            y += high + self.spacing()

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._seen():
            wide = item.sizeHint().width()
            if not lines or used + self.spacing() + wide > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(item)
            used += self.spacing() + wide
        return lines
