"""Figures of meshes, ten-node elements, clipped surfaces."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.clip import clipped
from surgplan.mesh.decimate import decimated
from surgplan.mesh.fields import formula_field, union
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.quadratic import MIDDLES, to_tet10
from surgplan.mesh.quality import quality, sentences
from surgplan.mesh.surface import TriMesh, extract
from surgplan.mesh.tetmesh import TetMesh
from tests.mesh.shapes import ball, grid_around, voxels

REGULAR = np.array([[1.0, 1, 1], [-1, 1, -1], [1, -1, -1], [-1, -1, 1]])
CORNER = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
ONE = np.array([[0, 1, 2, 3]])
PLANE = Plane.through((0, 0, 1.0), (0, 0, 1))


def test_angles_between_faces_are_those_of_known_tetrahedra():
    assert dihedral_angles_deg(REGULAR, ONE) == pytest.approx(np.array([[np.degrees(np.arccos(1 / 3))] * 2]))
    assert dihedral_angles_deg(CORNER, ONE) == pytest.approx(np.array([[np.degrees(np.arccos(1 / np.sqrt(3))), 90.0]]))


def test_flat_and_inverted_tetrahedra_have_no_angle():
    flat = CORNER.copy()
    flat[3] = (1, 1, 0)
    assert dihedral_angles_deg(flat, ONE).tolist() == [[0, 180]]
    assert dihedral_angles_deg(CORNER, ONE[:, [0, 2, 1, 3]]).tolist() == [[0, 180]]


def test_the_figures_of_a_mesh_have_units_and_tell_its_distance_from_the_shape():
    bodies = [Body("cap", ball(10.0), (PLANE,)), Body("core", ball(4.0))]
    mesh = tetrahedra(bodies, 2.0)
    figures = quality(mesh, {body.name: body for body in bodies})
    assert figures["tetrahedra"] == {"value": len(mesh.tets), "unit": ""}
    assert figures["smallest_dihedral_angle"]["value"] > 10
    assert figures["volume_core"]["value"] == pytest.approx(4 / 3 * np.pi * 64, rel=5e-3)
    assert figures["surface_p99_cap"]["value"] < 0.1
    assert figures["surface_p99_core"]["value"] < 0.1
    moved = TetMesh(mesh.points + np.array([0.5, 0, 0]), mesh.tets, mesh.material, mesh.names)
    assert quality(moved, {"cap": bodies[0]})["surface_p99_cap"]["value"] > 0.4
    assert "surface_p99_cap" not in quality(mesh)


def test_middle_nodes_stand_in_the_order_of_calculix():
    mesh = TetMesh(CORNER, ONE.astype(np.int32), np.zeros(1, np.int16), ("one",))
    points, tets = to_tet10(mesh)
    expected = [(0, 1), (1, 2), (2, 0), (0, 3), (1, 3), (2, 3)]
    assert [tuple(pair) for pair in MIDDLES.tolist()] == expected
    for node, (a, b) in zip(tets[0, 4:], expected, strict=True):
        assert points[node].tolist() == ((CORNER[a] + CORNER[b]) / 2).tolist()


def test_neighbours_share_middle_nodes():
    mesh = tetrahedra([Body("ball", ball(6.0))], 2.0)
    points, tets = to_tet10(mesh)
    edges = np.unique(np.sort(mesh.tets[:, MIDDLES].reshape(-1, 2), axis=1), axis=0)
    assert len(points) == len(mesh.points) + len(edges)
    assert np.array_equal(tets[:, :4], mesh.tets)
    assert np.allclose(points[tets[:, 4:]], mesh.points[mesh.tets[:, MIDDLES]].mean(axis=2))


def test_a_clipped_surface_is_closed_and_flat_on_the_cut():
    shape = ball(10.0)
    grid = grid_around(shape)
    mesh = extract(voxels(shape, grid), grid)
    below = clipped(mesh, PLANE)
    above = clipped(mesh, Plane.through(PLANE.origin, np.negative(PLANE.normal)))
    assert below.is_closed
    assert above.is_closed
    assert below.volume_mm3 + above.volume_mm3 == pytest.approx(mesh.volume_mm3, rel=1e-9)
    assert below.volume_mm3 == pytest.approx(np.pi * 11**2 * (30 - 11) / 3, rel=5e-3)
    assert below.points[:, 2].max() == pytest.approx(1.0)
    assert below.points.flags.writeable  # what thins surfaces refuses memory it may not write
    assert len(decimated(below, triangles=500).triangles) <= 500
    assert clipped(mesh, Plane.through((0, 0, 50), (0, 0, 1))) is mesh
    with pytest.raises(MeshFailed, match="whole surface away"):
        clipped(mesh, Plane.through((0, 0, -50), (0, 0, 1)))
    with pytest.raises(MeshFailed, match="3 open edges"):
        clipped(TriMesh(mesh.points, mesh.triangles[1:]), PLANE)


@pytest.mark.parametrize(("thick", "at"), [(0.3, 0.0), (0.5, 0.4)])
def test_a_fin_too_thin_for_any_sample_is_said_to_be_lost(thick, at):
    def fin(p):
        q = np.abs(p - [22, 0, at]) - [10, 7, thick / 2]
        return np.linalg.norm(np.maximum(q, 0), axis=1) + np.minimum(q.max(axis=1), 0)

    with_fin = union(ball(14.0), formula_field(fin, np.array([12.0, -7, -1]), np.array([32.0, 7, 1])))
    mesh = tetrahedra([Body("bone", with_fin)], 3.0)
    assert mesh.points[:, 0].max() < 16
    made = {name: value for name, (value, _) in mesh.made.items()}
    whole = 100 * thick * 17.5 * 14 / (4 / 3 * np.pi * 14**3)
    assert 0.7 * whole < made["lost_bone"] < 2 * whole  # a rough estimate, rather too much
    assert 5 < made["lost_surface_bone"] < 25
    (note,) = (words for words in mesh.notes if "lost" in words)
    assert "% of its surface, up to 1" in note
    assert "and (32 7 0) LPS mm" in note or "and (32 7 1) LPS mm" in note
    told = sentences(quality(mesh), mesh.names)[1]
    assert "of the shape's surface are lost" in told
    sound = tetrahedra([Body("bone", ball(14.0))], 3.0)
    assert not sound.notes
    assert "nothing of its shape is lost" in sentences(quality(sound), sound.names)[1]
