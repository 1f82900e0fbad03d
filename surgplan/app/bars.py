"""The bar over the window, and the line of tasks under it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton

from surgplan.app.parts import label, tool
from surgplan.app.task_list import TaskList
from surgplan.app.tasks import Tasks
from surgplan.app.views.planes import patient_words
from surgplan.app.words import say
from surgplan.base.geometry import Vector


class TopBar(QFrame):
    """Who the case is about, which scenario, undo and redo, theme."""

    def __init__(self, sides: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFixedHeight(40)
        self.setProperty("surface", "window")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        brand = label("surgplan", "heading", wrap=False)
        self.patient = label("", "secondary", wrap=False)
        self.scenario = label("", "secondary", wrap=False)
        self.state = label("", "secondary", wrap=False)
        self.plan_state = QToolButton()
        self.plan_state.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.plan_state.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.plan_state.setAccessibleName(say("State of the plan"))
        self.menu = tool("menu", "Menu")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.home = tool("home", "Start page")
        self.open = tool("open", "Open case (Ctrl+O)")
        self.save_as = tool("save", "Save a copy (Ctrl+Shift+S)")
        self.sides = {name: tool(icon_name, name) for name, icon_name in sides}
        self.undo = tool("undo", "Undo (Ctrl+Z)")
        self.redo = tool("redo", "Redo (Ctrl+Shift+Z)")
        self.theme = tool("theme", "Light or dark")
        self.search = tool("search", "Find an action (Ctrl+K)")
        for button in self.sides.values():
            button.setCheckable(True)
        row.addWidget(self.menu)
        row.addWidget(brand)
        row.addSpacing(12)
        row.addWidget(self.patient)
        row.addStretch(1)
        row.addWidget(self.plan_state)
        row.addWidget(self.scenario)
        for button in (*self.sides.values(), self.undo, self.redo, self.search, self.home, self.open, self.save_as, self.theme):
            row.addWidget(button)
        row.addWidget(self.state)


class TaskBar(QFrame):
    """What is being worked on, how far it is, a cancel button, and what lies under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self._all = tool("tasks", "All tasks")
        self._all.clicked.connect(self.open_list)
        self._words = label("", "secondary", wrap=False)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._cancel = QToolButton()
        self._cancel.setText("Cancel")
        self._cursor = label("", "secondary", wrap=False)
        for widget in (self._all, self._words, self._bar, self._cancel):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._cursor)
        self._tasks: Tasks | None = None
        self.list = TaskList(self)
        self._cancel.clicked.connect(self.cancel_first)
        self.watch(None)

    def watch(self, tasks: Tasks | None) -> None:
        """Show the tasks of a case."""
        self._tasks = tasks
        self.list.watch(tasks)
        self._all.setVisible(tasks is not None)
        self._cursor.setText("")
        self._show_running()
        if tasks is not None:
            tasks.changed.connect(self._show_running)

    def open_list(self) -> None:
        """Show all tasks."""
        self.list.open_over(self.mapToGlobal(QPoint(4, 0)))

    def _show_running(self, *_: object) -> None:
        running = self._tasks.running() if self._tasks else []
        for widget in (self._bar, self._cancel):
            widget.setVisible(bool(running))
        if not running:
            last = self._tasks.tasks[-1] if self._tasks and self._tasks.tasks else None
            ends = {"done": "done", "failed": "failed", "cancelled": "stopped"}
            self._words.setText(f"{last.title}: {ends[last.state]}" if last else "")
            return
        task, left = running[0], running[0].seconds_left()
        more = f", {len(running) - 1} more" if len(running) > 1 else ""
        time_left = f", {left:.0f} s left" if left is not None else ""
        self._words.setText(f"{task.title}: {task.words} {task.fraction:.0%}{time_left}{more}")
        self._bar.setValue(round(1000 * task.fraction))

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
