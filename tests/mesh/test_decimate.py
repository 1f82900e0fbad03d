"""Fewer triangles within a stated error, measured everywhere and both ways."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.mesh.apart import within
from surgplan.mesh.decimate import decimated
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.surface import extract
from surgplan.mesh.triangles import TriMesh
from tests.mesh.damaged import box, sphere
from tests.mesh.random_surfaces import must_be_valid
from tests.mesh.shapes import block, grid_around, scanned


def sampled_mm(first, second, count=40_000):
    """The largest distance of places strewn over one surface from the other."""
    random = np.random.default_rng(0)
    area = np.linalg.norm(first.face_vectors, axis=1)
    chosen = random.choice(len(area), count, p=area / area.sum())
    weights = random.dirichlet((1, 1, 1), count)
    places = np.einsum("ij,ijk->ik", weights, first.points[first.triangles[chosen]])
    return np.abs(NearestTree.of(second).query(places)[0]).max()


@pytest.mark.parametrize("error_mm", [0.05, 0.3])
def test_the_error_is_never_above_the_one_asked_for(error_mm):
    shape = block((14, 11, 8))
    grid = grid_around(shape)
    share = scanned(shape, grid)
    for mesh in (extract(share > 0.5, grid, share), sphere(rings=40)):
        fewer = decimated(mesh, max_error_mm=error_mm)
        must_be_valid(fewer)
        assert sampled_mm(fewer, mesh) <= error_mm
        assert sampled_mm(mesh, fewer) <= error_mm
        assert len(fewer.triangles) < (0.8 if error_mm > 0.1 else 1.01) * len(mesh.triangles)


def test_distances_are_measured_between_the_points_too():
    flat = box((10, 10, 2))
    points = np.vstack([flat.points, [[0, 0, 2.0]]])  # a tent over the middle of one face
    top = np.flatnonzero((flat.points[flat.triangles][..., 2] > 0).all(axis=1))
    corners = flat.triangles[top]
    tent = []
    for t in corners:
        for a, b in ((t[0], t[1]), (t[1], t[2]), (t[2], t[0])):
            if np.count_nonzero(flat.points[a] != flat.points[b]) == 1:
                tent.append([a, b, 8])
    raised = TriMesh(points, np.vstack([np.delete(flat.triangles, top, axis=0), tent]))
    assert raised.is_closed
    assert not within(flat, raised, 0.8)  # no point of the flat one is off by so much, but its middle is
    assert within(flat, raised, 1.2)
    assert within(flat, flat, 1e-6)
