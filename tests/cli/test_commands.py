"""The command line: what it prints, what it returns, what it leaves behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surgplan.base.errors import CaseReadOnly
from surgplan.case.session import Session
from surgplan.cli.demo import clear
from surgplan.cli.main import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def call(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def case(tmp_path: Path, run) -> Path:
    path = tmp_path / "a.surgplan"
    assert run("new", path)[0] == 0
    return path


def test_operations_move_undo_and_show_round(run, case: Path) -> None:
    code, out, _ = run("do", case, "landmark.place", "--as", "tip", "--at", "[1, 2, 3.5]", "--json")
    assert code == 0
    assert json.loads(out)["status"] == "done"
    code, out, _ = run("show", case, "--json")
    tree = json.loads(out)
    assert tree["landmarks"]["tip"]["at"] == [1.0, 2.0, 3.5]
    assert tree["verified"] is True
    run("undo", case)
    assert json.loads(run("show", case, "--json")[1])["landmarks"] == {}
    run("redo", case)
    assert "tip" in json.loads(run("show", case, "--json")[1])["landmarks"]
    log = json.loads(run("log", case, "--json")[1])
    assert [("revision" in line) for line in log] == [True, True, False, False]


def test_scenarios_are_begun_and_switched(run, case: Path) -> None:
    run("scenario", case, "long stem")
    run("do", case, "landmark.place", "--as", "b", "--at", "[0,0,0]")
    run("scenario", case, "A")
    tree = json.loads(run("show", case, "--json")[1])
    assert tree["landmarks"] == {}
    assert tree["scenarios"]["A"]["current"]
    assert set(tree["scenarios"]) == {"A", "long stem"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["do", "CASE", "landmark.fly"], 2, "no operation 'landmark.fly'"),
        (["do", "CASE", "landmark.place", "--wrong", "3"], 2, "no field 'wrong'"),
        (["do", "CASE", "landmark.place", "--as", "a", "--at", "[1, 2]"], 1, "3 values are needed"),
        (["do", "CASE", "landmark.place", "--as", "a"], 1, "'at' is missing"),
        (["do", "CASE", "segment.threshold", "--image", "ct", "--low", "250", "--into", "bone"], 1, "no image called 'ct'"),
        (
            [
                "do",
                "CASE",
                "implant.place",
                "--as",
                "x",
                "--component",
                "stem.none",
                "--size",
                "1",
                "--at",
                "{origin: [0,0,0], x: [1,0,0], y: [0,1,0]}",
            ],
            1,
            "stem.none",
        ),
        (["show", "nowhere.surgplan"], 1, "there is no case file"),
        (["import", "EMPTY", "NEW"], 1, ""),
        (["export", "CASE", "ghost", "x.stl"], 1, "ghost"),
        (["solve", "CASE"], 1, "no study"),
        (["fit", "CASE"], 1, "no implant lies in a bone"),
        (["fit", "CASE", "stem"], 1, "no implant called 'stem'"),
        (["run", "CASE", "nowhere.yaml"], 1, "can't be read"),
        (["fly"], 2, ""),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line_and_changes_nothing(run, case, tmp_path, words, code, told) -> None:
    (tmp_path / "empty").mkdir()
    before = case.read_bytes()
    places = {"CASE": case, "EMPTY": tmp_path / "empty", "NEW": tmp_path / "new.surgplan"}
    got, _, err = run(*(places.get(word, word) for word in words))
    assert got == code
    assert told in err
    if code == 1:
        assert err.strip().count("\n") == 0
        assert err.startswith("surgplan: ")
    with Session.open(case) as session:
        assert len(session.history()) == 1
    assert len(case.read_bytes()) == len(before)
    assert not (tmp_path / "new.surgplan").exists()


def test_every_operation_explains_its_fields(run) -> None:
    code, out, _ = run("ops", "--json")
    assert code == 0
    for op in json.loads(out):
        assert op["description"], op["title"]
        for name, schema in op["properties"].items():
            assert name == "do" or schema.get("description"), f"{op['title']}: {name} is not explained"
    words = run("ops")[1]
    assert "segment.threshold" in words
    assert "image.import" in words


def test_a_plan_stops_at_the_first_refusal_and_keeps_what_was_done(run, case: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "with: {x: 1}\n"
        "steps:\n"
        "- {do: landmark.place, as: a, at: ['${x}', 0, 0]}\n"
        "- {do: measure.distance, as: d, start: a, end: nowhere}\n"
        "- {do: landmark.place, as: b, at: [0, 0, 0]}\n"
    )
    code, out, err = run("run", case, plan, "--set", "x=7.5", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [(t["do"], t["status"]) for t in told] == [("landmark.place", "done"), ("measure.distance", "refused")]
    assert "nowhere" in told[1]["reason"]
    assert "nowhere" in err
    tree = json.loads(run("show", case, "--json")[1])
    assert tree["landmarks"]["a"]["at"] == [7.5, 0.0, 0.0]
    assert "b" not in tree["landmarks"]


def test_a_plan_names_the_hole_that_was_not_filled(run, case: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("- {do: landmark.place, as: a, at: '${point}'}\n")
    assert "--set point=VALUE" in run("run", case, plan)[2]
    assert "no ${wrong}" in run("run", case, plan, "--set", "wrong=1")[2]


def test_verify_tells_a_damaged_case(run, case: Path) -> None:
    assert run("verify", case)[0] == 0
    data = bytearray(case.read_bytes())
    data[len(data) // 2] ^= 1
    case.write_bytes(bytes(data))
    code, out, _ = run("verify", case, "--json")
    assert code == 1
    assert json.loads(out)["ok"] is False


def test_an_error_of_the_program_is_one_line_and_its_place_only_on_demand(run, case: Path, monkeypatch) -> None:
    def fall_over(path: Path) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("surgplan.cli.commands.verify_file", fall_over)
    code, _, err = run("verify", case)
    assert code == 1
    assert err.startswith("surgplan: an error in the program: ZeroDivisionError: oh")
    assert err.strip().count("\n") == 0
    monkeypatch.setenv("SURGPLAN_DEBUG", "1")
    assert "in fall_over" in run("verify", case)[2]


@pytest.mark.parametrize("step", ["{do: [landmark.place]}", "{do: landmark.place, 3: 4}"])
def test_a_plan_of_things_that_are_no_operations_is_refused_in_one_line(run, case: Path, tmp_path: Path, step: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"- {step}\n")
    code, _, err = run("run", case, plan)
    assert code == 1
    assert "operation" in err
    assert "error in the program" not in err


def test_the_demo_clears_its_own_files_and_nothing_else(tmp_path: Path) -> None:
    mine = [tmp_path / "thesis.txt", tmp_path / "pictures" / "mother.jpg", tmp_path / "hip.surgplan.bak"]
    its = [tmp_path / name for name in ("hip.surgplan", "hip.surgplan-cache/aa/x.npz", "report.pdf", "pictures/plan.png")]
    for path in (*mine, *its):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    clear(tmp_path)
    assert all(path.exists() for path in mine)
    assert not any(path.exists() for path in its)
    with Session.create(tmp_path / "hip.surgplan"), pytest.raises(CaseReadOnly, match="open for writing"):
        clear(tmp_path)
    assert (tmp_path / "hip.surgplan").exists()
