"""Where the program begins: a new case, recent ones, and work that was left open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from surgplan.app.icons import icon
from surgplan.app.pages.page import buttons, label
from surgplan.app.recent import left_open, recent_cases


class StartPage(QWidget):
    """New, open, recent."""

    new_requested = Signal()
    open_requested = Signal()
    case_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QWidget()
        inner.setFixedWidth(560)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        outer.addWidget(inner)
        column.addWidget(label("surgplan", "heading"))
        column.addWidget(
            label(
                "From a scan to a plan that was tested before the operation. Planning aid, not a medical device.", "secondary"
            )
        )
        new, opened = QPushButton("New case…"), QPushButton("Open case…")
        new.setProperty("role", "main")
        new.clicked.connect(self.new_requested)
        opened.clicked.connect(self.open_requested)
        column.addWidget(buttons(new, opened))
        self._found = label("", "caution")
        column.addWidget(self._found)
        column.addWidget(label("Recent cases", "heading"))
        self._list = QListWidget()
        self._list.setAccessibleName("Recent cases")
        self._list.setMinimumHeight(260)
        self._list.itemActivated.connect(lambda item: self.case_requested.emit(item.data(Qt.ItemDataRole.UserRole)))
        self._list.itemClicked.connect(lambda item: self.case_requested.emit(item.data(Qt.ItemDataRole.UserRole)))
        column.addWidget(self._list)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._list.clear()
        for entry in recent_cases():
            path = Path(entry["path"])
            when = datetime.fromisoformat(entry["at"]).astimezone()
            item = QListWidgetItem(icon("folder"), f"{path.stem}    {when:%Y-%m-%d %H:%M}    {path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, entry["path"])
            self._list.addItem(item)
        if not self._list.count():
            self._list.addItem(QListWidgetItem("No case yet. Make a new one, or drag a scan folder into the window."))
            self._list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        unfinished = left_open()
        names = ", ".join(path.stem for path in unfinished)
        self._found.setText(
            f"The program ended while {names} was open. Everything done is there: open it to go on." if unfinished else ""
        )
        self._found.setVisible(bool(unfinished))
