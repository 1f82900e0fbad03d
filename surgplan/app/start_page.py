"""Where the program begins: new cases, recent ones, samples, and work that was left open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from surgplan.app.loading import Loader
from surgplan.app.parts import button, buttons, label
from surgplan.app.recent import note_summary, recent_cases, stamp, take_off
from surgplan.app.start.cards import CARD, CardList
from surgplan.app.start.case_card import case_card
from surgplan.app.start.left_open import LeftOpen
from surgplan.app.start.samples import sample_card, samples
from surgplan.app.theme import theme
from surgplan.app.words import say
from surgplan.case.summary import Summary, summarise

WIDEST_PX = 1200
NEW = {
    "folder": ("New from scan folder…", "A folder or a disc of DICOM files"),
    "file": ("New from scan file…", "NIfTI, NRRD, MHA, or a zip of DICOM files"),
    "archive": ("New from archive…", "Search a hospital's picture archive"),
    "empty": ("Empty case…", "A case without a scan"),
}
"""The ways to begin, with their buttons; the first one stands out."""


class StartPage(QScrollArea):
    """New, open, recent, samples."""

    new_requested = Signal(str)
    """A new case, from what: a key of `NEW`."""
    open_requested = Signal()
    case_requested = Signal(str)
    sample_requested = Signal(str, bool)
    """The key of a sample, and whether it shall be begun anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._loader = Loader(self)
        whole = QWidget()
        outer = QHBoxLayout(whole)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST_PX)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)
        self._head()
        self._recent()
        self._samples()
        self._column.addStretch(1)
        self.setWidget(whole)
        theme().changed.connect(self.refresh)
        self.refresh()

    def _head(self) -> None:
        words = "From a scan to a plan that was tested before the operation. Planning aid, not a medical device."
        self._column.addWidget(label("surgplan", "title"))
        self._column.addWidget(label(words, "secondary"))
        self.begin = {key: button(title, tip, main=key == "folder") for key, (title, tip) in NEW.items()}
        for key, made in self.begin.items():
            made.clicked.connect(partial(self.new_requested.emit, key))
        opened = button("Open case…")
        opened.clicked.connect(self.open_requested)
        self._column.addWidget(buttons(*self.begin.values(), opened, ragged=True))
        self.found = LeftOpen()
        self.found.go_on_requested.connect(self.case_requested)
        self._column.addWidget(self.found)

    def _recent(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search cases"))
        self.search.setAccessibleName(say("Search cases"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.search.textChanged.connect(self._filter)
        head = buttons(label("Recent cases", "heading", wrap=False))
        head.layout().addStretch(1)
        head.layout().addWidget(self.search, 1)
        self.list = CardList(say("Recent cases"))
        self.list.chosen.connect(self.case_requested)
        self.list.dropped.connect(self._take_off)
        self._none = label("", "secondary")
        self._with_menu(self.list, self._case_menu)
        self._column.addSpacing(12)
        for widget in (head, self.list, self._none):
            self._column.addWidget(widget)

    def _samples(self) -> None:
        self._offered = samples()
        self.samples = CardList(say("Sample cases"))
        self.samples.chosen.connect(lambda key: self.sample_requested.emit(key, False))
        self._with_menu(self.samples, self._sample_menu)
        if self._offered:
            self._column.addSpacing(12)
            self._column.addWidget(label("Sample cases", "heading"))
            self._column.addWidget(self.samples)

    def _with_menu(self, cards: CardList, made: object) -> None:
        def show(at: QPoint) -> None:
            item = cards.itemAt(at)
            if item is not None:
                made(item.data(CARD).key).popup(cards.viewport().mapToGlobal(at))

        cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        cards.customContextMenuRequested.connect(show)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _case_menu(self, key: str) -> QMenu:
        menu = self._menu()
        menu.addAction(say("Open"), lambda: self.case_requested.emit(key))
        folder = QUrl.fromLocalFile(str(Path(key).parent))
        menu.addAction(say("Show its folder"), lambda: QDesktopServices.openUrl(folder))
        menu.addAction(say("Take off this list"), lambda: self._take_off(key))
        return menu

    def _sample_menu(self, key: str) -> QMenu:
        menu = self._menu()
        menu.addAction(say("Open"), lambda: self.sample_requested.emit(key, False))
        menu.addAction(say("Begin anew"), lambda: self.sample_requested.emit(key, True))
        return menu

    def _take_off(self, key: str) -> None:
        take_off(Path(key))
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Read the lists again, and look into cases that were written since."""
        entries = recent_cases()
        self.list.show_cards([case_card(entry) for entry in entries])
        self.samples.show_cards([sample_card(sample) for sample in self._offered])
        self.search.setVisible(bool(entries))
        self._filter(self.search.text())
        self.found.refresh(entries)
        if self.isVisible():
            self._look_into(entries)

    def _filter(self, words: str) -> None:
        shown = self.list.filter(words)
        self._none.setVisible(not shown)
        self.list.setVisible(bool(shown))
        if not shown and self.list.count():
            self._none.setText(say("No case fits “{words}”.", words=words.strip()))
        elif not shown:
            self._none.setText(say("No case yet. Make a new one, begin with a sample, or drag a scan folder into the window."))

    def showEvent(self, event: QShowEvent) -> None:
        """Look into cases that were written elsewhere."""
        super().showEvent(event)
        self._look_into(recent_cases())

    def _look_into(self, entries: list[dict[str, object]]) -> None:
        """In a thread: what cases say of themselves that were written since they were last looked into."""
        for entry in entries:
            path = Path(str(entry["path"]))
            seen = stamp(path)
            if seen and entry.get("stamp") != seen:
                self._loader.load(partial(summarise, path), partial(self._told, path, seen))

    def _told(self, path: Path, seen: list[int], found: Summary) -> None:
        note_summary(path, found, seen)
        self.list.show_cards([case_card(entry) for entry in recent_cases()])
        self._filter(self.search.text())

    def let_go(self) -> None:
        """Stop looking into cases: one is opened."""
        self._loader.drop_all()
