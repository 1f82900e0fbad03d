"""Forces and pressures on surfaces, and supports."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Plane
from surgplan.simulate.elasticity import Ints
from surgplan.simulate.loads import contact_point, pressure, spread_force, traction
from surgplan.simulate.supports import held_behind
from surgplan.simulate.surface import Faces, faces_where, outer_faces
from surgplan.simulate.verification.lame_sphere import INNER, OUTER, eighth_of_a_shell
from surgplan.simulate.verification.meshes import block


@pytest.fixture(scope="module")
def cube() -> tuple[Floats, Ints, Faces]:
    points, tets = block((6, 6, 6), lambda x: x * 12.0)
    return points, tets, outer_faces(points, tets)


def moment(points: Floats, force: Floats, about: Floats) -> Floats:
    return np.cross(points - about, force).sum(axis=0)


@pytest.mark.parametrize("at", [(6.0, 6.0, 12.0), (6.0, 6.0, 6.0), (4.0, 7.0, 13.0)])
def test_a_spread_force_keeps_its_total_and_its_moment(
    cube: tuple[Floats, Ints, Faces], at: tuple[float, float, float]
) -> None:
    points, _, faces = cube
    force = np.array([30.0, -20.0, -100.0])
    nodal = spread_force(points, faces, tuple(force), at, 5.0)
    np.testing.assert_allclose(nodal.sum(axis=0), force, rtol=1e-12)
    about = np.array([100.0, -50.0, 20.0])
    np.testing.assert_allclose(moment(points, nodal, about), np.cross(np.array(at) - about, force), rtol=1e-10)


def test_a_force_on_a_curved_surface_keeps_its_moment() -> None:
    points, tets = eighth_of_a_shell(4)
    faces = faces_where(points, tets, lambda x: np.linalg.norm(x, axis=1) > OUTER - 1e-6)
    at = (8.0, 9.0, 10.0)
    force = np.array([-50.0, -60.0, -70.0])
    nodal = spread_force(points, faces, tuple(force), at, 6.0)
    np.testing.assert_allclose(nodal.sum(axis=0), force, rtol=1e-12)
    np.testing.assert_allclose(moment(points, nodal, np.zeros(3)), np.cross(at, force), atol=1e-9)


def test_only_the_surface_within_the_radius_is_pressed(cube: tuple[Floats, Ints, Faces]) -> None:
    points, _, faces = cube
    nodal = spread_force(points, faces, (0.0, 0.0, -10.0), (6.0, 6.0, 12.0), 4.0)
    touched = points[np.linalg.norm(nodal, axis=1) > 1e-12]
    assert np.all(touched[:, 2] == 12.0)
    assert np.linalg.norm(touched - [6, 6, 12], axis=1).max() < 4.0 + 2 * np.sqrt(2)


def test_a_force_at_the_centre_of_a_body_presses_where_it_comes_from(cube: tuple[Floats, Ints, Faces]) -> None:
    faces = cube[2]
    point, normal = contact_point(faces, np.array([0.0, -8.0, -8.0]), np.array([6.0, 6.1, 6.0]))
    np.testing.assert_allclose(point, [6.0, 12.0, 11.9], atol=1e-9)
    np.testing.assert_allclose(normal, [0, 1, 0], atol=1e-12)


def test_a_force_at_the_surface_stays_there_though_it_pulls(cube: tuple[Floats, Ints, Faces]) -> None:
    faces = cube[2]
    point, normal = contact_point(faces, np.array([0.0, 0.0, 50.0]), np.array([5.0, 5.0, 12.0]))
    assert point[2] == 12.0
    np.testing.assert_allclose(normal, [0, 0, 1], atol=1e-12)


def test_a_patch_smaller_than_the_elements_is_refused(cube: tuple[Floats, Ints, Faces]) -> None:
    points, _, faces = cube
    with pytest.raises(Refused, match="fewer than six faces"):
        spread_force(points, faces, (0.0, 0.0, -1.0), (6.0, 6.0, 12.0), 0.3)


def test_a_force_far_off_its_body_is_refused_and_one_deep_inside_is_not() -> None:
    points, tets = block((6, 6, 6), lambda x: x * 60.0)
    faces = outer_faces(points, tets)
    with pytest.raises(Refused, match="lies 40 mm off the body"):
        spread_force(points, faces, (0.0, 0.0, -1.0), (25.0, 25.0, 100.0), 20.0)
    for z in (30.0, 69.0):
        assert spread_force(points, faces, (0.0, 0.0, -1.0), (30.0, 30.0, z), 20.0).sum() == pytest.approx(-1.0)
    with pytest.raises(Refused, match="has no outer surface"):
        spread_force(
            points, outer_faces(points, tets, np.zeros(len(tets), dtype=bool)), (0.0, 0.0, -1.0), (0.0, 0.0, 0.0), 20.0
        )
    open_below = faces_where(points, tets, lambda x: np.any((x[:, :2] % 60 == 0) | (x[:, 2:] == 60), axis=1))
    assert spread_force(points, open_below, (0.0, 0.0, -1.0), (30.0, 30.0, 30.0), 20.0).sum() == pytest.approx(-1.0)


def test_a_force_of_nothing_is_refused(cube: tuple[Floats, Ints, Faces]) -> None:
    points, _, faces = cube
    with pytest.raises(Refused, match="is no load"):
        spread_force(points, faces, (0.0, 0.0, 0.0), (6.0, 6.0, 12.0), 5.0)


def test_pressure_on_a_whole_surface_has_no_resultant(cube: tuple[Floats, Ints, Faces]) -> None:
    points, _, faces = cube
    force = pressure(points, faces, 2.0)
    np.testing.assert_allclose(force.sum(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose(moment(points, force, np.zeros(3)), 0, atol=1e-9)


def test_pressure_pushes_a_quarter_sphere_as_its_shadow() -> None:
    points, tets = eighth_of_a_shell(4)
    inner = faces_where(points, tets, lambda x: np.linalg.norm(x, axis=1) < INNER + 1e-6)
    np.testing.assert_allclose(pressure(points, inner, 3.0).sum(axis=0), 3.0 * np.pi / 4 * INNER**2, rtol=1e-4)


def test_a_traction_has_the_area_times_its_size(cube: tuple[Floats, Ints, Faces]) -> None:
    points, tets, _ = cube
    top = faces_where(points, tets, lambda x: x[:, 2] == 12.0)
    np.testing.assert_allclose(traction(points, top, (1.0, 2.0, 3.0)).sum(axis=0), 144 * np.array([1, 2, 3]), rtol=1e-12)


def test_a_support_holds_what_lies_behind_its_plane(cube: tuple[Floats, Ints, Faces]) -> None:
    points, tets, _ = cube
    held = held_behind(points, tets, Plane((0.0, 0.0, 4.0), (0.0, 0.0, 1.0)))
    np.testing.assert_array_equal(held, np.repeat(points[:, 2:] <= 4.0, 3, axis=1))


def test_a_support_holds_chosen_bodies_only(cube: tuple[Floats, Ints, Faces]) -> None:
    points, tets, _ = cube
    left = points[tets[:, :4]].mean(axis=1)[:, 0] < 6
    held = held_behind(points, tets, Plane((0.0, 0.0, 4.0), (0.0, 0.0, 1.0)), left)
    assert held.any()
    assert points[held[:, 0], 0].max() == 6.0
    with pytest.raises(Refused, match="holds the whole body"):
        held_behind(points, tets, Plane((7.0, 0.0, 0.0), (1.0, 0.0, 0.0)), left)


@pytest.mark.parametrize(("height", "words"), [(-1.0, "leaves nothing"), (13.0, "holds the whole body")])
def test_a_support_that_misses_or_swallows_the_body_is_refused(
    cube: tuple[Floats, Ints, Faces], height: float, words: str
) -> None:
    points, tets, _ = cube
    with pytest.raises(Refused, match=words):
        held_behind(points, tets, Plane((0.0, 0.0, height), (0.0, 0.0, 1.0)))
