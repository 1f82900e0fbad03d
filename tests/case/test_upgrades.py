"""Stored cases of every schema there ever was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surgplan.base.errors import CaseDamaged
from surgplan.case.document import SCHEMA, Case
from surgplan.case.upgrades import UPGRADES, load_case, store_case, upgraded

BASELINES = Path(__file__).resolve().parents[1] / "baselines"


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_the_stored_case_of_each_schema_is_still_read(schema: int) -> None:
    stored = json.loads((BASELINES / f"case_schema_{schema}.json").read_text(encoding="utf-8"))
    case = load_case(stored)
    assert stored["schema"] == schema
    assert case.images["ct"].grid.size == (224, 240, 434)
    assert set(case.segments) >= {"femur", "pelvis"}
    assert case.implants["stem"].features["head_centre"]
    assert case.studies["walking"].bodies == ("femur_shaft", "stem")


def test_a_case_written_today_is_read_as_it_was() -> None:
    stored = json.loads((BASELINES / f"case_schema_{SCHEMA}.json").read_text(encoding="utf-8"))
    assert load_case(store_case(load_case(stored))) == load_case(stored)
    assert set(UPGRADES) == set(range(1, SCHEMA))


def test_upgrades_are_chained_one_version_at_a_time() -> None:
    steps = {1: lambda d: {**d, "a": [1]}, 2: lambda d: {**d, "a": [*d["a"], 2]}}
    assert upgraded({"schema": 1}, steps, newest=3) == {"schema": 3, "a": [1, 2]}
    with pytest.raises(CaseDamaged, match="schema 1 can't be read any more"):
        upgraded({"schema": 1}, {2: steps[2]}, newest=3)


def test_a_case_from_the_future_is_not_guessed_at() -> None:
    with pytest.raises(CaseDamaged, match="newer surgplan"):
        load_case({**store_case(Case()), "schema": SCHEMA + 1})
