"""Surfaces and meshes of real segments and of a real bone surface."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK

from surgplan.base.grid import Grid
from surgplan.mesh.fields import mask_field, surface_field
from surgplan.mesh.files import read_surface
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.quality import quality
from surgplan.mesh.surface import extract


@pytest.mark.parametrize(("label", "size_mm"), [(75, 4.0), (77, 5.0), (25, 4.0)])
def test_bones_of_a_real_ct_become_closed_surfaces_and_good_meshes(shared_data, label, size_mm):
    image = SimpleITK.ReadImage(str(shared_data / "hip_ct" / "files" / "reference_labels_totalseg.nii.gz"))
    grid = Grid(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    mask = SimpleITK.GetArrayFromImage(image) == label
    volume = np.count_nonzero(mask) * grid.voxel_volume_mm3
    surface = extract(mask, grid)
    assert surface.is_closed
    assert surface.volume_mm3 == pytest.approx(volume, rel=1e-5)
    field = mask_field(mask, grid)
    mesh = tetrahedra([Body("bone", field)], size_mm)
    figures = quality(mesh, {"bone": field})
    assert mesh.volume_of("bone") == pytest.approx(volume, rel=5e-3)
    assert figures["smallest_dihedral_angle"]["value"] > 8
    assert figures["surface_p99_bone"]["value"] < 0.5


def test_a_real_femur_surface_becomes_a_mesh_of_its_volume(shared_data):
    surface = read_surface(shared_data / "bone_meshes" / "TLEM2_stl_femur_r.stl", unit="mm", frame="LPS")
    mesh = tetrahedra([Body("femur", surface_field(surface))], 5.0)
    assert mesh.volume_of("femur") == pytest.approx(surface.volume_mm3, rel=5e-3)
    assert quality(mesh)["smallest_dihedral_angle"]["value"] > 8
