"""Where a recipe's answer stands: missing, stale, running, solved or failed."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.recipe import Recipe
from surgplan.base.errors import Cancelled, SurgplanError
from surgplan.case.codec import digest

Status = Literal["missing", "stale", "running", "solved", "failed"]


class Ledger:
    """What was last solved for each name, what is running, and what failed and why; lies in the cache."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def _mark(self, key: str, what: str) -> Path:
        return self._cache.path(key).with_suffix(f".{what}")

    def _latest(self, name: str) -> Path:
        """The file that names the newest answer: one for each name, so that two jobs that end together lose nothing."""
        return self._cache.folder / "latest" / digest(name)[:32]

    def status(self, name: str, recipe: Recipe) -> Status:
        """How the answer to `name`, now asked by `recipe`, stands."""
        if self._cache.has(recipe.key):
            return "solved"
        if self._alive(recipe.key):
            return "running"
        if self._mark(recipe.key, "failed").is_file():
            return "failed"
        return "stale" if self.last_key(name) else "missing"

    def last_key(self, name: str) -> str | None:
        """The key of the newest answer there is for a name, perhaps out of date."""
        with contextlib.suppress(OSError, ValueError):
            key = self._latest(name).read_text(encoding="ascii")
            return key if self._cache.has(key) else None
        return None

    def reason(self, recipe: Recipe) -> str:
        """Why it failed."""
        with contextlib.suppress(OSError):
            return self._mark(recipe.key, "failed").read_text(encoding="utf-8")
        return ""

    def _alive(self, key: str) -> bool:
        try:
            pid = int(self._mark(key, "running").read_text())
            os.kill(pid, 0)
        except (OSError, ValueError):
            return False
        return True

    @contextlib.contextmanager
    def working(self, name: str, recipe: Recipe) -> Iterator[None]:
        """Mark a recipe as running while the block lasts, and how it ended."""
        running, failed = self._mark(recipe.key, "running"), self._mark(recipe.key, "failed")
        running.parent.mkdir(parents=True, exist_ok=True)
        running.write_text(str(os.getpid()))
        try:
            yield
        except Cancelled:
            raise
        except SurgplanError as exc:
            failed.write_text(str(exc), encoding="utf-8")
            raise
        else:
            failed.unlink(missing_ok=True)
            latest = self._latest(name)
            latest.parent.mkdir(exist_ok=True)
            part = latest.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            part.write_text(recipe.key, encoding="ascii")
            os.replace(part, latest)
        finally:
            running.unlink(missing_ok=True)
