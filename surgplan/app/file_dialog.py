"""Asking for files and folders without looking into any of them.

On Linux the usual dialogs open every file they list, to find its type. POSIX drops all locks a process has on a file when
it closes that file once, however often it is open: SQLite's locks on the case and ours on its lock file would be gone, and
another process would take the case's newest changes for those of a crash.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from surgplan.app.preferences import preferences
from surgplan.app.words import say

CASE_ENDING = ".surgplan"


class _ByName(QFileIconProvider):
    """Icons and types by what the folder's listing says alone."""

    def icon(self, of: Any) -> Any:
        """That of a folder or of any file."""
        if isinstance(of, QFileInfo):
            of = QFileIconProvider.IconType.Folder if of.isDir() else QFileIconProvider.IconType.File
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        """The ending stands for the type."""
        return say("Folder") if info.isDir() else info.suffix() or say("File")


_BY_NAME: list[_ByName] = []
_LAST: list[Path] = []
"""The folder something was last chosen in."""


def _begin_at(kind: str = "") -> Path:
    """Where a dialog begins that nothing was proposed to: the last folder, else the user's for its kind, else home."""
    chosen = Path(preferences().folders.get(kind, ""))
    own = chosen if chosen.is_absolute() and chosen.is_dir() else Path.home()
    return _LAST[-1] if _LAST and _LAST[-1].is_dir() else own


def dialog(parent: QWidget | None, title: str, proposed: str = "", filters: str = "", kind: str = "") -> QFileDialog:
    """A dialog that asks for a file that exists, at a proposed folder or name."""
    made = QFileDialog(parent, title)
    if sys.platform == "linux":
        if not _BY_NAME:
            _BY_NAME.append(_ByName())
        made.setOption(QFileDialog.Option.DontUseNativeDialog)
        made.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
        made.setIconProvider(_BY_NAME[0])  # before anything is listed
    place = _begin_at(kind or ("cases" if CASE_ENDING in filters else "")) / proposed
    if place.is_dir():
        made.setDirectory(str(place))
    else:
        made.setDirectory(str(place.parent))
        made.selectFile(place.name)
    made.setFileMode(QFileDialog.FileMode.ExistingFile)
    if filters:
        made.setNameFilters(filters.split(";;"))
    return made


def ask_file(parent: QWidget, title: str, filters: str) -> str:
    """The file that the user chose; nothing if none."""
    return _answer(dialog(parent, title, "", filters))[0]


def ask_folder(parent: QWidget, title: str) -> str:
    """The folder that the user chose; nothing if none."""
    asked = dialog(parent, title, kind="scans")
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(asked)[0]


def ask_target(parent: QWidget, title: str, proposed: str, filters: str) -> tuple[str, str]:
    """The file to write and the chosen filter; the dialog asks before one that exists is replaced."""
    asked = dialog(parent, title, proposed, filters)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setFileMode(QFileDialog.FileMode.AnyFile)
    return _answer(asked)


def _answer(asked: QFileDialog) -> tuple[str, str]:
    chosen = asked.exec() and asked.selectedFiles()
    found = (chosen[0], asked.selectedNameFilter()) if chosen else ("", "")
    asked.deleteLater()
    if found[0]:
        _LAST[:] = [Path(found[0]).parent]
    return found
