"""Axes and planes that motions keep to and catch on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surgplan.base.geometry import Plane, Rigid, unit
from surgplan.case.document import Case, Landmark, Resection, Trajectory
from surgplan.mesh.fields import formula_field
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.guides import Guide, guide_frame, guides_of, kept_to
from surgplan.plan.place_implant import implant_of
from surgplan.plan.snapping import caught_by_axis, caught_by_direction, caught_by_surface, stepped

TILTED = unit((1.0, 2.0, 2.0))
small = st.floats(-30.0, 30.0)
vectors = st.tuples(small, small, small)


def shift(x: float, y: float, z: float) -> Rigid:
    return Rigid.from_matrix(np.eye(3), (x, y, z))


def test_a_plan_offers_its_axes_and_planes_by_name() -> None:
    stem = implant_of("stem", Catalogue.load().find("stem.collarless", "8"), shift(1.0, 2.0, 3.0))
    case = Case().with_item(stem).with_item(Resection("cut", "femur", Plane((0.0, 0.0, 9.0), (0.0, 0.0, 1.0)), "a", "b"))
    case = case.with_item(Landmark("shaft_proximal", (0.0, 0.0, 50.0))).with_item(Landmark("shaft_distal", (0.0, 0.0, -50.0)))
    case = case.with_item(Trajectory("lead", (0.0, 0.0, 0.0), (0.0, 8.0, 6.0)))
    found = guides_of(case)
    assert found["canal axis"] == Guide("axis", (0.0, 0.0, -50.0), (0.0, 0.0, 1.0))
    assert found["plane of cut"].at == (0.0, 0.0, 9.0)
    assert found["lead"].along == pytest.approx((0.0, 0.8, 0.6))
    assert found["stem.stem_axis"].at == (1.0, 2.0, 3.0)
    assert {"axial plane", "coronal plane", "sagittal plane"} <= set(found)
    same = case.with_item(replace(case.landmarks["shaft_distal"], at=(0.0, 0.0, 50.0)))
    assert "canal axis" not in guides_of(same)


@given(vectors, vectors, st.floats(-170.0, 170.0), vectors.filter(lambda v: np.linalg.norm(v) > 1))
@settings(max_examples=60, deadline=None)
def test_what_is_kept_to_an_axis_leaves_every_point_of_it_on_it(about, way, angle, axis) -> None:  # type: ignore[no-untyped-def]
    guide = Guide("axis", (3.0, -1.0, 2.0), TILTED)
    kept = kept_to(guide, Rigid.about(about, axis, angle).then(shift(*way)), about)
    on = np.asarray(guide.at) + np.outer([-20.0, 0.0, 35.0], guide.along)
    assert max(guide.off_mm(point) for point in kept.apply(on)) < 1e-6
    again = kept_to(guide, kept, about)
    np.testing.assert_allclose(again.matrix4, kept.matrix4, atol=1e-6)


@given(vectors, vectors, st.floats(-170.0, 170.0), vectors.filter(lambda v: np.linalg.norm(v) > 1))
@settings(max_examples=60, deadline=None)
def test_what_is_kept_to_a_plane_changes_no_height_over_it(about, way, angle, axis) -> None:  # type: ignore[no-untyped-def]
    guide = Guide("plane", (3.0, -1.0, 2.0), TILTED)
    kept = kept_to(guide, Rigid.about(about, axis, angle).then(shift(*way)), about)
    points = np.random.default_rng(1).uniform(-40, 40, (20, 3))
    np.testing.assert_allclose(kept.apply(points) @ np.asarray(TILTED), points @ np.asarray(TILTED), atol=1e-6)


def test_a_motion_a_guide_allows_is_kept_whole() -> None:
    guide = Guide("axis", (3.0, -1.0, 2.0), TILTED)
    allowed = Rigid.about(guide.at, TILTED, 35.0).then(shift(*(4.0 * np.asarray(TILTED))))
    np.testing.assert_allclose(kept_to(guide, allowed, (9.0, 9.0, 9.0)).matrix4, allowed.matrix4, atol=1e-9)


def test_the_frame_of_a_guide_has_its_direction_for_z() -> None:
    pose = Rigid.about((1.0, 2.0, 3.0), (1.0, 0.0, 0.0), 90.0).then(shift(5.0, 6.0, 7.0))
    for direction in (TILTED, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)):
        frame = guide_frame(Guide("axis", (0.0, 0.0, 0.0), direction), pose)
        np.testing.assert_allclose(frame.matrix3[:, 2], direction, atol=1e-12)
        assert frame.translation == pose.translation


def test_steps_round_the_length_of_a_shift_and_the_angle_of_a_turn() -> None:
    about = (1.0, 2.0, 3.0)
    moved = stepped(shift(3.0, 0.0, 4.2), about, 2.0, 5.0)
    assert np.linalg.norm(moved.translation) == pytest.approx(6.0)
    assert stepped(Rigid.about(about, TILTED, 12.4), about, 2.0, 5.0).turn()[1] == pytest.approx(10.0)
    free = shift(3.0, 0.0, 4.2)
    assert stepped(free, about, 0.0, 0.0) == free


def test_a_shift_catches_on_the_nearest_axis_and_only_from_near() -> None:
    guides = [Guide("axis", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0)), Guide("axis", (5.0, 0.0, 0.0), (0.0, 0.0, 1.0))]
    origin = (20.0, 1.0, 8.0)
    caught = caught_by_axis(origin, shift(-16.0, -1.5, 0.0), guides)
    assert caught is not None
    np.testing.assert_allclose(caught.apply(np.asarray(origin)), (5.0, 0.0, 8.0), atol=1e-9)
    assert caught_by_axis(origin, shift(-10.0, 0.0, 0.0), guides) is None
    # an arrow catches only where its own line meets the axis
    assert caught_by_axis(origin, shift(-14.0, 0.0, 0.0), guides, (1.0, 0.0, 0.0)) is None
    level = caught_by_axis((20.0, 0.0, 8.0), shift(-14.0, 0.0, 0.0), guides, (1.0, 0.0, 0.0))
    assert level is not None
    np.testing.assert_allclose(level.translation, (-15.0, 0.0, 0.0), atol=1e-9)


def test_a_turn_catches_where_a_direction_lies_along_an_axis_either_way_round() -> None:
    guide = Guide("axis", (0.0, 0.0, 0.0), (1.0, 0.0, 0.0))
    z = (0.0, 0.0, 1.0)
    assert caught_by_direction((0.0, 1.0, 0.0), (9.0, 9.0, 9.0), z, -87.0, [guide]) == pytest.approx(-90.0)
    assert caught_by_direction((0.0, 1.0, 0.0), (9.0, 9.0, 9.0), z, 92.0, [guide]) == pytest.approx(90.0)
    assert caught_by_direction((0.0, 1.0, 0.0), (9.0, 9.0, 9.0), z, 80.0, [guide]) is None


def test_a_shift_catches_on_a_surface_along_its_arrow_or_straight_to_it() -> None:
    ball = formula_field(lambda p: np.linalg.norm(p, axis=1) - 10.0, np.full(3, -10.0), np.full(3, 10.0))
    straight = caught_by_surface((30.0, 0.0, 0.0), shift(-18.5, 0.0, 0.0), ball)
    assert straight is not None
    assert straight.translation == pytest.approx((-20.0, 0.0, 0.0), abs=1e-3)
    along = caught_by_surface((6.0, 30.0, 0.0), shift(0.0, -20.5, 0.0), ball, (0.0, 1.0, 0.0))
    assert along is not None
    assert along.apply(np.array([6.0, 30.0, 0.0])) == pytest.approx((6.0, 8.0, 0.0), abs=0.02)
    assert caught_by_surface((30.0, 0.0, 0.0), shift(-5.0, 0.0, 0.0), ball) is None
