"""Where a recipe's answer stands: missing, stale, running, solved or failed."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.recipe import Recipe
from surgplan.base.errors import Cancelled, SurgplanError
from surgplan.case.codec import digest
from surgplan.case.lock import FileLock, is_held

Status = Literal["missing", "stale", "running", "solved", "failed"]

PATIENCE_S = 0.5
"""For so long a mark is asked for again: whoever looks whether it is held, holds it for a moment."""


class Ledger:
    """What was last solved for each name, what is running, and what failed and why; lies in the cache.

    Each mark is a file of its own, written whole, so that processes at work on one case do not undo each other's marks.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def _mark(self, key: str, what: str) -> Path:
        return self._cache.path(key).with_suffix(f".{what}")

    def _latest(self, name: str) -> Path:
        return self._cache.folder / "latest" / digest(name)

    def status(self, name: str, recipe: Recipe) -> Status:
        """How the answer to `name`, now asked by `recipe`, stands."""
        if self._cache.has(recipe.key):
            return "solved"
        if is_held(self._mark(recipe.key, "running")):
            return "running"
        if self._mark(recipe.key, "failed").is_file():
            return "failed"
        return "stale" if self.last_key(name) else "missing"

    def last_key(self, name: str) -> str | None:
        """The key of the newest answer there is for a name, perhaps out of date."""
        key = _text(self._latest(name))
        return key if key and self._cache.has(key) else None

    def reason(self, recipe: Recipe) -> str:
        """Why it failed."""
        return _text(self._mark(recipe.key, "failed"))

    @contextlib.contextmanager
    def working(self, name: str, recipe: Recipe) -> Iterator[None]:
        """Mark a recipe as running while the block lasts, and how it ended."""
        failed = self._mark(recipe.key, "failed")
        running = _held(self._mark(recipe.key, "running"))
        try:
            yield
        except Cancelled:
            raise
        except SurgplanError as exc:
            _write(failed, str(exc))
            raise
        else:
            failed.unlink(missing_ok=True)
            _write(self._latest(name), recipe.key)
        finally:
            if running is not None:
                running.release()


def _held(path: Path) -> FileLock | None:
    """The mark of what is running; None where another process works on the same, or the disk takes no marks."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return FileLock(path)
        except BlockingIOError:
            if time.monotonic() > until:
                return None
            time.sleep(PATIENCE_S / 50)
        except OSError:
            return None


def _write(path: Path, text: str) -> None:
    """A mark, whole or not at all; it only tells of an answer, so where the disk takes none the answer still stands."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as file:
            file.write(text)
        os.replace(file.name, path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
