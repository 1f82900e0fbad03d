"""VTU: unstructured grids for VTK and ParaView."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import vtkPoints, vtkStringArray
from vtkmodules.vtkCommonDataModel import (
    VTK_HEXAHEDRON,
    VTK_QUADRATIC_TETRA,
    VTK_TETRA,
    vtkCellArray,
    vtkDataSetAttributes,
    vtkUnstructuredGrid,
)
from vtkmodules.vtkIOXML import vtkXMLUnstructuredGridWriter

from surgplan.base.errors import StorageFailed
from surgplan.base.geometry import Floats

Arrays = Mapping[str, NDArray[np.generic]]


def write_vtu(path: Path, points: Floats, tets: NDArray[np.integer], point_data: Arrays, cell_data: Arrays) -> None:
    """Write tetrahedra of four or ten nodes, or bricks of eight; LPS, mm.

    Named arrays stand on points (n, ...) and elements (m, ...). StorageFailed if the file can't be written.
    """
    grid = vtkUnstructuredGrid()
    places = vtkPoints()
    places.SetData(numpy_to_vtk(np.ascontiguousarray(points, dtype=np.float64), deep=True))
    grid.SetPoints(places)
    cells, nodes = vtkCellArray(), tets.shape[1]
    offsets = np.arange(0, tets.size + 1, nodes, dtype=np.int64)
    cells.SetData(numpy_to_vtk(offsets, deep=True), numpy_to_vtk(tets.astype(np.int64).ravel(), deep=True))
    grid.SetCells({4: VTK_TETRA, 8: VTK_HEXAHEDRON, 10: VTK_QUADRATIC_TETRA}[nodes], cells)
    _add(grid.GetPointData(), point_data, len(points))
    _add(grid.GetCellData(), cell_data, len(tets))
    words = vtkStringArray()
    words.SetName("frame")
    words.InsertNextValue("LPS mm")
    grid.GetFieldData().AddArray(words)
    writer = vtkXMLUnstructuredGridWriter()
    writer.SetFileName(str(path))
    writer.SetInputData(grid)
    if not path.parent.is_dir() or not writer.Write():
        raise StorageFailed(f"{path} could not be written; check that its folder exists and the disk is not full")


def _add(where: vtkDataSetAttributes, arrays: Arrays, count: int) -> None:
    for name, values in arrays.items():
        if len(values) != count:
            raise ValueError(f"{name} has {len(values)} values for {count} places")
        array = numpy_to_vtk(np.ascontiguousarray(values), deep=True)
        array.SetName(name)
        where.AddArray(array)
