"""Preferences: theme, size, language, folders."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.file_dialog import ask_folder
from surgplan.app.languages import languages
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import Section, chooser, label, tool
from surgplan.app.preferences import SCALES, preferences
from surgplan.app.settings.wear import wear
from surgplan.app.style.tokens import THEMES
from surgplan.app.theme import theme
from surgplan.app.words import say

THEME_WORDS = {"dark": "Dark", "light": "Light", "high-contrast": "High contrast"}
FOLDER_WORDS = {"cases": "Cases", "scans": "Scans"}


class GeneralPage(QWidget):
    """How the window looks, and where dialogs begin."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme, self.scale, self.language = chooser("Theme"), chooser("Size"), chooser("Language")
        for name in THEMES:
            self.theme.addItem(say(THEME_WORDS.get(name, name)), name)
        for percent in SCALES:
            self.scale.addItem(say("{percent} %", percent=percent), percent)
        for code, name in languages().items():
            self.language.addItem(name, code)
        self.theme.activated.connect(lambda _: wear(self.theme.currentData()))
        self.scale.activated.connect(lambda _: preferences().set_scale_percent(self.scale.currentData()))
        self.language.activated.connect(lambda _: preferences().set_language(self.language.currentData()))
        self._lines = {kind: _FolderLine(kind) for kind in FOLDER_WORDS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        look = field_rows(("Theme", self.theme), ("Size", self.scale), ("Language", self.language))
        column.addWidget(Section("Look").add(look, label("Size and language count from the next start.", "hint")))
        folders = field_rows(*((FOLDER_WORDS[kind], line) for kind, line in self._lines.items()))
        column.addWidget(Section("Folders").add(folders, label("Dialogs begin there; empty is your home folder.", "hint")))
        column.addStretch(1)
        theme().changed.connect(self.show_kept)
        self.show_kept()

    def show_kept(self, *_: object) -> None:
        """What is chosen now."""
        kept = preferences()
        for box, value in ((self.theme, theme().tokens.name), (self.scale, kept.scale_percent), (self.language, kept.language)):
            box.setCurrentIndex(max(box.findData(value), 0))
        for line in self._lines.values():
            line.show_kept()

    def folder_line(self, kind: str) -> QLineEdit:
        """The line of a folder."""
        return self._lines[kind].line


class _FolderLine(QWidget):
    """A path to type or choose."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.line = QLineEdit()
        self.line.setAccessibleName(say(FOLDER_WORDS[kind]))
        self.line.editingFinished.connect(lambda: preferences().set_folder(kind, self.line.text().strip()))
        choose = tool("folder", "Choose a folder")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(choose)

    def show_kept(self) -> None:
        """The folder as it was chosen."""
        self.line.setText(preferences().folders.get(self._kind, ""))

    def _choose(self) -> None:
        path = ask_folder(self, say("Choose a folder"))
        if path:
            preferences().set_folder(self._kind, path)
            self.show_kept()
