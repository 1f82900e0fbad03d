import math

import numpy as np
import pytest

from sample_scans.scanner import fine_grid, place, share
from sample_scans.shapes import Solid, ball, sheet, tube


def volume(solid, low, high, step=0.5):
    grid = fine_grid(low, high, step)
    return float(share(solid.on(*place(grid)), step).sum(dtype=float)) * grid.voxel_volume_mm3


def test_a_ball_has_its_volume():
    solid = Solid((ball((1.0, 2.0, 3.0), 9.0),))
    assert volume(solid, (-10, -9, -8), (12, 13, 14)) == pytest.approx(4 / 3 * math.pi * 9**3, rel=1e-3)


def test_a_straight_tube_is_a_cylinder_with_round_ends():
    solid = Solid((tube([[0, 0, 0, 4.0], [0, 0, 20, 4.0]]),))
    assert volume(solid, (-5, -5, -5), (5, 5, 25)) == pytest.approx(math.pi * 16 * 20 + 4 / 3 * math.pi * 64, rel=2e-3)


def test_a_flat_sheet_is_a_plate_with_round_edges():
    solid = Solid((sheet([[[0, 0, 0, 2.0], [20, 0, 0, 2.0]], [[0, 30, 0, 2.0], [20, 30, 0, 2.0]]]),))
    expected = 20 * 30 * 4 + math.pi * 4 * (20 + 30) + 4 / 3 * math.pi * 8
    assert volume(solid, (-3, -3, -3), (23, 33, 3)) == pytest.approx(expected, rel=2e-3)


def test_leaving_far_triangles_out_changes_no_distance():
    solid = Solid(
        (
            tube([[0, 0, 0, 4], [9, 3, 12, 5], [20, 0, 20, 3]]),
            ball((10, 8, 12), 6, 5.0),
            tube([[-9, 0, 3, 2], [3, 9, 9, 2]], 4.0),
        )
    )
    grid = fine_grid((-14, -10, -8), (26, 18, 26), 1.0)
    everywhere = solid.at(
        grid.to_lps(np.stack(np.meshgrid(*(np.arange(n) for n in grid.size), indexing="ij"), -1).reshape(-1, 3))
    )
    quick = solid.on(*place(grid)).transpose(2, 1, 0).ravel()
    near = everywhere < 5.0
    assert np.abs(quick - everywhere)[near].max() < 1e-4


def test_a_fillet_only_adds():
    parts = ball((0, 0, 0), 5), ball((7, 0, 0), 5)
    points = np.random.default_rng(1).uniform(-8, 14, (500, 3))
    sharp = Solid(parts).at(points)
    round_ = Solid((parts[0], ball((7, 0, 0), 5, 4.0))).at(points)
    assert np.all(round_ <= sharp + 1e-12)
    assert np.all(round_ >= sharp - 1.0 - 1e-12)
