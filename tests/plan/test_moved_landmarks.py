"""What a moved fragment must not change: the femur's side and frame, the cut that made it, and the scan's values in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.profiles import profile_recipe
from surgplan.artifacts.structure import solution_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Load, Study, Support
from surgplan.case.following import following
from surgplan.case.named import outdated
from surgplan.case.operation import Operation
from surgplan.case.remove import RemoveResection
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.fragments import resection_figures
from surgplan.plan.measures import evaluate
from surgplan.plan.move_fragment import MoveFragment
from surgplan.plan.place_implant import implant_of
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureDistance
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.place_view_measure import MeasureProfile
from surgplan.report.dicom.side import side_of
from surgplan.simulate.structure_study import StructureStudy
from surgplan.vocabulary import RECIPES
from tests.conftest import MemoryBlobs
from tests.plan.cases import tube_case

GRID = Grid((60, 50, 60), (1.0, 1.0, 1.0), (-30.0, -25.0, -30.0))
UP = (0.0, 0.0, 1.0)
CUT = PlaceResection("cut", "bone", (0.0, 0.0, 5.0), UP, "top", "rest")
TURNED = {"translate_mm": (0.0, 4.0, 10.0), "turn_deg": 20.0, "axis": (1.0, 0.0, 0.0)}


def done(case: Case, *ops: Operation) -> Case:
    for op in ops:
        case = following(op.apply(case, {}))
    return case


def case_of(blobs: MemoryBlobs, *ops: Operation) -> Case:
    return done(tube_case(blobs, 6.0, 12.0, GRID), *ops)


def femur(blobs: MemoryBlobs, on: str) -> Case:
    """A left femur that is cut, its head's centre on the given piece."""
    return case_of(
        blobs,
        PlaceLandmark("shaft_proximal", (0.0, 0.0, 0.0), on="bone"),
        PlaceLandmark("shaft_distal", (0.0, 0.0, -25.0), on="bone"),
        CUT,
        PlaceLandmark("head_centre", (-40.0, 0.0, 20.0), on=on),
    )


@pytest.mark.parametrize("on", ["top", "bone"])
def test_a_head_put_aside_changes_neither_the_side_nor_the_load_of_its_femur(blobs: MemoryBlobs, on: str) -> None:
    case = femur(blobs, on)
    aside = done(case, MoveFragment("top", translate_mm=(90.0, 0.0, 0.0)))
    assert aside.landmarks["head_centre"].at == pytest.approx((50.0, 0.0, 20.0))
    assert [side_of(one, "rest") for one in (case, aside)] == ["L", "L"]
    op = StructureStudy("walk", ("rest",), body_weight_kg=70.0)
    before, after = (done(one, op).studies["walk"] for one in (case, aside))
    assert after.loads[0].force_n == pytest.approx(before.loads[0].force_n)
    assert after.loads[0].at == pytest.approx(before.loads[0].at)
    assert after.notes == before.notes
    # a study made before the head was put aside stays what it was
    kept = done(case, op, MoveFragment("top", translate_mm=(90.0, 0.0, 0.0)))
    assert kept.studies["walk"] == before
    assert solution_recipe(kept, "walk").key == solution_recipe(done(case, op), "walk").key


def test_a_study_of_pieces_that_turn_the_femurs_side_round_is_refused(blobs: MemoryBlobs) -> None:
    aside = done(femur(blobs, "top"), MoveFragment("top", translate_mm=(90.0, 0.0, 0.0)))
    with pytest.raises(Refused, match="side L where they were scanned, and make one of side R"):
        StructureStudy("walk", ("top", "rest"), body_weight_kg=70.0).apply(aside, {})
    apart = done(femur(blobs, "top"), PlaceLandmark("shaft_proximal", (0.0, 0.0, 8.0), on="top"), MoveFragment("top", **TURNED))
    with pytest.raises(Refused, match="moved differently"):
        StructureStudy("walk", ("top", "rest"), body_weight_kg=70.0).apply(apart, {})


def test_a_cut_that_follows_a_landmark_or_an_implant_on_its_fragment_stays(blobs: MemoryBlobs) -> None:
    screw = implant_of(
        "screw", Catalogue.load().find("screw.cortical", "4.5x30"), Rigid.from_matrix(np.eye(3), (0.0, 0.0, 5.0))
    )
    point = next(name for name in screw.features if not name.endswith("axis"))
    case = case_of(blobs, CUT).with_item(replace(screw, on="rest"))
    case = done(case, PlaceLandmark("mark", (0.0, 0.0, 5.0), on="top"))
    for origin, normal, moves in (("mark", UP, "top"), (f"screw.{point}", "screw.screw_axis", "rest")):
        cut = PlaceResection("cut", "bone", origin, normal, "top", "rest")
        one = done(case, cut)
        moved = done(one, MoveFragment(moves, **TURNED))
        assert moved.resections["cut"].plane == one.resections["cut"].plane
        figures = [resection_figures(each, blobs, each.resections["cut"]) for each in (one, moved)]
        assert {k: f.value for k, f in figures[1].items() if "volume" in k} == {
            k: f.value for k, f in figures[0].items() if "volume" in k
        }
        again = done(moved, cut)
        assert again.resections["cut"].plane.origin == pytest.approx(one.resections["cut"].plane.origin)
        assert again.resections["cut"].plane.normal == pytest.approx(one.resections["cut"].plane.normal)


def test_values_between_landmarks_on_a_moved_fragment_are_those_of_its_bone(blobs: MemoryBlobs, tmp_path: Path) -> None:
    case = case_of(
        blobs,
        CUT,
        PlaceLandmark("p", (-12.0, 0.0, 20.0), on="top"),
        PlaceLandmark("q", (12.0, 0.0, 20.0), on="top"),
        PlaceLandmark("low", (12.0, 0.0, -20.0), on="rest"),
        MeasureProfile("across", "ct", "p", "q"),
        MeasureProfile("along", "ct", "p", "low"),
    )
    shop = Workshop(blobs, Cache(tmp_path / "cache"), RECIPES)
    moved = done(case, MoveFragment("top", translate_mm=(0.0, 16.0, 0.0), turn_deg=30.0))
    before, after = (shop.make(profile_recipe(one, "across")) for one in (case, moved))
    np.testing.assert_allclose(after["values"], before["values"], atol=1e-3)
    with pytest.raises(Refused, match="p, low stand on pieces that were moved differently"):
        profile_recipe(moved, "along")


def test_landmarks_of_the_bone_go_with_the_piece_they_lie_on(blobs: MemoryBlobs) -> None:
    case = case_of(
        blobs,
        PlaceLandmark("tip", (0.0, 0.0, 20.0), on="bone"),
        PlaceLandmark("foot", (0.0, 0.0, -20.0), on="bone"),
        PlaceLandmark("free", (0.0, 0.0, 20.0)),
        MeasureDistance("length", "tip", "foot"),
        CUT,
    )
    fitted = replace(case.landmarks["tip"], fitted_to=case.segments["bone"].labels)
    moved = done(case.with_item(fitted), MoveFragment("top", translate_mm=(0.0, 0.0, 6.0)))
    assert evaluate(moved, moved.measures["length"]).value == pytest.approx(46.0)
    assert {name: mark.on for name, mark in moved.landmarks.items()} == {"tip": "top", "foot": "bone", "free": None}
    assert moved.landmarks["free"] == case.landmarks["free"]
    assert outdated(moved, "tip") == []
    # one that was placed on the scan since then goes the whole way
    late = done(moved, PlaceLandmark("late", (0.0, 0.0, 15.0), on="bone"), MoveFragment("top", translate_mm=(0.0, 0.0, 2.0)))
    assert late.landmarks["late"].at == pytest.approx((0.0, 0.0, 23.0))
    back = done(late, MoveFragment("top", back=True))
    assert [back.landmarks[name].at[2] for name in ("tip", "late")] == pytest.approx([20.0, 15.0])
    gone = done(back, RemoveResection("cut"))
    assert {mark.on for mark in gone.landmarks.values()} == {"bone", None}


def test_a_cut_goes_only_when_its_fragments_are_back(blobs: MemoryBlobs) -> None:
    screw = implant_of("screw", Catalogue.load().find("screw.cortical", "4.5x30"), Rigid.identity())
    case = case_of(blobs, CUT).with_item(replace(screw, on="top"))
    moved = done(case, MoveFragment("top", translate_mm=(0.0, 15.0, 0.0)))
    words = "'top' was moved and implant screw went with it; put the fragment back"
    swapped = replace(CUT, positive="rest", negative="top")
    for op in (RemoveResection("cut"), replace(CUT, positive="upper"), swapped):
        with pytest.raises(Refused, match=words):
            op.apply(moved, {})
        back = done(moved, MoveFragment("top", back=True), op)
        assert back.implants["screw"] == replace(case.implants["screw"], on="bone")
    # the same pieces named by a turned normal stay where they are planned
    turned = replace(swapped, normal=(0.0, 0.0, -1.0))
    assert done(moved, turned).motion_of("top") == moved.motion_of("top")
    alone = done(case_of(blobs, CUT), MoveFragment("top", translate_mm=(0.0, 15.0, 0.0)))
    assert not done(alone, RemoveResection("cut")).resections


def test_loads_on_an_implant_go_with_the_fragment_that_carries_it(blobs: MemoryBlobs) -> None:
    screw = implant_of("screw", Catalogue.load().find("screw.cortical", "4.5x30"), Rigid.identity())
    load = Load("push", (0.0, 0.0, -100.0), (0.0, 0.0, 29.0), "screw", 8.0)
    held = Support("screw", Plane((0.0, 0.0, -25.0), UP))
    case = case_of(blobs, CUT).with_item(replace(screw, on="top"))
    case = case.with_item(Study("press", ("top", "rest", "screw"), "ct", "morgan-pooled", (load,), (held,)))
    case = case.with_item(Study("whole", ("bone", "screw"), "ct", "morgan-pooled", (load,), (held,)))
    intact = Study("intact", ("bone",), "ct", "morgan-pooled", (replace(load, on="bone"),), (replace(held, on="bone"),))
    case = case.with_item(intact)
    moved = done(case, MoveFragment("top", translate_mm=(0.0, 40.0, 0.0)))
    assert moved.studies["press"].loads[0].at == pytest.approx((0.0, 40.0, 29.0))
    assert moved.studies["press"].supports[0].plane.origin == pytest.approx((0.0, 40.0, -25.0))
    solution_recipe(case, "whole")
    with pytest.raises(Refused, match="'screw' was moved with 'top', but the study 'whole' takes 'bone' whole"):
        solution_recipe(moved, "whole")
    # a study of the bone before the operation stays one, and says so
    assert moved.studies["intact"].notes == ("top was moved in the plan; this study takes bone whole, where it was scanned.",)
    assert done(moved, MoveFragment("top", back=True)).studies["intact"] == intact
