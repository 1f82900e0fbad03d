"""A local log of errors in the program itself: kinds and places, never messages, names or values of a case."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal

from surgplan.app.fault_detail import about_program, detail_of, frames

LOG = "errors.log"
LARGEST_BYTES = 256 << 10
"""The log begins anew beyond that; the one before is kept once."""
SIGNS = "*.fault"
"""Where the interpreter writes when it is killed by a fault of a library."""


def log_folder() -> Path:
    """Where the log lies on this computer."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "errors"


class CrashLog(QObject):
    """Writes what nobody caught, and tells the window."""

    told = Signal(str, str)
    """A line for the user, and the detail that can be copied."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._known: set[tuple[str, ...]] = set()
        self._faults: IO[str] | None = None

    @property
    def path(self) -> Path:
        """The log."""
        return self._folder / LOG

    def install(self) -> None:
        """Be told of every error that nobody catches, in any thread, and of faults that end the program."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: args.exc_value and self.take(args.exc_type, args.exc_value, args.exc_traceback)
        self._take_in_faults()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._faults = (self._folder / f"{os.getpid()}.fault").open("w", encoding="utf-8")
            faulthandler.enable(self._faults)

    def close(self) -> None:
        """The program ends in order."""
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            with contextlib.suppress(OSError):
                Path(self._faults.name).unlink()
            self._faults = None

    def take(self, kind: type[BaseException], error: BaseException, places: TracebackType | None) -> Any:
        """Log an error and tell the window; the same one is told once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, places)
            return
        error = error.with_traceback(places)
        lines = tuple(frames(error, with_words=False))
        if lines in self._known:
            return
        self._known.add(lines)
        self._append(list(lines))
        sys.__excepthook__(kind, error, places)
        self.told.emit(type(error).__name__, detail_of(type(error).__name__, error))

    def text(self) -> str:
        """What the log says, the newest last; nothing if it was never written."""
        try:
            return self.path.read_text(encoding="utf-8")
        except OSError:
            return ""

    def _take_in_faults(self) -> None:
        """What a program that was ended by a fault wrote last goes into the log."""
        for sign in self._folder.glob(SIGNS):
            if _is_alive(sign.stem):
                continue
            with contextlib.suppress(OSError):
                said = sign.read_text(encoding="utf-8", errors="replace")
                if said.strip():
                    self._append(["ended by a fault", *said.strip().splitlines()])
                sign.unlink()

    def _append(self, lines: list[str]) -> None:
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if self.path.is_file() and self.path.stat().st_size > LARGEST_BYTES:
                os.replace(self.path, self.path.with_suffix(".old"))
            with self.path.open("a", encoding="utf-8") as file:
                file.write("\n".join([f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, {about_program()}", *lines, "", ""]))


def _is_alive(number: str) -> bool:
    """Whether the process of this number runs; on Windows its file can't be deleted while it does, so nobody asks."""
    if sys.platform == "win32" or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


_installed: list[CrashLog] = []


def crash_log() -> CrashLog:
    """The one log of this program; it hears of nothing before `install`."""
    if not _installed:
        _installed.append(CrashLog(log_folder()))
    return _installed[0]
