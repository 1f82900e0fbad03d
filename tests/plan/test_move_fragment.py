"""Moving fragments, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.bodies import solid_of
from surgplan.artifacts.cache import Cache
from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.fragments import fragment_recipe
from surgplan.artifacts.shapes import display_recipe, surface_recipe
from surgplan.artifacts.structure import modulus_recipe, tetrahedra_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Load, Resection, Study, Support
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.fragments import body_field, body_mask, fragment_mask, moved_grid
from surgplan.plan.measures import evaluate
from surgplan.plan.move_fragment import MoveFragment
from surgplan.plan.moved_words import moved_words
from surgplan.plan.place_implant import implant_of
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureDistance
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.pose import Pose
from surgplan.vocabulary import RECIPES
from tests.conftest import MemoryBlobs
from tests.plan.cases import case_with, centres, tube_case

GRID = Grid((60, 50, 60), (1.0, 1.0, 1.0), (-30.0, -25.0, -30.0))
TURN = Rigid.about((3.0, 1.0, 5.0), (1.0, 2.0, -1.0), 25.0).then(Rigid.from_matrix(np.eye(3), (4.0, -2.0, 3.0)))


@pytest.fixture
def shop(tmp_path: Path, blobs: MemoryBlobs) -> Workshop:
    return Workshop(blobs, Cache(tmp_path / "cache"), RECIPES)


def cut_case(blobs: MemoryBlobs, at_mm: float = 5.0) -> Case:
    case = tube_case(blobs, 6.0, 12.0, GRID)
    return PlaceResection("cut", "bone", (0.0, 0.0, at_mm), (0.0, 0.0, 1.0), "top", "rest").apply(case, {})


def moved_case(blobs: MemoryBlobs, motion: Rigid = TURN, name: str = "top") -> Case:
    return MoveFragment(name, at=Pose.of(motion)).apply(cut_case(blobs), {})


def motion_of(case: Case, name: str = "top") -> Rigid:
    motion = case.motion_of(name)
    assert motion is not None
    return motion


def test_the_axis_and_angle_of_a_turn_are_those_it_was_made_of() -> None:
    for axis in ((1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.6, 0.0, -0.8), (-0.48, 0.6, 0.64)):
        for angle in (1e-6, 0.1, 30.0, 120.0, 179.9999):
            found, turned = Rigid.about((1.0, 2.0, 3.0), axis, angle).turn()
            assert turned == pytest.approx(angle, rel=1e-6)
            np.testing.assert_allclose(found, axis, atol=1e-6)
    assert Rigid.identity().turn() == ((0.0, 0.0, 1.0), 0.0)


def test_shifts_and_turns_add_up_and_going_back_ends_them(blobs: MemoryBlobs) -> None:
    case = MoveFragment("top", translate_mm=(1.0, 2.0, 3.0)).apply(cut_case(blobs), {})
    case = MoveFragment("top", turn_deg=90.0).apply(case, {})
    # by default about the cut's normal through its origin, both as they lie on the fragment now
    at = motion_of(case).apply(np.array([[0.0, 0.0, 5.0], [10.0, 0.0, 5.0]]))
    np.testing.assert_allclose(at, [[1.0, 2.0, 8.0], [1.0, 12.0, 8.0]], atol=1e-9)
    assert [case.motion_of(name) for name in ("rest", "bone")] == [None, None]
    assert MoveFragment("top", back=True).apply(case, {}) == cut_case(blobs)


def test_a_motion_that_makes_no_sense_is_refused(blobs: MemoryBlobs) -> None:
    case = cut_case(blobs)
    for op, words in (
        (MoveFragment("bone"), "no fragment called 'bone'; there is: top, rest"),
        (MoveFragment("top", translate_mm=(1.0, 0.0, 0.0), back=True), "one of them"),
        (MoveFragment("top", turn_deg=3.0, at=Pose.of(TURN)), "one of them"),
        (MoveFragment("top", turn_deg=3.0, axis=(0.0, 0.0, 0.0)), "can't be moved so"),
        (MoveFragment("top", translate_mm=(float("nan"), 0.0, 0.0)), "can't be moved so"),
        (MoveFragment("top", translate_mm=(900.0, 0.0, 0.0)), "900 mm from where it was cut"),
    ):
        with pytest.raises(Refused, match=words):
            op.apply(case, {})


def test_the_history_tells_how_far() -> None:
    assert MoveFragment("top", translate_mm=(0.0, 3.0, 4.0), turn_deg=2.0).words() == "Move top 5.0 mm, 2.0°"
    assert MoveFragment("top", back=True).words() == "Put top back where it was cut"


def test_a_moved_fragment_survives_the_case_file_and_its_cut_being_placed_anew(blobs: MemoryBlobs) -> None:
    case = moved_case(blobs)
    assert decode(Case, encode(case)) == case
    without = {**encode(case.resections["cut"])}
    del without["poses"]
    assert decode(Resection, without).poses == {}
    again = PlaceResection("cut", "bone", (0.0, 0.0, 7.0), (0.0, 0.0, 1.0), "top", "low").apply(case, {})
    assert again.resections["cut"].poses == case.resections["cut"].poses
    renamed = PlaceResection("cut", "bone", (0.0, 0.0, 7.0), (0.0, 0.0, 1.0), "upper", "rest").apply(case, {})
    assert renamed.resections["cut"].poses == {}


def test_surface_and_volume_follow_and_the_display_stays_where_it_was_cut(blobs: MemoryBlobs, shop: Workshop) -> None:
    before, after = cut_case(blobs), moved_case(blobs)
    rest = shop.make(surface_recipe(before, "top"))
    moved = shop.make(surface_recipe(after, "top"))
    np.testing.assert_allclose(moved["points"], motion_of(after).apply(rest["points"]), atol=1e-9)
    assert np.array_equal(moved["triangles"], rest["triangles"])
    assert moved.facts["volume_mm3"] == pytest.approx(rest.facts["volume_mm3"])
    assert fragment_recipe(after, "top").key == fragment_recipe(before, "top").key
    assert display_recipe(after, "top").key == display_recipe(before, "top").key
    assert solid_of(after, "rest") == solid_of(before, "rest")
    assert surface_recipe(after, "rest").key == surface_recipe(before, "rest").key


def test_voxels_of_a_moved_fragment_are_those_whose_centres_lie_in_it(blobs: MemoryBlobs) -> None:
    ball = case_with(blobs, lambda p: np.linalg.norm(p, axis=-1) <= 14.0, lambda p: 0.0 * p[..., 0], GRID)
    case = PlaceResection("cut", "bone", (0.0, 0.0, 2.0), (0.6, 0.0, 0.8), "top", "rest").apply(ball, {})
    case = MoveFragment("top", at=Pose.of(TURN)).apply(case, {})
    mask, grid = body_mask(case, blobs, "top")
    field = body_field(case, blobs, "top")
    away = field(centres(grid).reshape(-1, 3)).reshape(mask.shape)
    # a voxel's centre may lie half a diagonal from the voxel it is looked up in
    assert np.all(away[mask] < 0.87)
    assert np.all(away[~mask] > -0.87)
    whole = fragment_mask(body_mask(case, blobs, "bone")[0], grid, case.resections["cut"], "top")
    assert mask.sum() == pytest.approx(whole.sum(), rel=0.02)
    own = centres(moved_grid(grid, motion_of(case)))[whole]
    np.testing.assert_allclose(own, motion_of(case).apply(centres(grid)[whole]), atol=1e-9)


def test_a_fragment_off_the_grid_has_no_voxels_there(blobs: MemoryBlobs) -> None:
    case = MoveFragment("top", translate_mm=(0.0, 0.0, 20.0)).apply(cut_case(blobs), {})
    with pytest.raises(Refused, match="grid does not reach"):
        body_mask(case, blobs, "top")


def test_what_stands_on_a_fragment_goes_with_it_and_measures_follow(blobs: MemoryBlobs) -> None:
    case = cut_case(blobs)
    screw = implant_of("screw", Catalogue.load().find("screw.cortical", "4.5x30"), Rigid.identity())
    case = case.with_item(replace(screw, on="top")).with_item(replace(screw, id="other"))
    case = PlaceLandmark("tip", (0.0, 0.0, 20.0), on="top").apply(case, {})
    case = PlaceLandmark("foot", (0.0, 0.0, -20.0), on="bone").apply(case, {})
    case = MeasureDistance("length", "foot", "tip").apply(case, {})
    moved = MoveFragment("top", translate_mm=(0.0, 0.0, 7.5)).apply(case, {})
    assert evaluate(moved, moved.measures["length"]).value == pytest.approx(47.5)
    assert moved.implants["screw"].pose.translation == (0.0, 0.0, 7.5)
    assert moved.implants["other"] == case.implants["other"]
    alone = MoveFragment("top", translate_mm=(0.0, 0.0, 7.5), carry=False).apply(case, {})
    assert alone.implants == case.implants
    # left behind it marks the bone as scanned
    assert alone.landmarks["tip"] == replace(case.landmarks["tip"], on="bone")
    with pytest.raises(Refused, match="'tip' went along when 'top' was moved"):
        MoveFragment("top", translate_mm=(0.0, 0.0, 1.0), carry=False).apply(moved, {})
    back = MoveFragment("top", back=True).apply(moved, {})
    assert back.landmarks["tip"].at == pytest.approx((0.0, 0.0, 20.0))


def studied(case: Case) -> Case:
    load = Load("push", (0.0, 0.0, -100.0), (0.0, 0.0, 29.0), "top", 8.0)
    held = Support("rest", Plane((0.0, 0.0, -25.0), (0.0, 0.0, 1.0)))
    return case.with_item(Study("press", ("top", "rest"), "ct", "morgan-pooled", (load,), (held,), element_mm=4.0))


def test_loads_and_supports_on_a_fragment_go_with_it_and_the_study_says_so(blobs: MemoryBlobs) -> None:
    case = studied(cut_case(blobs))
    moved = MoveFragment("top", turn_deg=90.0, axis=(1.0, 0.0, 0.0)).apply(case, {}).studies["press"]
    np.testing.assert_allclose(moved.loads[0].at, (0.0, -24.0, 5.0), atol=1e-9)
    assert moved.loads[0].force_n == (0.0, 0.0, -100.0)
    assert moved.supports == case.studies["press"].supports
    assert any("top was moved after" in words for words in moved.notes)
    held = MoveFragment("rest", translate_mm=(0.0, 0.0, 2.0)).apply(case, {}).studies["press"].supports[0]
    assert held.plane.origin == (0.0, 0.0, -23.0)


def test_a_study_meshes_a_fragment_where_it_is_and_reads_its_bone_where_that_was(blobs: MemoryBlobs, shop: Workshop) -> None:
    case = studied(cut_case(blobs))
    # half a turn about a cross axis puts the other end of the top on the rest
    turned = MoveFragment("top", turn_deg=180.0, axis=(1.0, 0.0, 0.0), about=(0.0, 0.0, 17.25)).apply(case, {})
    found = {}
    for name, one in (("before", case), ("after", turned)):
        mesh = shop.make(tetrahedra_recipe(one, "press"))
        modulus = shop.make(modulus_recipe(one, "press"))["modulus_mpa"]
        top = mesh["material"] == list(mesh.facts["names"]).index("top")
        middle = mesh["points"][mesh["tets"][top][:, :4]].mean(axis=1)
        found[name] = modulus[top].mean(), middle[:, 2].min(), middle[:, 2].max(), modulus[~top].mean()
    assert found["after"][0] == pytest.approx(found["before"][0], rel=0.05)
    assert found["after"][3] == pytest.approx(found["before"][3], rel=0.05)
    assert found["after"][1] == pytest.approx(found["before"][1], abs=1.5)
    assert modulus_recipe(turned, "press").key != modulus_recipe(case, "press").key


def test_an_implant_that_moves_with_its_fragment_keeps_its_fit(blobs: MemoryBlobs, shop: Workshop) -> None:
    plate = Pose((12.2, 0.0, 15.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0)).rigid()
    placed = implant_of("plate", Catalogue.load().find("plate.straight", "3.5-4"), plate)
    case = cut_case(blobs).with_item(replace(placed, on="top"))
    before = shop.make(fit_recipe(case, "plate", "top"))
    after_case = MoveFragment("top", at=Pose.of(TURN)).apply(case, {})
    after = shop.make(fit_recipe(after_case, "plate", "top"))
    np.testing.assert_allclose(after["gap_mm"], before["gap_mm"], atol=1e-6)
    np.testing.assert_allclose(after["points"], motion_of(after_case).apply(before["points"]), atol=1e-9)
    left = MoveFragment("top", at=Pose.of(TURN), carry=False).apply(case, {})
    assert not np.allclose(shop.make(fit_recipe(left, "plate", "top"))["gap_mm"], before["gap_mm"], atol=0.5)


def test_how_a_fragment_was_moved_is_said_in_words(blobs: MemoryBlobs) -> None:
    case = MoveFragment("top", translate_mm=(1.0, -2.0, 3.04)).apply(cut_case(blobs), {})
    assert moved_words(case.resections["cut"], "top") == "moved L +1.0, P -2.0, S +3.0 mm"
    case = MoveFragment("top", turn_deg=-12.0).apply(case, {})
    assert moved_words(case.resections["cut"], "top") == "moved L +1.0, P -2.0, S +3.0 mm and turned 12.0 deg"
    assert moved_words(case.resections["cut"], "rest") == "stands where it was cut"
