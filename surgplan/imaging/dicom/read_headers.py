"""Reading the headers of many files, on every core where this process may be copied."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from surgplan.base.answers import one_line
from surgplan.base.confined_child import may_fork
from surgplan.base.errors import BadInput
from surgplan.base.forked import Forked, Tell
from surgplan.base.progress import Progress
from surgplan.imaging.dicom.dicom_file import quietly
from surgplan.imaging.dicom.frames import Frame, like
from surgplan.imaging.dicom.headers import Header, read_header
from surgplan.imaging.dicom.room import room

WORTH_A_COPY = 400
"""Files: a copy of the process costs as much as reading a hundred headers [C]."""
STEP = 50
LONGEST_REASON = 300
"""Letters: a damaged header can hold words of any length."""

Read = Header | str
"""A header, or why there is none."""
Short = Header | str | tuple[dict[str, Any], dict[str, Any]]
"""One of them, or how header and plane differ from the last."""


class Reading:
    """The reading of files' headers, which goes on in copies of this process, where there may be such, until it is wanted."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._copies: Forked | None = None
        folder = room()
        workers = min(os.cpu_count() or 1, len(paths) // WORTH_A_COPY)
        if workers < 1 or folder is None or not may_fork():
            return
        share = -(-len(paths) // workers)

        def work(number: int, tell: Tell) -> str:
            # the copies are of one confined process, which trusts its own as much as itself: nothing of this leaves it
            file = folder / f"headers{number}"
            found = _read(paths[number * share : (number + 1) * share], tell)
            file.write_bytes(pickle.dumps(_shortened(found), pickle.HIGHEST_PROTOCOL))
            return str(file)

        with _without_collecting():
            self._copies = Forked(work, workers)

    def headers(self, progress: Progress) -> Iterator[tuple[Path, Read]]:
        """Each file in order, with its header or the reason why it has none."""
        done = 0

        def tell(more: int) -> None:
            nonlocal done
            done += more
            progress(done / len(self._paths), f"reading header {done} of {len(self._paths)}")

        with _without_collecting():
            if self._copies is None:
                found = _read(self._paths, tell)
            else:
                short: list[Short] = []
                for name in self._copies.results(tell):
                    short += pickle.loads(Path(name).read_bytes())
                    Path(name).unlink()
                found = _restored(short, self._paths)
        return zip(self._paths, found, strict=True)


def reading(folder: Path) -> Reading:
    """The reading, begun, of every file under a folder, or of one file; BadInput if there is none."""
    return Reading(_files(folder))


def _files(folder: Path) -> list[Path]:
    """Every file under a folder, in a fixed order; links to folders are not followed."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise BadInput(f"there is no folder {folder}; check the path")
    files = sorted((Path(parent, name) for parent, _, names in os.walk(folder) for name in names), key=lambda path: path.parts)
    if not files:
        raise BadInput(f"{folder} is empty; choose the folder that holds the scan")
    return files


def _read(paths: Sequence[Path], tell: Tell) -> list[Read]:
    found: list[Read] = []
    with quietly():
        for number, path in enumerate(paths, start=1):
            try:
                found.append(read_header(path))
            except BadInput as exc:
                found.append(one_line(exc)[:LONGEST_REASON])
            if number % STEP == 0:
                tell(STEP)
    return found


def _shortened(found: Sequence[Read]) -> list[Short]:
    """Headers without paths, which the receiver knows; of one that is like the last, only what differs from it.

    To take all of 5,000 apart and put them together again takes longer than to read them.
    """
    short: list[Short] = []
    last: Header | None = None
    for read in found:
        if isinstance(read, str):
            short.append(read)
        elif last is None or len(last.frames) != 1 or len(read.frames) != 1:
            short.append(_at(Path(), read))
            last = read
        else:
            short.append((_differences(last, read), _differences(last.frames[0], read.frames[0])))
            last = read
    return short


def _differences(last: Header | Frame, one: Header | Frame) -> dict[str, Any]:
    before = vars(last)
    return {name: value for name, value in vars(one).items() if value is not before[name] and name not in ("path", "frames")}


def _restored(short: Sequence[Short], paths: Sequence[Path]) -> list[Read]:
    """The headers that were shortened."""
    found: list[Read] = []
    last: Header | None = None
    for path, one in zip(paths, short, strict=True):
        if isinstance(one, str):
            found.append(one)
            continue
        if isinstance(one, Header):
            last = _at(path, one)
        else:
            assert last is not None  # the first of a copy is whole
            frame = like(last.frames[0], path=path, **one[1])
            last = like(last, path=path, frames=(frame,), **one[0])
        found.append(last)
    return found


def _at(path: Path, read: Header) -> Header:
    return like(read, path=path, frames=tuple(like(frame, path=path) for frame in read.frames))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for garbage while much is made that stays."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
