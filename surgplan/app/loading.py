"""Light work off the window's thread: reading blobs, which lets go of the interpreter."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from surgplan.base.errors import JobFailed, SurgplanError


class _Load(QRunnable):
    def __init__(self, work: Callable[[], Any], tell: Callable[[Any, SurgplanError | None], None]) -> None:
        super().__init__()
        self._work, self._tell = work, tell

    def run(self) -> None:
        error: SurgplanError | None = None
        value = None
        try:
            value = self._work()
        except SurgplanError as exc:
            error = exc
        except Exception as exc:  # an error of the program must not end the thread's work without a word
            error = JobFailed(f"this failed by an error in the program ({type(exc).__name__}: {exc})")
        with contextlib.suppress(RuntimeError):  # the window closed meanwhile
            self._tell(value, error)


class Loader(QObject):
    """Runs reads one after the other and hands over what they gave in the window's thread."""

    failed = Signal(str)
    _came = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._numbers = itertools.count()
        self._waiting: dict[int, Callable[[Any], None]] = {}
        # one connection to a method: a function that is connected would hold whatever it knows for ever
        self._came.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def load(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do `work` in a thread, then `done` with its value here."""
        number = next(self._numbers)
        self._waiting[number] = done
        self._pool.start(_Load(work, partial(self._came.emit, number)))

    def _arrived(self, number: int, value: Any, error: SurgplanError | None) -> None:
        done = self._waiting.pop(number, None)
        if done is None:
            return
        if error is None:
            done(value)
        else:
            self.failed.emit(str(error))

    def drop_all(self) -> None:
        """Forget what is under way, and wait until the thread has let go of the file."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()
