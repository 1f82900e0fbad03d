"""The answers to measures."""

from __future__ import annotations

import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Landmark, Measure
from surgplan.plan.measures import evaluate
from tests.conftest import MemoryBlobs
from tests.plan.cases import tube_case


def case() -> Case:
    made = Case()
    for name, at in {"a": (0.0, 0.0, 0.0), "b": (3.0, 4.0, 0.0), "c": (0.0, 0.0, 7.0)}.items():
        made = made.with_item(Landmark(name, at))
    return made


def test_a_distance_is_taken_between_landmarks_and_points_and_follows_a_landmark_that_moves() -> None:
    measure = Measure("d", "distance", ("a", "b"))
    assert evaluate(case(), measure).value == pytest.approx(5.0)
    assert evaluate(case(), measure).unit == "mm"
    assert evaluate(case().with_item(Landmark("b", (6.0, 8.0, 0.0))), measure).value == pytest.approx(10.0)
    assert evaluate(case(), Measure("d", "distance", ("a", (0.0, 0.0, -2.0)))).value == pytest.approx(2.0)


def test_an_angle_has_its_vertex_in_the_middle_or_lies_between_two_lines() -> None:
    assert evaluate(case(), Measure("w", "angle", ("b", "a", "c"))).value == pytest.approx(90.0)
    lines = Measure("w", "angle", ("a", (1.0, 0.0, 0.0), "c", (1.0, 1.0, 7.0)))
    assert evaluate(case(), lines).value == pytest.approx(45.0)
    small = Measure("w", "angle", ((1.0, 0.0, 0.0), "a", (1.0, 1e-9, 0.0)))
    assert evaluate(case(), small).value == pytest.approx(5.729578e-8, rel=1e-6)


def test_an_angle_without_direction_and_a_landmark_that_is_gone_are_refused() -> None:
    with pytest.raises(Refused, match="two points in one place"):
        evaluate(case(), Measure("w", "angle", ("a", "a", "c")))
    with pytest.raises(Refused, match="no landmark or feature called 'x'"):
        evaluate(case(), Measure("d", "distance", ("a", "x")))
    with pytest.raises(Refused, match="can't be worked out"):
        evaluate(case(), Measure("d", "distance", ("a",)))


def test_a_volume_is_that_of_the_segments_voxels(blobs: MemoryBlobs) -> None:
    bone = tube_case(blobs)
    found = evaluate(bone, Measure("v", "volume", (), "bone"))
    assert found.value == pytest.approx(bone.segments["bone"].volume_mm3)
    assert found.to_json()["unit"] == "mm3"
