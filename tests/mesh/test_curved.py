"""Ten-node tetrahedra with sides on the true surface."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from skfem import ElementTetP1
from skfem.quadrature import get_quadrature

from surgplan.base.geometry import Plane
from surgplan.mesh import curved as module
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.curved import PLACES, curved_tet10
from surgplan.mesh.faces import boundary_faces
from surgplan.mesh.fields import surface_field
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.quadratic import GAUSS_PLACES, MIDDLES, jacobians, quadratic_skin, to_tet10, volumes10
from surgplan.mesh.quality import quality, sentences
from surgplan.mesh.surface import extract
from tests.mesh.shapes import ball, capsule, grid_around, voxels

BALL = 4 / 3 * np.pi * 1000
PLANE = Plane.through((0, 0, 4.0), (0, 0, 1))


@pytest.mark.parametrize("size_mm", [4.0, 2.0])
def test_all_nodes_of_a_balls_skin_lie_on_it_and_inner_ones_stay(size_mm):
    mesh = tetrahedra([Body("ball", ball(10.0))], size_mm)
    curved = curved_tet10(mesh)
    straight, tets = to_tet10(mesh)
    assert np.array_equal(curved.tets, tets)
    skin = quadratic_skin(mesh, tets)
    assert np.abs(ball(10.0)(curved.points[skin])).max() < 1e-3 * size_mm
    assert np.abs(ball(10.0)(straight[skin])).max() > 0.01 * size_mm
    inner = np.setdiff1d(np.arange(len(straight)), np.unique(tets[np.isin(tets, skin).any(axis=1)]))
    assert np.array_equal(curved.points[inner], straight[inner])
    assert curved.straightened == 0
    assert jacobians(curved.points, tets, PLACES).min() > 0
    assert volumes10(curved.points, tets).sum() == pytest.approx(BALL, rel=2e-4 * (size_mm / 4) ** 4)


def test_faces_between_bodies_are_curved_for_both():
    bodies = [Body("shell", ball(10.0)), Body("core", ball(7.0))]
    mesh = tetrahedra(bodies, 2.0)
    curved = curved_tet10(mesh)
    core = mesh.material == 1
    triangles = boundary_faces(mesh.tets[core])[0]
    assert np.abs(ball(7.0)(curved.points[np.unique(triangles)])).max() < 1e-3
    volumes = volumes10(curved.points, curved.tets)
    assert volumes[core].sum() == pytest.approx(4 / 3 * np.pi * 343, rel=1e-4)
    assert volumes[~core].sum() == pytest.approx(4 / 3 * np.pi * 657, rel=1e-4)


def test_a_cut_stays_flat_and_its_rim_lies_on_both_surfaces():
    mesh = tetrahedra([Body("cap", ball(10.0), (PLANE,))], 2.0)
    curved = curved_tet10(mesh)
    assert PLANE.signed_distance_mm(curved.points).max() < 0.03
    triangles, _ = boundary_faces(mesh.tets)
    flat = (np.abs(PLANE.signed_distance_mm(mesh.points))[triangles] < 1e-6).all(axis=1)
    rim = np.intersect1d(triangles[flat], triangles[~flat])
    assert np.abs(ball(10.0)(curved.points[rim])).max() < 0.02
    assert np.abs(PLANE.signed_distance_mm(curved.points[rim])).max() < 0.02
    assert volumes10(curved.points, curved.tets).sum() == pytest.approx(np.pi * 14**2 * (30 - 14) / 3, rel=2e-4)


def test_a_surface_of_triangles_is_followed_and_elements_stay_valid():
    shape = capsule(6.0, 4.0)
    grid = grid_around(shape)
    field = surface_field(extract(voxels(shape, grid), grid))
    mesh = tetrahedra([Body("bone", field)], 2.0)
    curved = curved_tet10(mesh)
    assert jacobians(curved.points, curved.tets, PLACES).min() > 0
    skin = quadratic_skin(mesh, curved.tets)
    straight = to_tet10(mesh)[0]
    assert np.abs(field(curved.points[skin])).mean() < 0.1 * np.abs(field(straight[skin])).mean()
    assert curved.sides > 0.95 * (curved.sides + curved.straightened)


def test_a_side_that_would_spoil_its_element_stays_straight_and_is_counted(monkeypatch):
    mesh = tetrahedra([Body("ball", ball(6.0))], 3.0)
    whole = curved_tet10(mesh)
    # a limit that curved elements of this size can't all keep
    monkeypatch.setattr(module, "LEAST_JACOBIAN", 0.9)
    guarded = curved_tet10(mesh)
    assert guarded.straightened > 0
    assert guarded.sides + guarded.straightened == whole.sides + whole.straightened
    least = jacobians(to_tet10(mesh)[0], guarded.tets, PLACES[-1:])
    assert (jacobians(guarded.points, guarded.tets, GAUSS_PLACES) > 0.89 * least).all()
    assert "left straight" in guarded.words()
    assert "left straight" not in whole.words()


def test_a_mesh_that_does_not_know_its_surfaces_stays_straight():
    mesh = replace(tetrahedra([Body("ball", ball(6.0))], 3.0), borders=None)
    curved = curved_tet10(mesh)
    assert np.array_equal(curved.points, to_tet10(mesh)[0])
    assert curved.sides == 0


def test_the_volume_of_a_curved_element_is_exact():
    points = np.random.default_rng(1).normal(size=(10, 3)) * 0.1
    corners = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    points[:4] += corners
    points[4:] += corners[MIDDLES].mean(axis=1)
    places, weights = get_quadrature(ElementTetP1, 8)
    tets = np.arange(10, dtype=np.int32)[None]
    assert volumes10(points, tets)[0] == pytest.approx(jacobians(points, tets, places.T)[0] @ weights, rel=1e-12)


def test_quality_is_that_of_the_curved_elements_which_are_delivered():
    body = Body("ball", ball(10.0))
    mesh = tetrahedra([body], 4.0)
    curved = curved_tet10(mesh)
    told, straight = quality(mesh, {"ball": body}, (curved.points, curved.tets)), quality(mesh, {"ball": body})
    value = {name: figure["value"] for name, figure in told.items()}
    angles = dihedral_angles_deg(curved.points, curved.tets[:, :4])
    assert value["smallest_dihedral_angle"] == angles[:, 0].min()
    volume = volumes10(curved.points, curved.tets)
    assert value["volume_ball"] == pytest.approx(volume.sum())
    assert value["volume_error_ball"] == pytest.approx(100 * (volume.sum() / BALL - 1), abs=0.3)
    assert 0.3 <= value["smallest_jacobian"] <= 1
    assert value["smallest_jacobian"] == (jacobians(curved.points, curved.tets, PLACES).min(axis=1) / (6 * volume)).min()
    for name in ("surface_max_ball", "shape_max_ball"):
        assert value[name] < 0.3 * straight[name]["value"]
    assert "the Jacobian is nowhere below" in sentences(told, mesh.names)[0]
