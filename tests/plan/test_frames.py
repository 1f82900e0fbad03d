"""The femur's own directions and what is read in them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.case.document import Case
from surgplan.case.femur_frame import femur_frame
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.frames import femoral_offset_mm, neck_shaft_angle_deg, neck_version_deg
from surgplan.plan.hip_change import hip_change, implant_head_centre, stem_alignment, stem_in_femur
from surgplan.plan.place_implant import implant_of
from surgplan.plan.pose import Pose

# a right femur lies on the patient's right, at negative L, with its head towards the middle
HEAD: Vector = (-86.0, -8.0, 0.0)
PROXIMAL: Vector = (-126.0, 0.0, -40.0)
DISTAL: Vector = (-126.0, 0.0, -240.0)
MIRROR = np.array([-1.0, 1.0, 1.0])


def mirrored(point: Vector) -> Vector:
    x, y, z = point
    return (-x, y, z)


def test_a_right_femur_has_its_medial_to_the_left_of_the_patient() -> None:
    frame = femur_frame(HEAD, PROXIMAL, DISTAL)
    assert frame.side == "R"
    assert frame.medial == pytest.approx((1.0, 0.0, 0.0))
    assert frame.anterior == pytest.approx((0.0, -1.0, 0.0))
    assert frame.proximal == pytest.approx((0.0, 0.0, 1.0))


def test_the_directions_are_right_handed_on_the_left_and_left_handed_on_the_right() -> None:
    right = femur_frame(HEAD, PROXIMAL, DISTAL)
    left = femur_frame(mirrored(HEAD), mirrored(PROXIMAL), mirrored(DISTAL))
    assert (right.side, left.side) == ("R", "L")
    assert np.cross(left.medial, left.anterior) == pytest.approx(left.proximal)
    assert np.cross(right.medial, right.anterior) == pytest.approx(-np.array(right.proximal))
    for frame in (left, right):
        assert frame.rigid.matrix3[:, 0] == pytest.approx(frame.medial)
        assert frame.rigid.matrix3[:, 2] == pytest.approx(frame.proximal)


def test_a_mirrored_femur_gives_mirrored_vectors_and_equal_numbers() -> None:
    tilted = (-80.0, 12.0, -250.0)
    front = (0.1, -1.0, 0.05)
    right = femur_frame(HEAD, PROXIMAL, tilted, front)
    left = femur_frame(mirrored(HEAD), mirrored(PROXIMAL), mirrored(tilted), mirrored(front))
    force = (-54.0, -32.8, -229.2)
    assert left.to_patient(force) == pytest.approx(right.to_patient(force) * MIRROR)
    neck = np.array([0.7, -0.2, 0.6])
    assert neck_version_deg(left, neck * MIRROR) == pytest.approx(neck_version_deg(right, neck))
    assert neck_shaft_angle_deg(left, neck * MIRROR) == pytest.approx(neck_shaft_angle_deg(right, neck))


def test_components_undo_to_patient_and_keep_length() -> None:
    frame = femur_frame(HEAD, PROXIMAL, (-80.0, 12.0, -250.0))
    force = np.array([-54.0, -32.8, -229.2])
    assert frame.components(frame.to_patient(force)) == pytest.approx(force)
    assert np.linalg.norm(frame.to_patient(force)) == pytest.approx(np.linalg.norm(force))


def test_the_angles_of_a_neck_are_those_it_was_built_with() -> None:
    frame = femur_frame(HEAD, PROXIMAL, DISTAL)
    ccd, version = math.radians(127), math.radians(12)
    neck = frame.to_patient((math.sin(ccd) * math.cos(version), math.sin(ccd) * math.sin(version), -math.cos(ccd)))
    assert neck_shaft_angle_deg(frame, neck) == pytest.approx(127.0)
    assert neck_version_deg(frame, neck) == pytest.approx(12.0)


def test_the_condyles_turn_the_frame_whatever_their_order() -> None:
    turn = math.radians(10)
    medial, lateral = (
        (20 * math.cos(turn), 30 + 20 * math.sin(turn), -400.0),
        (-20 * math.cos(turn), 30 - 20 * math.sin(turn), -400.0),
    )
    one = femur_frame(HEAD, PROXIMAL, DISTAL, condyles=(medial, lateral))
    other = femur_frame(HEAD, PROXIMAL, DISTAL, condyles=(lateral, medial))
    assert one == other
    assert one.medial == pytest.approx((math.cos(turn), math.sin(turn), 0.0))


def test_offset_is_the_distance_from_the_shafts_axis() -> None:
    assert femoral_offset_mm(femur_frame(HEAD, PROXIMAL, DISTAL), PROXIMAL) == pytest.approx(math.hypot(40, 8))


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ((HEAD, PROXIMAL, PROXIMAL), "make no femur frame"),
        ((HEAD, (-126.0, -200.0, 0.0), (-126.0, 0.0, 0.0)), "along the shaft"),
        ((HEAD, DISTAL, PROXIMAL), "seem to be swapped"),
        (((-125.0, -8.0, 0.0), PROXIMAL, DISTAL), "medial is unknown"),
    ],
)
def test_points_that_make_no_femur_are_refused(points: tuple[Vector, Vector, Vector], words: str) -> None:
    with pytest.raises(Refused, match=words):
        femur_frame(*points)


def test_a_higher_head_lengthens_the_leg_and_a_cup_that_rises_shortens_it() -> None:
    frame = femur_frame(HEAD, PROXIMAL, DISTAL)
    found = hip_change(frame, (-82.0, -8.0, 3.0), cup_shift_mm=(1.0, 0.0, 2.0))
    assert found["leg_length_change"].value == pytest.approx(1.0)
    assert found["offset_change"].value == pytest.approx(3.0)
    assert found["leg_length_change"].unit == "mm"


def test_mirrored_plans_change_leg_and_offset_alike() -> None:
    right = femur_frame(HEAD, PROXIMAL, DISTAL)
    left = femur_frame(mirrored(HEAD), mirrored(PROXIMAL), mirrored(DISTAL))
    new = (-80.0, -11.0, 5.0)
    for name, figure in hip_change(right, new).items():
        assert hip_change(left, mirrored(new))[name].value == pytest.approx(figure.value)


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_stem_turned_into_varus_flexion_and_version_says_so_on_either_side(side: str) -> None:
    flip = mirrored if side == "left" else (lambda p: p)
    frame = femur_frame(flip(HEAD), flip(PROXIMAL), flip(DISTAL))
    lean = frame.to_patient((math.tan(math.radians(3)), math.tan(math.radians(2)), 1.0))
    out = frame.to_patient((math.cos(math.radians(12)), math.sin(math.radians(12)), 0.0))
    pose = Pose.along_z(PROXIMAL, tuple(lean / np.linalg.norm(lean)), tuple(out)).rigid()
    stem = implant_of("stem", Catalogue.load().find("stem.collarless", "12"), pose)
    found = stem_alignment(frame, stem)
    assert found["stem_varus"].value == pytest.approx(3.0)
    assert found["stem_flexion"].value == pytest.approx(2.0)
    assert found["stem_version"].value == pytest.approx(12.0, abs=2.5)
    head = np.array(implant_head_centre(stem)) - np.array(PROXIMAL)
    assert np.linalg.norm(head) == pytest.approx(np.linalg.norm(stem.features["head_centre"]))


def test_the_figures_of_a_stem_say_their_frame_and_its_front_or_why_there_are_none() -> None:
    stem = implant_of("stem", Catalogue.load().find("stem.collarless", "12"), Pose(PROXIMAL, (1, 0, 0), (0, 1, 0)).rigid())
    marks = {"head_centre": HEAD, "shaft_proximal": PROXIMAL, "shaft_distal": DISTAL}
    found = stem_in_femur(marks, stem)
    new_head = np.subtract(implant_head_centre(stem), HEAD)
    assert found["leg_length_change"].value == pytest.approx(new_head[2])
    assert found["offset_change"].value == pytest.approx(new_head[0])
    assert found["stem_varus"].value == pytest.approx(0.0)
    assert all("right femur" in f.source and "LPS (0, -1, 0)" in f.source for f in found.values())
    swapped = stem_in_femur({**marks, "shaft_proximal": DISTAL, "shaft_distal": PROXIMAL}, stem)
    assert swapped.keys() == found.keys()
    assert {f.unit for f in swapped.values()} == {"mm", "deg"}
    assert all(f.value is None and "swapped" in f.source for f in swapped.values())


def test_a_plate_has_no_head_and_no_stem() -> None:
    plate = implant_of("plate", Catalogue.load().find("plate.straight", "3.5-6"), Pose(HEAD, (1, 0, 0), (0, 1, 0)).rigid())
    with pytest.raises(Refused, match="has no head"):
        implant_head_centre(plate)
    with pytest.raises(Refused, match="is no stem"):
        stem_alignment(femur_frame(HEAD, PROXIMAL, DISTAL), plate)
    assert Case().with_item(plate).implants["plate"].material == "316L"
