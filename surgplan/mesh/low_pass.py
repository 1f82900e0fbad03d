"""Smoothing of surfaces without shrinking, and how far a surface between voxels may be moved by it."""

from __future__ import annotations

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkFiltersCore import vtkWindowedSincPolyDataFilter

from surgplan.base.geometry import Floats
from surgplan.mesh.contour import Contour
from surgplan.mesh.triangles import Triangles, TriMesh

STAIRS = 0.03
"""Pass band that takes out the stairs of voxels and keeps what is wider than a few of them."""
CREASES = 0.2
"""Pass band that takes out the creases of moving points back between their voxels."""
FAIR = 0.1
"""Pass band that evens the triangles and takes some of the noise out of a surface that is right by itself."""


def low_passed(points: Floats, triangles: Triangles, pass_band: float, iterations: int = 30) -> Floats:
    """The points of a surface after a windowed sinc filter (Taubin, Zhang and Golub 1996), which does not shrink."""
    surface, places = vtkPolyData(), vtkPoints()
    places.SetData(numpy_to_vtk(np.ascontiguousarray(points), deep=True))
    surface.SetPoints(places)
    cells = vtkCellArray()
    cells.SetData(3, numpy_to_vtk(triangles.astype(np.int64).ravel(), deep=True))
    surface.SetPolys(cells)
    smoother = vtkWindowedSincPolyDataFilter()
    smoother.SetInputData(surface)
    smoother.SetNumberOfIterations(iterations)
    smoother.SetPassBand(pass_band)
    smoother.NormalizeCoordinatesOn()
    smoother.BoundarySmoothingOff()
    smoother.FeatureEdgeSmoothingOff()
    smoother.NonManifoldSmoothingOn()
    smoother.Update()
    smooth: Floats = vtk_to_numpy(smoother.GetOutput().GetPoints().GetData()).astype(float)
    # what shrinks to a point, as one voxel does, has no size by which the filter could scale it
    return np.where(np.isfinite(smooth), smooth, points)


def between_voxels(points: Floats, contour: Contour) -> Floats:
    """The points moved along the surface's normals, where needed, so that each parts its inside from its outside voxel."""
    normals = TriMesh(points, contour.triangles).normals
    to_inside = np.einsum("ij,ij->i", normals, contour.inside - points)
    to_outside = np.einsum("ij,ij->i", normals, contour.outside - points)
    shift = np.clip(0.0, np.minimum(to_inside, to_outside), np.maximum(to_inside, to_outside))
    moved: Floats = points + shift[:, None] * normals
    return moved


def anti_aliased(points: Floats, contour: Contour) -> Floats:
    """The smooth surface between the voxels of a contour, from a rough one, in index space."""
    smooth = between_voxels(low_passed(points, contour.triangles, STAIRS), contour)
    return low_passed(smooth, contour.triangles, CREASES, 20)
