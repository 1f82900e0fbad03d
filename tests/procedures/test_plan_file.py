"""Plan files: what fills their holes, what they may be, and the procedures that come with surgplan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from surgplan.base.errors import BadInput
from surgplan.base.resources import resource
from surgplan.case.session import Session, decode_operation
from surgplan.procedures.plan_file import HOLE, load_plan, run_plan
from surgplan.vocabulary import OPERATIONS

PROCEDURES = sorted(resource("procedures").glob("*.yaml"))
VALUES = {
    "scan": "scan.nii.gz",
    "femur_head": "[0, 0, 0]",
    "femur_seeds": "[[0, 0, 0]]",
    "pelvis_seeds": "[[0, 0, 50]]",
    "shaft_distal": "[0, 0, -200]",
    "shaft_proximal": "[0, 0, -80]",
    **dict.fromkeys(("held", "region", "neck"), "{origin: [0, 0, 0], normal: [0, 0, 1]}"),
    **dict.fromkeys(("stem", "plate", "screw_1", "screw_2"), "{origin: [0, 0, 0], x: [1, 0, 0], y: [0, 1, 0]}"),
    "force_n": "[0, 0, -100]",
}
"""A value of the right shape for every hole of the procedures."""


def written(folder: Path, text: str) -> Path:
    """A plan file of this text."""
    path = folder / "plan.yaml"
    path.write_text(text)
    return path


@pytest.mark.parametrize("path", PROCEDURES, ids=lambda path: path.stem)
def test_a_procedure_is_made_of_operations_with_known_fields(path: Path) -> None:
    text = path.read_text()
    needed = {name: value for name, value in VALUES.items() if name in HOLE.findall(text)}
    for step in load_plan(path, needed):
        op = decode_operation(step, OPERATIONS)
        assert op.kind == step["do"]
        assert op.words()


@pytest.mark.parametrize("path", PROCEDURES, ids=lambda path: path.stem)
def test_a_procedure_says_what_it_is_and_which_values_it_needs(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("# ")
    with pytest.raises(BadInput, match=r"needs a value for \w+: add --set \w+=VALUE"):
        load_plan(path)
    # what has a default is used, and only that
    defaults = re.findall(r"^  (\w+):", text.partition("steps:")[0], re.MULTILINE)
    assert defaults
    assert set(defaults) <= set(HOLE.findall(text))


def test_a_hole_takes_a_value_of_any_type_and_words_take_its_text(tmp_path: Path) -> None:
    path = written(tmp_path, "with: {n: 3}\nsteps: [{do: x, at: '${p}', many: ['${n}', 2], name: 'a${n}b'}]\n")
    (step,) = load_plan(path, {"p": "[1, 2.5, -3]"})
    assert step["at"] == [1, 2.5, -3]
    assert step["many"] == [3, 2]
    assert step["name"] == "a3b"
    (step,) = load_plan(path, {"p": "0", "n": "7"})
    assert step["name"] == "a7b"


def test_a_relative_path_is_taken_from_the_plan_s_folder_and_an_absolute_one_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "- {do: image.import, path: '${scan}'}\n")
    assert load_plan(path, {"scan": "dicom"})[0]["path"] == str(tmp_path / "dicom")
    assert load_plan(path, {"scan": str(tmp_path / "other")})[0]["path"] == str(tmp_path / "other")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("steps: [{do: x", "is not YAML"),
        ("a: 1", "no plan"),
        ("[1, 2]", "no plan"),
        ("- {as: x}", "no plan"),
        ("", "no plan"),
        ("steps: {do: x}", "no plan"),
    ],
)
def test_what_is_no_plan_is_said(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why) as told:
        load_plan(written(tmp_path, text))
    assert "\n" not in str(told.value)


def test_a_value_that_is_not_yaml_or_that_nothing_asks_for_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "- {do: x, at: '${p}'}\n")
    with pytest.raises(BadInput, match="not YAML"):
        load_plan(path, {"p": "[1, 2"})
    with pytest.raises(BadInput, match=r"has no \$\{q\} to fill"):
        load_plan(path, {"p": "1", "q": "2"})


def test_steps_are_carried_out_in_order_until_one_is_refused(tmp_path: Path) -> None:
    steps = [
        {"do": "landmark.place", "as": "a", "at": [1.0, 2.0, 3.0]},
        {"do": "landmark.place", "as": "b", "at": [1.0, 2.0]},
        {"do": "landmark.place", "as": "c", "at": [0.0, 0.0, 0.0]},
    ]
    heard: list[float] = []
    with Session.create(tmp_path / "a.surgplan") as session:
        found = list(run_plan(session, steps, lambda fraction, words: heard.append(fraction)))
        assert [(step["as"], step["status"]) for step in found] == [("a", "done"), ("b", "refused")]
        assert "3 values are needed" in found[1]["reason"]
        assert set(session.case.landmarks) == {"a"}
    assert heard == sorted(heard)
