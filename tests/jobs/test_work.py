"""Work on a case file beside the process that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from surgplan.base.errors import CaseReadOnly
from surgplan.base.progress import silent
from surgplan.case.session import Session
from surgplan.case.verify import verify_file
from surgplan.jobs.work import compute_operation

OP = {"do": "landmark.place", "as": "tip", "at": [0.0, 0.0, 0.0]}


def test_nothing_is_computed_into_a_case_that_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.surgplan"
    with Session.create(path) as session:
        snapshot = session.head.case
        assert compute_operation(str(path), snapshot, OP, silent) == {}
    before = path.read_bytes()
    with pytest.raises(CaseReadOnly, match="closed meanwhile"):
        compute_operation(str(path), snapshot, OP, silent)
    assert path.read_bytes() == before
    assert verify_file(path).sealed
