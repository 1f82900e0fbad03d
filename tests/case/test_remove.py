"""Taking things out of a case, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Image, Implant, Landmark, Measure, Resection, Segment, Study
from surgplan.case.following import following
from surgplan.case.remove import REMOVALS, removal

GRID = Grid((2, 2, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
CUT = Resection("neck_cut", "femur", Plane((0.0, 0.0, 0.0), (0.0, 0.0, 1.0)), "head", "shaft", origin_from="stem.cut_origin")
PARTS = (
    Image("ct", "CT", GRID, "v", "int16", "HU"),
    Segment("femur", "ct", GRID, "l", 8),
    Landmark("tip", (1.0, 2.0, 3.0), "femur"),
    Implant("stem", "stem.collarless", "12", {}, Rigid.identity(), features={"cut_origin": (0.0, 0.0, 0.0)}),
    CUT,
    Measure("length", "distance", ("tip", "stem.cut_origin")),
    Measure("resected", "volume", segment="head"),
    Study("walking", ("shaft", "stem"), "ct", "law", (), (), landmarks={"tip": (1.0, 2.0, 3.0)}),
)


@pytest.fixture
def plan() -> Case:
    case = Case()
    for part in PARTS:
        case = case.with_item(part)
    return case


@pytest.mark.parametrize(
    ("item", "users"),
    [
        ("ct", "segment femur, study walking"),
        ("femur", "landmark tip, resection neck_cut"),
        ("tip", "measure length, study walking"),
        ("stem", "measure length, study walking"),
        ("neck_cut", "measure resected, study walking"),
    ],
)
def test_what_others_need_stays_and_they_are_named(plan: Case, item: str, users: str) -> None:
    with pytest.raises(Refused, match=f"needed by {users}; remove"):
        removal(plan, item).apply(plan, {})


def test_a_plan_can_be_taken_apart_from_the_end(plan: Case) -> None:
    for item in ("walking", "length", "resected", "neck_cut", "stem", "tip", "femur", "ct"):
        plan = removal(plan, item).apply(plan, {})
    assert plan == Case()


def test_a_cut_stays_where_it_was_when_its_stem_goes(plan: Case) -> None:
    for item in ("walking", "length", "stem"):
        plan = following(removal(plan, item).apply(plan, {}))
    assert plan.resections["neck_cut"].plane == CUT.plane
    assert plan.resections["neck_cut"].origin_from == ""  # for good: it follows nothing that came later under that name


def test_a_name_with_a_dot_owns_its_points_alone(plan: Case) -> None:
    other = replace(plan.implants["stem"], id="stem.2")
    case = plan.with_item(other).with_item(Measure("length", "distance", ("tip", "stem.2.cut_origin"))).without("walking")
    with pytest.raises(Refused, match=r"'stem.2' is needed by measure length"):
        removal(case, "stem.2").apply(case, {})
    assert "stem" not in removal(case, "stem").apply(case, {}).implants


def test_what_is_not_there_is_refused(plan: Case) -> None:
    with pytest.raises(Refused, match="nothing called 'cup'"):
        removal(plan, "cup")
    for cls in REMOVALS:
        noun = cls.kind.partition(".")[0]
        with pytest.raises(Refused, match=f"there is no {noun} called 'cup'"):
            cls("cup").apply(plan, {})
