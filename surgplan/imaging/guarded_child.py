"""What `guarded` runs in its child: the readers themselves, on a file, a folder, or an archive unpacked beside the answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from surgplan.base.progress import Progress
from surgplan.imaging.carried import packed
from surgplan.imaging.load import load_scan
from surgplan.imaging.scan import list_series


def listed(arguments: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """The JSON of the report on `path`; `today` and `procedure` as in `ImportReport.to_json`."""
    today = date.fromisoformat(arguments["today"]) if arguments["today"] else None
    return list_series(arguments["path"], progress).to_json(today, arguments["procedure"])


def loaded(arguments: dict[str, Any], folder: Path, progress: Progress) -> Any:
    """The scan at `path`, packed, its arrays in `folder`."""
    scan = load_scan(arguments["path"], arguments["series"], arguments["modality"], progress=progress, **arguments["options"])
    return packed(scan, folder)
