"""Where fetched series wait for their import: they name patients, so they stay no longer than that, or than a day."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import time
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from surgplan.imaging.network.server import Server

LONGEST_S = 24 * 3600.0
"""What was fetched and never imported, or begun and never gone on with, stays so long."""


def fetched_folder() -> Path:
    """The folder, readable by this user alone."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "fetched"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def folder_of(server: Server) -> Path:
    """The folder within for what comes from one server, whose series need not be another's of the same UID."""
    told_apart = hashlib.sha256(server.source.encode()).hexdigest()[:8]
    folder = fetched_folder() / f"{server.name}-{told_apart}"
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def is_fetched(folder: Path) -> bool:
    """Whether a folder is a series that waits there."""
    return fetched_folder() in folder.parents


def drop_fetched(folder: Path) -> None:
    """Remove a series that was fetched and is in a case now; any other folder is left alone."""
    if is_fetched(folder):
        shutil.rmtree(folder, ignore_errors=True)


def sweep_fetched(older_than_s: float = LONGEST_S) -> int:
    """Remove the series, whole or unfinished, nothing was written to for so long; how many there were."""
    root = fetched_folder()
    before = time.time() - older_than_s
    # a series lies in the folder of its server; those of earlier versions lay in the root
    series = {path.parent for path in root.glob("**/*.dcm")} | {path for path in root.glob("**/.partial-*") if path.is_dir()}
    old = [folder for folder in series - {root} if _last_written(folder) < before]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    for folder in root.iterdir():
        with contextlib.suppress(OSError):  # of a server that has more
            folder.rmdir()
    return len(old)


def _last_written(folder: Path) -> float:
    """Unix time of the last change to a folder or a file in it; now, for one that is just being moved."""
    try:
        return max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
    except OSError:
        return time.time()
