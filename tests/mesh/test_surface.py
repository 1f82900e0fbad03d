"""Surfaces around voxels: closed, outward, unbiased, and near the true shape."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import CaseDamaged, MeshFailed
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.mesh.surface import TriMesh, decimated, extract, extract_from_field, from_bytes, to_bytes
from tests.mesh.shapes import ball, block, capsule, grid_around, voxels

TURN = Rigid.about((0, 0, 0), (1, 2, 3), 37).matrix3
FLIPPED = (-1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)
TURNED = tuple(float(v) for v in TURN.ravel())
UNIT = Grid((9, 9, 9), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("shape", "volume", "spacing", "direction"),
    [
        (ball(12.0), 4 / 3 * np.pi * 12**3, (1.0, 1.0, 1.0), None),
        (ball(12.0), 4 / 3 * np.pi * 12**3, (0.8, 0.8, 1.5), TURNED),
        (capsule(15.0, 8.0), np.pi * 64 * 30 + 4 / 3 * np.pi * 512, (1.0, 1.0, 1.0), FLIPPED),
        (block((15, 12, 10), TURN), 8 * 15 * 12 * 10, (1.0, 1.0, 1.0), None),
    ],
)
def test_the_surface_lies_within_half_a_voxel_and_keeps_the_volume(shape, volume, spacing, direction):
    grid = grid_around(shape, spacing, direction)
    mask = voxels(shape, grid)
    mesh = extract(mask, grid)
    error = np.abs(shape(mesh.points)) / max(spacing)
    assert mesh.is_closed
    assert mesh.volume_mm3 == pytest.approx(mask.sum() * grid.voxel_volume_mm3, rel=1e-4)
    assert mesh.volume_mm3 == pytest.approx(volume, rel=6e-3)
    assert error.mean() < 0.1
    assert np.percentile(error, 99) < 0.5


def test_flipped_grids_give_outward_triangles():
    shape = ball(6.0)
    for direction in (None, FLIPPED, TURNED):
        grid = grid_around(shape, direction=direction)
        mesh = extract(voxels(shape, grid), grid)
        outward = np.einsum("ij,ij->i", mesh.face_vectors, mesh.points[mesh.triangles].mean(axis=1))
        assert (outward > 0).all()


def test_a_part_at_the_border_of_the_image_is_closed_there():
    mesh = extract(np.ones((9, 9, 9), dtype=bool), UNIT)
    assert mesh.is_closed
    assert mesh.volume_mm3 == pytest.approx(729, rel=1e-4)
    assert np.allclose(mesh.bounds, ([-0.6] * 3, [8.6] * 3), atol=0.15)


def test_a_cavity_is_kept():
    mask = np.zeros((9, 9, 9), dtype=bool)
    mask[1:8, 1:8, 1:8] = True
    mask[3:6, 3:6, 3:6] = False
    assert extract(mask, UNIT).volume_mm3 == pytest.approx(343 - 27, rel=1e-4)


def test_a_single_voxel_does_not_collapse():
    mask = np.zeros((9, 9, 9), dtype=bool)
    mask[2:6, 2:6, 2:6] = True
    mask[7, 7, 7] = True
    mesh = extract(mask, UNIT)
    speck = mesh.points[mesh.points.min(axis=1) > 6]
    assert mesh.is_closed
    assert np.ptp(speck, axis=0).min() > 0.8


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.95])
def test_noise_gives_a_closed_surface(share):
    mask = np.random.default_rng(1).random((9, 9, 9)) < share
    assert extract(mask, UNIT).is_closed


def test_an_empty_mask_is_refused():
    with pytest.raises(MeshFailed, match="empty"):
        extract(np.zeros((9, 9, 9), dtype=bool), UNIT)


def test_a_field_is_taken_at_its_word():
    shape = ball(10.0)
    grid = grid_around(shape)
    k, j, i = np.indices(grid.array_shape)
    values = shape(grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))).reshape(grid.array_shape)
    mesh = extract_from_field(values, grid)
    assert mesh.is_closed
    assert mesh.volume_mm3 == pytest.approx(4 / 3 * np.pi * 1000, rel=8e-3)
    assert np.abs(shape(mesh.points)).max() < 0.02
    with pytest.raises(MeshFailed, match="below"):
        extract_from_field(np.ones(grid.array_shape), grid)


def test_fewer_triangles_stay_within_the_error_asked_for():
    shape = ball(15.0)
    grid = grid_around(shape)
    mesh = extract(voxels(shape, grid), grid)
    fewer = decimated(mesh, max_error_mm=0.2)
    assert len(fewer.triangles) < len(mesh.triangles) / 2
    assert fewer.is_closed
    assert np.abs(np.linalg.norm(fewer.points, axis=1) - 15).max() < 0.2 + np.abs(shape(mesh.points)).max()
    assert len(decimated(mesh, triangles=500).triangles) <= 510


def test_a_hole_is_counted_in_open_edges():
    mesh = extract(np.ones((3, 3, 3), dtype=bool), UNIT.cropped((0, 0, 0), (3, 3, 3)))
    holed = TriMesh(mesh.points, mesh.triangles[1:])
    assert mesh.open_edges == 0
    assert holed.open_edges == 3
    assert not holed.is_closed


def test_bytes_come_back_as_the_same_surface():
    mesh = extract(np.ones((3, 3, 3), dtype=bool), UNIT.cropped((0, 0, 0), (3, 3, 3)))
    again = from_bytes(to_bytes(mesh))
    assert np.array_equal(again.points, mesh.points)
    assert np.array_equal(again.triangles, mesh.triangles)
    for broken in (b"", to_bytes(mesh)[:-1], b"x" + to_bytes(mesh)):
        with pytest.raises(CaseDamaged):
            from_bytes(broken)


def test_a_moved_surface_keeps_its_volume():
    mesh = extract(np.ones((3, 3, 3), dtype=bool), UNIT.cropped((0, 0, 0), (3, 3, 3)))
    moved = mesh.transformed(Rigid.about((100, 0, 0), (0, 1, 1), 70))
    assert moved.volume_mm3 == pytest.approx(mesh.volume_mm3)
    assert moved.area_mm2 == pytest.approx(mesh.area_mm2)
