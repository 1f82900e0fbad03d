"""All tasks of a case in a list over the bar of tasks; it stays open beside the work until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from surgplan.app.icons import set_icon
from surgplan.app.parts import button, label, tool
from surgplan.app.tasks import Task, Tasks
from surgplan.app.time_left import left_words, took_words
from surgplan.app.told import told
from surgplan.app.words import say

WIDTH_PX, HEIGHT_PX = 420, 320
MARGIN_PX = 4
ICONS = {"done": ("check", "good"), "failed": ("error", "bad"), "cancelled": ("stop", "caution")}
"""Icon and colour of what has ended."""


def words_of(task: Task) -> str:
    """What a task at work is doing, how far it is, and how long it will still take."""
    if task.stopping:
        return say("stopping")
    if task.waits:
        return say("waits for the work before it")
    left = left_words(task.seconds_left())
    words = f"{told(task.words)} {task.fraction:.0%}"
    return f"{words}, {left}" if left else words


def ended_words(task: Task) -> str:
    """How a task ended, in a line."""
    if task.state == "failed":
        return say("{title}: failed", title=told(task.title))
    if task.state == "cancelled":
        return say("{title}: stopped", title=told(task.title))
    if task.seconds < 1.0:
        return say("{title}: done", title=told(task.title))
    return say("{title}: done after {time}", title=told(task.title), time=took_words(task.seconds))


class TaskList(QFrame):
    """Every task with its progress, and a button that stops it. Escape closes the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("All tasks"))
        self._tasks: Tasks | None = None
        self._rows: dict[int, _Row] = {}
        self._over: QWidget | None = None
        self._before: QWidget | None = None
        inside = QWidget()
        inside.setProperty("surface", "panel")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(8)
        self._empty = label("Nothing was worked on yet.", "hint")
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        head = QHBoxLayout()
        clear = button("Clear", "Forget what has ended")
        clear.clicked.connect(self._clear)
        close = tool("close", "Close the list (Esc)")
        close.clicked.connect(self.close_list)
        head.addWidget(label("Tasks", "heading"), 1)
        head.addWidget(clear)
        head.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        self.hide()

    def watch(self, tasks: Tasks | None) -> None:
        """Show the tasks of a case."""
        self._tasks = tasks
        self._fill()
        if tasks is None:
            self.hide()
        else:
            tasks.changed.connect(self._follow)

    def open_over(self, bar: QWidget) -> None:
        """Show the list in the window of the bar, over its left end."""
        window = bar.window()
        if self._over is None:
            window.installEventFilter(self)
        self._over, self._before = bar, QApplication.focusWidget()
        self.setParent(window)
        self._fill()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def close_list(self) -> None:
        """Hide it; the focus is where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _place(self) -> None:
        assert self._over is not None
        window = self._over.window()
        corner = self._over.mapTo(window, QPoint(MARGIN_PX, 0))
        least = self.minimumSizeHint()
        height = max(min(HEIGHT_PX, corner.y() - MARGIN_PX), least.height())
        self.resize(max(min(WIDTH_PX, window.width() - 2 * MARGIN_PX), least.width()), height)
        self.move(corner.x(), corner.y() - height - MARGIN_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays over the bar when the window gets another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def _follow(self, task: Task) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        tasks = [] if self._tasks is None else self._tasks.tasks[::-1]
        for gone in set(self._rows) - {task.number for task in tasks}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.deleteLater()
        for place, task in enumerate(tasks):
            if task.number not in self._rows:
                self._rows[task.number] = _Row(task, self)
                self._column.insertWidget(place, self._rows[task.number])
            self._rows[task.number].show_task(task)
        self._empty.setVisible(not tasks)

    def cancel(self, task: Task) -> None:
        """Stop a task."""
        if self._tasks is not None:
            self._tasks.cancel(task)

    def _clear(self) -> None:
        if self._tasks is not None:
            self._tasks.forget_ended()
            self._fill()


class _Row(QFrame):
    def __init__(self, task: Task, owner: TaskList) -> None:
        super().__init__()
        self._task = task
        self._shown: tuple[object, ...] = ()
        self._mark = QLabel()
        self._title, self._words = label(""), label("", "secondary")
        self._title.setText(told(task.title))
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(told(task.title))
        self._cancel, self._copy = tool("close", "Stop this task"), tool("copy", "Copy what went wrong, in detail")
        self._cancel.clicked.connect(lambda: owner.cancel(task))
        self._copy.clicked.connect(self._copy_detail)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        head.addWidget(self._copy)
        head.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    def _copy_detail(self) -> None:
        task = self._task
        QApplication.clipboard().setText(f"{task.title}\n{task.error}\n{task.detail}".strip())

    def show_task(self, task: Task) -> None:
        """Only what has changed is drawn anew: there may be a hundred rows."""
        at_work = task.state == "running"
        words = words_of(task) if at_work else self._end(task)
        shown = task.state, task.stopping, round(1000 * task.fraction), words
        if shown == self._shown:
            return
        self._shown = shown
        self._bar.setVisible(at_work and not task.waits)
        self._bar.setValue(round(1000 * task.fraction))
        self._cancel.setVisible(at_work)
        self._cancel.setEnabled(not task.stopping)
        self._mark.setVisible(not at_work)
        self._copy.setVisible(task.state == "failed")
        self._words.setText(words)
        if not at_work:
            set_icon(self._mark, *ICONS[task.state])
            self._words.setToolTip(task.detail)

    def _end(self, task: Task) -> str:
        if task.state == "failed":
            return say("Failed: {error}", error=told(task.error))
        if task.state == "cancelled":
            return say("Stopped")
        return say("Done after {time}", time=took_words(task.seconds)) if task.seconds >= 1.0 else say("Done")
