"""Files that lack something, were written by two, or can't be told whole: refused, and left as they are."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from surgplan.base.errors import BadInput, CaseDamaged, CaseReadOnly, StorageFailed
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case import store
from surgplan.case.document import Case, Image, Implant, Patient, Segment, Surface
from surgplan.case.labels import write_labels
from surgplan.case.operation import Operation, Results
from surgplan.case.references import references
from surgplan.case.seal import is_sealed
from surgplan.case.session import Session, decode_operation
from surgplan.case.upgrades import load_case, store_case
from surgplan.case.verify import verify_file
from tests.case.operations import KINDS, Put


@dataclass(frozen=True)
class Adopt(Operation):
    """Become the case of the results."""

    kind: ClassVar[str] = "test.adopt"

    def apply(self, case: Case, results: Results) -> Case:
        return load_case(dict(results))


def edit(path: Path, sql: str, *values: object) -> None:
    """Change the database behind the program's back, without a seal."""
    os.truncate(path, path.stat().st_size // 4096 * 4096)
    with sqlite3.connect(path) as db:
        db.execute(sql, values)
    db.close()


def full_case(blobs) -> Case:
    """A case with every kind of blob."""
    grid = Grid((70, 3, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    mask = np.zeros((2, 3, 70), dtype=bool)
    mask[0, 1, :66] = True
    labels = write_labels(blobs, mask)
    return Case(
        patient=Patient(identity=blobs.put(b"{}")),
        images={"ct": Image("ct", "CT", grid, blobs.put(b"voxels"), "int16", valid=write_labels(blobs, ~mask))},
        segments={"bone": Segment("bone", "ct", grid, labels, 66)},
        surfaces={"scan": Surface("scan", blobs.put(b"surface"))},
        implants={"own": Implant("own", "own", "1", {}, Rigid.identity(), mesh=blobs.put(b"implant"))},
    )


def test_every_blob_a_snapshot_names_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "a.surgplan"
    with Session.create(path) as session:
        case = full_case(session.blobs)
        session.do(Adopt(), results=store_case(case))
    assert verify_file(path).ok
    named = list(references(case))
    assert len(named) == 6
    with sqlite3.connect(path) as db:
        kept = {str(row[0]) for row in db.execute("SELECT id FROM blob")}
    db.close()
    with Session.open(path, read_only=True) as session:
        snapshots = {revision.case for revision in session.journal.revisions.values()}
    assert len(kept - snapshots - {reference.blob for reference in named}) == 4  # bricks of the two label maps
    for lost in kept - snapshots:
        part = tmp_path / "part.surgplan"
        shutil.copy(path, part)
        edit(part, "DELETE FROM blob WHERE id=?", lost)
        owners = [f"lacks data of {reference.owner}" for reference in named if reference.blob == lost]
        problems = verify_file(part).problems
        assert problems, lost
        assert all(any(owner in problem for problem in problems) for owner in owners)


def test_a_journal_that_was_emptied_is_damage_and_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.surgplan"
    with Session.create(path) as session:
        session.do(Put("a", (0.0, 0.0, 0.0)))
    edit(path, "DELETE FROM line")
    before = path.read_bytes()
    with pytest.raises(CaseDamaged, match="journal is empty"):
        Session.open(path)
    assert path.read_bytes() == before
    assert not is_sealed(path)
    assert any("journal is empty" in problem for problem in verify_file(path).problems)


def test_a_sealed_file_that_can_not_be_read_keeps_its_seal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.surgplan"
    Session.create(path).close()
    before = path.read_bytes()
    monkeypatch.setattr("surgplan.case.session.load_case", lambda stored: (_ for _ in ()).throw(BadInput("too new")))
    with pytest.raises(CaseDamaged, match="too new"):
        Session.open(path)
    assert path.read_bytes() == before


def test_changes_that_lie_beside_a_case_are_not_passed_over_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.create(tmp_path / "a.surgplan")
    session.do(Put("a", (0.0, 0.0, 0.0)))
    disc = tmp_path / "disc"
    disc.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(tmp_path / f"a.surgplan{ending}", disc / f"a.surgplan{ending}")
    session.close()
    shutil.copy(tmp_path / "a.surgplan", disc / "b.surgplan")
    monkeypatch.setattr(os, "access", lambda folder, mode: Path(folder) != disc)
    with pytest.raises(BadInput, match="copy both files to a folder that can be written"):
        Session.open(disc / "a.surgplan", read_only=True)
    with Session.open(disc / "b.surgplan", read_only=True) as reader:
        assert "a" in reader.case.landmarks


def test_a_line_that_somebody_else_wrote_is_not_called_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.surgplan"
    with Session.create(path) as session:
        other = store.CaseFile(path)
        other.append_line(2, "x", "{}")
        other.close()
        with pytest.raises(CaseReadOnly, match=r"another program wrote a\.surgplan meanwhile"):
            session.do(Put("a", (0.0, 0.0, 0.0)))


def test_a_disk_that_can_not_be_read_is_not_said_to_be_full(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match=r"could not be read \(disk I/O error\)"), store._mapped(tmp_path, store.UNREAD):
        raise sqlite3.OperationalError("disk I/O error")
    with pytest.raises(StorageFailed, match="could not be opened"):
        store.CaseFile(tmp_path / "no folder" / "a.surgplan", create=True)


@pytest.mark.parametrize("data", [["do"], "put", {"do": ["test.put"]}, {"do": {}}, {"do": "test.put", 3: 4}, None])
def test_what_is_no_operation_is_refused_in_words(data: object) -> None:
    with pytest.raises(BadInput, match="operation"):
        decode_operation(data, KINDS)
