"""A case copied whole to another file, while it may be open."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

from surgplan.base.errors import BadInput, CaseReadOnly, StorageFailed
from surgplan.case.lock import WriterLock
from surgplan.case.store import CaseFile, beside

ENDING = ".surgplan"


def chosen_file(answer: str) -> Path:
    """The case file that the answer of a dialog means: with our ending.

    BadInput if that is another name than the user gave and the file exists, since nobody was asked whether to replace it.
    """
    path = Path(answer)
    if path.suffix == ENDING:
        return path
    path = path.with_name(path.name + ENDING)
    if path.exists():
        raise BadInput(f"{path.name} exists already; choose another name, or choose that file itself to replace it")
    return path


def copy_case(source: Path, target: Path) -> None:
    """Copy a case, and what was computed for it, to a file that is replaced whole or not at all.

    SQLite's own backup is used, so what another program is writing just now is either in the copy or not, never half.
    BadInput if it is the same file, CaseReadOnly if the target is open, StorageFailed if it can't be written, CaseDamaged
    if the copy is not what the case is.
    """
    if target.exists() and source.samefile(target):
        raise BadInput(f"{target.name} is this case itself; choose another name")
    target = target.resolve()
    part = target.with_name(target.name + ".part")
    lock = _lock(target)
    try:
        part.unlink(missing_ok=True)
        with contextlib.closing(CaseFile(source, read_only=True)) as file:
            file.copy_to(part)
        _fold_in(target)
        os.replace(part, target)
        _copy_cache(source, target)
    except OSError as exc:
        words = exc.strerror or str(exc)
        raise StorageFailed(f"{target} could not be written ({words}); choose another folder. Nothing was changed.") from exc
    finally:
        lock.release()
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def in_use(case: Path) -> bool:
    """Whether some program has the case open for writing."""
    if not case.with_name(case.name + "-lock").exists():
        return False
    try:
        WriterLock(case).release()
    except (CaseReadOnly, StorageFailed):
        return True
    return False


def _lock(target: Path) -> WriterLock:
    try:
        return WriterLock(target)
    except CaseReadOnly as exc:
        raise CaseReadOnly(f"{target.name} is open in another window; choose another name") from exc


def _fold_in(target: Path) -> None:
    """What a crash left beside the case that is to be replaced goes into it: SQLite would take it for the new one's."""
    if target.exists():
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(target)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in ("-wal", "-shm"):
        beside(target, ending).unlink(missing_ok=True)


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
