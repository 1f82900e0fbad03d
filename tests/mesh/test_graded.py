"""Lattices of several cell sizes: no node hangs, sizes are as wanted, thin walls are kept or said to be lost."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.cubic import lattice, packed, unpacked
from surgplan.mesh.faces import face_table, triangles_of
from surgplan.mesh.fields import difference, formula_field
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.octree import graded
from surgplan.mesh.quality import quality, sentences
from surgplan.mesh.sizing import Everywhere, NearPoint, NearSurface, ThinWalls, finest
from surgplan.mesh.tetmesh import EDGES, oriented, tet_volumes
from surgplan.mesh.thickness import wall_thickness
from tests.mesh.random_meshes import must_be_sound
from tests.mesh.shapes import ball

BLOCK = np.stack(np.meshgrid(*[np.arange(-4, 4)] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
CUP = difference(ball(10.0), ball(9.0, (0.7, 0, 0)))
"""A hollow ball whose wall is 0.3 to 1.7 mm thick."""
CUP_MM3 = 4 / 3 * np.pi * (1000 - 729)
LOW, HIGH = np.array([-8.0, -8, -8]), np.array([22.0, 8, 8])


def everywhere_inside(points, size_mm):
    return np.full(len(points), -np.inf)


def wing(points):
    """A ball with a plate of 0.8 mm, one level set for both sides of it."""
    plate = np.abs(points - [14.0, 0, 0]) - [8.0, 6.0, 0.4]
    plate = np.linalg.norm(np.maximum(plate, 0), axis=1) + np.minimum(plate.max(axis=1), 0)
    return np.minimum(np.linalg.norm(points, axis=1) - 8, plate)


WING = formula_field(wing, LOW, HIGH)


def edge_lengths(mesh, chosen):
    """Mean edge length of the tetrahedra whose middles are chosen."""
    tets = mesh.tets[chosen(mesh.points[mesh.tets].mean(axis=1))]
    ends = mesh.points[tets[:, EDGES]]
    return np.linalg.norm(ends[:, :, 1] - ends[:, :, 0], axis=2).mean()


def test_cells_that_share_a_corner_differ_by_one_level_at_most():
    leaves = graded(BLOCK, 2.0, NearPoint((1.0, 0.3, 0.2), 0.2, 0.12), everywhere_inside)
    assert len(leaves) == 5
    owner = {}
    for level, cells in enumerate(leaves):
        size = 1 << (4 - level)
        for cell in cells.tolist():
            low = np.array(cell) * size
            for corner in np.ndindex(2, 2, 2):
                # a cell of the finest level in each corner of the cell stands for it
                owner.setdefault(tuple(low + np.array(corner) * size), []).append(level)
    assert max(max(levels) - min(levels) for levels in owner.values()) == 1
    assert sum(len(cells) / 8**level for level, cells in enumerate(leaves)) == len(BLOCK)


def test_the_graded_lattice_fills_its_space_without_hanging_nodes_and_with_good_angles():
    leaves = graded(BLOCK, 2.0, NearPoint((1.0, 0.3, 0.2), 0.6, 0.25), everywhere_inside)
    assert [len(cells) > 0 for cells in leaves] == [True] * 4
    points, tets, spacing = lattice(leaves, np.zeros(3), 2.0)
    tets = oriented(points, tets)
    assert tet_volumes(points, tets).min() > 0
    angles = dihedral_angles_deg(points, tets)
    assert angles[:, 0].min() == pytest.approx(45)
    assert angles[:, 1].max() == pytest.approx(120)
    table = face_table(tets)
    # faces with one neighbour only lie in the outermost layer of half cells
    border = points[triangles_of(tets, table.border)]
    assert (np.abs(border).max(axis=2) > 6.9).all()
    inner = np.abs(points[tets].mean(axis=1)).max(axis=1) < 6
    assert inner.sum() > 1000
    assert set(spacing.tolist()) == {2.0, 1.0, 0.5, 0.25}
    assert (spacing[tets].max(axis=1) <= 2.1 * spacing[tets].min(axis=1)).all()


def test_without_sizing_the_lattice_is_the_uniform_one():
    cells = [BLOCK]
    uniform = lattice(cells, np.zeros(3), 1.5)
    wanted = lattice(graded(BLOCK, 1.5, Everywhere(1.4), everywhere_inside), np.zeros(3), 1.5)
    assert all(np.array_equal(a, b) for a, b in zip(uniform, wanted, strict=True))


def test_keys_of_cells_sort_as_the_cells_do():
    cells = np.array([[-3, 5, 2], [-3, 5, -7], [100_000, -100_000, 0], [0, 0, 0]])
    assert np.array_equal(unpacked(packed(cells)), cells)
    assert np.array_equal(np.argsort(packed(cells)), np.lexsort(cells.T[::-1]))


@pytest.mark.parametrize(
    "sizing",
    [
        NearPoint((10.0, 0, 0), 2.0, 0.5),
        NearSurface(ball(3.0, (4.0, 0, 0)), 0.5, 0.6),
        finest(NearPoint((10.0, 0, 0), 0.5, 0.3), NearPoint((-10.0, 0, 0), 2.0, 0.6)),
    ],
)
def test_refined_meshes_are_sound_and_keep_volumes_and_angles(sizing):
    bodies = [Body("bone", ball(10.0), (Plane.through((0, 0, -6.0), (0.1, 0.2, -1)),)), Body("screw", ball(3.0, (4.0, 0, 0)))]
    coarse = tetrahedra(bodies, 2.0)
    mesh = tetrahedra(bodies, 2.0, sizing=sizing)
    must_be_sound(mesh)
    assert len(mesh.tets) > 1.5 * len(coarse.tets)
    assert dihedral_angles_deg(mesh.points, mesh.tets)[:, 0].min() > 10
    assert mesh.volume_of("screw") == pytest.approx(4 / 3 * np.pi * 27, rel=6e-3)
    assert abs(mesh.made["volume_error_bone"][0]) < 0.2


def test_edges_are_as_short_as_wanted_near_a_point_and_as_long_as_before_far_from_it():
    mesh = tetrahedra([Body("ball", ball(10.0))], 2.0, sizing=NearPoint((9.0, 0, 0), 1.5, 0.5))
    plain = tetrahedra([Body("ball", ball(10.0))], 2.0)

    def near(points):
        return np.linalg.norm(points - [9.0, 0, 0], axis=1) < 1.5

    def far(points):
        return points[:, 0] < 0

    assert edge_lengths(mesh, near) == pytest.approx(0.5, rel=0.2)
    assert edge_lengths(mesh, far) == pytest.approx(edge_lengths(plain, far), rel=0.02)


def test_the_thickness_of_a_wall_is_found_straight_through_it():
    along = np.linspace(0, np.pi, 9)
    outside = 10.2 * np.stack([np.cos(along), np.sin(along), 0 * along], axis=1)
    inward = -outside / 10.2
    # from the outer ball straight inwards to the inner one, whose middle is 0.7 mm off
    to = outside + 0.2 * inward - [0.7, 0, 0]
    half = np.einsum("ij,ij->i", to, inward)
    truth = -half - np.sqrt(half**2 - np.einsum("ij,ij->i", to, to) + 81)
    assert wall_thickness(CUP, outside, 1.0, 3.0) == pytest.approx(truth, abs=0.07)
    assert np.isinf(wall_thickness(ball(10.0), outside, 1.0, 3.0)).all()


def test_a_cortex_of_half_a_millimetre_between_two_surfaces_is_kept_in_coarse_elements():
    cortex = difference(ball(10.0), ball(9.5))
    mesh = tetrahedra([Body("cortex", ball(10.0)), Body("marrow", ball(9.5))], 1.6)
    must_be_sound(mesh)
    assert mesh.volume_of("cortex") == pytest.approx(4 / 3 * np.pi * (1000 - 9.5**3), rel=0.01)
    assert mesh.made["lost_cortex"][0] < 0.3
    assert cortex(np.array([[9.75, 0, 0]])) == pytest.approx(-0.25)


def test_a_thin_wall_is_refined_where_it_is_thin():
    mesh = tetrahedra([Body("cup", CUP)], 2.0, sizing=ThinWalls(CUP, 0.4))
    must_be_sound(mesh)
    assert mesh.volume_of("cup") == pytest.approx(CUP_MM3, rel=2e-3)
    thick, thin = edge_lengths(mesh, lambda p: p[:, 0] < -8), edge_lengths(mesh, lambda p: p[:, 0] > 9)
    assert thin < 0.6 * thick


def test_a_plate_that_is_too_thin_is_lost_aloud_and_kept_once_refined():
    lost = tetrahedra([Body("wing", WING)], 2.0)
    words = " ".join(lost.notes)
    share = lost.made["lost_wing"][0]
    assert share > 3
    assert f"{share:.1f} % of 'wing' is thinner than 0." in words
    assert "was lost in elements of 2 mm" in words
    kept = tetrahedra([Body("wing", WING)], 2.0, sizing=ThinWalls(WING, 0.4))
    must_be_sound(kept)
    assert kept.made["lost_wing"][0] < 0.2
    assert not kept.notes
    assert abs(kept.made["volume_error_wing"][0]) < 0.5
    # the shape's own surface tells what the mesh's can't
    figures = quality(lost, {"wing": WING})
    assert figures["surface_max_wing"]["value"] < 0.5
    assert figures["shape_max_wing"]["value"] > 3
    assert quality(kept, {"wing": WING})["shape_max_wing"]["value"] < 0.3


def test_corners_that_are_cut_off_are_not_called_thin_walls():
    mesh = tetrahedra([Body("wing", WING)], 1.5)
    assert mesh.made["lost_wing"][0] < 1
    assert any("edges and corners that elements of 1.5 mm cut off" in note for note in mesh.notes)
    assert not any("thinner" in note for note in mesh.notes)


def test_the_words_of_a_mesh_tell_volume_distances_and_angles():
    bodies = [Body("ball", ball(10.0))]
    mesh = tetrahedra(bodies, 2.0)
    figures = quality(mesh, {"ball": ball(10.0)})
    first, own = sentences(figures, mesh.names)
    assert first.startswith(f"{len(mesh.tets)} tetrahedra")
    assert "none below 10 deg" in first
    assert f"{mesh.volume_of('ball'):.6g} mm3" in own
    assert "its surface lies" in own
    assert "the shape's" in own
    for name in ("surface_mean_ball", "surface_p95_ball", "surface_max_ball", "shape_mean_ball", "shape_max_ball"):
        assert 0 <= figures[name]["value"] < 0.06
        assert figures[name]["unit"] == "mm"
    assert figures["pieces"] == {"value": 1.0, "unit": ""}


@pytest.mark.parametrize(
    ("sizing", "words"),
    [(Everywhere(0.03), "refine less"), (NearPoint((0.0, 0, 0), 10.0, 0.05), "refine less")],
)
def test_what_would_be_refined_without_end_is_refused(sizing, words):
    with pytest.raises(MeshFailed, match=words):
        tetrahedra([Body("ball", ball(10.0))], 2.0, sizing=sizing)
