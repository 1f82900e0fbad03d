"""Work in other processes, as tasks a window can show and stop."""

from __future__ import annotations

import itertools
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal

from surgplan.app.time_left import Pace
from surgplan.app.words import say
from surgplan.base.errors import Cancelled, JobFailed, SurgplanError
from surgplan.jobs.job import Job, Work

_numbers = itertools.count(1)
KEPT = 100
"""Tasks that have ended are listed as long as there are no more than these."""


@dataclass
class Task:
    """One piece of work: running, done, failed or cancelled."""

    title: str
    state: str = "running"
    fraction: float = 0.0
    words: str = ""
    error: str = ""
    detail: str = ""
    number: int = field(default_factory=lambda: next(_numbers))
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None
    in_background: bool = False
    """Whether nobody asked for it by itself."""
    waits: bool = True
    """Whether it stands in line behind others."""
    stopping: bool = False
    """Whether the user stopped it and its process is not gone yet."""
    pace: Pace = field(default_factory=Pace)

    @property
    def seconds(self) -> float:
        """How long it has been at work."""
        return (time.monotonic() if self.ended is None else self.ended) - self.started

    def seconds_left(self) -> float | None:
        """A guess from how it came along so far; None before there is something to guess from."""
        return self.pace.seconds_left(time.monotonic()) if self.state == "running" and not self.waits else None


class _Waiter(QThread):
    """Waits for one job on its pipe and tells the window's thread."""

    progressed = Signal(float, str)
    ended = Signal(object, object)

    def __init__(self, parent: QObject, work: Work, args: tuple[Any, ...]) -> None:
        super().__init__(parent)
        self._work, self._args = work, args
        self._job: Job | None = None
        self._cancelled = False
        self.detail = ""

    def run(self) -> None:
        """In the waiting thread."""
        try:
            if self._cancelled:
                raise Cancelled("stopped; nothing was changed")
            self._job = Job(self._work, *self._args)
            if self._cancelled:  # said while the process was made
                self._job.cancel()
            value = self._job.run(self.progressed.emit)
            self.ended.emit(value, None)
        except SurgplanError as exc:
            self.detail = self._job.detail if self._job else ""
            self.ended.emit(None, exc)
        except OSError as exc:  # no process could be made
            words = f"the work could not be started ({exc.strerror or exc}); close other programs and repeat it"
            self.ended.emit(None, SurgplanError(words))
        except Exception as exc:  # an error of the program here must not leave a task that never ends
            self.detail = traceback.format_exc()
            self.ended.emit(None, JobFailed(f"the work stopped on an error in the program: {type(exc).__name__}: {exc}"))

    def cancel(self) -> None:
        """Kill the process; the thread then ends by itself. The window does not wait, not even for a process being made."""
        self._cancelled = True
        if self._job is not None:
            self._job.cancel()


class Tasks(QObject):
    """The tasks of a window. At most `at_once` run; the rest wait, those in the background behind what the user asked."""

    changed = Signal(object)
    """A task that is new, has come further, or has ended."""

    def __init__(self, parent: QObject | None = None, at_once: int = 2) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._running: dict[int, _Waiter] = {}
        self._lines: dict[int, str] = {}
        self._queue: list[tuple[str, Callable[[], None]]] = []
        self._background: list[tuple[str, Callable[[], None]]] = []
        self.tasks: list[Task] = []

    def start(
        self,
        title: str,
        work: Work,
        *args: Any,
        done: Callable[[Any], None] = lambda value: None,
        failed: Callable[[SurgplanError], None] = lambda error: None,
        in_background: bool = False,
        line: str = "",
        prepared: Callable[[], tuple[Any, ...]] | None = None,
    ) -> Task:
        """Run `work(*args, progress)` in a process; `done` or `failed` is called in the window's thread.

        Tasks of the same `line` run one after the other, each begun after the one before was adopted; `prepared` gives the
        arguments at that moment in place of `args`.
        """
        task = Task(title, words=say("waiting"), in_background=in_background)
        self._make_room()
        self.tasks.append(task)

        def begin() -> None:
            if task.state != "running":
                self._begin_next()
                return
            waiter = _Waiter(self, work, args if prepared is None else prepared())
            self._running[task.number], self._lines[task.number] = waiter, line
            waiter.progressed.connect(lambda f, w: self._progressed(task, f, w), Qt.ConnectionType.QueuedConnection)
            waiter.ended.connect(lambda v, e: self._ended(task, v, e, done, failed), Qt.ConnectionType.QueuedConnection)
            task.started, task.waits = time.monotonic(), False
            task.pace.note(task.started, 0.0)
            waiter.start()

        if self._has_room(line):
            begin()
        else:
            (self._background if in_background else self._queue).append((line, begin))
        self.changed.emit(task)
        return task

    def _begin_next(self) -> None:
        for waiting in (self._queue, self._background):
            for place, (line, begin) in enumerate(waiting):
                if self._has_room(line):
                    waiting.pop(place)
                    begin()
                    return

    def _has_room(self, line: str) -> bool:
        return len(self._running) < self._at_once and not (line and line in self._lines.values())

    def cancel(self, task: Task) -> None:
        """Stop a task; nothing of it remains."""
        waiter = self._running.get(task.number)
        if waiter is not None:
            task.stopping = True
            self.changed.emit(task)
            waiter.cancel()
        elif task.state == "running":
            task.state, task.ended = "cancelled", task.started
            self.changed.emit(task)

    def running(self) -> list[Task]:
        """The tasks not yet ended, those at work first."""
        left = [task for task in self.tasks if task.state == "running"]
        return sorted(left, key=lambda task: (task.number not in self._running, task.number))

    def forget_ended(self) -> None:
        """Empty the list of what is done."""
        self.tasks = [task for task in self.tasks if task.state == "running"]

    def _make_room(self) -> None:
        """Forget the oldest that has ended, once there are many."""
        ended = [task for task in self.tasks if task.state != "running"]
        for task in ended[: max(0, len(ended) + 1 - KEPT)]:
            self.tasks.remove(task)

    def stop_all(self) -> None:
        """Kill every process and wait for the threads: the window closes."""
        self._queue.clear()
        self._background.clear()
        for waiter in list(self._running.values()):
            waiter.blockSignals(True)
            waiter.cancel()
        for waiter in list(self._running.values()):
            waiter.wait()
        self._running.clear()
        self._lines.clear()

    def _progressed(self, task: Task, fraction: float, words: str) -> None:
        if task.state == "running":
            task.fraction, task.words = fraction, words
            task.pace.note(time.monotonic(), fraction)
            self.changed.emit(task)

    def _ended(
        self,
        task: Task,
        value: Any,
        error: SurgplanError | None,
        done: Callable[[Any], None],
        failed: Callable[[SurgplanError], None],
    ) -> None:
        waiter = self._running.pop(task.number, None)
        self._lines.pop(task.number, None)
        if waiter is None:
            return
        waiter.wait()
        task.detail, task.ended, task.stopping = waiter.detail, time.monotonic(), False
        waiter.deleteLater()
        if error is None:
            task.state, task.fraction, task.words = "done", 1.0, say("done")
        else:
            task.state = "cancelled" if isinstance(error, Cancelled) else "failed"
            task.error = str(error)
        self.changed.emit(task)
        try:
            if error is None:
                done(value)
            elif not isinstance(error, Cancelled):
                failed(error)
        finally:
            self._begin_next()  # after the result was adopted, for the next in line builds on it
