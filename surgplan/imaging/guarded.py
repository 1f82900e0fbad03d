"""The door for scans from outside: everything that is read of them is read in a child that may fail without harm."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from surgplan.base.confined import confined, started
from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress, silent
from surgplan.imaging.archive import is_archive
from surgplan.imaging.carried import unpacked
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.subject import Subject

GB = 1_000_000_000
HEADERS_MEMORY = 2 * GB
"""Private memory of a child that lists scans or decodes planes: 5,000 headers take .1 GB, a decoder a few planes."""
SHARE_OF_MEMORY = 0.75
"""Of this computer's, that a volume file may take on the way to being a volume."""
SECONDS = 60.0
SECONDS_A_FILE = 0.05
BYTES_A_SECOND = 500_000
"""A slow disk over a network gives 10 MB a second and 100 files [M], a slow decoder takes 1 MB of a packed file a second on
one core [C]: whoever needs twice that hangs."""
LARGEST_VOLUME_BYTES = 8 * GB
"""The most voxels that are taken, as 32-bit numbers."""
MOST_SECONDS = 1200.0
"""Nobody waits longer for a scan."""
HEADER_BYTES = 20_000
"""What listing leaves of a file's header on its way, at most [C]."""
ROOM = 3
"""Bytes of voxels for each byte of a packed scan, as a first guess at where they fit."""
CHILD = "surgplan.imaging.guarded_child"


def list_path(
    path: str | Path, progress: Progress = silent, *, today: date | None = None, procedure: str | None = None
) -> dict[str, Any]:
    """What is at a path (folder, DICOM or volume file, zip of a study), as the JSON of `ImportReport.to_json`."""
    path = Path(path).absolute()
    arguments = {"path": str(path), "today": today.isoformat() if today else None, "procedure": procedure}
    report: dict[str, Any] = _confined("listed", path, arguments, progress)
    return report


def load_path(
    path: str | Path,
    series: str | None = None,
    modality: str | None = None,
    progress: Progress = silent,
    accept: Callable[[Subject], None] = lambda subject: None,
    **options: Any,
) -> Loaded:
    """The scan at a path, as `load_scan` gives it; `options` are further JSON values for it.

    `accept` sees who the scan is of before anything is handed out, and may refuse.
    """
    path = Path(path).absolute()
    arguments = {"path": str(path), "series": series, "modality": modality, "options": options}

    def take(folder: Path, answer: Any) -> Loaded:
        loaded: Loaded = unpacked(answer, folder)
        return loaded

    loaded: Loaded = _confined("loaded", path, arguments, progress, take)
    accept(loaded.subject)
    return loaded


def _confined(
    name: str, path: Path, arguments: dict[str, Any], progress: Progress, take: Callable[[Path, Any], Any] | None = None
) -> Any:
    _refuse_no_file(path)
    child = started()
    files, size = _extent(path)
    archive = is_archive(path)
    return confined(
        f"{CHILD}:{name}",
        arguments,
        seconds=min(MOST_SECONDS, SECONDS + SECONDS_A_FILE * files + size / BYTES_A_SECOND),
        memory_bytes=HEADERS_MEMORY,
        most_memory_bytes=max(HEADERS_MEMORY, int(SHARE_OF_MEMORY * memory_of_computer())),
        file_bytes=LARGEST_VOLUME_BYTES,
        room_bytes=min(LARGEST_VOLUME_BYTES, ROOM * size) if archive or take else HEADER_BYTES * files,
        in_memory=not archive,  # what comes out of one may be large
        progress=progress,
        files_to=take,
        subject=path.name,
        child=child,
    )


def _refuse_no_file(path: Path) -> None:
    """BadInput for pipes, devices and sockets, before anything opens them: that may wait for ever."""
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise BadInput(f"{path.name} is a pipe or a device, no file; choose the file or the folder of a scan")


def _extent(path: Path) -> tuple[int, int]:
    """How many files there are at a path, and their bytes together, as far as they can be seen.

    Files larger than any scan are none and count for nothing.
    """
    files = size = 0
    folders = [path]
    while folders:
        with contextlib.suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    with contextlib.suppress(OSError):
                        files, size = files + 1, size + _scan_bytes(entry.stat().st_size)
    with contextlib.suppress(OSError):
        if path.is_file():
            return 1, _scan_bytes(path.stat().st_size)
    return files, size


def _scan_bytes(size: int) -> int:
    return size if size <= LARGEST_VOLUME_BYTES else 0


def memory_of_computer() -> int:
    """Bytes of memory this computer has; 8 GB where it does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 8 * GB
