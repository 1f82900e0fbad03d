"""The tetrahedral mesher: conforming, positive, well shaped, of the right volumes, or refused."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.mesh.crumbs import apart
from surgplan.mesh.faces import boundary_faces, face_table, interface_faces, parts
from surgplan.mesh.fields import difference, intersection, mask_field, offset, plane_field, union
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.quality import dihedral_angles_deg
from surgplan.mesh.surface import TriMesh
from surgplan.mesh.tetmesh import tet_volumes
from tests.mesh.shapes import ball, capsule

BALL = 4 / 3 * np.pi * 1000
TILTED = Plane.through((0.3, 0.2, 0.1), (1, 2, 3))


def check(mesh, smallest_deg=10.0):
    """What every mesh must be."""
    assert mesh.volumes_mm3().min() > 0
    face_table(mesh.tets)  # raises if three tetrahedra meet in a face
    triangles, _ = boundary_faces(mesh.tets)
    outside = TriMesh(mesh.points, triangles)
    assert outside.is_closed
    assert outside.volume_mm3 == pytest.approx(mesh.volumes_mm3().sum())
    assert len(np.unique(mesh.tets)) == len(mesh.points)
    assert set(mesh.material.tolist()) == set(range(len(mesh.names)))
    if len(mesh.tets):
        assert dihedral_angles_deg(mesh.points, mesh.tets)[:, 0].min() > smallest_deg


@pytest.mark.parametrize("size_mm", [4.0, 2.0, 1.3])
def test_a_ball_keeps_its_volume_at_any_element_size(size_mm):
    mesh = tetrahedra([Body("ball", ball(10.0))], size_mm)
    check(mesh)
    assert mesh.volume_of("ball") == pytest.approx(BALL, rel=2e-3)
    surface = np.unique(boundary_faces(mesh.tets)[0])
    assert np.abs(ball(10.0)(mesh.points[surface])).max() < 0.03 * size_mm**2 / 2 + 1e-3


def test_later_bodies_win_and_faces_are_shared():
    bodies = [Body("bone", ball(10.0)), Body("stem", capsule(12.0, 3.0))]
    mesh = tetrahedra(bodies, 1.5)
    check(mesh)
    stem = np.pi * 9 * 24 + 4 / 3 * np.pi * 27
    # what the stem takes from the ball: a cylinder with two spherical caps of height 10 - sqrt(91)
    depth = np.sqrt(91)
    cap = 10 - depth
    taken = np.pi * 9 * 2 * depth + 2 * np.pi * cap**2 * (30 - cap) / 3
    assert mesh.volume_of("stem") == pytest.approx(stem, rel=5e-3)
    assert mesh.volume_of("bone") == pytest.approx(BALL - taken, rel=5e-3)
    triangles, inner, outer = interface_faces(mesh.tets, mesh.material, 0, 1)
    assert (mesh.material[inner] == 0).all()
    assert (mesh.material[outer] == 1).all()
    area = TriMesh(mesh.points, triangles).area_mm2
    assert area == pytest.approx(2 * np.pi * 3 * 2 * depth, rel=0.02)
    # the surface of the bone does not cut up the stem that replaces it
    alone = tetrahedra(bodies[1:], 1.5)
    deep, deep_alone = (np.unique(m.points[bodies[1].field(m.points) < -1.2], axis=0) for m in (mesh, alone))
    assert np.allclose(deep, deep_alone)
    # a point of the interface is one point for both sides
    table = face_table(mesh.tets)
    assert parts(len(mesh.tets), table.first // 4, table.second // 4)[0] == 1


def test_a_layer_inside_a_body_is_met():
    mesh = tetrahedra([Body("cortex", ball(10.0)), Body("marrow", offset(ball(10.0), -2.5))], 1.5)
    check(mesh)
    assert mesh.volume_of("marrow") == pytest.approx(BALL * 0.75**3, rel=3e-3)
    assert mesh.volume_of("cortex") == pytest.approx(BALL * (1 - 0.75**3), rel=3e-3)


def test_a_cut_leaves_a_flat_face_with_a_sharp_edge():
    mesh = tetrahedra([Body("cap", ball(10.0), (TILTED,))], 1.5)
    check(mesh)
    height = 10 - float(TILTED.signed_distance_mm(np.zeros(3)))
    assert mesh.volume_of("cap") == pytest.approx(np.pi * height**2 * (30 - height) / 3, rel=5e-3)
    triangles, _ = boundary_faces(mesh.tets)
    flat = (np.abs(TILTED.signed_distance_mm(mesh.points))[triangles] < 1e-6).all(axis=1)
    assert TILTED.signed_distance_mm(mesh.points).max() < 0.12
    rim = np.intersect1d(triangles[flat], triangles[~flat])
    assert np.abs(ball(10.0)(mesh.points[rim])).max() < 0.04
    assert TriMesh(mesh.points, triangles[flat]).area_mm2 == pytest.approx(np.pi * (100 - (height - 10) ** 2), rel=0.02)


def test_two_fragments_meet_in_the_plane_that_parts_them():
    other_side = Plane.through(TILTED.origin, np.negative(TILTED.normal))
    shape = ball(10.0)
    mesh = tetrahedra([Body("shaft", shape, (TILTED,)), Body("head", shape, (other_side,))], 1.5)
    check(mesh)
    assert mesh.volume_of("shaft") + mesh.volume_of("head") == pytest.approx(BALL, rel=2e-3)
    triangles, _, _ = interface_faces(mesh.tets, mesh.material, 0, 1)
    assert np.abs(TILTED.signed_distance_mm(mesh.points[np.unique(triangles)])).max() < 0.12
    separate = tetrahedra([Body("shaft", shape, (TILTED,))], 1.5)
    assert separate.volume_of("shaft") == pytest.approx(mesh.volume_of("shaft"), rel=2e-3)


def test_a_box_of_planes_has_eight_sharp_corners():
    turn = Rigid.about((0, 0, 0), (1, 2, 3), 37).matrix3
    half = np.array([10.0, 8.0, 6.0])
    cuts = tuple(Plane.through(s * half[a] * turn[:, a], s * turn[:, a]) for a in range(3) for s in (1, -1))
    mesh = tetrahedra([Body("box", ball(20.0), cuts)], 2.0)
    check(mesh)
    assert mesh.volume_of("box") == pytest.approx(8 * half.prod(), rel=2e-3)
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) * half @ turn.T
    nearest = np.linalg.norm(mesh.points[:, None] - corners, axis=2).min(axis=0)
    assert nearest.max() < 0.8


def test_sets_of_shapes_are_meshed_as_sets():
    a, b = ball(8.0), ball(8.0, (6.0, 0, 0))
    lens = 2 * np.pi * 5**2 * (24 - 5) / 3
    whole = 4 / 3 * np.pi * 512
    for shape, volume in ((intersection(a, b), lens), (union(a, b), 2 * whole - lens), (difference(a, b), whole - lens)):
        mesh = tetrahedra([Body("set", shape)], 1.2)
        check(mesh)
        assert mesh.volume_of("set") == pytest.approx(volume, rel=6e-3)


def test_a_domain_bounds_every_body():
    mesh = tetrahedra([Body("a", ball(10.0)), Body("b", ball(5.0))], 2.0, domain=plane_field(TILTED))
    check(mesh)
    assert TILTED.signed_distance_mm(mesh.points).max() < 0.16


def test_the_lattice_away_from_a_change_stays_where_it_is():
    first = tetrahedra([Body("bone", capsule(20.0, 8.0)), Body("screw", ball(3.0, (0, 0, 20.0)))], 2.0)
    second = tetrahedra([Body("bone", capsule(20.0, 8.0)), Body("screw", ball(3.0, (1.0, 0, 19.0)))], 2.0)
    far_first, far_second = (np.unique(m.points[m.points[:, 2] < 0], axis=0) for m in (first, second))
    assert np.array_equal(far_first, far_second)


def test_crumbs_are_left_out_and_said():
    specks = [ball(0.9, (14.0 + 3 * i, 0, 0)) for i in range(3)]
    mesh = tetrahedra([Body("bone", union(ball(10.0), *specks))], 1.0)
    check(mesh)
    assert mesh.points[:, 0].max() < 11
    assert any("crumbs of 'bone'" in note for note in mesh.notes)


def test_separate_pieces_are_kept_and_said():
    mesh = tetrahedra([Body("pair", union(ball(6.0), ball(5.0, (20.0, 0, 0))))], 1.5)
    check(mesh)
    assert any("2 pieces" in note for note in mesh.notes)


def test_pieces_that_touch_at_a_point_only_share_no_points():
    tets = np.array([[0, 1, 2, 3], [3, 4, 5, 6], [7, 0, 2, 1]])
    new, source, piece = apart(tets, 8, face_table(tets))
    assert piece.tolist() == [0, 1, 0]
    assert not set(new[0]) & set(new[1])
    assert set(new[0]) & set(new[2])
    assert source[new].tolist() == tets.tolist()


def test_bodies_that_touch_along_an_edge_only_are_separate_pieces():
    def beam(x, y):
        planes = (((x, 0, 0), (-1, 0, 0)), ((x + 6, 0, 0), (1, 0, 0)), ((0, y, 0), (0, -1, 0)), ((0, y + 6, 0), (0, 1, 0)))
        return intersection(*(plane_field(Plane.through(o, n)) for o, n in planes))

    room = intersection(*(plane_field(Plane.through((0, 0, 6 * s), (0, 0, s))) for s in (1, -1)), ball(30.0))
    mesh = tetrahedra([Body("one", beam(0, 0)), Body("two", beam(6, 6))], 1.5, domain=room)
    check(mesh)
    assert not len(interface_faces(mesh.tets, mesh.material, 0, 1)[0])
    assert not len(np.intersect1d(*(mesh.tets[mesh.material == i] for i in (0, 1))))
    assert any("2 pieces" in note for note in mesh.notes)


@pytest.mark.parametrize("seed", range(4))
def test_noise_gives_a_valid_mesh_or_a_refusal(seed):
    random = np.random.default_rng(seed)
    mask = random.random((14, 14, 14)) < random.choice([0.02, 0.3, 0.6, 0.95])
    field = mask_field(mask, Grid((14, 14, 14), (1.0, 1.0, 1.5), (3.0, 2.0, 1.0)))
    for size_mm in (0.9, 2.0):
        try:
            mesh = tetrahedra([Body("noise", field)], size_mm)
        except MeshFailed:
            continue
        check(mesh, smallest_deg=0.5)


@pytest.mark.parametrize(
    ("bodies", "size_mm", "words"),
    [
        ([], 2.0, "no body to mesh"),
        ([Body("a", ball(5.0)), Body("a", ball(5.0))], 2.0, "different names"),
        ([Body("a", ball(5.0))], 0.0, "positive"),
        ([Body("a", ball(5.0))], float("nan"), "positive"),
        ([Body("a", plane_field(TILTED))], 2.0, "no end"),
        ([Body("a", intersection(ball(5.0), ball(5.0, (20.0, 0, 0))))], 2.0, "'a' is empty"),
        ([Body("a", ball(5.0)), Body("b", ball(8.0))], 2.0, "nothing of the body 'a'"),
        ([Body("a", ball(5.0), (Plane.through((0, 0, -50), (0, 0, 1)),))], 2.0, "nothing of the body 'a'"),
        ([Body("speck", ball(0.2))], 4.0, "'speck'"),
        ([Body("sheet", difference(ball(12.0), ball(11.7)))], 4.0, "'sheet'"),
        ([Body("a", ball(5000.0))], 0.01, "larger"),
        ([Body("a", ball(500.0))], 1.0, "larger"),
    ],
)
def test_what_cannot_be_meshed_is_refused_with_a_reason(bodies, size_mm, words):
    with pytest.raises(MeshFailed, match=words):
        tetrahedra(bodies, size_mm)


@pytest.mark.parametrize("seed", [3, 7, 15, 96])
def test_bodies_thrown_together_give_a_valid_mesh_of_their_volumes(seed):
    random = np.random.default_rng(seed)
    bodies = []
    for number in range(3):
        shape = ball(random.uniform(6, 10), random.uniform(-4, 4, 3)) if number < 2 else capsule(9.0, 2.5)
        bodies.append(Body(f"b{number}", shape, (Plane.through(random.uniform(-4, 4, 3), random.normal(size=3)),)))
    mesh = tetrahedra(bodies, 1.6)
    check(mesh, smallest_deg=2.0)
    angles = dihedral_angles_deg(mesh.points, mesh.tets)[:, 0]
    assert (angles < 8).mean() < 2e-3
    line = np.arange(-15, 15, 0.3)
    # one point at random in each small cube: a plain grid would miscount a cylinder along its axes
    samples = np.stack(np.meshgrid(line, line, line), axis=-1).reshape(-1, 3) + random.uniform(0, 0.3, (len(line) ** 3, 3))
    owner = np.full(len(samples), -1)
    for number, body in enumerate(bodies):
        inside = (body.field(samples) < 0) & (body.cuts[0].signed_distance_mm(samples) < 0)
        owner[inside] = number
    for number, body in enumerate(bodies):
        assert mesh.volume_of(body.name) == pytest.approx((owner == number).sum() * 0.3**3, rel=0.01, abs=1)


def test_progress_goes_forward():
    told = []
    tetrahedra([Body("a", ball(5.0)), Body("b", ball(3.0))], 2.0, progress=lambda fraction, words: told.append(fraction))
    assert told == sorted(told)
    assert 0 <= told[0] < told[-1] <= 1


def test_volumes_of_tetrahedra():
    points = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    assert tet_volumes(points, np.array([[0, 1, 2, 3], [0, 2, 1, 3]])).tolist() == pytest.approx([1 / 6, -1 / 6])
