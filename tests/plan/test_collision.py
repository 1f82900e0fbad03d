"""How near things that are moved come to others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.collision import FAR_MM, Obstacle, mask_distances, meet, probes, surface_distances
from surgplan.plan.collision_limits import limits
from surgplan.plan.implant_surface import placed_surface
from surgplan.plan.move_fragment import MoveFragment
from surgplan.plan.obstacles import bone_surface, obstacles_of
from surgplan.plan.place_implant import implant_of
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.pose import Pose
from tests.conftest import MemoryBlobs
from tests.plan.cases import centres, tube_case
from tests.plan.solids import sphere

GRID = Grid((60, 50, 80), (1.0, 1.0, 1.0), (-30.0, -25.0, -40.0))
UP = Pose((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


def shifted(x: float, y: float, z: float) -> Rigid:
    return Rigid.from_matrix(np.eye(3), (x, y, z))


def test_two_balls_meet_as_deep_as_their_centres_are_too_near() -> None:
    ball = sphere(10.0, around=60)
    turned = Rigid.about((0.0, 0.0, 0.0), (1.0, 1.0, 0.0), 40.0).then(shifted(3.0, -2.0, 8.0))
    obstacle = Obstacle("ball", "implant", surface_distances(ball), turned)
    for gap in (-3.0, -0.8, 0.7, 2.5):
        there = shifted(*(np.array([3.0, -2.0, 8.0]) + (20.0 + gap) * np.array([0.6, 0.0, 0.8])))
        found = meet(ball.points, there, [obstacle])
        assert found.nearest_mm == pytest.approx(gap, abs=0.15)
        assert bool(found.depths) == (gap < -limits()["contact_mm"])
    assert meet(ball.points, shifted(100.0, 0.0, 0.0), [obstacle]).nearest_mm == FAR_MM


def test_the_deepest_comes_first_and_every_point_knows_the_nearest() -> None:
    ball = sphere(10.0, around=60)
    shape = surface_distances(ball)
    obstacles = [
        Obstacle("a", "implant", shape, shifted(18.0, 0.0, 0.0)),
        Obstacle("b", "implant", shape, shifted(-16.0, 0.0, 0.0)),
    ]
    found = meet(ball.points, Rigid.identity(), obstacles)
    assert [one.name for one, _ in found.depths] == ["b", "a"]
    away = np.minimum(*(np.linalg.norm(ball.points - [x, 0.0, 0.0], axis=1) - 10.0 for x in (18.0, -16.0)))
    near = away < 3.0
    np.testing.assert_allclose(found.distance_mm[near], away[near], atol=0.15)


def test_distances_to_voxels_are_right_to_half_a_voxel_and_never_wrong_by_more_than_one() -> None:
    grid = Grid((50, 50, 50), (0.8, 0.8, 0.8), (-19.6, -19.6, -19.6))
    shape = mask_distances(np.linalg.norm(centres(grid), axis=-1) <= 12.0, grid)
    assert shape is not None
    points = np.random.default_rng(3).uniform(-18.0, 18.0, (2000, 3))
    off = shape(points) - (np.linalg.norm(points, axis=1) - 12.0)
    near = np.abs(np.linalg.norm(points, axis=1) - 12.0) < 4.0
    assert np.abs(off[near]).max() < 0.8
    assert np.sqrt(np.mean(off[near] ** 2)) < 0.4
    assert mask_distances(np.zeros(grid.array_shape, bool), grid) is None


def case_of(blobs: MemoryBlobs) -> Case:
    """A tube of cortex between 8 and 14 mm, a screw in its marrow, and a cut above."""
    case = tube_case(blobs, 8.0, 14.0, GRID)
    screw = implant_of("screw", Catalogue.load().find("screw.cortical", "4.5x30"), UP.rigid())
    case = case.with_item(screw).with_item(replace(screw, id="other", pose=shifted(6.0, 0.0, 0.0)))
    return PlaceResection("cut", "bone", (0.0, 0.0, 20.0), (0.0, 0.0, 1.0), "top", "rest").apply(case, {})


def kinds(case: Case, blobs: MemoryBlobs, subject: str, low: np.ndarray, high: np.ndarray) -> dict[str, str]:
    return {o.name: o.kind for o in obstacles_of(case, blobs, subject, ["bone"], low, high)}


def test_an_implant_meets_other_implants_and_cortex_but_not_marrow(blobs: MemoryBlobs) -> None:
    case = case_of(blobs)
    surface = placed_surface(case.implants["screw"], blobs)
    low, high = surface.bounds
    obstacles = obstacles_of(case, blobs, "screw", ["bone"], low, high)
    assert {o.name: o.kind for o in obstacles} == {"other": "implant", "bone": "cortex"}
    bone = [o for o in obstacles if o.kind == "cortex"]
    assert meet(surface.points, Rigid.identity(), bone).nearest_mm > 1.0
    moved = meet(surface.points, shifted(0.0, 9.0, 0.0), bone)
    assert [one.name for one, _ in moved.depths] == ["bone"]
    assert kinds(case, blobs, "screw", low + 500.0, high + 500.0) == {"other": "implant"}
    assert obstacles_of(replace(case, images={}), blobs, "screw", ["bone"], low, high)[0].name == "other"


def test_what_a_cut_takes_away_counts_only_once_it_was_moved(blobs: MemoryBlobs) -> None:
    case = case_of(blobs)
    at, wide = np.array([11.0, 0.0, 30.0]), np.full(3, 5.0)
    bone = [o for o in obstacles_of(case, blobs, "screw", ["bone"], at - wide, at + wide) if o.kind == "cortex"]
    assert meet(at[None], Rigid.identity(), bone).nearest_mm > 5.0
    moved = MoveFragment("top", translate_mm=(0.0, 0.0, 3.0)).apply(case, {})
    bone = [o for o in obstacles_of(moved, blobs, "screw", ["bone"], at - wide, at + wide) if o.kind == "cortex"]
    assert sorted(o.name for o in bone) == ["bone", "top"]
    assert meet(at[None], Rigid.identity(), bone).nearest_mm < -1.0
    assert meet(np.array([[11.0, 0.0, 21.5]]), Rigid.identity(), bone).nearest_mm > 0.5


def test_a_fragment_meets_the_rest_of_its_bone(blobs: MemoryBlobs) -> None:
    case = case_of(blobs)
    low, high = np.array([-14.0, -14.0, 20.0]), np.array([14.0, 14.0, 40.0])
    assert kinds(case, blobs, "top", low, high) == {"screw": "implant", "other": "implant", "bone": "bone"}
    bone = [o for o in obstacles_of(case, blobs, "top", ["bone"], low, high) if o.kind == "bone"]
    face = np.array([[0.0, 0.0, 20.0]])
    assert meet(face, Rigid.identity(), bone).nearest_mm == pytest.approx(0.0, abs=0.6)
    assert meet(face, shifted(0.0, 0.0, -4.0), bone).nearest_mm == pytest.approx(-4.0, abs=0.6)
    rest = [o for o in obstacles_of(case, blobs, "rest", ["bone"], low, high) if o.kind == "bone"]
    assert meet(face, shifted(0.0, 0.0, 4.0), rest).nearest_mm == pytest.approx(-4.0, abs=0.6)


def test_a_bones_outside_can_be_asked_for(blobs: MemoryBlobs) -> None:
    shapes = bone_surface(case_of(blobs), blobs, ["bone"], np.full(3, -5.0), np.full(3, 5.0))
    assert len(shapes) == 1
    assert shapes[0].shape(np.array([[12.0, 0.0, 0.0]]))[0] == pytest.approx(-2.0, abs=0.6)


def test_a_surface_of_large_faces_is_probed_between_its_corners() -> None:
    points = np.array([[0.0, 0, 0], [50, 0, 0], [50, 20, 0], [0, 20, 0]])
    triangles = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    dense = probes(points, triangles)
    anywhere = np.random.default_rng(3).uniform((0, 0, 0), (50, 20, 0), (500, 3))
    far = np.linalg.norm(anywhere[:, None] - dense[None], axis=2).min(axis=1)
    assert far.max() < 1.5
    pin = Obstacle("pin", "implant", surface_distances(sphere(2.0, around=40)), shifted(25.3, 9.1, 0.0))
    assert not meet(points, Rigid.identity(), [pin]).depths
    assert meet(dense, Rigid.identity(), [pin]).depths[0][1] == pytest.approx(2.0, abs=0.6)
