"""Points, planes, poses and grids."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.base.signal import Signal
from surgplan.base.yaml_text import load_yaml
from surgplan.case.codec import decode

SLANTED = Rigid.about((3.0, -2.0, 5.0), (1.0, 2.0, 3.0), 40.0)


def test_a_plane_measures_millimetres_whatever_the_length_of_its_normal() -> None:
    plane = decode(Plane, {"origin": [0, 0, 1], "normal": [0, 0, 4]})
    assert plane.signed_distance_mm(np.array([[5.0, 5.0, 3.0]]))[0] == pytest.approx(2.0)
    with pytest.raises(ValueError, match="needs a length"):
        Plane((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))


def test_a_pose_and_its_inverse_undo_each_other() -> None:
    points = np.random.default_rng(1).normal(size=(20, 3))
    assert np.allclose(SLANTED.inverse().apply(SLANTED.apply(points)), points)
    assert np.allclose(SLANTED.then(SLANTED.inverse()).matrix4, np.eye(4))
    assert np.allclose(SLANTED.apply(np.array([3.0, -2.0, 5.0])), [3.0, -2.0, 5.0])


def test_a_mirror_is_no_pose() -> None:
    with pytest.raises(ValueError, match="right-handed"):
        Rigid((-1.0, 0, 0, 0, 1, 0, 0, 0, 1), (0.0, 0.0, 0.0))


def test_indices_and_millimetres_are_two_ways_to_say_the_same_place() -> None:
    grid = Grid((30, 20, 10), (0.5, 0.75, 2.0), (10.0, -20.0, 300.0), tuple(SLANTED.rotation))
    ijk = np.array([[0.0, 0, 0], [29, 19, 9], [3.5, 2.25, 7.75]])
    assert np.allclose(grid.to_index(grid.to_lps(ijk)), ijk)
    assert np.allclose(grid.to_lps(ijk[0]), (10.0, -20.0, 300.0))
    assert grid.contains(grid.to_lps(np.array([[29.4, 19.4, 9.4], [29.6, 0, 0]]))).tolist() == [True, False]
    part = grid.cropped((2, 3, 4), (5, 5, 5))
    assert np.allclose(part.to_lps(np.zeros(3)), grid.to_lps(np.array([2.0, 3.0, 4.0])))


def test_letters_follow_the_axes_of_a_flipped_grid() -> None:
    grid = Grid((2, 2, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (-1.0, 0, 0, 0, 0, 1.0, 0, 1.0, 0))
    assert [grid.letters(axis) for axis in range(3)] == [("L", "R"), ("I", "S"), ("A", "P")]


def test_axes_that_are_not_at_right_angles_make_no_grid() -> None:
    with pytest.raises(ValueError, match="right angles"):
        Grid((2, 2, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (1.0, 0.1, 0, 0, 1.0, 0, 0, 0, 1.0))


def test_a_listener_that_disconnects_hears_no_more() -> None:
    heard: list[int] = []
    signal: Signal[[int]] = Signal()
    stop = signal.connect(heard.append)
    signal.emit(1)
    stop()
    signal.emit(2)
    assert heard == [1]


def test_words_of_yaml_stay_words() -> None:
    assert load_yaml("{on: no, low: 1e3, text: '12'}") == {"on": "no", "low": 1000.0, "text": "12"}
