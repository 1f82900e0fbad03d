"""Cases and scans: making, opening, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from surgplan.app.actions.action import Action, always
from surgplan.app.crash_log import crash_log
from surgplan.app.start.beginning import begin

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def _search_archive(window: MainWindow) -> None:
    from surgplan.app.pages.scan_page import ScanPage

    assert window.space is not None
    window.space.page(ScanPage).open_archive()


ACTIONS = (
    Action("file.new", "New case…", lambda w: w.choose_new(), "Ctrl+N", "Makes a case in a file of its own.", always),
    Action(
        "file.new_from_folder",
        "New case from scan folder…",
        lambda w: begin(w, "folder"),
        "Ctrl+Shift+N",
        "Makes a case and looks for scans in a folder or on a disc.",
        always,
    ),
    Action(
        "file.new_from_file",
        "New case from scan file…",
        lambda w: begin(w, "file"),
        help="Makes a case and brings in a scan that is one file.",
        available=always,
    ),
    Action(
        "file.new_from_archive",
        "New case from archive…",
        lambda w: begin(w, "archive"),
        help="Makes a case and searches a PACS for its scan.",
        available=always,
    ),
    Action("file.open", "Open case…", lambda w: w.choose_open(), "Ctrl+O", "Opens a case from its file.", always),
    Action(
        "file.save_copy",
        "Save a copy…",
        lambda w: w.choose_copy(),
        "Ctrl+Shift+S",
        "Copies the case to another file and goes on there. The case itself is always saved.",
    ),
    Action("file.archive", "Search archive…", _search_archive, help="Looks into a PACS."),
    Action(
        "file.error_log",
        "Copy the error log",
        lambda w: QGuiApplication.clipboard().setText(crash_log().text()),
        help="Copies what went wrong in the program itself, for whoever helps; nothing of a patient is in it.",
        available=lambda w: crash_log().path.is_file(),
    ),
    Action("file.close", "Close the case", lambda w: w.close_case(), "Ctrl+W", "Goes back to the start page."),
    Action("file.quit", "Quit", lambda w: w.close(), "Ctrl+Q", "Everything done is in the file.", always),
)
