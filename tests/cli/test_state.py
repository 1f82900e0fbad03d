"""The state of a case on the command line and in the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surgplan.case.session import Session
from surgplan.case.state import MarkCase, UnlockCase
from surgplan.cli.main import main
from surgplan.report.content import Table
from surgplan.report.facts import gather
from surgplan.report.title_page import title_page
from surgplan.vocabulary import workshop_for
from tests.case.test_state import Bring
from tests.report.cases import a_scan, session_with


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def call(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.surgplan"
    with Session.create(path, by="tester") as session:
        session.do(Bring())
    return path


def shown(run, case: Path) -> dict:
    return json.loads(run("show", case, "--json")[1])


def test_an_approved_plan_is_refused_on_the_command_line_until_it_is_unlocked(run, case: Path) -> None:
    assert (shown(run, case)["state"], shown(run, case)["marked"]) == ("draft", None)
    assert run("do", case, "case.mark", "--state", "approved")[0] == 0
    tree = shown(run, case)
    assert (tree["state"], tree["locked"], tree["marked"]["note"]) == ("approved", True, "")
    assert "state approved, locked" in run("show", case)[1]
    for words in (("do", case, "landmark.place", "--as", "tip", "--at", "[1, 2, 3]"), ("undo", case), ("scenario", case, "B")):
        code, _, told = run(*words)
        assert code == 1
        assert "unlock it with a reason first" in told
    assert run("do", case, "case.unlock")[0] == 1
    assert run("do", case, "case.unlock", "--reason", "a longer stem")[0] == 0
    assert run("do", case, "landmark.place", "--as", "tip", "--at", "[1, 2, 3]")[0] == 0
    assert "Unlock: a longer stem" in run("log", case)[1]


def test_a_word_that_is_no_state_is_refused(run, case: Path) -> None:
    code, _, told = run("do", case, "case.mark", "--state", "perfect")
    assert code == 1
    assert "draft, reviewed, approved, done" in told


def state_on_title_page(session: Session) -> str:
    blocks = title_page(gather(session, workshop_for(session)))
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return next(str(row[1]) for row in rows if row[0] == "State of the plan")


def test_the_first_page_of_the_report_tells_the_state_who_and_when(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan) as (session, _):
        assert state_on_title_page(session) == "draft, not approved"
        session.do(MarkCase("approved", "both surgeons agreed"))
        day = session.head.at[:10]
        told = state_on_title_page(session)
        assert told.startswith(f"approved, {day} ")
        assert told.endswith(" UTC by surgeon: both surgeons agreed")
        session.do(UnlockCase("a longer stem"))
        assert state_on_title_page(session).startswith(f"draft, not approved, unlocked {day} ")
