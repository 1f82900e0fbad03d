"""Another process that opens and closes an open case takes nothing of it away."""

from __future__ import annotations

import subprocess
import sys

from surgplan.case.session import Session

LOOK = "import sys; from pathlib import Path; from surgplan.case.store import CaseFile; CaseFile(Path(sys.argv[1])).close()"


def test_a_reader_that_comes_and_goes_leaves_the_newest_changes(tmp_path) -> None:
    path = tmp_path / "a.surgplan"
    Session.create(path).close()
    with Session.open(path) as session:
        wal = tmp_path / "a.surgplan-wal"
        blob = session.blobs.put(b"newest")
        subprocess.run([sys.executable, "-c", LOOK, str(path)], check=True)
        assert wal.exists()
        with Session.open(path, read_only=True) as reader:
            assert reader.blobs.get(blob) == b"newest"
