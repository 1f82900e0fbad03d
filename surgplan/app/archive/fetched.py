"""Where fetched series wait for their import: they name patients, so they stay no longer than that."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def fetched_folder() -> Path:
    """The folder, readable by this user alone."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "fetched"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def is_fetched(folder: Path) -> bool:
    """Whether a folder is a series that waits there."""
    return folder.parent == fetched_folder()


def drop_fetched(folder: Path) -> None:
    """Remove a series that was fetched and is in a case now; any other folder is left alone."""
    if is_fetched(folder):
        shutil.rmtree(folder, ignore_errors=True)
