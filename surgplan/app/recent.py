"""Which cases were opened last, what is known of them, and which were open when the program ended without closing them."""

from __future__ import annotations

import contextlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from surgplan.app.copying import in_use
from surgplan.case.summary import Summary

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
    """`{path, at, open}` of the cases still there, the latest first; `open` if it was never closed.

    Where a case was looked into since, `summary` says what was found and `stamp` which file it was.
    """
    return _read()


def stamp(path: Path) -> list[int]:
    """What tells whether a file was written since: its time and its size."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_size]


def note_opened(path: Path) -> None:
    """Put a case at the top of the list, as open."""
    entries, place = _read(), str(path.absolute())
    known = next((e for e in entries if e["path"] == place), {})
    entry = {**known, "path": place, "at": datetime.now(UTC).isoformat(timespec="seconds"), "open": True}
    _write([entry, *(e for e in entries if e["path"] != place)])


def note_closed(path: Path) -> None:
    """The case was closed in order."""
    _change(path, open=False)


def note_summary(path: Path, found: Summary, seen: list[int]) -> None:
    """Keep what a case told of itself when its file had this stamp."""
    _change(path, summary=found.to_json(), stamp=seen)


def take_off(path: Path) -> None:
    """Take a case off the list; its file stays."""
    _write([e for e in _read() if e["path"] != str(path.absolute())])


def _change(path: Path, **changes: Any) -> None:
    _write([{**e, **changes} if e["path"] == str(path.absolute()) else e for e in _read()])


def left_open() -> list[Path]:
    """Cases that were open when the program ended without closing them: their work is all there.

    One that is open now, here or in another window, was not left.
    """
    return [path for path in (Path(e["path"]) for e in _read() if e.get("open")) if not in_use(path)]
