"""The operations of planning."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.base.progress import silent
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case
from surgplan.case.labels import write_labels
from surgplan.case.operation import Operation
from surgplan.mesh.surface import TriMesh
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.implant_surface import own_surface, placed_parts, placed_surface
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_implant import PlaceImplant, implant_of
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureAngle, MeasureDistance, MeasureVolume
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.pose import Pose
from tests.conftest import MemoryBlobs
from tests.plan.cases import tube_case
from tests.plan.solids import cylinder

UPRIGHT = Pose((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


def done(op: Operation, case: Case, blobs: MemoryBlobs) -> Case:
    return op.apply(case, op.compute(case, blobs, silent) if op.heavy else {})


def with_stem(pose: Rigid) -> Case:
    return Case().with_item(implant_of("stem", Catalogue.load().find("stem.collarless", "12"), pose))


@pytest.mark.parametrize(
    "op",
    [
        PlaceLandmark("a", (1.0, 2.0, 3.0), "bone", "the middle"),
        MeasureDistance("d", "a", (0.0, 0.0, 1.0)),
        MeasureAngle("w", ("a", (0.0, 0.0, 0.0), "b")),
        MeasureVolume("v", "bone"),
        PlaceImplant("stem", UPRIGHT, "stem.collarless", "12", {"head_mm": 32.0, "offset": "high"}),
        MoveImplant("stem", (1.0, 0.0, 0.0), 5.0),
        MoveImplant("stem", at=UPRIGHT),
        PlaceResection("cut", "bone", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), "top", "rest", 1.0),
    ],
    ids=lambda op: op.kind,
)
def test_an_operation_survives_being_written_and_read(op: Operation) -> None:
    assert decode(type(op), encode(op)) == op


def test_a_landmark_is_placed_and_moved_and_its_segment_must_exist(blobs: MemoryBlobs) -> None:
    case = tube_case(blobs)
    case = done(PlaceLandmark("top", (1.0, 2.0, 3.0), "bone"), case, blobs)
    case = done(PlaceLandmark("top", (4.0, 5.0, 6.0)), case, blobs)
    assert case.landmarks["top"].at == (4.0, 5.0, 6.0)
    with pytest.raises(Refused, match="no segment called 'femur'; there is: bone"):
        done(PlaceLandmark("x", (0.0, 0.0, 0.0), "femur"), case, blobs)
    with pytest.raises(Refused, match="already names one of the segments"):
        done(PlaceLandmark("bone", (0.0, 0.0, 0.0)), case, blobs)
    with pytest.raises(Refused, match="finite"):
        done(PlaceLandmark("x", (0.0, float("nan"), 0.0)), case, blobs)


def test_a_measure_names_things_that_exist(blobs: MemoryBlobs) -> None:
    case = done(PlaceLandmark("a", (0.0, 0.0, 0.0)), tube_case(blobs), blobs)
    case = done(MeasureDistance("d", "a", (3.0, 4.0, 0.0)), case, blobs)
    assert case.measures["d"].points == ("a", (3.0, 4.0, 0.0))
    with pytest.raises(Refused, match="no landmark or feature called 'b'"):
        done(MeasureDistance("d", "a", "b"), case, blobs)
    with pytest.raises(Refused, match="three or four points, not 2"):
        done(MeasureAngle("w", ("a", "a")), case, blobs)
    with pytest.raises(Refused, match="no segment called 'femur'"):
        done(MeasureVolume("v", "femur"), case, blobs)
    case = done(PlaceResection("cut", "bone", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), "top", "rest"), case, blobs)
    assert done(MeasureVolume("v", "top"), case, blobs).measures["v"].segment == "top"


def test_a_resection_names_two_fragments_and_its_normal_is_made_unit(blobs: MemoryBlobs) -> None:
    cut = PlaceResection("cut", "bone", (0.0, 0.0, 10.0), (0.0, 0.0, 5.0), "top", "rest", 1.2)
    case = done(cut, tube_case(blobs), blobs)
    assert case.resections["cut"].plane.normal == (0.0, 0.0, 1.0)
    assert set(case.fragments()) == {"top", "rest"}
    moved = done(replace(cut, origin=(0.0, 0.0, 20.0)), case, blobs)
    assert moved.resections["cut"].plane.origin == (0.0, 0.0, 20.0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"segment": "femur"}, "no segment called 'femur'"),
        ({"origin": (0.0, 0.0, 900.0)}, "beside the grid of 'bone'"),
        ({"normal": (0.0, 0.0, 0.0)}, "a direction needs a length"),
        ({"kerf_mm": -1.0}, "kerf of -1 mm"),
        ({"positive": "rest"}, "three different names"),
        ({"positive": "bone"}, "already names one of the segments"),
        ({"as_": "second"}, "'top' already names a fragment of 'cut'"),
    ],
)
def test_a_resection_that_does_not_fit_is_refused(blobs: MemoryBlobs, changes: dict, words: str) -> None:
    cut = PlaceResection("cut", "bone", (0.0, 0.0, 10.0), (0.0, 0.0, 1.0), "top", "rest")
    case = done(cut, tube_case(blobs), blobs)
    with pytest.raises(Refused, match=words):
        done(replace(cut, **changes), case, blobs)


def test_an_implant_keeps_its_parameters_its_material_and_its_named_points(blobs: MemoryBlobs) -> None:
    op = PlaceImplant("stem", UPRIGHT, "stem.collarless", "12", {"head_mm": 36.0}, on="bone")
    stem = done(op, tube_case(blobs), blobs).implants["stem"]
    assert stem.parameters["head_mm"] == 36.0
    assert stem.material == "Ti6Al4V"
    assert stem.features["tip"] == (0.0, 0.0, -130.0)
    assert decode(type(stem), encode(stem)) == stem


@pytest.mark.parametrize("on", ["bone", None])
def test_an_implant_outside_the_bone_is_refused_and_told_where_it_lies(blobs: MemoryBlobs, on: str | None) -> None:
    beside = replace(UPRIGHT, origin=(500.0, 0.0, 0.0))
    op = PlaceImplant("stem", beside, "stem.collarless", "12", on=on)
    with pytest.raises(Refused, match=r"'stem' lies outside the bone: its box from \(492, -16"):
        done(op, tube_case(blobs), blobs)


def test_an_implant_is_not_moved_off_its_bone(blobs: MemoryBlobs) -> None:
    case = done(PlaceImplant("stem", UPRIGHT, "stem.collarless", "12", on="bone"), tube_case(blobs), blobs)
    MoveImplant("stem", (0.0, 0.0, 5.0)).check(case, blobs)
    off = MoveImplant("stem", (300.0, 0.0, 0.0))
    with pytest.raises(Refused, match=r"'stem' lies outside the bone.* holds no voxel of 'bone'"):
        off.check(case, blobs)
    other = case.with_item(replace(case.implants["stem"], on="gone"))
    with pytest.raises(Refused, match="holds no voxel of any segment"):
        off.check(other, blobs)
    # beside its own bone, at another one
    bone = case.segments["bone"]
    corner = np.zeros(bone.grid.array_shape, dtype=bool)
    corner[0, 0, 0] = True
    elsewhere = case.with_item(replace(bone, id="all")).with_item(replace(bone, labels=write_labels(blobs, corner)))
    with pytest.raises(Refused, match="holds no voxel of 'bone'"):
        MoveImplant("stem", (0.0, 0.0, 5.0)).check(elsewhere, blobs)


def test_an_implant_aslant_beside_the_bone_is_refused_though_its_box_in_the_patient_reaches_the_bone(
    blobs: MemoryBlobs,
) -> None:
    aslant = Pose((17.0, 17.0, 0.0), (1.0, -1.0, 0.0), (0.0, 0.0, 1.0))
    with pytest.raises(Refused, match="lies outside the bone"):
        done(PlaceImplant("plate", aslant, "plate.straight", "3.5-4", on="bone"), tube_case(blobs), blobs)
    nearer = replace(aslant, origin=(12.0, 12.0, 0.0))
    assert done(PlaceImplant("plate", nearer, "plate.straight", "3.5-4", on="bone"), tube_case(blobs), blobs).implants


def test_a_plate_that_only_touches_the_bone_may_lie_there(blobs: MemoryBlobs) -> None:
    at = Pose((14.5, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, 1.0, 0.0))
    flipped = replace(at, y=(0.0, -1.0, 0.0))
    op = PlaceImplant("plate", flipped, "plate.straight", "3.5-4", on="bone")
    assert op.at.rigid().rotate(np.array([0.0, 0.0, 1.0])) == pytest.approx([1.0, 0.0, 0.0])
    assert "plate" in done(op, tube_case(blobs), blobs).implants


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"component": ""}, "say which component"),
        ({"size": "99"}, "no size '99'"),
        ({"on": "femur"}, "no segment called 'femur'"),
        ({"at": replace(UPRIGHT, y=(2.0, 0.0, 0.0))}, "not parallel"),
        ({"file": "nail.stl"}, "has no family"),
        ({"file": "nail.stl", "component": "", "size": ""}, "needs its unit"),
        ({"as_": "ct"}, "already names one of the images"),
    ],
)
def test_an_implant_that_does_not_fit_is_refused(blobs: MemoryBlobs, changes: dict, words: str) -> None:
    op = replace(PlaceImplant("stem", UPRIGHT, "stem.collarless", "12"), **changes)
    with pytest.raises(Refused, match=words):
        done(op, tube_case(blobs), blobs)


def test_a_shift_and_a_turn_there_and_back_leave_an_implant_where_it_was() -> None:
    pose = Rigid.about((10, 20, 30), (1, 2, 3), 40)
    case = with_stem(pose)
    there = MoveImplant("stem", (1.0, -2.0, 3.0), 25.0, (0.0, 1.0, 1.0), (5.0, 5.0, 5.0)).apply(case, {})
    assert there.implants["stem"].pose != pose
    shifted = MoveImplant("stem", (-1.0, 2.0, -3.0)).apply(there, {})
    back = MoveImplant("stem", (0.0, 0.0, 0.0), -25.0, (0.0, 1.0, 1.0), (5.0, 5.0, 5.0)).apply(shifted, {})
    assert back.implants["stem"].pose.matrix4 == pytest.approx(pose.matrix4, abs=1e-12)


def test_a_turn_without_an_axis_spins_the_implant_about_its_own_z() -> None:
    case = with_stem(Rigid.about((10, 20, 30), (1, 2, 3), 40))
    before = case.implants["stem"].pose
    after = MoveImplant("stem", turn_deg=90.0).apply(case, {}).implants["stem"].pose
    assert after.translation == pytest.approx(before.translation)
    assert after.matrix3[:, 2] == pytest.approx(before.matrix3[:, 2])
    assert after.matrix3[:, 0] == pytest.approx(before.matrix3[:, 1])


def test_a_move_that_makes_no_sense_is_refused() -> None:
    case = with_stem(Rigid.identity())
    with pytest.raises(Refused, match="not both"):
        MoveImplant("stem", (1.0, 0.0, 0.0), at=UPRIGHT).apply(case, {})
    with pytest.raises(Refused, match="a direction needs a length"):
        MoveImplant("stem", turn_deg=5.0, axis=(0.0, 0.0, 0.0)).apply(case, {})
    with pytest.raises(Refused, match="no implant called 'cup'"):
        MoveImplant("cup").apply(case, {})


def test_the_history_says_how_far_an_implant_was_moved() -> None:
    assert MoveImplant("stem", (0.0, 3.0, 4.0), 2.0).words() == "Move stem 5.0 mm, 2.0°"


def test_the_operations_are_imported_without_anything_heavy() -> None:
    names = ["place_landmark", "place_measure", "place_resection", "place_implant", "move_implant"]
    heavy = ("scipy", "numba", "manifold3d", "vtkmodules")
    code = f"import sys\nfor n in {names}: __import__('surgplan.plan.' + n)\nprint([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def written(path: Path, mesh: TriMesh) -> str:
    """A surface as a text STL, as another program would write it."""
    corners = mesh.points[mesh.triangles]
    lines = ["solid part"]
    for triangle in corners:
        lines += [
            "facet normal 0 0 0",
            "outer loop",
            *(f"vertex {x:.6f} {y:.6f} {z:.6f}" for x, y, z in triangle),
            "endloop",
            "endfacet",
        ]
    path.write_text("\n".join([*lines, "endsolid part"]))
    return str(path)


def test_an_own_component_is_read_in_its_unit_and_kept_in_its_own_frame(blobs: MemoryBlobs, tmp_path: Path) -> None:
    bar = cylinder(0.4, -2.0, 3.0, around=12)
    at = Pose((0.0, 0.0, 10.0), (0.0, 1.0, 0.0), (-1.0, 0.0, 0.0))
    op = PlaceImplant("nail", at, file=written(tmp_path / "nail.stl", bar), unit="cm", material="Ti6Al4V")
    nail = done(op, tube_case(blobs), blobs).implants["nail"]
    assert (nail.component, nail.size, dict(nail.parameters), dict(nail.features)) == ("own", "", {}, {})
    own = own_surface(nail, blobs)
    assert own.bounds[0] == pytest.approx(10 * bar.bounds[0], abs=1e-3)
    assert own.volume_mm3 == pytest.approx(1000 * bar.volume_mm3, rel=1e-4)
    placed = placed_surface(nail, blobs)
    assert placed.bounds[0][2] == pytest.approx(-10.0, abs=1e-3)
    assert set(placed_parts(nail, blobs)) == {"body"}
    turned = done(replace(op, frame="RAS"), tube_case(blobs), blobs).implants["nail"]
    assert own_surface(turned, blobs).points[:, 2] == pytest.approx(own.points[:, 2])


def test_an_own_component_with_a_hole_or_without_a_file_is_refused(blobs: MemoryBlobs, tmp_path: Path) -> None:
    bar = cylinder(4.0, -20.0, 30.0, around=12)
    holed = TriMesh(bar.points, bar.triangles[:-1])
    op = PlaceImplant("nail", UPRIGHT, file=written(tmp_path / "nail.stl", holed), unit="mm", material="Ti6Al4V")
    with pytest.raises(Refused, match=r"nail\.stl can't be used: "):
        done(op, tube_case(blobs), blobs)
    with pytest.raises(Refused, match="can't be read"):
        done(replace(op, file=str(tmp_path / "none.stl")), tube_case(blobs), blobs)


def test_another_material_leaves_the_parts_theirs_and_an_unknown_one_is_refused_at_once(blobs: MemoryBlobs) -> None:
    op = PlaceImplant("stem", UPRIGHT, "stem.collarless", "8", material="cpTi")
    stem = done(op, tube_case(blobs), blobs).implants["stem"]
    assert stem.material == "cpTi"
    assert dict(stem.part_materials) == dict(Catalogue.load().find("stem.collarless", "8").part_materials) != {}
    with pytest.raises(Refused, match="no implant material called 'titanium'; there is: Ti6Al4V"):
        replace(op, material="titanium").compute(tube_case(blobs), blobs, silent)


def test_the_placed_parts_of_a_stem_are_its_body_and_its_head(blobs: MemoryBlobs) -> None:
    pieces = placed_parts(with_stem(Rigid.about((10, 20, 30), (1, 2, 3), 40)).implants["stem"], blobs)
    assert set(pieces) == {"stem", "head"}
    assert all(piece.is_closed for piece in pieces.values())
