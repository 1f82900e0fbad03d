"""What differs between two cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surgplan.base.geometry import Plane, Rigid
from surgplan.case.changes import Change, Difference, changes
from surgplan.case.document import Case, Implant, Landmark, Load, Note, Resection, Study

STEM = Implant("stem", "stem.collarless", "18", {"length_mm": 160.0, "offset": "standard"}, Rigid.identity())


def only(before: Case, after: Case) -> Change:
    found = changes(before, after)
    assert len(found) == 1
    return found[0]


def test_a_case_does_not_differ_from_itself() -> None:
    case = Case().with_item(STEM).with_item(Note("n", "hello"))
    assert changes(case, replace(case)) == ()


def test_what_came_and_what_went_is_told() -> None:
    before, after = Case().with_item(Note("old", "a")), Case().with_item(STEM)
    assert changes(before, after) == (Change("added", "implants", "stem"), Change("removed", "notes", "old"))


def test_a_pose_is_told_by_how_far_it_moved_and_turned() -> None:
    turned = Rigid.about((0.0, 0.0, 0.0), (1.0, 2.0, 2.0), 30.0)
    pose = Rigid(turned.rotation, (3.0, 4.0, 0.0))
    change = only(Case().with_item(STEM), Case().with_item(replace(STEM, pose=pose)))
    (told,) = change.differences
    assert told.field == "pose"
    assert told.moved_mm == pytest.approx(5.0)
    assert told.turned_deg == pytest.approx(30.0)


@pytest.mark.parametrize("angle", [1e-4, 90.0, 179.9999])
def test_the_angle_of_a_turn_is_exact_near_its_ends(angle: float) -> None:
    pose = Rigid.about((0.0, 0.0, 0.0), (0.0, 0.0, 1.0), angle)
    (told,) = only(Case().with_item(STEM), Case().with_item(replace(STEM, pose=pose))).differences
    assert told.turned_deg == pytest.approx(angle, abs=1e-6)


def test_a_parameter_is_told_by_its_own_name() -> None:
    longer = replace(STEM, size="19", parameters={**STEM.parameters, "length_mm": 165.0})
    change = only(Case().with_item(STEM), Case().with_item(longer))
    assert change.differences == (Difference("size", "18", "19"), Difference("parameters.length_mm", 160.0, 165.0))


def test_a_point_is_told_by_its_way_and_a_plane_by_its_turn() -> None:
    mark = Landmark("head", (0.0, 0.0, 0.0))
    assert only(Case().with_item(mark), Case().with_item(replace(mark, at=(0.0, 2.0, 0.0)))).differences == (
        Difference("at", moved_mm=2.0),
    )
    cut = Resection("cut", "femur", Plane((0.0, 0.0, 0.0), (0.0, 0.0, 1.0)), "upper", "lower")
    tilted = replace(cut, plane=Plane((0.0, 0.0, 1.0), (0.0, 1.0, 1.0)))
    (told,) = only(Case().with_item(cut), Case().with_item(tilted)).differences
    assert (told.moved_mm, told.turned_deg) == (pytest.approx(1.0), pytest.approx(45.0))


def test_voxels_and_meshes_are_named_without_their_hash() -> None:
    own = replace(STEM, mesh="a" * 64)
    change = only(Case().with_item(own), Case().with_item(replace(own, mesh="b" * 64)))
    assert change.differences == (Difference("mesh"),)


def test_parts_of_a_study_are_told_one_by_one() -> None:
    load = Load("walk", (0.0, 0.0, -1000.0), (0.0, 0.0, 0.0), "femur", 10.0)
    study = Study("walking", ("femur",), "ct", "law", (load,), ())
    heavier = replace(study, loads=(replace(load, radius_mm=12.0),))
    assert only(Case().with_item(study), Case().with_item(heavier)).differences == (
        Difference("loads.1.radius_mm", 10.0, 12.0),
    )


def test_fields_of_the_case_itself_are_told() -> None:
    after = replace(Case(), frame_of_reference="1.2.3")
    assert only(Case(), after) == Change("changed", "case", "", (Difference("frame_of_reference", "", "1.2.3"),))
