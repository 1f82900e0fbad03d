"""The folder for what is too large to be handed from process to process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_room: ContextVar[Path | None] = ContextVar("room", default=None)


@contextmanager
def stored_in(folder: Path) -> Iterator[None]:
    """Within this, planes are put into files of a folder, so that a volume is in memory once and not in two processes."""
    token = _room.set(folder)
    try:
        yield
    finally:
        _room.reset(token)


def room() -> Path | None:
    """The folder for what is large, within `stored_in`."""
    return _room.get()
