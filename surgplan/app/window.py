"""The window: rail, views, inspector, bars; it wires one case to them and holds no data of its own."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from surgplan.app.actions import state_actions
from surgplan.app.actions.installed import Installed
from surgplan.app.actions.table import actions_of, keys_by_title
from surgplan.app.bars import TopBar
from surgplan.app.copying import chosen_file, copy_case
from surgplan.app.file_dialog import ask_file, ask_target
from surgplan.app.icons import set_icon
from surgplan.app.lock_bar import LockBar
from surgplan.app.memory import give_back
from surgplan.app.notice import Notice
from surgplan.app.palette_box import PaletteBox
from surgplan.app.patient_line import patient_line
from surgplan.app.plan_state import ICONS as STATE_ICONS
from surgplan.app.plan_state import ROLES, ask_to_unlock, state_sentence, state_word
from surgplan.app.rail import Rail, Standing
from surgplan.app.recent import note_closed, note_opened, note_summary, stamp
from surgplan.app.settings.wear import wear
from surgplan.app.start.beginning import begin, open_sample
from surgplan.app.start.new_case import proposed_case
from surgplan.app.start.thumbnails import keep_thumbnail
from surgplan.app.start_page import StartPage
from surgplan.app.steps import SIDES, STEPS
from surgplan.app.task_bar import TaskBar
from surgplan.app.theme import theme
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.base.errors import CaseReadOnly, SurgplanError
from surgplan.case.session import Session
from surgplan.case.state import is_locked
from surgplan.case.summary import summary_of

if TYPE_CHECKING:
    from surgplan.app.case_space import CaseSpace
    from surgplan.app.pages.page import Page

LEAST_SIZE = (480, 300)
"""A small screen at three times the size."""
CASE_FILES = "Cases (*.surgplan)"
GIVE_BACK_MS = 500
"""This long after a case was closed its memory is given back: the widgets go first."""


class MainWindow(QMainWindow):
    """One window with one case, or the start page."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("surgplan")
        self.resize(1440, 900)
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        self.space: CaseSpace | None = None
        self.top, self.tasks = TopBar(SIDES), TaskBar()
        self.rail = Rail(STEPS)
        self.start = StartPage()
        self.notice, self.lock = Notice(), LockBar()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.start)
        self._lay_out()
        self._connect()
        self.actions_made = Installed(self)
        self._menu = self.actions_made.menu()
        self._menu.aboutToShow.connect(self.actions_made.refresh)
        self.top.menu.setMenu(self._menu)
        self.top.plan_state.addActions([self.actions_made[action.id] for action in state_actions.ACTIONS])
        self._show_state()
        self.start.setFocus()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._middle, 1)
        column.addWidget(self.top)
        column.addWidget(self.notice)
        column.addWidget(self.lock)
        column.addLayout(row, 1)
        column.addWidget(self.tasks)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.start.new_requested.connect(lambda source: begin(self, source))
        self.start.sample_requested.connect(lambda key, anew: open_sample(self, key, anew))
        self.start.open_requested.connect(self.choose_open)
        self.start.case_requested.connect(lambda path: self.open_case(Path(path)))
        self.top.home.clicked.connect(self.close_case)
        self.top.open.clicked.connect(self.choose_open)
        self.top.save_as.clicked.connect(self.choose_copy)
        self.top.undo.clicked.connect(lambda: self.space and self.space.bridge.undo())
        self.top.redo.clicked.connect(lambda: self.space and self.space.bridge.redo())
        self.top.theme.clicked.connect(self.toggle_theme)
        self.top.search.clicked.connect(self.open_palette)
        self.rail.chosen.connect(self._show_step)
        self.lock.unlock_requested.connect(lambda: ask_to_unlock(self))
        for title, button in self.top.sides.items():
            button.clicked.connect(lambda on, title=title: self.show_side_page(title if on else ""))

    def new_case(self, path: Path) -> None:
        """Make a case and open it."""
        self._open(lambda: Session.create(path), path)

    def open_case(self, path: Path) -> None:
        """Open a case; for reading only, and saying who writes, if another program holds it."""
        self.close_case()
        self.notice.hide()
        try:
            session = Session.open(path)
        except CaseReadOnly as exc:
            self._open(lambda: Session.open(path, read_only=True), path)
            refusal = say("{refusal}. It follows what is done there; save a copy to change it.", refusal=told(str(exc)))
            self.notice.say(refusal, "caution")
            return
        except SurgplanError as exc:
            self.notice.say(str(exc), "bad")
            return
        self._open(lambda: session, path)

    def _open(self, opening: Any, path: Path) -> None:
        self.close_case()
        self.start.let_go()
        try:
            session = opening()
        except SurgplanError as exc:
            self.notice.say(str(exc), "bad")
            return
        from surgplan.app.case_space import CaseSpace
        from surgplan.app.pages.every import PAGES, SIDE_PAGES

        self.space = CaseSpace(session, PAGES, SIDE_PAGES)
        self.space.bridge.refused.connect(self._refused)
        self.space.bridge.artifact_ready.connect(lambda _: self._show_standings())
        self.space.bridge.case_changed.connect(self._follow)
        for page in self.space.pages:
            page.asked_for_page.connect(self.turn_to)
        self.space.hovered.connect(self.tasks.show_cursor)
        self.tasks.watch(self.space.bridge.tasks)
        self._middle.addWidget(self.space)
        self._middle.setCurrentWidget(self.space)
        if not session.read_only:
            note_opened(path)
        self.space.views.axial.setFocus()
        self.rail.choose(0 if not session.case.images else 1 if not session.case.segments else 2)
        self._show_state()

    def _refused(self, words: str) -> None:
        detail = self.space.bridge.detail(words) if self.space is not None else ""
        self.notice.say(words, "bad", detail)

    def tell_of_fault(self, kind: str, detail: str) -> None:
        """An error in the program itself, which nobody caught."""
        words = say("Something in the program went wrong ({kind}). Everything done before is in the file.", kind=kind)
        self.notice.say(words, "bad", detail)

    def _show_standings(self) -> None:
        """Mark in the rail what is done and what waits."""
        if self.space is None:
            return
        case, found = self.space.bridge.case, {}
        for page in self.space.pages:
            missing = page.waits_for(case)
            state = "waits" if missing is not None else "done" if page.is_done(case) else "open"
            found[page.title] = Standing(state, missing.words if missing is not None else "")
        self.rail.show_standings(found)

    def _show_plan_state(self) -> None:
        """How far the plan has come, in the top bar and in the line that says it is locked."""
        session = self.space.bridge.session if self.space is not None else None
        self.lock.show_state(session)
        self.top.plan_state.setVisible(session is not None)
        if session is not None:
            set_icon(self.top.plan_state, STATE_ICONS[session.case.state], ROLES[session.case.state])
            self.top.plan_state.setText(state_word(session.case.state))
            self.top.plan_state.setToolTip(state_sentence(session))

    def _follow(self, before: object, after: object) -> None:
        """Something was done, so an earlier refusal is past."""
        if before is not after:
            self.notice.hide()
        self._show_state()

    def _show_step(self, number: int) -> None:
        if self.space is not None:
            self.space.show_page(number)
            self._mark_side("")

    def _mark_side(self, shown: str) -> None:
        for title, button in self.top.sides.items():
            button.setChecked(title == shown)

    def show_side_page(self, title: str) -> None:
        """Open the page of this title beside the step; without a title go back to the step."""
        if self.space is not None:
            self.space.show_side_page(title)
            self._mark_side(title)

    def show_page(self, page: Page) -> None:
        """Turn to a page, a step of the path or one beside it."""
        if self.space is not None and page in self.space.side_pages:
            self.show_side_page(page.title)
        else:
            self.turn_to(page.title)

    def turn_to(self, title: str) -> None:
        """Go to the page of this title."""
        self.rail.choose([step for step, _ in STEPS].index(title))

    def close_case(self) -> None:
        """Back to the start page; everything done is in the file."""
        if self.space is None:
            return
        space, self.space = self.space, None
        self.notice.hide()
        self.tasks.watch(None)
        path, read_only = space.bridge.path, space.bridge.session.read_only
        found = summary_of(space.bridge.session)
        keep_thumbnail(path, space.views)
        space.close_case()
        self._middle.removeWidget(space)
        space.deleteLater()
        QTimer.singleShot(GIVE_BACK_MS, self, give_back)
        if not read_only:
            note_closed(path)
            note_summary(path, found, stamp(path))
        self.start.refresh()
        self._middle.setCurrentWidget(self.start)
        self._show_state()

    def save_copy(self, path: Path) -> None:
        """Copy the case, whole, to another file and go on there; where that fails, nothing is changed."""
        if self.space is None:
            return
        try:
            copy_case(self.space.bridge.path, path)
        except SurgplanError as exc:
            self.notice.say(str(exc), "bad")
            return
        self.open_case(path)
        if self.space is not None and not self.space.bridge.session.read_only:
            self.notice.say(say("You are working on the copy {name} now.", name=path.name), "good")

    def open_palette(self) -> None:
        """Offer every action by its name."""
        PaletteBox(self, actions_of(self), keys_by_title()).open_in(self)

    def toggle_theme(self) -> None:
        """From dark to light and back."""
        wear("light" if theme().tokens.name == "dark" else "dark")

    def _show_state(self) -> None:
        self.actions_made.refresh()
        space = self.space
        self._show_plan_state()
        self._show_standings()
        for button in (self.top.undo, self.top.redo, self.top.save_as, self.top.home, *self.top.sides.values()):
            button.setVisible(space is not None)
        self.rail.setVisible(space is not None)
        if space is None:
            self.setWindowTitle("surgplan")
            self.top.patient.setText("")
            self.top.scenario.setText("")
            self.top.state.setText("")
            return
        session = space.bridge.session
        self.setWindowTitle(f"{session.path.stem} – surgplan")
        self.top.patient.setText(f"{session.path.stem}  |  {patient_line(session.case)}")
        self.top.scenario.setText(say("Scenario {name}", name=session.branch))
        self.top.state.setText(say("read-only") if session.read_only else say("saved"))
        path = list(session.history())
        ahead = next((after for now, after in itertools.pairwise(path) if now.id == session.head.id), None)
        movable = not session.read_only and not is_locked(session.case)
        self.top.undo.setEnabled(session.head.parent is not None and movable)
        self.top.redo.setEnabled(ahead is not None and movable)
        undo = say("Undo “{words}”", words=told(session.head.words))
        redo = say("Redo “{words}”", words=told(ahead.words) if ahead else "")
        self.top.undo.setToolTip(self.actions_made.tip("edit.undo", undo))
        self.top.redo.setToolTip(self.actions_made.tip("edit.redo", redo) if ahead else say("Nothing to redo"))

    def follow_preferences(self) -> None:
        """Shortcuts may have changed: menus and tips say the new ones."""
        self._show_state()

    def choose_new(self) -> None:
        """Ask where a new case shall lie."""
        self._choose_target(say("New case"), str(proposed_case()), self.new_case)

    def choose_open(self) -> None:
        """Ask for a case to open."""
        path = ask_file(self, say("Open case"), say(CASE_FILES))
        if path:
            self.open_case(Path(path))

    def choose_copy(self) -> None:
        """Ask where a copy shall lie."""
        self._choose_target(say("Save a copy"), "", self.save_copy)

    def _choose_target(self, title: str, proposed: str, then: Callable[[Path], None]) -> None:
        answer, _ = ask_target(self, title, proposed, say(CASE_FILES))
        if not answer:
            return
        try:
            path = chosen_file(answer)
        except SurgplanError as exc:
            self.notice.say(str(exc), "bad")
            return
        then(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Folders and files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A case is opened; anything else is looked into for scans."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            QTimer.singleShot(0, self, lambda: self.take(paths[0]))

    def take(self, path: str) -> None:
        """Open a case file, or look for scans in a folder or file."""
        if path.endswith(".surgplan"):
            self.open_case(Path(path))
            return
        if self.space is None:
            self.choose_new()
        if self.space is not None:
            self.rail.choose(0)
            from surgplan.app.pages.scan_page import ScanPage

            self.space.page(ScanPage).look_into(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop all work, close the file."""
        self.close_case()
        super().closeEvent(event)
