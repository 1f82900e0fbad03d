"""Where the program begins: a new case, recent ones, and work that was left open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from surgplan.app.icons import icon, set_icon
from surgplan.app.parts import button, buttons, label
from surgplan.app.recent import left_open, recent_cases
from surgplan.app.theme import theme

WIDTH_PX, LIST_PX = 600, 360
PATH = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """New, open, recent."""

    new_requested = Signal()
    open_requested = Signal()
    case_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        inner = QWidget()
        inner.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        outer.addWidget(inner, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label("surgplan", "title"))
        words = "From a scan to a plan that was tested before the operation. Planning aid, not a medical device."
        column.addWidget(label(words, "secondary"))
        new, opened = button("New case…", main=True), button("Open case…")
        new.clicked.connect(self.new_requested)
        opened.clicked.connect(self.open_requested)
        column.addWidget(buttons(new, opened))
        column.addWidget(self._left_open())
        column.addWidget(label("Recent cases", "heading"))
        self.list = QListWidget()
        self.list.setAccessibleName("Recent cases")
        self.list.setFixedHeight(LIST_PX)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        column.addWidget(self.list)
        theme().changed.connect(self.refresh)
        self.refresh()

    def _left_open(self) -> QFrame:
        self.found = QFrame()
        self.found.setProperty("role", "card")
        row = QHBoxLayout(self.found)
        mark = QLabel()
        set_icon(mark, "warning", "caution")
        self._found_words = label("")
        go_on = button("Go on")
        go_on.clicked.connect(lambda: self.case_requested.emit(str(self._unfinished[0])))
        row.addWidget(mark)
        row.addWidget(self._found_words, 1)
        row.addWidget(go_on)
        return self.found

    def _open(self, item: QListWidgetItem) -> None:
        if item.data(PATH):
            self.case_requested.emit(item.data(PATH))

    def refresh(self, *_: object) -> None:
        """Read the list again."""
        self.list.clear()
        for entry in recent_cases():
            path = Path(entry["path"])
            when = datetime.fromisoformat(entry["at"]).astimezone()
            item = QListWidgetItem(icon("folder"), f"{path.stem}\n{when:%Y-%m-%d %H:%M}, in {path.parent}")
            item.setData(PATH, entry["path"])
            item.setToolTip(str(path))
            self.list.addItem(item)
        if not self.list.count():
            self.list.addItem(QListWidgetItem("No case yet. Make a new one, or drag a scan folder into the window."))
            self.list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        self._unfinished = left_open()
        self.found.setVisible(bool(self._unfinished))
        if self._unfinished:
            name = self._unfinished[0].stem
            self._found_words.setText(f"The program ended while “{name}” was open. Everything done is there.")
