"""Signed distances against closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.mesh.fields import difference, gradient, intersection, mask_field, offset, plane_field, surface_field, union
from surgplan.mesh.surface import TriMesh
from tests.mesh.shapes import ball, block, capsule, grid_around, voxels

CUBE = TriMesh(
    np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float),
    np.array(
        [
            [0, 1, 3],
            [0, 3, 2],
            [4, 6, 7],
            [4, 7, 5],
            [0, 4, 5],
            [0, 5, 1],
            [2, 3, 7],
            [2, 7, 6],
            [0, 2, 6],
            [0, 6, 4],
            [1, 5, 7],
            [1, 7, 3],
        ]
    ),
)
POINTS = np.random.default_rng(0).uniform(-3, 3, (4000, 3))


def test_the_distance_to_a_cube_of_triangles_is_exact():
    assert CUBE.volume_mm3 == pytest.approx(8)
    assert np.allclose(surface_field(CUBE)(POINTS), block((1, 1, 1))(POINTS), atol=1e-12)


def test_the_sign_holds_at_edges_and_corners_of_any_turn():
    pose = Rigid.about((1, 2, 3), (1, 1, 2), 50)
    assert np.allclose(surface_field(CUBE.transformed(pose))(pose.apply(POINTS)), block((1, 1, 1))(POINTS), atol=1e-12)


def test_the_sign_holds_beyond_the_tip_of_a_needle():
    needle = TriMesh(
        np.array([[0.0, 0, 0], [0.2, 0, 0], [0, 0.2, 0], [2, 2.2, 3]]), np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]])
    )
    assert needle.volume_mm3 > 0
    normals = needle.face_vectors / np.linalg.norm(needle.face_vectors, axis=1, keepdims=True)
    near = np.concatenate([POINTS, needle.points[3] + POINTS / 10])
    beyond = np.einsum("nti,ti->nt", near[:, None] - needle.points[needle.triangles[:, 0]], normals).max(axis=1)
    assert np.array_equal(surface_field(needle)(near) > 0, beyond > 0)


def test_triangles_without_area_do_no_harm():
    flat = TriMesh(CUBE.points, np.vstack([[[0, 0, 1], [1, 0, 0], [0, 0, 0]], CUBE.triangles]))
    assert np.allclose(np.abs(surface_field(flat)(POINTS)), np.abs(block((1, 1, 1))(POINTS)), atol=1e-12)


@pytest.mark.parametrize("shape", [ball(12.0), ball(6.0), capsule(15.0, 8.0), capsule(12.0, 4.0)])
def test_a_mask_is_known_below_the_size_of_its_voxels(shape):
    grid = grid_around(shape)
    near = POINTS * np.abs(shape.bounds()[0]).max()
    near = near[np.abs(shape(near)) < 3][:3000]
    error = mask_field(voxels(shape, grid), grid)(near) - shape(near)
    assert abs(error.mean()) < 0.05
    assert np.percentile(np.abs(error), 99) < 0.5


def test_the_inside_of_a_plane_is_its_negative_side():
    plane = Plane.through((0, 0, 1), (0, 0, 2))
    assert plane_field(plane)(np.array([[5.0, 5, 0], [0, 0, 3]])).tolist() == [-1, 2]


def test_shapes_combine_as_sets():
    a, b = ball(2.0), ball(1.0, (2.0, 0, 0))
    inside_a, inside_b = a(POINTS) < 0, b(POINTS) < 0
    assert np.array_equal(intersection(a, b)(POINTS) < 0, inside_a & inside_b)
    assert np.array_equal(union(a, b)(POINTS) < 0, inside_a | inside_b)
    assert np.array_equal(difference(a, b)(POINTS) < 0, inside_a & ~inside_b)
    assert np.allclose(offset(a, 0.5)(POINTS), ball(2.5)(POINTS))
    assert union(a, b).bounds()[1].tolist() == [3, 2, 2]
    assert intersection(a, b).bounds()[0].tolist() == [1, -1, -1]
    assert difference(a, b).bounds()[0].tolist() == [-2, -2, -2]
    assert offset(a, 0.5).bounds()[0].tolist() == [-2.5, -2.5, -2.5]


def test_the_slope_points_outwards_with_length_one():
    slope = gradient(ball(2.0), POINTS)
    assert np.allclose(slope, POINTS / np.linalg.norm(POINTS, axis=1, keepdims=True), atol=1e-3)


def test_what_has_no_inside_is_refused():
    with pytest.raises(MeshFailed, match="3 open edges"):
        surface_field(TriMesh(CUBE.points, CUBE.triangles[1:]))
    with pytest.raises(MeshFailed, match="no triangles"):
        surface_field(TriMesh(np.zeros((0, 3)), np.zeros((0, 3))))
    with pytest.raises(MeshFailed, match="empty"):
        mask_field(np.zeros((3, 3, 3), dtype=bool), Grid((3, 3, 3), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)))
