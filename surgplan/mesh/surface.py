"""The smooth surface around a segment; with the surface type and its helpers, for one import."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPolyData
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D, vtkWindowedSincPolyDataFilter

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.mesh.decimate import decimated
from surgplan.mesh.triangles import TriMesh, from_bytes, to_bytes

__all__ = ["TriMesh", "decimated", "extract", "extract_from_field", "from_bytes", "mask_box", "to_bytes"]

Mask = NDArray[np.bool_]

ITERATIONS = 30
PASS_BAND = 0.03
"""Of the windowed sinc filter: takes out the stairs of the voxels, keeps what is wider than a few of them."""
COLLAPSED = 0.5
"""A part that smoothing leaves with less than this share of its volume is kept unsmoothed: a speck of a few voxels."""
LARGEST_OFFSET = 0.15
"""Most that the surface is moved to give the volume back, in voxels."""


def extract(mask: Mask, grid: Grid) -> TriMesh:
    """The smooth closed surface around a mask [k, j, i], in LPS mm, with the volume of the voxels.

    Flying edges on the labels, then a windowed sinc filter. Flat triangles cut the corners of what is round, so the
    surface is then moved out evenly, by some hundredths of a voxel, until it holds the volume of the voxels.
    Parts that touch the border of the image are closed there. MeshFailed if the mask is empty.
    """
    box = mask_box(mask)
    if box is None:
        raise MeshFailed("the segment is empty, so it has no surface; mark some voxels first")
    stairs = _contour(np.pad(mask[box], 1).astype(np.uint8), 0.5)
    start = np.array([box[2].start, box[1].start, box[0].start], dtype=float) - 1
    rough = _placed(stairs, start, grid)
    smooth = _placed(_smoothed(stairs), start, grid)
    kept = _without_collapsed(rough, smooth)
    return _with_volume(kept, float(np.count_nonzero(mask)) * grid.voxel_volume_mm3, LARGEST_OFFSET * min(grid.spacing_mm))


def extract_from_field(values: NDArray[np.floating], grid: Grid, level: float = 0.0) -> TriMesh:
    """The surface where a field [k, j, i] on a grid passes `level`; lower values are inside, the border of the grid is outside.

    No smoothing: the field is taken at its word. MeshFailed if nothing is below the level.
    """
    if not (values < level).any():
        raise MeshFailed("the field is nowhere below the level, so there is no surface; check the level and the region")
    outside = max(float(values.max()), level + 1.0)
    padded = np.pad(values.astype(np.float32), 1, constant_values=outside)
    return _placed(_contour(padded, level), np.full(3, -1.0), grid)


def mask_box(mask: Mask) -> tuple[slice, slice, slice] | None:
    """The smallest box [k, j, i] that holds every marked voxel; None if there is none."""
    slices = []
    for axis in range(3):
        marked = np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis)))
        if not len(marked):
            return None
        slices.append(slice(int(marked[0]), int(marked[-1]) + 1))
    return slices[0], slices[1], slices[2]


def _contour(values: NDArray[np.generic], level: float) -> vtkPolyData:
    image = vtkImageData()
    image.SetDimensions(*values.shape[::-1])
    image.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(values).ravel(), deep=True))
    edges = vtkFlyingEdges3D()
    edges.SetInputData(image)
    edges.SetValue(0, level)
    edges.ComputeNormalsOff()
    edges.ComputeScalarsOff()
    edges.Update()
    surface: vtkPolyData = edges.GetOutput()
    return surface


def _smoothed(surface: vtkPolyData) -> vtkPolyData:
    """In index space, where the stairs are the same along every axis."""
    smoother = vtkWindowedSincPolyDataFilter()
    smoother.SetInputData(surface)
    smoother.SetNumberOfIterations(ITERATIONS)
    smoother.SetPassBand(PASS_BAND)
    smoother.NormalizeCoordinatesOn()
    smoother.BoundarySmoothingOff()
    smoother.FeatureEdgeSmoothingOff()
    smoother.NonManifoldSmoothingOn()
    smoother.Update()
    smooth: vtkPolyData = smoother.GetOutput()
    return smooth


def _placed(surface: vtkPolyData, start: Floats, grid: Grid) -> TriMesh:
    """A surface in index space, shifted by `start` (i, j, k), as a mesh in LPS that turns outwards."""
    points = grid.to_lps(vtk_to_numpy(surface.GetPoints().GetData()).astype(float) + start)
    triangles = vtk_to_numpy(surface.GetPolys().GetConnectivityArray()).reshape(-1, 3)
    # flying edges turns its triangles outwards from high values, which a mirrored grid and a signed distance each reverse
    mesh = TriMesh(points, triangles.astype(np.int32))
    return mesh if mesh.volume_mm3 >= 0 else TriMesh(points, mesh.triangles[:, ::-1])


def _without_collapsed(rough: TriMesh, smooth: TriMesh) -> TriMesh:
    """The smooth surface, with the rough points where smoothing took most of a part's volume away."""
    part = _parts(rough)
    volumes = [np.bincount(part[m.triangles[:, 0]], _signed_volumes(m), part.max() + 1) for m in (rough, smooth)]
    collapsed = np.abs(volumes[1]) < COLLAPSED * np.abs(volumes[0])
    return TriMesh(np.where(collapsed[part][:, None], rough.points, smooth.points), rough.triangles)


def _parts(mesh: TriMesh) -> NDArray[np.int32]:
    """For each point the number of the connected part it belongs to."""
    t = mesh.triangles
    links = coo_array((np.ones(2 * len(t), dtype=bool), (t[:, :2].ravel(), t[:, 1:].ravel())), shape=(len(mesh.points),) * 2)
    part: NDArray[np.int32] = connected_components(links, directed=False)[1]
    return part


def _signed_volumes(mesh: TriMesh) -> Floats:
    """Volume of the tetrahedron each triangle spans with the middle of the mesh."""
    corner = mesh.points[mesh.triangles[:, 0]] - mesh.points.mean(axis=0)
    volumes: Floats = np.einsum("ij,ij->i", corner, mesh.face_vectors) / 6
    return volumes


def _with_volume(mesh: TriMesh, volume_mm3: float, largest_mm: float) -> TriMesh:
    """The surface moved evenly along its normals until it holds a volume, but no further than `largest_mm`."""
    moved, total = mesh, 0.0
    for _ in range(3):
        step = (volume_mm3 - moved.volume_mm3) / moved.area_mm2
        total = float(np.clip(total + step, -largest_mm, largest_mm))
        moved = TriMesh(mesh.points + total * mesh.normals, mesh.triangles)
    return moved
