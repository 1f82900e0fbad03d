"""Bricks from labels: shared nodes, whole parts, right volumes, and a patch test solved with them."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest
from skfem import Basis, ElementHex1, ElementVector, MeshHex, asm, condense, solve
from skfem.models.elasticity import lame_parameters, linear_elasticity
from vtkmodules.vtkIOXML import vtkXMLUnstructuredGridReader

from surgplan.base.errors import MeshFailed, StorageFailed
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.mesh.files import write_inp, write_vtu
from surgplan.mesh.hexahedra import CORNERS, hexahedra
from tests.mesh.shapes import ball, grid_around, voxels

TURNED = Rigid.about((0, 0, 0), (1, 2, 3), 25).matrix3
MODULUS, POISSON = 17e3, 0.3


def grid_of(shape, mirrored=False):
    """A turned grid of unequal spacing [k, j, i]."""
    turn = TURNED * ([-1, 1, 1] if mirrored else [1, 1, 1])
    return Grid(tuple(shape[::-1]), (0.5, 0.6, 0.8), (-30.0, 12.0, 7.0), tuple(float(v) for v in turn.ravel()))


def corner_volumes(mesh):
    """Jacobian (m, 8) at the corners."""
    neighbours = [[1, 3, 4], [2, 0, 5], [3, 1, 6], [0, 2, 7], [7, 5, 0], [4, 6, 1], [5, 7, 2], [6, 4, 3]]
    x = mesh.points[mesh.hexahedra]
    return np.stack(
        [np.linalg.det(np.stack([x[:, n] - x[:, c] for n in near], axis=1)) for c, near in enumerate(neighbours)], axis=1
    )


def porous(shape, filled=0.75, seed=3):
    random = np.random.default_rng(seed)
    labels = (random.random(shape) < filled).astype(np.uint8)
    labels[:, : shape[1] // 2] *= 2
    return labels


@pytest.mark.parametrize("mirrored", [False, True])
def test_each_voxel_is_an_element_of_positive_volume_around_its_middle(mirrored):
    labels = porous((7, 6, 5))
    grid = grid_of(labels.shape, mirrored)
    mesh = hexahedra(labels, grid, {1: "one", 2: "two"}, whole=False)
    assert len(mesh.hexahedra) == np.count_nonzero(labels)
    assert corner_volumes(mesh) == pytest.approx(grid.voxel_volume_mm3)
    k, j, i = np.nonzero(labels)
    assert np.allclose(mesh.points[mesh.hexahedra].mean(axis=1), grid.to_lps(np.stack([i, j, k], axis=1)))
    assert mesh.names == ("one", "two")
    assert np.array_equal(mesh.material, labels[labels > 0] - 1)
    assert mesh.volume_of("two") == pytest.approx((labels == 2).sum() * grid.voxel_volume_mm3)
    assert len(np.unique(np.round(mesh.points, 6), axis=0)) == len(mesh.points)
    assert len(np.unique(mesh.hexahedra)) == len(mesh.points)


def test_only_the_largest_part_by_faces_stays_and_the_rest_is_said():
    labels = np.zeros((6, 6, 6), dtype=np.uint8)
    labels[:3, :3, :3] = 1
    labels[3, 3, 3] = 1  # touches at a corner only
    labels[5, 0:2, 0] = 1
    mesh = hexahedra(labels, grid_of(labels.shape), {1: "bone"})
    assert len(mesh.hexahedra) == 27
    assert "2 parts" in mesh.notes[0]
    assert "10 % of the elements" in mesh.notes[0]
    assert not hexahedra(labels, grid_of(labels.shape), {1: "bone"}, whole=False).notes


def test_coarser_elements_take_the_label_that_fills_most_and_say_how_full_they_are():
    labels = np.zeros((4, 4, 8), dtype=np.uint8)
    labels[:2, :2, :2] = 1
    labels[:2, :2, 2:4] = 1
    labels[0, 0, 2:4] = 2
    labels[:2, :2, 4] = 2  # half a cube
    labels[0, 0, 6] = 2  # an eighth of one
    grid = grid_of(labels.shape)
    mesh = hexahedra(labels, grid, {1: "one", 2: "two"}, coarsen=2)
    assert mesh.material.tolist() == [0, 0, 1]
    assert mesh.filled.tolist() == [1, 1, 0.5]
    assert corner_volumes(mesh) == pytest.approx(8 * grid.voxel_volume_mm3)
    assert "4.8 % of the voxels" in mesh.notes[0]
    assert mesh.volume_of("one") + mesh.volume_of("two") == pytest.approx(20 * grid.voxel_volume_mm3)


def test_what_coarse_elements_shift_from_one_material_to_another_is_said_of_each():
    labels = np.zeros((6, 4, 4), dtype=np.uint8)
    labels[:3], labels[3:] = 1, 2  # their border runs through the middle of elements
    mesh = hexahedra(labels, grid_of(labels.shape), {1: "one", 2: "two"}, coarsen=2)
    voxel = grid_of(labels.shape).voxel_volume_mm3
    assert mesh.volume_of("one") == pytest.approx(64 * voxel)
    assert mesh.volume_of("two") == pytest.approx(32 * voxel)
    assert mesh.notes[0] == "one holds 133 % of its volume in elements of 2 voxels a side"
    assert mesh.notes[1].startswith("two holds 66.7 % of its volume in elements of 2 voxels a side: an element of several")
    assert not hexahedra(labels, grid_of(labels.shape), {1: "one", 2: "two"}).notes


def test_a_ball_in_coarse_elements_keeps_its_volume_or_says_what_it_lost():
    shape = ball(10.0)
    grid = grid_around(shape, (0.5, 0.5, 0.5))
    mask = voxels(shape, grid)
    mesh = hexahedra(mask.astype(np.uint8), grid, {1: "ball"}, coarsen=3)
    lost = 1 - mesh.volume_of("ball") / (mask.sum() * 0.5**3)
    assert 0 < lost < 0.06
    assert mesh.notes[0].startswith(f"{100 * lost:.2g} % of the voxels")
    assert np.linalg.norm(mesh.points.mean(axis=0)) < 0.3


@pytest.mark.parametrize(
    ("labels", "coarsen", "words"),
    [
        (np.zeros((4, 4, 4), dtype=np.uint8), 1, "labels are empty"),
        (np.full((4, 4, 4), 9, dtype=np.uint8), 1, "labels are empty"),
        (np.ones((4, 4, 4), dtype=np.uint8), 0, "choose 1 to 32"),
        (np.ones((4, 4, 1), dtype=np.uint8), 4, "half filled"),
        (np.ones((3, 4, 4), dtype=np.uint8), 1, "do not fit"),
    ],
)
def test_what_makes_no_elements_is_refused_with_a_reason(labels, coarsen, words):
    grid = grid_of((4, 4, labels.shape[2]))
    with pytest.raises(MeshFailed, match=words):
        hexahedra(labels, grid, {1: "bone"}, coarsen)


def patch(mesh):
    """Displacements of a homogeneous strain, and the nodes on the outside, where it is prescribed."""
    strain = np.array([[2, 0.5, -0.3], [0.5, -1, 0.4], [-0.3, 0.4, 0.7]]) * 1e-3
    count = np.bincount(mesh.hexahedra.ravel())
    return mesh.points @ strain, count < 8


def test_bricks_pass_the_patch_test():
    mesh = hexahedra(porous((6, 6, 5), 0.95), grid_of((6, 6, 5), mirrored=True), {1: "one", 2: "two"})
    exact, outside = patch(mesh)
    assert (~outside).sum() > 3
    fem = MeshHex(mesh.points.T, mesh.hexahedra.T[[0, 1, 3, 4, 2, 5, 7, 6]])
    basis = Basis(fem, ElementVector(ElementHex1()))
    stiffness = asm(linear_elasticity(*lame_parameters(MODULUS, POISSON)), basis)
    u = np.zeros(basis.N)
    for axis in range(3):
        u[basis.nodal_dofs[axis]] = exact[:, axis]
    held = basis.nodal_dofs[:, outside].ravel()
    start = np.where(np.isin(np.arange(basis.N), held), u, 0)
    assert solve(*condense(stiffness, np.zeros(basis.N), x=start, D=held)) == pytest.approx(u, abs=1e-12)


@pytest.mark.skipif(shutil.which("ccx") is None, reason="CalculiX is not installed")
def test_calculix_reads_the_bricks_and_passes_the_patch_test_with_them(tmp_path):
    mesh = hexahedra(porous((6, 5, 5), 0.95), grid_of((6, 5, 5)), {1: "one", 2: "two"})
    exact, outside = patch(mesh)
    path = tmp_path / "patch.inp"
    write_inp(path, mesh.points, mesh.hexahedra, {name: mesh.material == n for n, name in enumerate(mesh.names)})
    lines = ["*MATERIAL, NAME=BONE", "*ELASTIC", f"{MODULUS},{POISSON}"]
    lines += [f"*SOLID SECTION, ELSET={name}, MATERIAL=BONE" for name in ("ONE", "TWO")]
    lines += ["*STEP", "*STATIC", "*BOUNDARY"]
    lines += [f"{n + 1},{a + 1},{a + 1},{exact[n, a]:.12e}" for n in np.flatnonzero(outside) for a in range(3)]
    lines += ["*NODE PRINT, NSET=NALL", "U", "*END STEP", ""]
    path.write_text(path.read_text() + "\n".join(lines))
    done = subprocess.run(["ccx", "patch"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
    rows = [line.split() for line in (tmp_path / "patch.dat").read_text().splitlines()]
    found = np.array([[float(v) for v in row[1:]] for row in rows if len(row) == 4 and row[0].isdigit()])
    assert found == pytest.approx(exact, abs=1e-8)


def test_bricks_are_written_for_vtk(tmp_path):
    mesh = hexahedra(porous((4, 4, 4)), grid_of((4, 4, 4)), {1: "one", 2: "two"})
    path = tmp_path / "bricks.vtu"
    write_vtu(path, mesh.points, mesh.hexahedra, {}, {"material": mesh.material, "filled": mesh.filled})
    reader = vtkXMLUnstructuredGridReader()
    reader.SetFileName(str(path))
    reader.Update()
    grid = reader.GetOutput()
    assert grid.GetNumberOfCells() == len(mesh.hexahedra)
    cell = grid.GetCell(5)
    assert cell.GetClassName() == "vtkHexahedron"
    assert [cell.GetPointId(n) for n in range(8)] == mesh.hexahedra[5].tolist()
    with pytest.raises(StorageFailed, match="nowhere"):
        write_inp(tmp_path / "nowhere" / "a.inp", mesh.points, mesh.hexahedra, {})


def test_corners_stand_in_the_order_of_vtk():
    assert CORNERS[:4, 2].tolist() == [0, 0, 0, 0]
    assert CORNERS[4:, :2].tolist() == CORNERS[:4, :2].tolist()
