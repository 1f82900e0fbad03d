"""One writer per case, held by the operating system so that a killed program holds nothing."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from surgplan.base.errors import CaseReadOnly, StorageFailed

HELD_BYTE = 1 << 20
"""The byte that is locked: beyond the text, so that others can read who holds it on every system."""


def _lock(file: IO[bytes]) -> None:
    file.seek(HELD_BYTE)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, HELD_BYTE)


class FileLock:
    """A lock file, held from now until `release` or the end of this process; it is gone when nobody holds it.

    BlockingIOError if it is held already, another OSError if it can't be made.
    """

    held: set[Path] = set()
    """Locks of this process: the system would grant them twice, and end them when the file is looked into."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        if self.path in FileLock.held:
            raise BlockingIOError(f"{path.name} is held in this program")
        self._file = self._open()
        while not self._is_ours():  # the holder before us took its lock file away while we were opening it
            self._file.close()
            self._file = self._open()
        FileLock.held.add(self.path)

    def _open(self) -> IO[bytes]:
        file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        try:
            _lock(file)
        except OSError as exc:
            file.close()
            raise BlockingIOError(f"{self.path.name} is held by another process") from exc
        return file

    def _is_ours(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), os.stat(self.path))
        except OSError:
            return False

    def write(self, text: str) -> None:
        """Leave words for those who find it held; a full disk does not matter."""
        with contextlib.suppress(OSError):
            self._file.seek(0)
            self._file.truncate()
            self._file.write(text.encode())
            self._file.flush()

    def release(self) -> None:
        """Let others take it."""
        FileLock.held.discard(self.path)
        with contextlib.suppress(OSError):
            self.path.unlink()
        self._file.close()


def is_held(path: Path) -> bool:
    """Whether this or another process holds the lock file of this path now."""
    if path.absolute() in FileLock.held:
        return True
    try:
        with path.open("r+b") as file:
            _lock(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


class WriterLock:
    """The right to write a case, from now until `release` or the end of this process."""

    def __init__(self, case_path: Path) -> None:
        # SQLite keeps its own files beside the file that a link leads to; so the lock is one for all names of a case
        case_path = case_path.resolve()
        self.path = case_path.with_name(case_path.name + "-lock")
        try:
            self._lock = FileLock(self.path)
        except BlockingIOError as exc:
            if self.path in FileLock.held:
                raise CaseReadOnly(f"{case_path.name} is already open for writing in this program") from exc
            words = f"{case_path.name} is open for writing {self.holder()}; it can be read here meanwhile"
            raise CaseReadOnly(words) from exc
        except OSError as exc:
            raise StorageFailed(f"{self.path.parent} can't be written: {exc.strerror}; choose another folder") from exc
        me = {"user": getpass.getuser(), "host": socket.gethostname(), "pid": os.getpid()}
        self._lock.write(json.dumps({**me, "since": datetime.now(UTC).isoformat(timespec="seconds")}))

    def holder(self) -> str:
        """Who holds the lock, in words."""
        try:
            who = json.loads(self.path.read_bytes())
            return f"by {who['user']} on {who['host']} (process {who['pid']}, since {who['since']})"
        except (OSError, ValueError, KeyError):
            return "by another process"

    def release(self) -> None:
        """Let others write."""
        self._lock.release()
