"""The guide in a window that can stay open beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from surgplan.app.help import guide
from surgplan.app.help.actions_text import actions_text
from surgplan.app.help.guide_view import GuideView
from surgplan.app.help.topic import topic_at
from surgplan.app.parts import label, tool
from surgplan.app.told import told
from surgplan.app.words import say, spoken
from surgplan.base.errors import SurgplanError

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

SIZE = (960, 680)
LIST_PX = 232
PAGE = Qt.ItemDataRole.UserRole
ACTIONS_PAGE = "actions"
"""The page that is made of the table of actions."""


class HelpWindow(QWidget):
    """Pages and a search at the left, the page at the right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setWindowTitle(say("Guide"))
        self.resize(QSize(*SIZE).boundedTo(window.screen().availableSize()))
        self._past: list[guide.Place] = []
        self._ahead: list[guide.Place] = []
        self._now = guide.Place("")
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search the guide"))
        self.search.setAccessibleName(say("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.back, self.forward = tool("back", "Back (Alt+Left)"), tool("forward", "Forward (Alt+Right)")
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Pages of the guide"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        self.view = GuideView()
        self.view.page_asked.connect(lambda page, heading: self.open(guide.Place(page, heading)))
        self._lay_out()
        self._find("")

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(LIST_PX)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.back)
        top.addWidget(self.forward)
        top.addWidget(self.search, 1)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(left)
        right = QVBoxLayout()
        right.setSpacing(8)
        if spoken() != "en":
            right.addWidget(label("The guide is written in English.", "hint"))
        right.addWidget(self.view, 1)
        row.addLayout(right, 1)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _find(self, words: str) -> None:
        """The pages that have the words; without words all, and the list of actions."""
        self.list.clear()
        try:
            found = {page: guide.pages()[page] for page in guide.searched(words)}
        except SurgplanError:
            found = {}
        if all(word in actions_text().lower() for word in words.lower().split()):
            found[ACTIONS_PAGE] = say("Actions and shortcuts")
        for page, title in found.items():
            row = QListWidgetItem(title)
            row.setData(PAGE, page)
            self.list.addItem(row)
        if not found:
            none = QListWidgetItem(say("No page has these words."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self._mark()

    def _mark(self) -> None:
        rows = [n for n in range(self.list.count()) if self.list.item(n).data(PAGE) == self._now.page]
        self.list.setCurrentRow(rows[0] if rows else -1)

    def _chosen(self, item: QListWidgetItem) -> None:
        page = item.data(PAGE)
        if page and page != self._now.page:
            self.open(guide.Place(page))

    def open(self, place: guide.Place) -> None:
        """Show a place of the guide; the one before can be gone back to."""
        if place == self._now:
            self.view.go_to(place.heading)
            return
        if self._now.page:
            self._past.append(self._now)
        self._ahead.clear()
        self._show(place)

    def go_back(self) -> None:
        """To where the reader was before."""
        if self._past:
            self._ahead.append(self._now)
            self._show(self._past.pop())

    def go_forward(self) -> None:
        """Back again."""
        if self._ahead:
            self._past.append(self._now)
            self._show(self._ahead.pop())

    def _show(self, place: guide.Place) -> None:
        self._now = place
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._ahead))
        try:
            made = actions_text() if place.page == ACTIONS_PAGE else guide.text(place.page)
            self.view.show_text("" if place.page == ACTIONS_PAGE else place.page, made)
        except SurgplanError as exc:
            self.view.setPlainText(told(str(exc)))
            return
        if place.heading:
            self.view.go_to(place.heading)
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Alt with the arrows goes back and forward."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            (self.go_back if event.key() == Qt.Key.Key_Left else self.go_forward)()
        else:
            super().keyPressEvent(event)


def open_help(window: MainWindow, place: guide.Place | None = None) -> HelpWindow:
    """The one help window of a window: at a place, or at what the user is at."""
    if place is None:
        try:
            place = guide.place_of(topic_at(QApplication.focusWidget(), window))
        except SurgplanError as exc:
            window.notice.say(str(exc), "bad")
            place = guide.Place(ACTIONS_PAGE)
    made = window.findChild(HelpWindow) or HelpWindow(window)
    made.open(place)
    made.show()
    made.raise_()
    made.activateWindow()
    return made
