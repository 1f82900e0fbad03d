"""Two scans on one plane."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.imaging.registration.blend import blend, checkerboard, sample_plane, windowed
from surgplan.imaging.registration.deformable import jacobians
from surgplan.imaging.volume import Volume

GRID = Grid((20, 20, 20), (2.0, 2.0, 2.0), (-19.0, -19.0, -19.0))


def ramp():
    """Voxels whose value is ten times their L plus P."""
    k, j, i = np.indices(GRID.array_shape)
    points = GRID.to_lps(np.stack([i, j, k], axis=-1))
    return Volume(GRID, (10 * points[..., 0] + points[..., 1]).astype(np.float32))


def test_a_plane_shows_the_scan_where_the_matrix_puts_it():
    plane = Grid((5, 4, 1), (1.5, 1.5, 1.0), (-3.0, -2.0, 0.7), Rigid.about((0, 0, 0), (1, 1, 0), 20).rotation)
    motion = Rigid.about((0, 0, 0), (0, 0, 1), 30).then(Rigid.from_matrix(np.eye(3), (1, 2, 0)))
    shown = sample_plane(ramp(), plane, motion.matrix4)
    where = motion.inverse().apply(plane.to_lps(np.array([4, 3, 0])))
    assert shown.shape == (4, 5)
    assert np.isclose(shown[3, 4], 10 * where[0] + where[1], atol=1e-4)


def test_outside_the_scan_there_is_nothing():
    assert np.isnan(sample_plane(ramp(), Grid((2, 2, 1), (1.0, 1.0, 1.0), (200.0, 0.0, 0.0)))).all()


def test_a_blend_and_a_checkerboard():
    a, b = windowed(np.array([[-5.0, 50, 200]]), 0, 100), np.array([[1.0, 1, np.nan]])
    assert a.tolist() == [[0.0, 0.5, 1.0]]
    assert blend(a, b, 0.5).tolist() == [[0.5, 0.75, 1.0]]
    assert checkerboard(np.zeros((4, 4)), np.ones((4, 4)), 2).tolist() == [[0, 0, 1, 1]] * 2 + [[1, 1, 0, 0]] * 2


def test_the_jacobian_of_a_stretch_is_its_change_of_volume_and_a_fold_shows():
    turned = Grid((20, 20, 20), (2.0, 1.0, 3.0), (0.0, 0.0, 0.0), Rigid.about((0, 0, 0), (1, 2, 3), 40).rotation)
    k, j, i = np.indices(turned.array_shape)
    points = turned.to_lps(np.stack([i, j, k], axis=-1))
    least, most = jacobians((points * (0.1, 0.0, -0.2)).astype(np.float32), turned)
    assert np.allclose((least, most), 1.1 * 0.8, atol=1e-3)
    assert jacobians((points * (-1.5, 0, 0)).astype(np.float32), turned)[0] < 0
