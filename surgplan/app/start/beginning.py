"""The ways a case is begun: from a scan folder, a scan file, an archive, empty, or as a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.file_dialog import ask_file, ask_folder
from surgplan.app.start.samples import FINISHED, copy_finished, fresh_case, sample_case, samples
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def begin(window: MainWindow, source: str) -> None:
    """A new case, from a `folder`, a `file`, an `archive`, or `empty`; nothing where the user chooses nothing."""
    from surgplan.app.pages.scan_page import SCAN_FILES, ScanPage

    scan = ""
    if source in ("folder", "file"):
        words = say("Open scan folder") if source == "folder" else say("Open scan file")
        scan = ask_folder(window, words) if source == "folder" else ask_file(window, words, say(SCAN_FILES))
        if not scan:
            return
    before = window.space
    window.choose_new()
    if window.space is None or window.space is before:
        return
    if scan:
        window.take(scan)
    elif source == "archive":
        window.space.page(ScanPage).open_archive()


def open_sample(window: MainWindow, key: str, anew: bool = False) -> None:
    """Go on with a sample case, or begin it: its scan is brought in, and a finished plan is copied."""
    from surgplan.app.pages.scan_page import ScanPage

    sample = next(one for one in samples() if one.key == key)
    path = fresh_case(key) if anew else sample_case(key)
    there = path.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not there and key == FINISHED:
            copy_finished(sample, path)
    except (OSError, SurgplanError) as exc:
        window.notice.say(str(exc), "bad")
        return
    if there or key == FINISHED:
        window.open_case(path)
        return
    window.new_case(path)
    if window.space is not None:
        window.space.page(ScanPage).bring_in(sample.source, sample.scan)
