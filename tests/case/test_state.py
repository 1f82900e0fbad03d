"""States of a case: what may follow what, and what a locked plan refuses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Surface
from surgplan.case.operation import Operation, Results
from surgplan.case.session import Session
from surgplan.case.state import MarkCase, UnlockCase, is_locked, marked
from surgplan.case.upgrades import load_case, store_case
from tests.case.operations import Put, Write


@dataclass(frozen=True)
class Bring(Operation):
    """A surface, so that the case is not empty."""

    kind: ClassVar[str] = "test.bring"

    def apply(self, case: Case, results: Results) -> Case:
        return case.with_item(Surface("skin", "0" * 64))


@pytest.fixture
def session(tmp_path: Path):
    with Session.create(tmp_path / "a.surgplan", by="tester") as opened:
        opened.do(Bring())
        yield opened


def at(place: str) -> Put:
    return Put(place, (0.0, 0.0, 0.0))


def test_a_new_case_is_a_draft_and_an_old_one_is_read_as_one() -> None:
    assert Case().state == "draft"
    stored = store_case(Case())
    del stored["case"]["state"]
    assert load_case(stored).state == "draft"


def test_an_approved_plan_refuses_every_change_and_every_move(session: Session) -> None:
    session.do(at("a"))
    session.do(MarkCase("approved"))
    before, lines = session.case, len(session.journal.log())
    for change in (
        lambda: session.do(at("b")),
        lambda: session.do(Write("n", "hello")),
        lambda: session.preview(at("b")),
        lambda: session.do(MarkCase("draft")),
        lambda: session.do(MarkCase("reviewed")),
        session.undo,
        session.redo,
        lambda: session.go_to(next(iter(session.journal.revisions))),
        lambda: session.start_branch("longer"),
        lambda: session.switch("A"),
    ):
        with pytest.raises(Refused, match="unlock it with a reason"):
            change()
    assert session.case is before
    assert len(session.journal.log()) == lines


def test_what_a_locked_plan_refuses_is_not_worked_out_first(session: Session) -> None:
    session.do(MarkCase("approved"))
    stored = set(session.blobs.blob_ids())
    with pytest.raises(Refused, match="unlock"):
        session.do(Write("n", "hello"))
    assert set(session.blobs.blob_ids()) == stored


def test_it_stays_locked_when_it_is_opened_again(session: Session) -> None:
    session.do(MarkCase("approved"))
    session.close()
    with Session.open(session.path) as again, pytest.raises(Refused, match="marked as approved"):
        again.do(at("a"))


def test_unlocking_needs_a_reason_that_stays_in_the_journal(session: Session) -> None:
    session.do(MarkCase("approved"))
    with pytest.raises(Refused, match="needs a reason"):
        session.do(UnlockCase("  "))
    session.do(UnlockCase("the stem is out of stock"))
    assert session.case.state == "draft"
    session.do(at("a"))
    lines = [line["revision"] for line in session.journal.log() if "revision" in line]
    assert lines[-2]["op"]["reason"] == "the stem is out of stock"
    assert lines[-2]["by"] == "tester"
    assert lines[-2]["words"] == "Unlock: the stem is out of stock"


def test_what_is_not_locked_can_not_be_unlocked(session: Session) -> None:
    with pytest.raises(Refused, match="not locked"):
        session.do(UnlockCase("no reason at all"))


def test_undoing_an_unlocking_locks_again(session: Session) -> None:
    session.do(MarkCase("approved"))
    session.do(UnlockCase("a longer stem"))
    session.undo()
    assert is_locked(session.case)
    with pytest.raises(Refused):
        session.redo()


def test_an_unlocked_plan_can_go_back_beyond_its_approval(session: Session) -> None:
    first = session.head.id
    session.do(MarkCase("approved"))
    session.do(UnlockCase("a longer stem"))
    session.go_to(first)
    assert session.head.id == first
    assert session.case.state == "draft"
    with pytest.raises(Refused, match="there is no revision"):
        session.go_to("nowhere")


def test_only_an_approved_plan_is_done_and_a_done_one_is_locked_too(session: Session) -> None:
    with pytest.raises(Refused, match="approved first"):
        session.do(MarkCase("done"))
    session.do(MarkCase("approved"))
    session.do(MarkCase("done"))
    with pytest.raises(Refused, match="marked as done"):
        session.do(at("a"))
    session.do(UnlockCase("the operation was put off"))
    assert session.case.state == "draft"


def test_a_reviewed_plan_that_is_changed_is_a_draft_again(session: Session) -> None:
    session.do(MarkCase("reviewed"))
    assert session.preview(at("a")).state == "draft"
    session.do(at("a"))
    assert session.case.state == "draft"
    session.undo()
    assert session.case.state == "reviewed"


def test_an_empty_case_is_neither_reviewed_nor_approved(tmp_path: Path) -> None:
    with Session.create(tmp_path / "empty.surgplan") as session:
        for state in ("reviewed", "approved"):
            with pytest.raises(Refused, match="empty"):
                session.do(MarkCase(state))
        with pytest.raises(Refused, match="draft already"):
            session.do(MarkCase("draft"))


def test_who_marked_it_is_read_from_the_journal(session: Session) -> None:
    assert marked(session.case, session.history()) is None
    session.do(MarkCase("reviewed", "by the second surgeon"))
    session.do(MarkCase("approved"))
    found = marked(session.case, session.history())
    assert found is not None
    assert (found.state, found.by, found.note) == ("approved", "tester", "")
    assert found.at == session.head.at
    session.do(UnlockCase("a longer stem"))
    found = marked(session.case, session.history())
    assert found is not None
    assert (found.state, found.note) == ("draft", "a longer stem")


def test_nobody_marked_a_plan_that_was_changed_after_its_review(session: Session) -> None:
    session.do(MarkCase("approved"))
    session.do(UnlockCase("a longer stem"))
    session.do(MarkCase("reviewed"))
    session.do(at("a"))
    assert session.case.state == "draft"
    assert marked(session.case, session.history()) is None
