"""Long work that has ended is told quietly: low in the window, and by the system where another program is in front."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSystemTrayIcon, QWidget

from surgplan.app.icons import icon, set_icon
from surgplan.app.parts import tool
from surgplan.app.task_list import ICONS, ended_words
from surgplan.app.tasks import Task, Tasks

LONG_S = 4.0
"""Work of at least so long was waited for, and its end is told."""
SHOWN_MS = 6000
MARGIN_PX = 12


class EndedNote(QFrame):
    """A line over the bar of tasks that goes by itself; it takes neither focus nor room from anything."""

    def __init__(self, bar: QWidget) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        self._mark, self._words = QLabel(), QLabel()
        close = tool("close", "Close")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.hide)
        for widget in (self._mark, self._words, close):
            row.addWidget(widget)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or nothing while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, state: str) -> None:
        """Show a line for a while; `state` is that of the task that ended."""
        set_icon(self._mark, *ICONS[state])
        self._words.setText(words)
        window = self._bar.window()
        self.setParent(window)
        self.adjustSize()
        corner = self._bar.mapTo(window, self._bar.rect().topLeft())
        left = window.width() // 2 - self.width() // 3  # low in the 3D view, beside its cube: slices are clicked everywhere
        self.move(left, corner.y() - self.height() - MARGIN_PX)
        self.show()
        self.raise_()
        self._timer.start()


class Announcer(QObject):
    """Watches the tasks of a case; results come without anything being taken from the user's hands."""

    def __init__(self, bar: QWidget) -> None:
        super().__init__(bar)
        self._bar = bar
        self.note = EndedNote(bar)
        self._tasks: Tasks | None = None
        self._tray: QSystemTrayIcon | None = None

    def watch(self, tasks: Tasks | None) -> None:
        """Tell the ends of the tasks of this case from now on."""
        self._tasks = tasks
        self.note.hide()
        if self._tray is not None:
            self._tray.hide()
        if tasks is not None:
            tasks.changed.connect(self._follow)

    def _follow(self, task: Task) -> None:
        if task.state == "running" or task.state == "cancelled" or self._tasks is None or task not in self._tasks.tasks:
            return
        if task.in_background or task.seconds < LONG_S:
            return
        words = ended_words(task)
        if task.state == "done":  # why something failed stands in the window's notice already
            self.note.say(words, task.state)
        if not self._in_front():
            self.tell_system(words)

    def _in_front(self) -> bool:
        """Whether one of this program's windows is worked in."""
        return QApplication.activeWindow() is not None

    def tell_system(self, words: str) -> None:
        """Mark the window in the system's list of windows, and have the system show a line where it can."""
        QApplication.alert(self._bar.window(), 0)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("tasks"), self)
            self._tray.setToolTip("surgplan")
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(lambda reason: self._come_forward())
        self._tray.show()
        self._tray.showMessage("surgplan", words, QSystemTrayIcon.MessageIcon.Information)
        self._tray.setToolTip(f"surgplan – {words}")

    def _come_forward(self) -> None:
        """The user asked for it by a click."""
        window = self._bar.window()
        window.raise_()
        window.activateWindow()
        if self._tray is not None:
            self._tray.hide()
