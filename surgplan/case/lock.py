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


class WriterLock:
    """The right to write a case, from now until `release` or the end of this process."""

    held: set[Path] = set()
    """Locks of this process: the system would grant them twice."""

    def __init__(self, case_path: Path) -> None:
        self.path = case_path.with_name(case_path.name + "-lock").absolute()
        if self.path in WriterLock.held:
            raise CaseReadOnly(f"{case_path.name} is already open for writing in this program")
        self.file = self._open()
        while not self._is_ours():  # the holder before us took its lock file away while we were opening it
            self.file.close()
            self.file = self._open()
        me = {"user": getpass.getuser(), "host": socket.gethostname(), "pid": os.getpid()}
        with contextlib.suppress(OSError):
            self.file.seek(0)
            self.file.truncate()
            self.file.write(json.dumps({**me, "since": datetime.now(UTC).isoformat(timespec="seconds")}).encode())
            self.file.flush()
        WriterLock.held.add(self.path)

    def _open(self) -> IO[bytes]:
        case_name = self.path.name.removesuffix("-lock")
        try:
            file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        except OSError as exc:
            raise StorageFailed(f"{self.path.parent} can't be written: {exc.strerror}; choose another folder") from exc
        try:
            _lock(file)
        except OSError as exc:
            file.close()
            raise CaseReadOnly(f"{case_name} is open for writing {self.holder()}; it can be read here meanwhile") from exc
        return file

    def _is_ours(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self.file.fileno()), os.stat(self.path))
        except OSError:
            return False

    def holder(self) -> str:
        """Who holds the lock, in words."""
        try:
            who = json.loads(self.path.read_bytes())
            return f"by {who['user']} on {who['host']} (process {who['pid']}, since {who['since']})"
        except (OSError, ValueError, KeyError):
            return "by another process"

    def release(self) -> None:
        """Let others write."""
        WriterLock.held.discard(self.path)
        with contextlib.suppress(OSError):
            self.path.unlink()
        self.file.close()
