"""A checksum at the end of a closed case file, so that a change of any byte shows.

SQLite reads its page count from its own header and ignores what follows, so the seal can stand behind the last page.
It shows accidental damage; it is no signature.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

MAGIC = b"surgplan-seal-1:"
LENGTH = len(MAGIC) + 32
PIECE = 1 << 22
PAGE = 4096
"""Size of SQLite's pages in a case file."""


def _hash(path: Path, nbytes: int) -> bytes:
    h = hashlib.sha256()
    with path.open("rb") as file:
        while nbytes > 0 and (piece := file.read(min(PIECE, nbytes))):
            h.update(piece)
            nbytes -= len(piece)
    return h.digest()


def _tail(path: Path) -> bytes:
    size = path.stat().st_size
    if size < LENGTH:
        return b""
    with path.open("rb") as file:
        file.seek(size - LENGTH)
        return file.read()


def is_sealed(path: Path) -> bool:
    """Whether a seal stands at the end of the file.

    Told by its size alone, since pages are whole: opening and closing a file that this process has open as a database
    would drop SQLite's POSIX locks on it, and another process would then take its newest changes, the -wal file, away.
    """
    return path.stat().st_size % PAGE == LENGTH


def seal(path: Path) -> None:
    """Write the seal of a file that has none."""
    mark = MAGIC + _hash(path, path.stat().st_size)
    with path.open("ab") as file:
        file.write(mark)
        file.flush()
        os.fsync(file.fileno())


def unseal(path: Path) -> None:
    """Take off whatever seal there is, before the file is written again; whether it held is for the caller to ask first."""
    if is_sealed(path):
        os.truncate(path, path.stat().st_size - LENGTH)


def seal_holds(path: Path) -> bool | None:
    """Whether the file is as it was when sealed; None if it has no seal."""
    tail = _tail(path)
    if not tail.startswith(MAGIC):
        # pages are whole, so a tail of just the seal's length is a seal that was damaged
        return False if path.stat().st_size % PAGE == LENGTH else None
    return _hash(path, path.stat().st_size - LENGTH) == tail[len(MAGIC) :]
