"""The preferences, in a window beside the plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from surgplan.app.file_dialog import ask_file, ask_target
from surgplan.app.help.topic import TOPIC
from surgplan.app.parts import button, buttons, label, sentence
from surgplan.app.preferences import preferences
from surgplan.app.settings.archives_page import ArchivesPage
from surgplan.app.settings.defaults_page import DefaultsPage
from surgplan.app.settings.department import adopt, read, write
from surgplan.app.settings.general_page import GeneralPage
from surgplan.app.settings.shortcuts_page import ShortcutsPage
from surgplan.app.settings.wear import wear
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.imaging.network.servers import Servers

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

SIZE = (760, 600)
LIST_PX = 148
FILES = "Preferences (*.json)"


class PreferencesWindow(QWidget):
    """Pages at the left, the chosen one at the right, one file for a department below. What is chosen holds at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setWindowTitle(say("Preferences"))
        self.resize(QSize(*SIZE).boundedTo(window.screen().availableSize()))
        self._window = window
        self._servers = Servers()
        self.general, self.archives = GeneralPage(), ArchivesPage(self._servers)
        self.defaults, self.shortcuts = DefaultsPage(), ShortcutsPage()
        self.shortcuts.changed.connect(window.follow_preferences)
        self._pages = {
            "General": self.general,
            "Archives": self.archives,
            "Studies and segments": self.defaults,
            "Shortcuts": self.shortcuts,
        }
        self.list, self._stack = QListWidget(), QStackedWidget()
        self.list.setAccessibleName(say("Pages"))
        self.list.setFixedWidth(LIST_PX)
        self.list.setWordWrap(True)
        self.setProperty(TOPIC, "Preferences")
        for title, page in self._pages.items():
            page.setProperty(TOPIC, f"Preferences/{title}")
            self.list.addItem(say(title))
            self._stack.addWidget(page if title in ("Archives", "Shortcuts") else _scrolled(page))
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self._lay_out()

    def _lay_out(self) -> None:
        export = button("Export for a department…", "Everything here as one file; passwords and patients are never in it")
        adopting = button("Import…", "Take over a department's file")
        export.clicked.connect(self._choose_target)
        adopting.clicked.connect(self._choose_file)
        self.said = label("", "secondary")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.said, 1)
        below.addWidget(buttons(adopting, export))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(row, 1)
        column.addLayout(below)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open_at(self, title: str) -> None:
        """Show the window with one of its pages."""
        self.list.setCurrentRow(list(self._pages).index(title))
        self.show()
        self.raise_()
        self.activateWindow()

    def _say(self, words: str, role: str = "secondary") -> None:
        self.said.setProperty("role", role)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(words)

    def _choose_target(self) -> None:
        path, _ = ask_target(self, say("Export preferences"), "surgplan-preferences.json", say(FILES))
        if path:
            self.export(Path(path))

    def _choose_file(self) -> None:
        path = ask_file(self, say("Import preferences"), say(FILES))
        if path:
            self.take_over(Path(path))

    def export(self, path: Path) -> None:
        """Write everything into a file."""
        try:
            write(path, preferences(), self._servers)
        except SurgplanError as exc:
            self._say(sentence(told(str(exc))), "bad")
            return
        self._say(say("Exported to {name}.", name=path.name), "good")

    def take_over(self, path: Path) -> None:
        """Take over what a file says, all of it or nothing."""
        try:
            done = adopt(read(path), preferences(), self._servers)
        except SurgplanError as exc:
            self._say(sentence(told(str(exc))), "bad")
            return
        wear(preferences().theme)
        self._window.follow_preferences()
        for page in self._pages.values():
            page.show_kept()
        self._say(say("Taken over: {things}.", things=", ".join(done) or say("nothing")), "good")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Archives may have been added elsewhere meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.archives.show_kept()


def _scrolled(page: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setProperty("surface", "panel")
    made.setWidget(page)
    return made


def open_preferences(window: MainWindow, title: str = "General") -> PreferencesWindow:
    """The one preferences window of a window, at a page."""
    made = window.findChild(PreferencesWindow) or PreferencesWindow(window)
    made.open_at(title)
    return made
