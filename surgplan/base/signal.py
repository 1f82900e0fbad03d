"""A list of callbacks, called in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Signal(Generic[P]):
    """Whoever connects is told; nobody is told while being told."""

    def __init__(self) -> None:
        self._listeners: list[Callable[P, None]] = []
        self._emitting = False

    def connect(self, listener: Callable[P, None]) -> Callable[[], None]:
        """Call `listener` on every emit; the returned function disconnects it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def emit(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Tell everyone. A listener that causes another emit has made a loop, which is an error in the program."""
        if self._emitting:
            raise RuntimeError("a listener may not change what it is being told about; queue the change instead")
        self._emitting = True
        try:
            for listener in list(self._listeners):
                listener(*args, **kwargs)
        finally:
            self._emitting = False
