"""Which cases were opened last, and which were open when the program ended without closing them."""

from __future__ import annotations

import contextlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from surgplan.app.copying import in_use

MOST = 20


def _file() -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    return folder / "recent.json"


def _read() -> list[dict[str, Any]]:
    try:
        entries: list[dict[str, Any]] = json.loads(_file().read_text(encoding="utf-8"))
        return [e for e in entries if Path(e["path"]).is_file()]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(entries: list[dict[str, Any]]) -> None:
    with contextlib.suppress(OSError):
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(entries[:MOST]), encoding="utf-8")
        os.replace(part, path)


def recent_cases() -> list[dict[str, Any]]:
    """`{path, at, open}` of the cases still there, the latest first; `open` if it was never closed."""
    return _read()


def note_opened(path: Path) -> None:
    """Put a case at the top of the list, as open."""
    entry = {"path": str(path.absolute()), "at": datetime.now(UTC).isoformat(timespec="seconds"), "open": True}
    _write([entry, *(e for e in _read() if e["path"] != entry["path"])])


def note_closed(path: Path) -> None:
    """The case was closed in order."""
    _write([{**e, "open": False} if e["path"] == str(path.absolute()) else e for e in _read()])


def left_open() -> list[Path]:
    """Cases that were open when the program ended without closing them: their work is all there.

    One that is open now, here or in another window, was not left.
    """
    return [path for path in (Path(e["path"]) for e in _read() if e.get("open")) if not in_use(path)]
