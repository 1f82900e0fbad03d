"""The operation that asks for a structural study, and the hip loads it knows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid, Vector
from surgplan.base.grid import Grid
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Image, Implant, Landmark, Resection, Segment
from surgplan.case.labels import write_labels
from surgplan.simulate.hip_load import GRAVITY, femur_axes, force_n
from surgplan.simulate.peak_loads import peak_load, peak_load_names
from surgplan.simulate.structure_study import StructureStudy
from tests.conftest import MemoryBlobs

GRID = Grid((4, 4, 4), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
FRONT = (0.0, -1.0, 0.0)


def hip(side: str = "L") -> Case:
    """A femur with its shaft along S; its head lies towards the middle of the patient."""
    medial = -1.0 if side == "L" else 1.0
    case = Case().with_item(Image("ct", "CT", GRID, "0" * 64, "int16", "HU"))
    case = case.with_item(Segment("femur", "ct", GRID, "1" * 64, 10))
    for name, at in (
        ("head_centre", (40 * medial, 0.0, 40.0)),
        ("shaft_proximal", (0.0, 0.0, 0.0)),
        ("shaft_distal", (0.0, 0.0, -80.0)),
    ):
        case = case.with_item(Landmark(name, at))
    case = case.with_item(Resection("cut", "femur", Plane((0.0, 0.0, 20.0), (0.0, 0.0, 1.0)), "head", "shaft"))
    pose = Rigid((1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0), (1.0, 2.0, 3.0))
    return case.with_item(
        Implant(
            "stem",
            "stem.collarless",
            "12",
            {},
            pose,
            features={"head_centre": (38.0 * medial, 0.0, 36.0), "stem_axis": (0.0, 0.0, 1.0)},
        )
    )


STUDY = StructureStudy(as_="walking", bodies=("shaft", "stem"), at="stem.head_centre", body_weight_kg=75.0)


@pytest.mark.parametrize(("side", "lateral"), [("L", 1.0), ("R", -1.0)])
def test_the_walking_load_pushes_a_head_outwards_backwards_and_down(side: str, lateral: float) -> None:
    load = STUDY.apply(hip(side), {}).studies["walking"].loads[0]
    per_cent = np.array(load.force_n) / (75 * GRAVITY) * 100
    np.testing.assert_allclose(per_cent, [54.0 * lateral, 32.8, -229.2], atol=1e-9)
    assert np.linalg.norm(per_cent) == pytest.approx(237.7, abs=0.1)
    assert load.on == "stem"
    assert "Heller" in load.source


def test_the_frame_turns_with_the_shaft() -> None:
    tilt = Rigid.about((0, 0, 0), (0.0, 1.0, 0.0), 20.0)
    upright = force_n(peak_load("hip.stairs"), 70.0, femur_axes((-40, 0, 40), (0, 0, 0), (0, 0, -80), FRONT))
    turned = [tuple(tilt.apply(np.array(p))) for p in ((-40.0, 0, 40), (0.0, 0, 0), (0.0, 0, -80))]
    tilted = force_n(peak_load("hip.stairs"), 70.0, femur_axes(*turned, FRONT))  # type: ignore[arg-type]
    np.testing.assert_allclose(tilted, tilt.rotate(np.array(upright)), atol=1e-9)


def test_femur_axes_are_unit_and_at_right_angles() -> None:
    axes = femur_axes((-40, 0, 40), (1, 2, 0), (0, 0, -80), (0.1, -1.0, 0.2))
    rows = np.array([axes.medial, axes.anterior, axes.proximal])
    np.testing.assert_allclose(rows @ rows.T, np.eye(3), atol=1e-12)
    assert axes.side == "L"


def test_every_load_has_a_size_that_hips_bear() -> None:
    for name in peak_load_names():
        load = peak_load(name)
        assert 200 < np.linalg.norm(load.force_percent_bw) < 350
        assert load.frame == "HIP98"
        assert load.source


def test_everything_distal_of_the_landmark_is_held() -> None:
    support = replace(STUDY, held_below_mm=15.0).apply(hip(), {}).studies["walking"].supports
    assert [s.on for s in support] == ["shaft"]
    np.testing.assert_allclose(
        support[0].plane.signed_distance_mm(np.array([[0, 0, -95.0], [0, 0, -96.0], [5, 0, -94.0]])), [0, -1, 1]
    )


def test_the_bodies_scan_and_the_notes_come_along() -> None:
    study = STUDY.apply(hip(), {}).studies["walking"]
    assert study.image == "ct"
    assert any("muscles" in note for note in study.notes)
    assert any("280 %" in note for note in study.notes)
    assert study.loads[0].at == (-37.0, 2.0, 39.0)


def test_a_custom_force_needs_no_landmarks_or_weight() -> None:
    case = replace(hip(), landmarks={})
    study = StructureStudy(
        as_="push",
        bodies=("femur",),
        load="custom",
        force_n=(0, 0, -500),
        at=(1.0, 2.0, 3.0),
        support=Plane((0, 0, -50), (0, 0, 1)),
    )
    load = study.apply(case, {}).studies["push"].loads[0]
    assert load.force_n == (0.0, 0.0, -500.0)
    assert load.on == "femur"


def test_the_operation_survives_being_written_down() -> None:
    study = replace(STUDY, support=Plane((0.0, 0.0, 1.0), (0.0, 0.0, 1.0)), at=(1.0, 2.0, 3.0))
    assert decode(StructureStudy, encode(study)) == study


def test_a_scan_of_another_frame_of_reference_gives_no_modulus() -> None:
    case = hip()
    case = case.with_item(replace(case.images["ct"], frame_of_reference="1.2"))
    later = replace(case.images["ct"], id="later", frame_of_reference="1.3")
    with pytest.raises(Refused, match="same frame of reference as 'ct'"):
        replace(STUDY, image="later").apply(case.with_item(later), {})
    for known in ("", "1.2"):
        same = case.with_item(replace(later, frame_of_reference=known))
        assert replace(STUDY, image="later").apply(same, {}).studies["walking"].image == "later"


FAR: Vector = (0.0, 0.0, 500.0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"body_weight_kg": None}, "give `body_weight_kg`"),
        ({"body_weight_kg": 75000.0}, "in kilograms"),
        ({"body_weight_kg": -1.0}, "in kilograms"),
        ({"bodies": ()}, "at least one body"),
        ({"bodies": ("shaft", "cup")}, "no body called 'cup'"),
        ({"bodies": ("shaft", "shaft")}, "named twice"),
        ({"load": "hip.jumping"}, "hip.walking"),
        ({"load": "custom"}, "give `force_n`"),
        ({"load": "custom", "force_n": (0.0, 0.0, 0.0)}, "give `force_n`"),
        ({"force_n": (0.0, 0.0, -1.0)}, "custom"),
        ({"at": "stem.tail"}, "head_centre"),
        ({"at": "knee"}, "knee"),
        ({"at": (0.0, 0.0, float("nan"))}, "finite"),
        ({"on": "femur"}, "none of the bodies"),
        ({"side": "R"}, "side L"),
        ({"anterior": (0.0, 0.0, 1.0)}, "along the shaft"),
        ({"shaft_distal": "shaft_proximal"}, "no femur frame|same point"),
        ({"shaft_distal": "shaft_proximal", "shaft_proximal": "shaft_distal"}, "seem to be swapped"),
        ({"element_mm": 0.01}, "can't be made"),
        ({"element_mm": float("nan")}, "can't be made"),
        ({"radius_mm": 0.0}, "radius"),
        ({"held_below_mm": -60.0}, "0 mm or more below"),
        ({"held_below_mm": float("nan")}, "0 mm or more below"),
        ({"image": "mr"}, "'mr'"),
        ({"law": "guess"}, "guess"),
        ({"as_": "ct"}, "already names"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(changes: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        replace(STUDY, **changes).apply(hip(), {})  # type: ignore[arg-type]


CUP = Implant("cup", "cup.hemispherical", "54", {}, Rigid.identity(), features={"head_centre": (0.0, 0.0, 0.0)})


def joint() -> Case:
    """A hip with its pelvis and a cup; the head's landmark lies on the femur."""
    case = hip().with_item(Segment("pelvis", "ct", GRID, "2" * 64, 10)).with_item(CUP)
    return case.with_item(replace(case.landmarks["head_centre"], on="femur"))


@pytest.mark.parametrize(
    "fields",
    [
        {"bodies": ("pelvis", "cup"), "on": "cup", "at": None},
        {"bodies": ("shaft", "stem", "cup"), "at": "cup.head_centre"},
    ],
)
def test_the_force_on_the_femur_is_refused_on_a_cup(fields: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"no part of that femur; .* opposite"):
        replace(STUDY, **fields).apply(joint(), {})  # type: ignore[arg-type]
    custom = replace(STUDY, load="custom", force_n=(0.0, 0.0, 1000.0), **fields)  # type: ignore[arg-type]
    assert custom.apply(joint(), {}).studies


def test_the_force_on_the_femur_is_refused_on_a_bone_that_does_not_hold_its_head(blobs: MemoryBlobs) -> None:
    mask = np.zeros(GRID.array_shape, dtype=bool)
    mask[1, 1, 1] = True
    case = joint()
    case = case.with_item(replace(case.landmarks["head_centre"], at=(1.2, 0.9, 1.0)))
    case = case.with_item(replace(case.landmarks["shaft_distal"], at=(41.0, 1.0, -120.0)))
    case = case.with_item(replace(case.landmarks["shaft_proximal"], at=(41.0, 1.0, -40.0)))
    case = case.with_item(Segment("smoothed", "ct", GRID, write_labels(blobs, mask), 1))
    case = case.with_item(replace(case.segments["pelvis"], labels=write_labels(blobs, ~mask)))
    study = replace(STUDY, at="head_centre")
    with pytest.raises(Refused, match="'pelvis' is no part of that femur"):
        replace(study, bodies=("pelvis",)).check(case, blobs)
    for bone in ("femur", "shaft", "smoothed"):
        replace(study, bodies=(bone,)).check(case, blobs)
    replace(study, bodies=("pelvis",), load="custom", force_n=(0.0, 0.0, 1000.0)).check(case, blobs)


def test_a_cup_in_the_study_leaves_the_load_on_the_stem() -> None:
    load = replace(STUDY, bodies=("shaft", "stem", "pelvis", "cup"), at=None).apply(joint(), {}).studies["walking"].loads[0]
    assert (load.on, load.at_from) == ("stem", "stem.head_centre")
    bone = replace(STUDY, bodies=("femur",), at=None).apply(joint(), {}).studies["walking"].loads[0]
    assert bone.on == "femur"


def test_a_part_of_ones_own_is_taken_for_the_femurs_and_that_is_said() -> None:
    own = replace(joint().implants["stem"], mesh="3" * 64, features={}, component="own")
    study = replace(STUDY, on="stem", at="head_centre").apply(joint().with_item(own), {}).studies["walking"]
    assert any("stem is taken for a part of the femur" in note for note in study.notes)


def test_bone_never_displaces_metal_whatever_the_order() -> None:
    study = replace(STUDY, bodies=("stem", "shaft")).apply(hip(), {}).studies["walking"]
    assert study.bodies == ("shaft", "stem")


@pytest.mark.parametrize("weight", [0.0, -75.0, 75000.0, float("nan")])
def test_an_impossible_weight_is_refused_with_any_load(weight: float) -> None:
    custom = replace(STUDY, load="custom", force_n=(0.0, 0.0, 1000.0), body_weight_kg=weight)
    for study in (STUDY, custom):
        with pytest.raises(Refused, match="kg can't be right"):
            replace(study, body_weight_kg=weight).apply(hip(), {})
