"""Segments written as bricks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkIOXML import vtkXMLUnstructuredGridReader

from surgplan.base.errors import BadInput, Refused
from surgplan.case.document import Case, Segment
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.report.dicom.forms import Request
from surgplan.report.export import export
from tests.report.cases import a_scan, session_with
from tests.report.shapes import GRID


def two_boxes(case: Case, blobs: Blobs) -> Case:
    """A box of bone, and one of metal that takes half of it."""
    bone, metal = np.zeros(GRID.array_shape, dtype=bool), np.zeros(GRID.array_shape, dtype=bool)
    bone[2:6, 2:6, 2:6] = True
    metal[4:8, 2:6, 2:6] = True
    for name, mask in (("bone", bone), ("metal", metal)):
        case = case.with_item(Segment(name, "ct", GRID, write_labels(blobs, mask), int(mask.sum())))
    other = replace(GRID, spacing_mm=(1.5, 1.5, 1.5))
    return case.with_item(Segment("other", "ct", other, write_labels(blobs, bone), int(bone.sum())))


def test_segments_are_written_as_bricks_of_their_materials(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, two_boxes) as (session, shop):
        path = tmp_path / "bricks.vtu"
        written = export("hexahedra", Request(session, shop, ("bone", "metal"), path))
        assert "96 bricks, materials 0 bone, 1 metal; LPS, mm" in written.words
        assert written.left_out[0].endswith("50 % of it, to metal, which it overlaps")
        reader = vtkXMLUnstructuredGridReader()
        reader.SetFileName(str(path))
        reader.Update()
        data = reader.GetOutput()
        material = vtk_to_numpy(data.GetCellData().GetArray("material"))
        assert np.bincount(material).tolist() == [32, 64]
        points = vtk_to_numpy(data.GetPoints().GetData())
        assert points.min(axis=0) == pytest.approx(GRID.to_lps(np.array([1.5, 1.5, 1.5])))
        coarse = export("hexahedra-2", Request(session, shop, ("bone",), tmp_path / "coarse.inp"))
        assert "8 bricks" in coarse.words
        assert "ELSET=BONE" in (tmp_path / "coarse.inp").read_text()


@pytest.mark.parametrize(
    ("names", "file", "error", "words"),
    [
        (("bone",), "a.stl", BadInput, ".vtu or .inp"),
        ((), "a.vtu", BadInput, "name one or more"),
        (("bone", "other"), "a.vtu", Refused, "other voxels"),
        (("ghost",), "a.vtu", Refused, "ghost"),
    ],
)
def test_what_makes_no_bricks_is_refused(tmp_path: Path, names, file, error, words) -> None:
    with (
        session_with(tmp_path / "a.surgplan", a_scan, two_boxes) as (session, shop),
        pytest.raises(error, match=words),
    ):
        export("hexahedra", Request(session, shop, names, tmp_path / file))
