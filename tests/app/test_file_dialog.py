"""Dialogs for files leave the files alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from surgplan.app.file_dialog import dialog

TRY_LOCK = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def _is_locked(path: Path) -> bool:
    """Whether another process finds it locked."""
    return subprocess.run([sys.executable, "-c", TRY_LOCK, str(path)], capture_output=True, check=False).returncode != 0


@pytest.mark.skipif(sys.platform != "linux", reason="only there Qt's own dialog is used")
def test_listing_a_folder_costs_this_program_no_lock_on_the_files_in_it(qtbot, tmp_path) -> None:
    import fcntl

    path = tmp_path / "open.surgplan"
    path.write_bytes(b"SQLite format 3\0" + bytes(4080))
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        asked = dialog(None, "Open case", str(tmp_path), "Cases (*.surgplan)")
        qtbot.addWidget(asked)
        asked.show()
        qtbot.waitUntil(lambda: _listed(asked) == ["open.surgplan"])
        qtbot.wait(300)
        assert _is_locked(path)


def _listed(asked: QFileDialog) -> list[str]:
    from PySide6.QtWidgets import QTreeView

    view = asked.findChild(QTreeView)
    model, root = view.model(), view.rootIndex()
    return [model.index(row, 0, root).data() for row in range(model.rowCount(root))]


def test_a_proposed_file_is_in_the_dialog(qtbot, tmp_path) -> None:
    asked = dialog(None, "Write report", str(tmp_path / "hip.pdf"), "PDF (*.pdf);;Any (*)")
    qtbot.addWidget(asked)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setFileMode(QFileDialog.FileMode.AnyFile)
    assert asked.selectedFiles() == [str(tmp_path / "hip.pdf")]
    assert asked.nameFilters() == ["PDF (*.pdf)", "Any (*)"]


def test_it_begins_where_something_was_last_chosen_else_at_home(qtbot, tmp_path, monkeypatch) -> None:
    from surgplan.app import file_dialog

    monkeypatch.setattr(file_dialog, "_LAST", [])
    first = dialog(None, "Open scan folder")
    qtbot.addWidget(first)
    assert Path(first.directory().absolutePath()) == Path.home()
    monkeypatch.setattr(QFileDialog, "exec", lambda self: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(tmp_path / "scan.nii.gz")])
    assert file_dialog.ask_file(None, "Open scan file", "Scans (*.nii.gz)") == str(tmp_path / "scan.nii.gz")
    second = dialog(None, "Save anonymised copy", "anonymous.surgplan")
    qtbot.addWidget(second)
    assert Path(second.directory().absolutePath()) == tmp_path
