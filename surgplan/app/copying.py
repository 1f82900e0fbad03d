"""A case copied whole to another file, while it may be open."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

from surgplan.base.errors import BadInput, CaseReadOnly, StorageFailed
from surgplan.case.lock import WriterLock


def copy_case(source: Path, target: Path) -> None:
    """Copy a case, and what was computed for it, to a file that is replaced whole or not at all.

    SQLite's own backup is used, so what another program is writing just now is either in the copy or not, never half.
    BadInput if it is the same file, CaseReadOnly if the target is open, StorageFailed if it can't be written.
    """
    if target.exists() and source.samefile(target):
        raise BadInput(f"{target.name} is this case itself; choose another name")
    if target.exists() and in_use(target):
        raise CaseReadOnly(f"{target.name} is open in another window; choose another name")
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        _backup(source, part)
        os.replace(part, target)
        _copy_cache(source, target)
    except (OSError, sqlite3.Error) as exc:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        words = getattr(exc, "strerror", None) or str(exc)
        raise StorageFailed(f"{target} could not be written ({words}); choose another folder. Nothing was changed.") from exc


def in_use(case: Path) -> bool:
    """Whether some program has the case open for writing."""
    if not case.with_name(case.name + "-lock").exists():
        return False
    try:
        WriterLock(case).release()
    except (CaseReadOnly, StorageFailed):
        return True
    return False


def _backup(source: Path, part: Path) -> None:
    before = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    after = sqlite3.connect(part)
    try:
        before.backup(after)
    finally:
        after.close()
        before.close()


def _copy_cache(source: Path, target: Path) -> None:
    """What was computed can be computed again, so a cache that can't be copied does not matter."""
    ours, theirs = (path.with_name(path.name + "-cache") for path in (source, target))
    with contextlib.suppress(OSError, shutil.Error):
        shutil.rmtree(theirs, ignore_errors=True)
        if ours.is_dir():
            shutil.copytree(ours, theirs, copy_function=_link)


def _link(source: str, target: str) -> None:
    """Artefacts are never changed, so two cases can share them; marks and lists are copied."""
    if source.endswith(".npz"):
        with contextlib.suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target)
