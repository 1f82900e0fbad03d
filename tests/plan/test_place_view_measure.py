"""Cobb angles, areas and profiles in a case; moving and renaming measures; notes at a place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Landmark, Measure, Note
from surgplan.case.operation import Operation
from surgplan.case.remove import removal
from surgplan.plan.change_measure import MoveMeasurePoint, RenameMeasure, RenameNote
from surgplan.plan.measures import evaluate
from surgplan.plan.place_measure import MeasureDistance
from surgplan.plan.place_note import MoveNote, WriteNote
from surgplan.plan.place_view_measure import MeasureArea, MeasureCobb, MeasureProfile
from tests.conftest import MemoryBlobs
from tests.plan.cases import tube_case

SQUARE = ((0.0, 0.0, 0.0), (10.0, 0.0, 0.0), (10.0, 10.0, 0.0), (0.0, 10.0, 0.0))


def done(case: Case, *ops: Operation) -> Case:
    for op in ops:
        case = op.apply(case, {})
    return case


def test_an_area_follows_the_landmark_at_its_corner_and_says_how_long_its_outline_is() -> None:
    case = done(Case().with_item(Landmark("corner", SQUARE[2])), MeasureArea("plate", (*SQUARE[:2], "corner", SQUARE[3])))
    found = evaluate(case, case.measures["plate"])
    assert (found.value, found.unit) == (pytest.approx(100.0), "mm2")
    assert "40.0 mm around" in found.source
    moved = case.with_item(Landmark("corner", (20.0, 20.0, 0.0)))
    assert evaluate(moved, moved.measures["plate"]).value == pytest.approx(200.0)


def test_a_cobb_angle_keeps_the_direction_it_was_seen_along() -> None:
    points = ((-20.0, 0.0, 60.0), (20.0, 8.0, 80.0), (-20.0, 0.0, 0.0), (20.0, 0.0, 0.0))
    case = done(Case(), MeasureCobb("curve", points, (0.0, 3.0, 0.0)))
    assert case.measures["curve"].normal == (0.0, 1.0, 0.0)
    assert evaluate(case, case.measures["curve"]).value == pytest.approx(26.565051, abs=1e-5)
    with pytest.raises(Refused, match="four points"):
        done(Case(), MeasureCobb("curve", points[:3]))


def test_what_has_no_answer_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match="the area 'plate': its outline crosses or touches itself"):
        done(Case(), MeasureArea("plate", (SQUARE[0], SQUARE[2], SQUARE[1], (0.0, 14.0, 0.0))))
    with pytest.raises(Refused, match="at least three points"):
        done(Case(), MeasureArea("plate", SQUARE[:2]))
    with pytest.raises(Refused, match="needs a length"):
        done(Case(), MeasureArea("plate", SQUARE, (0.0, 0.0, 0.0)))


def test_a_profile_needs_a_scan_that_lies_where_the_plan_lies(blobs: MemoryBlobs) -> None:
    case = replace(tube_case(blobs), frame_of_reference="1.2.3")
    made = done(case, MeasureProfile("cortex", "ct", (-20.0, 0.0, 0.0), (20.0, 0.0, 0.0)))
    assert made.measures["cortex"] == Measure("cortex", "profile", ((-20.0, 0.0, 0.0), (20.0, 0.0, 0.0)), image="ct")
    elsewhere = case.with_item(replace(case.images["ct"], frame_of_reference="9.9"))
    with pytest.raises(Refused, match="another frame of reference"):
        done(elsewhere, MeasureProfile("cortex", "ct", (-20.0, 0.0, 0.0), (20.0, 0.0, 0.0)))
    with pytest.raises(Refused, match="two different points"):
        done(case, MeasureProfile("cortex", "ct", (1.0, 0.0, 0.0), (1.0, 0.0, 0.0)))
    with pytest.raises(Refused, match="'ct' is needed by measure cortex"):
        removal(made.without("bone"), "ct").apply(made.without("bone"), {})


def test_a_point_is_moved_and_nothing_else() -> None:
    case = done(Case(), MeasureArea("plate", SQUARE), MoveMeasurePoint("plate", 3, (20.0, 20.0, 0.0)))
    assert case.measures["plate"].points == (*SQUARE[:2], (20.0, 20.0, 0.0), SQUARE[3])
    with pytest.raises(Refused, match="has 4 points, so none is number 5"):
        done(case, MoveMeasurePoint("plate", 5, (0.0, 0.0, 0.0)))
    with pytest.raises(Refused, match="crosses or touches itself"):
        done(case, MoveMeasurePoint("plate", 2, (-5.0, 4.0, 0.0)))


def test_a_renamed_measure_keeps_its_place_in_the_list_and_takes_no_name_that_is_there() -> None:
    ends = ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0))
    case = done(Case(), *(MeasureDistance(name, *ends) for name in ("a", "b", "c")))
    renamed = done(case, RenameMeasure("b", "neck"))
    assert list(renamed.measures) == ["a", "neck", "c"]
    assert renamed.measures["neck"].id == "neck"
    with pytest.raises(Refused, match="already names one of the measures"):
        done(case, RenameMeasure("b", "c"))
    with pytest.raises(Refused, match="can't be a name"):
        done(case, RenameMeasure("b", "two words"))


def test_a_note_stands_at_a_place_points_somewhere_and_can_be_written_anew() -> None:
    case = done(Case(), WriteNote("note", " Look here. ", (1.0, 2.0, 3.0), (4.0, 5.0, 6.0)))
    assert case.notes["note"] == Note("note", "Look here.", (1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    moved = done(case, MoveNote("note", (7.0, 7.0, 7.0), "tip"), MoveNote("note", (0.0, 0.0, 0.0)), RenameNote("note", "cyst"))
    assert moved.notes["cyst"] == Note("cyst", "Look here.", (0.0, 0.0, 0.0), (7.0, 7.0, 7.0))
    assert removal(moved, "cyst").apply(moved, {}).notes == {}


def test_a_note_without_words_or_with_an_arrow_from_nowhere_is_refused() -> None:
    with pytest.raises(Refused, match="needs words"):
        done(Case(), WriteNote("note", "  "))
    with pytest.raises(Refused, match="two different places"):
        done(Case(), WriteNote("note", "x", None, (4.0, 5.0, 6.0)))
    with pytest.raises(Refused, match="no arrow"):
        done(Case(), WriteNote("note", "x", (1.0, 1.0, 1.0)), MoveNote("note", (0.0, 0.0, 0.0), "tip"))
    with pytest.raises(Refused, match="at most 1000 letters"):
        done(Case(), WriteNote("note", "x" * 1001))
