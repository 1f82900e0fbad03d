"""The bar over the window, the rail of the path, and the line of tasks under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout

from surgplan.app.icons import icon
from surgplan.app.pages.page import label, tool
from surgplan.app.tasks import Task, Tasks
from surgplan.base.geometry import Vector


class TopBar(QFrame):
    """Who the case is about, which scenario, undo and redo, theme."""

    def __init__(self) -> None:
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
        self.home = tool("home", "Start page")
        self.open = tool("open", "Open case (Ctrl+O)")
        self.save_as = tool("save", "Save a copy (Ctrl+Shift+S)")
        self.undo = tool("undo", "Undo (Ctrl+Z)")
        self.redo = tool("redo", "Redo (Ctrl+Shift+Z)")
        self.theme = tool("settings", "Light or dark")
        row.addWidget(brand)
        row.addSpacing(12)
        row.addWidget(self.patient)
        row.addStretch(1)
        row.addWidget(self.scenario)
        for button in (self.undo, self.redo, self.home, self.open, self.save_as, self.theme):
            row.addWidget(button)
        row.addWidget(self.state)

    def redraw_icons(self) -> None:
        """After the theme has changed."""
        names = {"home": self.home, "open": self.open, "save": self.save_as, "undo": self.undo, "redo": self.redo}
        for name, button in {**names, "settings": self.theme}.items():
            button.setIcon(icon(name))


class Rail(QFrame):
    """The path of the work, one button a step."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFixedWidth(72)
        self._steps = steps
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        self._group = QButtonGroup(self)
        for number, (title, icon_name) in enumerate(steps):
            button = QToolButton()
            button.setText(title)
            button.setIcon(icon(icon_name))
            button.setIconSize(QSize(20, 20))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setProperty("role", "rail")
            button.setShortcut(f"Alt+{number + 1}")
            button.setToolTip(f"{title} (Alt+{number + 1})")
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def choose(self, number: int) -> None:
        """Go to a step."""
        self._group.button(number).setChecked(True)
        self.chosen.emit(number)

    def redraw_icons(self) -> None:
        """After the theme has changed."""
        for number, (_, icon_name) in enumerate(self._steps):
            self._group.button(number).setIcon(icon(icon_name))


class TaskBar(QFrame):
    """What is being worked on, how far it is, a cancel button, and what lies under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self._words = label("", "secondary", wrap=False)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._cancel = QToolButton()
        self._cancel.setText("Cancel")
        self._cursor = QLabel()
        self._cursor.setProperty("role", "secondary")
        for widget in (self._words, self._bar, self._cancel):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._cursor)
        self._tasks: Tasks | None = None
        self._cancel.clicked.connect(self._stop)
        self._show(None, 0)

    def watch(self, tasks: Tasks | None) -> None:
        """Show the tasks of a case."""
        self._tasks = tasks
        self._show(None, 0)
        if tasks is not None:
            tasks.changed.connect(lambda _: self._show_running())

    def _show_running(self) -> None:
        running = self._tasks.running() if self._tasks else []
        self._show(running[0] if running else None, len(running))

    def _show(self, task: Task | None, count: int) -> None:
        for widget in (self._bar, self._cancel):
            widget.setVisible(task is not None)
        if task is None:
            last = self._tasks.tasks[-1] if self._tasks and self._tasks.tasks else None
            ends = {"done": "done", "failed": "failed", "cancelled": "stopped"}
            self._words.setText(f"{last.title}: {ends.get(last.state, '')}" if last else "")
            return
        left = task.seconds_left()
        more = f", {count - 1} more waiting" if count > 1 else ""
        time_left = f", {left:.0f} s left" if left is not None else ""
        self._words.setText(f"{task.title}: {task.words} {task.fraction:.0%}{time_left}{more}")
        self._bar.setValue(round(1000 * task.fraction))

    def _stop(self) -> None:
        if self._tasks is not None:
            for task in self._tasks.running()[:1]:
                self._tasks.cancel(task)

    def show_cursor(self, point: Vector | None, value: float | None, unit: str) -> None:
        """Where the cursor is in the patient, and what the scan says there."""
        if point is None:
            self._cursor.setText("")
            return
        letters = [
            f"{neg if v < 0 else pos} {abs(v):.1f}"
            for v, (neg, pos) in zip(point, (("R", "L"), ("A", "P"), ("I", "S")), strict=True)
        ]
        words = " ".join(letters) + " mm"
        self._cursor.setText(words if value is None else f"{words} | {value:.0f} {unit}".rstrip())
