"""The line under the window: what is being worked on, how far it is, and what lies under the cursor."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QToolButton

from surgplan.app.announcing import Announcer
from surgplan.app.help.topic import TOPIC
from surgplan.app.parts import label, tool
from surgplan.app.task_list import TaskList, ended_words, words_of
from surgplan.app.tasks import Tasks
from surgplan.app.told import told
from surgplan.app.views.planes import patient_words
from surgplan.app.words import say
from surgplan.base.geometry import Vector

TICK_MS = 1000
"""The time left counts down at least so often."""


class TaskBar(QFrame):
    """What is being worked on, how far it is, a cancel button, and what lies under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self._all = tool("tasks", "All tasks")
        self._all.clicked.connect(self.toggle_list)
        self._words = label("", "secondary", wrap=False)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(say("Progress"))
        self._cancel = QToolButton()
        self._cancel.setText(say("Cancel"))
        self._cursor = label("", "secondary", wrap=False)
        for widget in (self._all, self._bar, self._cancel):
            row.addWidget(widget)
        row.addWidget(self._words, 1)
        row.addWidget(self._cursor)
        self._tasks: Tasks | None = None
        self.list = TaskList(self)
        self.announcer = Announcer(self)
        for part in (self, self.list):
            part.setProperty(TOPIC, "Tasks")
        self._cancel.clicked.connect(self.cancel_first)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_running)
        self.watch(None)

    def watch(self, tasks: Tasks | None) -> None:
        """Show the tasks of a case."""
        self._tasks = tasks
        self.list.watch(tasks)
        self.announcer.watch(tasks)
        self._all.setVisible(tasks is not None)
        self._cursor.setText("")
        self._show_running()
        if tasks is not None:
            tasks.changed.connect(self._show_running)

    def open_list(self) -> None:
        """Show all tasks."""
        self.list.open_over(self)

    def toggle_list(self) -> None:
        """Show all tasks, or hide them again."""
        if self.list.isVisible():
            self.list.close_list()
        else:
            self.open_list()

    def _show_running(self, *_: object) -> None:
        running = self._tasks.running() if self._tasks else []
        for widget in (self._bar, self._cancel):
            widget.setVisible(bool(running))
        if not running:
            self._tick.stop()
            last = self._tasks.tasks[-1] if self._tasks and self._tasks.tasks else None
            self._words.setText(ended_words(last) if last else "")
            return
        self._tick.start()
        task = running[0]
        words = f"{told(task.title)}: {words_of(task)}"
        if len(running) > 1:
            words = say("{words}, {count} more", words=words, count=len(running) - 1)
        self._words.setText(words)
        self._words.setToolTip(words)
        self._bar.setValue(round(1000 * task.fraction))
        self._cancel.setEnabled(not task.stopping)

    def cancel_first(self) -> None:
        """Stop the task that is shown."""
        if self._tasks is not None:
            for task in self._tasks.running()[:1]:
                self._tasks.cancel(task)

    def show_cursor(self, point: Vector | None, value: float | None, unit: str) -> None:
        """Where the cursor is in the patient, and what the scan says there."""
        if point is None:
            self._cursor.setText("")
            return
        words = patient_words(np.asarray(point))
        self._cursor.setText(words if value is None else f"{words} | {value:.0f} {unit}".rstrip())
