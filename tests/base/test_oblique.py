"""Planes turned away from a scan: rotations and the lattice that covers it."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.base.oblique import covering_grid, nearest_axes, orthonormal, shortest_turn

SCAN = Grid((20, 30, 11), (0.8, 0.8, 2.5), (5.0, -40.0, 100.0))
TURN = Rigid.about((0, 0, 0), (1.0, 2.0, -0.5), 33.0).matrix3


def test_the_shortest_turn_brings_one_direction_onto_the_other_and_keeps_what_is_across_both() -> None:
    start, end = np.array([1.0, 2.0, 0.5]), np.array([-0.3, 1.0, 4.0])
    turn = shortest_turn(start, end)
    np.testing.assert_allclose(turn @ start / np.linalg.norm(start), end / np.linalg.norm(end), atol=1e-12)
    across = np.cross(start, end)
    np.testing.assert_allclose(turn @ across, across, atol=1e-12)
    assert np.linalg.det(turn) == pytest.approx(1.0)


def test_a_turn_onto_itself_is_none_and_onto_the_opposite_is_half_a_turn() -> None:
    direction = np.array([0.0, 3.0, 4.0])
    np.testing.assert_allclose(shortest_turn(direction, direction), np.eye(3), atol=1e-12)
    half = shortest_turn(direction, -direction)
    np.testing.assert_allclose(half @ direction, -direction, atol=1e-9)
    assert np.trace(half) == pytest.approx(-1.0)


def test_axes_made_orthonormal_keep_their_handedness() -> None:
    skewed = TURN @ np.diag([1.0, 1.0, -1.0]) + 1e-4
    straight = orthonormal(skewed)
    np.testing.assert_allclose(straight.T @ straight, np.eye(3), atol=1e-12)
    assert np.linalg.det(straight) == pytest.approx(-1.0)


def test_the_lattice_covers_the_scan_and_goes_through_the_pivot() -> None:
    pivot = (9.1, -33.3, 110.7)
    lattice = covering_grid(SCAN, TURN, pivot)
    assert lattice.spacing_mm == (0.8, 0.8, 0.8)
    index = lattice.to_index(np.array(pivot))
    np.testing.assert_allclose(index, np.rint(index), atol=1e-9)
    corners = SCAN.to_lps(np.array([(i, j, k) for i in (-0.5, 19.5) for j in (-0.5, 29.5) for k in (-0.5, 10.5)]))
    assert lattice.contains(corners).all()
    corner_index = lattice.to_index(corners)
    assert (corner_index.min(axis=0) < 1.0).all()
    assert (corner_index.max(axis=0) > np.array(lattice.size) - 2.0).all()


def test_the_lattice_of_the_scans_own_axes_is_no_larger_than_the_scan() -> None:
    lattice = covering_grid(SCAN, np.eye(3), SCAN.origin_mm, 2.5)
    size_mm = np.array(lattice.size) * 2.5
    assert (size_mm >= np.array(SCAN.size) * np.array(SCAN.spacing_mm) - 1e-9).all()
    assert lattice.size[2] == SCAN.size[2] + 2


def test_nearest_axes_take_each_index_axis_once() -> None:
    assert nearest_axes(SCAN) == (0, 1, 2)
    sagittal = Grid((5, 5, 5), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0, 0, 1.0, 1.0, 0, 0, 0, -1.0, 0))
    assert nearest_axes(sagittal) == (2, 0, 1)
