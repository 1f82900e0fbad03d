"""Surfaces of several segments at once: valid whatever the labels, and with the same triangles where they touch."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from surgplan.base.errors import MeshFailed
from surgplan.base.grid import Grid
from surgplan.mesh.label_contour import label_contour
from surgplan.mesh.shared_surfaces import surfaces
from tests.mesh.random_labels import volume
from tests.mesh.random_surfaces import checked, must_be_valid
from tests.mesh.shapes import ball, block, grid_around, voxels

UNIT = Grid((9, 9, 9), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
MIRRORED = (-1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)


def corners(mesh, backwards=False):
    """Each triangle as the bytes of its corners, from the least one on, so that equal triangles are equal."""
    triangles = mesh.points[mesh.triangles[:, ::-1] if backwards else mesh.triangles]
    return {min(bytes(np.roll(t, n, axis=0)) for n in range(3)) for t in triangles}


@pytest.mark.parametrize("number", range(40))
def test_random_labels_give_valid_surfaces_or_a_reason(number):
    one = volume(number)
    told = checked(one)
    assert told == "valid" if one.values else "no label" in told


@pytest.mark.parametrize("direction", [None, MIRRORED])
def test_where_two_segments_touch_their_triangles_are_the_same_and_turned_around(direction):
    shape = ball(9.0)
    grid = grid_around(shape, (0.8, 1.0, 1.3), direction)
    inside = voxels(shape, grid)
    k, _, i = np.indices(inside.shape)
    labels = np.where(inside, 1 + (i > inside.shape[2] / 2) + 2 * (k > inside.shape[0] / 2), 0)
    found = surfaces(labels, grid, {n: str(n) for n in (1, 2, 3, 4)})
    for mesh in found.values():
        must_be_valid(mesh)
    outer = sum(mesh.area_mm2 for mesh in found.values())
    for first, second in combinations((1, 2, 3, 4), 2):
        shared = corners(found[str(first)]) & corners(found[str(second)], backwards=True)
        assert len(shared) > 200 or first + second == 5  # those lie across the middle from each other
        triangles = np.array([np.frombuffer(t) for t in shared]).reshape(-1, 3, 3)
        normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
        outer -= np.linalg.norm(normals, axis=1).sum()
    assert outer == pytest.approx(4 * np.pi * 81, rel=0.05)  # what is left is the skin of the ball
    assert sum(m.volume_mm3 for m in found.values()) == pytest.approx(inside.sum() * grid.voxel_volume_mm3, rel=8e-3)


def test_surfaces_lie_near_the_true_shape_without_bias():
    for shape in (ball(12.0), block((12, 10, 8))):
        grid = grid_around(shape)
        mesh = surfaces(voxels(shape, grid).astype(int), grid, {1: "one"})["one"]
        away = shape(mesh.points[mesh.triangles].mean(axis=1))
        area = np.linalg.norm(mesh.face_vectors, axis=1)
        centred = away - (
            0 if shape.bounds()[1][0] == 12.0 else np.average(away, weights=area)
        )  # flat sides lie where voxels end
        assert abs(np.average(centred, weights=area)) < 0.02
        assert np.percentile(np.abs(centred), 99) < 0.5


def test_labels_without_a_name_are_left_out():
    labels = np.zeros((9, 9, 9), dtype=int)
    labels[2:5, 2:7, 2:7], labels[5:7, 2:7, 2:7] = 3, 7
    assert set(surfaces(labels, UNIT, {7: "seven"})) == {"seven"}
    alone = label_contour(np.where(labels == 7, 7, 0))
    assert set(np.unique(np.concatenate([alone.behind, alone.before]))) == {0, 7}


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ({}, "no label is named"),
        ({1: "a", 2: "a"}, "the same name"),
        ({0: "rest"}, "labels count from 1"),
        ({1: "a", 5: "b"}, "'b' has no voxel"),
    ],
)
def test_what_has_no_surface_is_refused(names, says):
    labels = np.zeros((9, 9, 9), dtype=int)
    labels[2:4], labels[4:6] = 1, 2
    with pytest.raises(MeshFailed, match=says):
        surfaces(labels, UNIT, names)
