"""Surfaces through files and back, and files that must be refused."""

from __future__ import annotations

import struct
import zipfile

import numpy as np
import pytest
import pyvista
import trimesh

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.mesh.files import read_surface, write_surface, write_vtu
from surgplan.mesh.formats.threemf import MODEL, SPACE
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.quadratic import to_tet10
from surgplan.mesh.surface import TriMesh, extract
from tests.mesh.shapes import ball, grid_around, voxels
from tests.mesh.test_fields import CUBE


@pytest.fixture(scope="module")
def bone():
    shape = ball(9.0)
    grid = grid_around(shape)
    mesh = extract(voxels(shape, grid), grid)
    return TriMesh(mesh.points + np.array([-180.5, 95.25, 801.0]), mesh.triangles)


@pytest.mark.parametrize("name", ["a.stl", "a.STL", "a.ply", "a.obj", "a.3mf"])
def test_a_surface_comes_back_from_every_format(tmp_path, bone, name):
    path = tmp_path / name
    write_surface(bone, path, name="femur")
    again = read_surface(path, unit="mm", frame="LPS")
    assert len(again.triangles) == len(bone.triangles)
    assert np.abs(again.points[again.triangles] - bone.points[bone.triangles]).max() < 1e-4
    assert len(again.points) == len(bone.points)


def test_ascii_stl_comes_back(tmp_path, bone):
    write_surface(bone, tmp_path / "a.stl", text=True)
    assert (tmp_path / "a.stl").read_bytes().startswith(b"solid surgplan LPS mm")
    again = read_surface(tmp_path / "a.stl", unit="mm", frame="LPS")
    assert again.volume_mm3 == pytest.approx(bone.volume_mm3, rel=1e-6)
    assert again.is_closed


def test_every_header_says_frame_and_unit(tmp_path, bone):
    for name in ("a.stl", "a.ply", "a.obj"):
        write_surface(bone, tmp_path / name, name="femur")
        assert b"LPS mm femur" in (tmp_path / name).read_bytes()[:200]
    write_surface(bone, tmp_path / "a.3mf", name="femur")
    with zipfile.ZipFile(tmp_path / "a.3mf") as archive:
        assert b"LPS mm femur" in archive.read(MODEL)
        assert b'unit="millimeter"' in archive.read(MODEL)


def test_other_programs_read_what_is_written(tmp_path, bone):
    for name in ("a.stl", "a.ply", "a.obj"):
        write_surface(bone, tmp_path / name)
        assert pyvista.read(tmp_path / name).volume == pytest.approx(bone.volume_mm3, rel=1e-5)
        assert trimesh.load(tmp_path / name).is_watertight


def test_units_and_frames_are_converted(tmp_path, bone):
    write_surface(bone, tmp_path / "a.ply")
    ras = read_surface(tmp_path / "a.ply", unit="cm", frame="RAS")
    assert np.sort(ras.points, axis=0) == pytest.approx(np.sort(bone.points * np.array([-10.0, -10, 10]), axis=0))
    assert ras.volume_mm3 == pytest.approx(1000 * bone.volume_mm3)


def test_inward_triangles_are_turned(tmp_path):
    write_surface(TriMesh(CUBE.points * 5, CUBE.triangles[:, ::-1]), tmp_path / "a.stl")
    assert read_surface(tmp_path / "a.stl", unit="mm", frame="LPS").volume_mm3 == pytest.approx(1000)


def refused(path, words, unit="mm", frame="LPS"):
    with pytest.raises(BadInput, match=words) as told:
        read_surface(path, unit=unit, frame=frame)
    assert path.name in str(told.value)


@pytest.mark.parametrize("ending", [".stl", ".ply", ".obj", ".3mf"])
def test_what_bounds_no_solid_is_refused(tmp_path, ending):
    path = tmp_path / f"part{ending}"
    box = TriMesh(CUBE.points * 5, CUBE.triangles)
    write_surface(TriMesh(box.points, box.triangles[1:]), path)
    refused(path, "holes: 3 open edges")
    turned = box.triangles.copy()
    turned[0] = turned[0, ::-1]
    write_surface(TriMesh(box.points, turned), path)
    refused(path, "same way")
    fin = TriMesh(np.vstack([box.points, [[0, 0, 20.0]]]), np.vstack([box.triangles, [[0, 1, 8], [1, 0, 8]]]))
    write_surface(fin, path)
    refused(path, "more than two triangles")
    flat = TriMesh(box.points * [1, 1, 0] + np.arange(8)[:, None] * [0, 0, 1e-9], box.triangles)
    write_surface(TriMesh(np.zeros((0, 3)), np.zeros((0, 3), np.int32)), path)
    refused(path, "no triangles|can't be read")
    del flat
    broken = box.points.copy()
    broken[3, 1] = np.nan
    write_surface(TriMesh(broken, box.triangles), path)
    refused(path, "finite|can't be read|not a number|holes")
    write_surface(box, path)
    refused(path, "check the unit", unit="m" if ending != ".3mf" else "mm") if ending != ".3mf" else None


def test_an_absurd_count_is_refused_before_memory_is_taken(tmp_path):
    path = tmp_path / "bomb.stl"
    path.write_bytes(b"binary".ljust(80) + struct.pack("<I", 4_000_000_000) + bytes(500))
    refused(path, "claims 4000000000 triangles, but there is room for 10")
    path = tmp_path / "bomb.ply"
    path.write_bytes(
        b"ply\nformat binary_little_endian 1.0\nelement vertex 4000000000\n"
        b"property float x\nproperty float y\nproperty float z\n"
        b"element face 1\nproperty list uchar int vertex_indices\nend_header\n" + bytes(100)
    )
    refused(path, "claims 4000000001")


@pytest.mark.parametrize("ending", [".stl", ".ply", ".obj", ".3mf", ".stp"])
@pytest.mark.parametrize("content", [b"", b"hello", b"solid x\nvertex 1 2 fish\n", bytes(range(256)) * 20])
def test_what_is_no_surface_file_is_refused(tmp_path, ending, content):
    path = tmp_path / f"x{ending}"
    path.write_bytes(content)
    refused(path, "can't be used")


def test_a_damaged_file_is_refused_wherever_it_was_cut(tmp_path, bone):
    for ending in (".stl", ".ply", ".obj", ".3mf"):
        path = tmp_path / f"whole{ending}"
        write_surface(bone, path)
        data = path.read_bytes()
        for share in (0.02, 0.5, 0.97):
            path.write_bytes(data[: int(len(data) * share)])
            refused(path, "can't be used")


def test_wrong_words_and_places_are_refused(tmp_path, bone):
    refused(tmp_path / "none.stl", "No such file")
    write_surface(bone, tmp_path / "a.stl")
    refused(tmp_path / "a.stl", "mm, cm, m, inch", unit="feet")
    refused(tmp_path / "a.stl", "LPS or RAS", frame="XYZ")
    refused(tmp_path / "a.stl", "check the unit", unit="m")
    write_surface(bone, tmp_path / "a.3mf")
    refused(tmp_path / "a.3mf", "states a unit of 1 mm", unit="cm")
    with pytest.raises(BadInput, match="a surface can't be written as"):
        write_surface(bone, tmp_path / "a.step")
    with pytest.raises(StorageFailed, match="could not be written"):
        write_surface(bone, tmp_path / "no" / "a.stl")


def test_items_of_a_3mf_are_placed_by_their_transforms(tmp_path):
    write_surface(TriMesh(CUBE.points * 5, CUBE.triangles), tmp_path / "a.3mf")
    with zipfile.ZipFile(tmp_path / "a.3mf") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    item = b'<item objectid="1" />'
    assert item in parts[MODEL]
    parts[MODEL] = parts[MODEL].replace(item, item + b'<item objectid="1" transform="1 0 0 0 1 0 0 0 1 30 0 0" />')
    with zipfile.ZipFile(tmp_path / "b.3mf", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    both = read_surface(tmp_path / "b.3mf", unit="mm", frame="LPS")
    assert both.volume_mm3 == pytest.approx(2000)
    assert both.bounds[1][0] == pytest.approx(35)
    assert SPACE.encode()[1:-1] in parts[MODEL]


@pytest.mark.parametrize("nodes", [4, 10])
def test_pyvista_reads_the_mesh_with_its_arrays(tmp_path, nodes):
    mesh = tetrahedra([Body("bone", ball(6.0)), Body("stem", ball(3.0))], 2.0)
    points, tets = to_tet10(mesh) if nodes == 10 else (mesh.points, mesh.tets)
    path = tmp_path / "mesh.vtu"
    moved = np.arange(3 * len(points), dtype=float).reshape(-1, 3)
    write_vtu(path, points, tets, {"displacement_mm": moved}, {"material": mesh.material})
    grid = pyvista.read(path)
    assert np.array_equal(grid.point_data["displacement_mm"], moved)
    assert np.array_equal(grid.cell_data["material"], mesh.material)
    assert grid.volume == pytest.approx(mesh.volumes_mm3().sum(), rel=1e-6)
    assert set(grid.celltypes) == {10 if nodes == 4 else 24}
    assert np.asarray(grid.field_data["frame"]).tolist() == ["LPS mm"]
    with pytest.raises(ValueError, match="values for"):
        write_vtu(path, points, tets, {}, {"material": mesh.material[1:]})
    with pytest.raises(StorageFailed):
        write_vtu(tmp_path / "no" / "mesh.vtu", points, tets, {}, {})
