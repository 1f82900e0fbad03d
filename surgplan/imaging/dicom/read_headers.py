"""Reading the headers of many files, on every core where this process may be copied."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from surgplan.base.answers import one_line
from surgplan.base.confined_child import may_fork
from surgplan.base.errors import BadInput
from surgplan.base.forked import Tell, forked
from surgplan.base.progress import Progress
from surgplan.imaging.dicom.headers import Header, read_header
from surgplan.imaging.dicom.plane_store import room

WORTH_A_COPY = 400
"""Files: a copy of the process costs as much as reading a hundred headers [C]."""
STEP = 50
LONGEST_REASON = 300
"""Letters: a damaged header can hold words of any length."""

Read = Header | str
"""A header, or why there is none."""


def headers_of(paths: Sequence[Path], progress: Progress) -> list[Read]:
    """The header of each file, in their order, or the reason why it has none."""
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        progress(done / len(paths), f"reading header {done} of {len(paths)}")

    folder = room()
    workers = min(os.cpu_count() or 1, len(paths) // WORTH_A_COPY)
    with _without_collecting():
        if workers < 2 or folder is None or not may_fork():
            return _read(paths, tell)
        share = -(-len(paths) // workers)

        def work(number: int, tell: Tell) -> str:
            # the copies are of one confined process, which trusts its own as much as itself: nothing of this leaves it
            file = folder / f"headers{number}"
            file.write_bytes(pickle.dumps(_read(paths[number * share : (number + 1) * share], tell), pickle.HIGHEST_PROTOCOL))
            return str(file)

        found: list[Read] = []
        for name in forked(work, workers, tell):
            found += pickle.loads(Path(name).read_bytes())
            Path(name).unlink()
        return found


def _read(paths: Sequence[Path], tell: Tell) -> list[Read]:
    found: list[Read] = []
    for number, path in enumerate(paths, start=1):
        try:
            found.append(read_header(path))
        except BadInput as exc:
            found.append(one_line(exc)[:LONGEST_REASON])
        if number % STEP == 0:
            tell(STEP)
    return found


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
