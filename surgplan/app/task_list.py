"""All tasks of a case in a list that opens over the bar of tasks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from surgplan.app.icons import set_icon
from surgplan.app.parts import button, label, tool
from surgplan.app.tasks import Task, Tasks

WIDTH_PX, HEIGHT_PX = 420, 320
STATES = {
    "done": ("check", "good", "Done"),
    "failed": ("error", "bad", "Failed"),
    "cancelled": ("stop", "caution", "Stopped"),
}
"""Icon, colour and word of what has ended."""


class TaskList(QFrame):
    """A popup: every task with its progress, and a button that stops it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self._tasks: Tasks | None = None
        self._rows: dict[int, _Row] = {}
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
        area.setWidget(inside)
        head = QHBoxLayout()
        clear = button("Clear", "Forget what has ended")
        clear.clicked.connect(self._clear)
        head.addWidget(label("Tasks", "heading"), 1)
        head.addWidget(clear)
        whole = QVBoxLayout(self)
        whole.addLayout(head)
        whole.addWidget(area, 1)

    def watch(self, tasks: Tasks | None) -> None:
        """Show the tasks of a case."""
        self._tasks = tasks
        self._fill()
        if tasks is not None:
            tasks.changed.connect(self._follow)

    def open_over(self, corner: QPoint) -> None:
        """Show the list with its lower left corner here."""
        self._fill()
        self.move(corner.x(), corner.y() - self.height())
        self.show()

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
        self._mark = QLabel()
        self._title = label(task.title)
        self._words = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._cancel = tool("close", f"Stop: {task.title}")
        self._cancel.clicked.connect(lambda: owner.cancel(task))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        head.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    def show_task(self, task: Task) -> None:
        at_work = task.state == "running"
        self._bar.setVisible(at_work)
        self._cancel.setVisible(at_work)
        self._mark.setVisible(not at_work)
        self._bar.setValue(round(1000 * task.fraction))
        if at_work:
            self._words.setText(task.words)
            return
        mark, token, words = STATES[task.state]
        set_icon(self._mark, mark, token)
        self._words.setText(f"{words}. {task.error}" if task.state == "failed" else words)
        self._words.setToolTip(task.detail)
