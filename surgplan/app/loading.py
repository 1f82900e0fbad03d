"""Light work off the window's thread: reading blobs, which lets go of the interpreter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from surgplan.base.errors import JobFailed, SurgplanError


class _Result(QObject):
    ready = Signal(object, object)


class _Load(QRunnable):
    def __init__(self, work: Callable[[], Any], result: _Result) -> None:
        super().__init__()
        self._work, self._result = work, result

    def run(self) -> None:
        try:
            value, error = self._work(), None
        except SurgplanError as exc:
            value, error = None, exc
        except Exception as exc:  # an error of the program must not end the thread's work without a word
            value, error = None, JobFailed(f"this failed by an error in the program ({type(exc).__name__}: {exc})")
        try:
            self._result.ready.emit(value, error)
        except RuntimeError:
            return  # the window closed meanwhile


class Loader(QObject):
    """Runs reads one after the other and hands over what they gave in the window's thread."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: set[_Result] = set()

    def load(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do `work` in a thread, then `done` with its value here."""
        result = _Result()
        self._waiting.add(result)

        def arrived(value: Any, error: SurgplanError | None) -> None:
            if result not in self._waiting:
                return
            self._waiting.discard(result)
            if error is None:
                done(value)
            else:
                self.failed.emit(str(error))

        result.ready.connect(arrived, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Load(work, result))

    def drop_all(self) -> None:
        """Forget what is under way, and wait until the thread has let go of the file."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()
