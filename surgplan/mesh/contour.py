"""The contour of a mask in index space, each point with the two voxels it lies between."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPolyData
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D

from surgplan.base.geometry import Floats
from surgplan.mesh.triangles import Triangles, TriMesh

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Contour:
    """A closed surface that passes between the inside and the outside voxels, one point on each line that joins two of them."""

    triangles: Triangles
    """Turned outwards in the coordinates (i, j, k)."""
    inside: Floats
    """(n, 3) the inside voxel (i, j, k) beside each point."""
    outside: Floats
    """(n, 3) the outside voxel beside each point."""

    @property
    def middles(self) -> Floats:
        """The points halfway between their voxels."""
        points: Floats = 0.5 * (self.inside + self.outside)
        return points

    def at(self, share: Floats) -> Floats:
        """The points at a share (n,) of the way from the inside to the outside voxel."""
        points: Floats = self.inside + share[:, None] * (self.outside - self.inside)
        return points


def contour_of(mask: Mask) -> Contour:
    """The contour of a mask [k, j, i] in which something is marked; what touches the border of the array is closed there."""
    raw = contoured(np.pad(mask, 1).view(np.uint8), 0.5)
    points: Floats = points_of(raw) - 1.0
    low, high = np.floor(points), np.ceil(points)
    k, j, i = np.clip(low[:, ::-1], 0, np.array(mask.shape) - 1).astype(np.int64).T
    low_inside = mask[k, j, i] & (low >= 0).all(axis=1)
    inside = np.where(low_inside[:, None], low, high)
    outside = np.where(low_inside[:, None], high, low)
    triangles = triangles_of(raw)
    turned = TriMesh(points, triangles).volume_mm3 < 0
    return Contour(np.ascontiguousarray(triangles[:, ::-1]) if turned else triangles, inside, outside)


def contoured(values: NDArray[np.generic], level: float) -> vtkPolyData:
    """Where an array [k, j, i] passes a level, by flying edges, in coordinates (i, j, k).

    Its triangles form a closed surface in which each edge has two of them, as long as the border of the array is outside.
    """
    image = vtkImageData()
    image.SetDimensions(*values.shape[::-1])
    image.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(values).ravel()))
    edges = vtkFlyingEdges3D()
    edges.SetInputData(image)
    edges.SetValue(0, level)
    edges.ComputeNormalsOff()
    edges.ComputeScalarsOff()
    edges.Update()
    surface: vtkPolyData = edges.GetOutput()
    return surface


def points_of(surface: vtkPolyData) -> Floats:
    """Its points (n, 3)."""
    points: Floats = vtk_to_numpy(surface.GetPoints().GetData()).astype(float)
    return points


def triangles_of(surface: vtkPolyData) -> Triangles:
    """Its triangles (m, 3)."""
    triangles: Triangles = vtk_to_numpy(surface.GetPolys().GetConnectivityArray()).reshape(-1, 3).astype(np.int32)
    return triangles
