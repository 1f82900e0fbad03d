"""Work that waits for other computers, and can be stopped at any moment all the same."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from surgplan.base.errors import Cancelled
from surgplan.base.progress import Progress, silent

Result = TypeVar("Result")
Wanted = Callable[[], bool]
"""Whether the user has asked to stop."""

LOOK_S = 0.03
"""How often that is looked at."""
GRACE_S = 0.35
"""How long stopped work may take to end by itself before it is left behind."""


def never() -> bool:
    """Nobody stops this work."""
    return False


class Watch:
    """What the work itself sees: it tells how far it is, and learns that it was stopped."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[tuple[float, str]] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._stoppers: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    def progress(self, fraction: float, words: str) -> None:
        """How far the work is."""
        self._told.put((fraction, words))

    def check(self) -> None:
        """Cancelled, once the work was stopped."""
        if self._stopped.is_set():
            raise Cancelled("stopped; what had arrived whole is kept")

    @property
    def stopped(self) -> bool:
        """Whether the work was stopped."""
        return self._stopped.is_set()

    def pause(self, seconds: float) -> None:
        """Wait, but not beyond being stopped."""
        self._stopped.wait(seconds)
        self.check()

    def when_stopped(self, stopper: Callable[[], None]) -> Callable[[], None]:
        """Have something called (in a thread of its own) when the work is stopped; the answer takes that back."""
        with self._lock:
            if not self._stopped.is_set():
                self._stoppers.append(stopper)
                return lambda: self._forget(stopper)
        stopper()
        return lambda: None

    def _forget(self, stopper: Callable[[], None]) -> None:
        with self._lock:
            if stopper in self._stoppers:
                self._stoppers.remove(stopper)

    def stop(self) -> None:
        """Stop the work."""
        with self._lock:
            self._stopped.set()
            stoppers, self._stoppers = self._stoppers, []
        for stopper in stoppers:
            threading.Thread(target=stopper, daemon=True).start()

    def told(self, seconds: float) -> tuple[float, str] | None:
        """The next word on how far the work is, or None when none came."""
        try:
            return self._told.get(timeout=seconds)
        except queue.Empty:
            return None


def interruptible(work: Callable[[Watch], Result], progress: Progress = silent, cancelled: Wanted = never) -> Result:
    """Do work in a thread of its own and hand on its result or error; Cancelled within half a second of being asked.

    `progress` and `cancelled` are called in the caller's thread only.
    """
    watch = Watch()
    outcome: list[Result] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work(watch))
        except BaseException as exc:
            failure.append(exc)

    thread = threading.Thread(target=run, name="surgplan network", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            told = watch.told(LOOK_S)
            if told is not None:
                progress(*told)
            if cancelled():
                raise Cancelled("stopped; what had arrived whole is kept")
        while (told := watch.told(0)) is not None:
            progress(*told)
    finally:
        watch.stop()
        last = time.monotonic() + GRACE_S
        thread.join(max(0.0, last - time.monotonic()))
    if failure:
        raise failure[0]
    return outcome[0]
