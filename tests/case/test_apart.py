"""Scans of different frames of reference in one case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.case.apart import frame_with, planning_image, why_apart
from surgplan.case.document import Case, Image, Landmark
from surgplan.case.upgrades import load_case, store_case

GRID = Grid((4, 4, 4), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))


def scan(name: str, frame: str) -> Image:
    return Image(name, "CT", GRID, "ab" * 32, "int16", frame_of_reference=frame)


def holding(*images: Image) -> Case:
    """A case into which these scans came one after the other."""
    case = Case()
    for image in images:
        frame, _ = frame_with(case, image)
        case = replace(case.with_item(image), frame_of_reference=frame)
    return case


def test_the_first_scan_sets_the_frame_and_one_of_another_is_apart() -> None:
    case = holding(scan("mr", "1.2"), scan("ct", "1.1"))
    assert case.frame_of_reference == "1.2"
    assert why_apart(case, case.images["mr"]) == ""
    assert "another frame" in why_apart(case, case.images["ct"])
    assert planning_image(case, "mr").id == "mr"
    with pytest.raises(Refused, match=r"register it .*image\.register"):
        planning_image(case, "ct")


def test_the_frame_does_not_depend_on_the_order_in_which_a_file_keeps_scans() -> None:
    case = holding(scan("z", "1.2"), scan("a", "1.1"))
    assert load_case(store_case(case)).frame_of_reference == "1.2"


def test_a_plan_keeps_its_frame_when_its_scan_is_removed() -> None:
    case = holding(scan("ct", "1.1")).with_item(Landmark("p", (0.0, 0.0, 0.0))).without("ct")
    frame, said = frame_with(case, scan("mr", "1.2"))
    assert frame == "1.1"
    assert "another frame" in said


@pytest.mark.parametrize(("first", "second"), [("", "1.1"), ("1.1", ""), ("", "")])
def test_scans_that_state_no_frame_are_taken_with_a_warning(first: str, second: str) -> None:
    case = holding(scan("one", first))
    frame, said = frame_with(case, scan("two", second))
    assert frame == (first or second)
    assert "is not known" in said
    assert why_apart(replace(case, frame_of_reference=frame), scan("two", second)) == ""


def test_a_case_of_schema_1_is_planned_in_the_frame_of_the_scan_drawn_on() -> None:
    stored = store_case(holding(scan("a", "1.1"), scan("b", "1.2")))
    stored["case"].pop("frame_of_reference")
    segment = {"id": "s", "image": "b", "grid": stored["case"]["images"]["a"]["grid"], "labels": "cd" * 32, "voxel_count": 1}
    stored["case"]["segments"] = {"s": segment}
    assert load_case({**stored, "schema": 1}).frame_of_reference == "1.2"
