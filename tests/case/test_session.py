"""One open case: do, preview, undo, redo, branches."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from surgplan.base.errors import BadInput, CaseReadOnly, Refused
from surgplan.case.session import Session, case_hash, decode_operation, encode_operation
from tests.case.operations import KINDS, Put, Remove, Write


@pytest.fixture
def session(tmp_path: Path) -> Session:
    with Session.create(tmp_path / "a.surgplan", by="tester") as opened:
        yield opened


def test_what_was_done_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "hip.surgplan"
    with Session.create(path) as session:
        session.do(Put("a", (1.0, 2.0, 3.0)))
        session.do(Write("n", "hello"))
        before = session.case
    with Session.open(path) as session:
        assert session.case == before
        assert session.blobs.get(session.case.notes["n"].text) == b"hello"
        assert [r.words for r in session.history()] == ["New case", "test.put", "test.write"]


def test_preview_changes_nothing(session: Session) -> None:
    before = session.case
    assert "a" in session.preview(Put("a", (0.0, 0.0, 0.0))).landmarks
    assert session.case is before
    assert len(session.history()) == 1


def test_a_refused_operation_changes_nothing(session: Session) -> None:
    lines = session.journal.log()
    with pytest.raises(Refused, match="there is nothing called 'x'"):
        session.do(Remove("x"))
    with pytest.raises(Refused):
        session.do(Write("n", ""))
    assert session.journal.log() == lines


def test_a_thousand_random_operations_undone_and_redone_give_identical_hashes(tmp_path: Path) -> None:
    rng = random.Random(7)
    path = tmp_path / "r.surgplan"
    with Session.create(path) as session:
        hashes = [case_hash(session.case)]
        while len(hashes) <= 1000:
            name = f"p{rng.randrange(40)}"
            if name in session.case.landmarks and rng.random() < 0.4:
                session.do(Remove(name))
            else:
                session.do(Put(name, (rng.uniform(-500, 500), rng.random(), float(len(hashes)))))
            hashes.append(case_hash(session.case))
        back = [case_hash(session.case)]
        while session.undo():
            back.append(case_hash(session.case))
        assert back == hashes[::-1]
        forth = [case_hash(session.case)]
        while session.redo():
            forth.append(case_hash(session.case))
        assert forth == hashes
        session.undo()
    with Session.open(path) as session:
        assert case_hash(session.case) == hashes[-2]
        assert session.redo()
        assert case_hash(session.case) == hashes[-1]


def test_a_new_operation_after_undo_replaces_what_redo_would_give(session: Session) -> None:
    session.do(Put("a", (0.0, 0.0, 0.0)))
    session.undo()
    session.do(Put("b", (0.0, 0.0, 0.0)))
    assert not session.redo()
    assert set(session.case.landmarks) == {"b"}


def test_scenarios_share_the_past_and_part_from_there(session: Session) -> None:
    session.do(Put("a", (0.0, 0.0, 0.0)))
    session.start_branch("long stem")
    session.do(Put("b", (0.0, 0.0, 0.0)))
    session.switch("A")
    assert set(session.case.landmarks) == {"a"}
    session.do(Put("c", (0.0, 0.0, 0.0)))
    session.switch("long stem")
    assert set(session.case.landmarks) == {"a", "b"}
    with pytest.raises(Refused, match="needs a new name"):
        session.start_branch("A")


def test_unchanged_items_stay_the_same_objects_through_undo(session: Session) -> None:
    session.do(Put("a", (0.0, 0.0, 0.0)))
    kept = session.case.landmarks["a"]
    session.do(Put("b", (0.0, 0.0, 0.0)))
    session.undo()
    session.redo()
    assert session.case.landmarks["a"] is kept


def test_the_audit_trail_has_undos_too(session: Session) -> None:
    session.do(Put("a", (0.0, 0.0, 0.0)))
    session.undo()
    log = session.journal.log()
    assert [("revision" in line, "move" in line) for line in log] == [(True, False), (True, False), (False, True)]
    assert log[-1]["move"]["by"] == "tester"


def test_listeners_are_told_once_and_may_not_change_the_case(session: Session) -> None:
    seen = []
    session.changed.connect(lambda before, after: seen.append((len(before.landmarks), len(after.landmarks))))
    session.do(Put("a", (0.0, 0.0, 0.0)))
    assert seen == [(0, 1)]
    session.changed.connect(lambda before, after: session.do(Put("b", (0.0, 0.0, 0.0))))
    with pytest.raises(RuntimeError, match="queue the change"):
        session.do(Put("c", (0.0, 0.0, 0.0)))


def test_an_operation_survives_its_own_json() -> None:
    op = Put("a", (1.0, 2.0, 3.0))
    data = encode_operation(op)
    assert data == {"do": "test.put", "version": 1, "as": "a", "at": [1.0, 2.0, 3.0]}
    assert decode_operation(data, KINDS) == op
    with pytest.raises(BadInput, match="unknown field 'to'"):
        decode_operation({"do": "test.put", "as": "a", "to": 3}, KINDS)
    with pytest.raises(BadInput, match=r"no operation 'test\.fly'"):
        decode_operation({"do": "test.fly"}, KINDS)


def test_a_reader_can_not_write(tmp_path: Path) -> None:
    path = tmp_path / "a.surgplan"
    Session.create(path).close()
    with Session.open(path, read_only=True) as reader, pytest.raises(CaseReadOnly):
        reader.do(Put("a", (0.0, 0.0, 0.0)))


def test_a_scenario_can_be_called_otherwise_and_keeps_its_place(session: Session) -> None:
    session.start_branch("long stem")
    session.do(Put("a", (1.0, 2.0, 3.0)))
    session.start_branch("short stem")
    session.switch("long stem")
    session.rename_branch("longer stem")
    assert session.branch == "longer stem"
    assert list(session.journal.branches) == ["A", "longer stem", "short stem"]
    session.undo()
    session.redo()
    assert "a" in session.case.landmarks
    with pytest.raises(Refused, match="needs a new name"):
        session.rename_branch("A")
    session.close()
    with Session.open(session.path) as again:
        assert (again.branch, list(again.journal.branches)) == ("longer stem", ["A", "longer stem", "short stem"])


def test_any_revision_of_the_branch_can_be_gone_to_at_once(session: Session) -> None:
    start = session.head.id
    session.do(Put("a", (1.0, 2.0, 3.0)))
    session.do(Put("b", (1.0, 2.0, 3.0)))
    newest, lines = session.head.id, len(session.journal.log())
    session.go_to(start)
    assert not session.case.landmarks
    session.go_to(newest)
    assert set(session.case.landmarks) == {"a", "b"}
    session.go_to(newest)
    assert len(session.journal.log()) == lines + 2
    with pytest.raises(Refused, match="there is no revision"):
        session.go_to("elsewhere")
