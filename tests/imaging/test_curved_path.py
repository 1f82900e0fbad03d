"""Paths through points: lengths, curvature and directions against closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.imaging.curved_path import curved_path

RADIUS = 30.0


def helix(turns: float, count: int, pitch_mm: float) -> np.ndarray:
    """Points of a helix of radius 30 mm about the z axis."""
    t = np.linspace(0.0, 2 * np.pi * turns, count)
    return np.stack([RADIUS * np.cos(t), RADIUS * np.sin(t), pitch_mm * t / (2 * np.pi)], axis=1)


def test_a_straight_path_has_the_length_between_its_ends_and_does_not_turn() -> None:
    path = curved_path([(0.0, 0.0, 0.0), (0.0, 0.0, 25.0), (0.0, 0.0, 60.0)], 0.5)
    assert path.length_mm == pytest.approx(60.0)
    np.testing.assert_allclose(path.places[:, 2], np.linspace(0.0, 60.0, len(path.places)), atol=0.02)
    np.testing.assert_allclose(path.up, [[0.0, -1.0, 0.0]] * len(path.places), atol=1e-9)
    np.testing.assert_allclose(path.bend, 0.0, atol=1e-9)


def test_half_a_circle_has_its_length_and_bends_towards_its_middle() -> None:
    points = helix(0.5, 25, 0.0)
    path = curved_path(points, 0.25)
    assert path.length_mm == pytest.approx(np.pi * RADIUS, rel=1e-3)
    inner = slice(len(path.places) // 5, -len(path.places) // 5)
    np.testing.assert_allclose(np.linalg.norm(path.places[inner, :2], axis=1), RADIUS, atol=0.01)
    towards = -path.places[inner] / RADIUS
    np.testing.assert_allclose(path.bend[inner] * RADIUS, towards, atol=0.02)


def test_steps_are_even_along_the_curve_however_unevenly_points_were_clicked() -> None:
    points = helix(1.0, 60, 15.0)[[0, 3, 4, 9, 20, 28, 31, 45, 59]]
    path = curved_path(points, 0.5)
    steps = np.linalg.norm(np.diff(path.places, axis=0), axis=1)
    np.testing.assert_allclose(steps, path.step_mm, rtol=0.01)
    for point in points:
        assert np.linalg.norm(path.places - point, axis=1).min() < 0.3


def test_directions_stay_at_right_angles_and_never_turn_about_the_path() -> None:
    path = curved_path(helix(1.5, 60, 40.0), 0.25)
    side = np.cross(path.along, path.up)
    frames = np.stack([path.along, path.up, side], axis=2)
    np.testing.assert_allclose(frames.transpose(0, 2, 1) @ frames, [np.eye(3)] * len(frames), atol=1e-9)
    change = np.diff(path.up, axis=0)
    middle = (side[1:] + side[:-1]) / 2
    assert np.abs((change * middle).sum(axis=1)).max() < 1e-3 * np.linalg.norm(change, axis=1).max()


def test_transport_along_a_helix_turns_by_its_torsion() -> None:
    turns, pitch = 1.0, 60.0
    path = curved_path(helix(turns, 120, pitch), 0.1)
    rise = pitch / (2 * np.pi)
    speed = np.hypot(RADIUS, rise)
    expected = -(rise / speed**2) * speed * 2 * np.pi * turns  # torsion times length: the frame falls behind the normal
    inner = path.bend / np.linalg.norm(path.bend, axis=1, keepdims=True)
    binormal = np.cross(path.along, inner)
    angle = np.unwrap(np.arctan2((path.up * binormal).sum(axis=1), (path.up * inner).sum(axis=1)))
    n = len(angle)
    one, two = n // 10, n - n // 10
    assert angle[two] - angle[one] == pytest.approx(expected * (two - one) / (n - 1), rel=5e-3)


def test_upwards_begins_anterior_and_superior_where_the_path_runs_that_way() -> None:
    to_left = curved_path([(0.0, 0.0, 0.0), (30.0, 0.0, 0.0)])
    np.testing.assert_allclose(to_left.up[0], [0.0, -1.0, 0.0], atol=1e-12)
    to_front = curved_path([(0.0, 0.0, 0.0), (0.0, -30.0, 0.0)])
    np.testing.assert_allclose(to_front.up[0], [0.0, 0.0, 1.0], atol=1e-12)
    np.testing.assert_allclose(to_left.up_at(90.0)[0], np.cross([1.0, 0, 0], [0.0, -1.0, 0]), atol=1e-12)


def test_a_point_beside_the_path_is_told_by_its_three_distances() -> None:
    path = curved_path([(0.0, 0.0, 0.0), (0.0, 0.0, 50.0)], 0.5)
    along, above, off = path.from_path(np.array([3.0, -4.0, 20.2]), 0.0)
    assert (along, above) == (pytest.approx(20.2), pytest.approx(4.0))
    side = np.cross([0.0, 0.0, 1.0], [0.0, -1.0, 0.0])
    assert off == pytest.approx(3.0 * side[0])


def test_a_path_of_one_place_is_refused() -> None:
    for points in ([], [(1.0, 2.0, 3.0)], [(1.0, 2.0, 3.0), (1.1, 2.0, 3.0)]):
        with pytest.raises(Refused, match="two points"):
            curved_path(points)
