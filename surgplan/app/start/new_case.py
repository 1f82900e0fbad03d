"""Where a new case is proposed to lie, and under which name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from surgplan.app.copying import ENDING
from surgplan.app.preferences import preferences
from surgplan.app.recent import recent_cases
from surgplan.app.start.samples import samples_folder


def proposed_case() -> Path:
    """A file that does not exist, called after the day: a name that tells nothing of a patient."""
    folder, day, n = cases_folder(), date.today().isoformat(), 1
    path = folder / f"case {day}{ENDING}"
    while path.exists():
        n += 1
        path = folder / f"case {day} {n}{ENDING}"
    return path


def cases_folder() -> Path:
    """The user's folder for cases, else that of the case opened last, else the documents."""
    own = preferences().folders.get("cases", "")
    recent = [Path(entry["path"]).parent for entry in recent_cases()]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    tried = [*([Path(own)] if own else []), *(folder for folder in recent if folder != samples_folder()), Path(documents)]
    return next((folder for folder in tried if folder.is_absolute() and folder.is_dir()), Path.home())
