"""Surfaces of a thresholded and of a drawn femur: time and error against what VTK and scikit-image make of the same voxels."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from skimage.measure import marching_cubes
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPolyData
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D, vtkSurfaceNets3D, vtkWindowedSincPolyDataFilter

from benchmarks.mesh import HIGH, LOW, inner, outer
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.mesh.shared_surfaces import surfaces
from surgplan.mesh.surface import TriMesh, extract

SPACING_MM = 0.7
BONE, BLUR = 1200.0, 0.5
"""Value of bone over nothing, and the scanner's blur in voxels."""


def scan() -> tuple[NDArray[np.float32], Grid]:
    """The femur in grey values, with blur and noise."""
    size = np.ceil((HIGH - LOW) / SPACING_MM).astype(int)
    grid = Grid((int(size[0]), int(size[1]), int(size[2])), (SPACING_MM,) * 3, tuple(float(v) for v in LOW))
    k, j, i = np.indices(grid.array_shape)
    away = outer(grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))).reshape(grid.array_shape)
    # a voxel that a plane passes is filled by about so much
    share = np.clip(0.5 - away / SPACING_MM, 0, 1)
    noise = np.random.default_rng(0).normal(scale=30.0, size=share.shape)
    return (gaussian_filter(BONE * share, BLUR) + noise).astype(np.float32), grid


def image_of(values: NDArray[Any]) -> vtkImageData:
    """An array [k, j, i] for VTK, in index space."""
    image = vtkImageData()
    image.SetDimensions(*values.shape[::-1])
    image.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(values).ravel(), deep=True))
    return image


def placed(surface: vtkPolyData, grid: Grid) -> TriMesh:
    """A VTK surface in LPS."""
    points = grid.to_lps(vtk_to_numpy(surface.GetPoints().GetData()).astype(float))
    return TriMesh(points, vtk_to_numpy(surface.GetPolys().GetConnectivityArray()).reshape(-1, 3))


def windowed_sinc(values: NDArray[Any], level: float, grid: Grid) -> TriMesh:
    """Flying edges, and the usual windowed sinc filter."""
    edges, smoother = vtkFlyingEdges3D(), vtkWindowedSincPolyDataFilter()
    edges.SetInputData(image_of(values))
    edges.SetValue(0, level)
    edges.ComputeNormalsOff()
    smoother.SetInputConnection(edges.GetOutputPort())
    smoother.SetNumberOfIterations(30)
    smoother.SetPassBand(0.03)
    smoother.NormalizeCoordinatesOn()
    smoother.BoundarySmoothingOff()
    smoother.FeatureEdgeSmoothingOff()
    smoother.Update()
    return placed(smoother.GetOutput(), grid)


def surface_nets(labels: NDArray[Any], grid: Grid) -> TriMesh:
    """VTK's surface nets of all labels, with its own smoothing."""
    nets = vtkSurfaceNets3D()
    nets.SetInputData(image_of(labels))
    for label in range(1, int(labels.max()) + 1):
        nets.SetValue(label - 1, label)
    nets.SetOutputMeshTypeToTriangles()
    nets.SetNumberOfIterations(16)
    nets.Update()
    return placed(nets.GetOutput(), grid)


def lewiner(values: NDArray[Any], level: float, grid: Grid) -> TriMesh:
    """scikit-image's marching cubes."""
    points, triangles, _, _ = marching_cubes(values, level)
    return TriMesh(grid.to_lps(points[:, ::-1]), triangles)


def timed(make: Callable[[], Any]) -> tuple[Any, float, float, float]:
    """What a function gives, with wall and processor time in s and the memory it added, MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    made = make()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return made, wall, cpu, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def error(mesh: TriMesh) -> str:
    """Bias, mean and 99th percentile of the distance from the true femur, in voxels, over the middles of the edges."""
    corners = mesh.points[mesh.triangles]
    middles = ((corners + corners[:, [1, 2, 0]]) / 2).reshape(-1, 3)
    weights = np.repeat(np.linalg.norm(mesh.face_vectors, axis=1), 3)
    middles, weights = middles[middles[:, 2] > 8], weights[middles[:, 2] > 8]  # the low end of the shaft leaves the box
    away: Floats = outer(middles) / SPACING_MM
    p99 = np.sort(np.abs(away))[int(0.99 * len(away))]
    return f"bias {np.average(away, weights=weights):+.3f} mean {np.average(np.abs(away), weights=weights):.3f} p99 {p99:.2f}"


def run() -> list[dict[str, Any]]:
    """Rows for the grey surface, the labels' surface, and that of two labels at once."""
    values, grid = scan()
    mask = values >= BONE / 2
    k, j, i = np.indices(grid.array_shape)
    within = inner(grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))).reshape(grid.array_shape) < 0
    labels = np.where(mask, np.where(within, 2, 1), 0).astype(np.int16)
    small = mask[:40, :40, :40]
    extract(small | True, grid.cropped((0, 0, 0), (40, 40, 40)))
    tasks: list[tuple[str, Callable[[], Any], list[tuple[str, Callable[[], TriMesh]]]]] = [
        (
            "surface from grey values",
            lambda: extract(mask, grid, values),
            [
                ("VTK flying edges on grey values, windowed sinc", lambda: windowed_sinc(values, BONE / 2, grid)),
                ("scikit-image marching cubes on grey values", lambda: lewiner(values, BONE / 2, grid)),
            ],
        ),
        (
            "surface from labels",
            lambda: extract(mask, grid),
            [
                ("VTK flying edges, windowed sinc", lambda: windowed_sinc(mask.astype(np.uint8), 0.5, grid)),
                ("VTK surface nets", lambda: surface_nets(mask.astype(np.int16), grid)),
                ("scikit-image marching cubes", lambda: lewiner(mask.astype(np.float32), 0.5, grid)),
            ],
        ),
        (
            "surfaces of two labels, shared border",
            lambda: surfaces(labels, grid, {1: "cortex", 2: "inside"}),
            [("VTK surface nets", lambda: surface_nets(labels, grid))],
        ),
    ]
    rows = []
    for name, ours, peers in tasks:
        made, wall, cpu, memory = timed(ours)
        count = sum(len(mesh.triangles) for mesh in made.values()) if isinstance(made, dict) else len(made.triangles)
        told = "closed manifolds" if isinstance(made, dict) else error(made)
        for peer, theirs in peers:
            other, peer_wall, _, _ = timed(theirs)
            said = f"{other.open_edges} open edges" if isinstance(made, dict) else error(other)
            rows.append(
                {
                    "name": name,
                    "size": f"{count} triangles",
                    "ours_s": wall,
                    "ours_cpu_s": cpu,
                    "ours_mb": memory,
                    "peer": peer,
                    "peer_s": peer_wall,
                    "ratio": wall / peer_wall,
                    "note": f"voxels off: ours {told}; peer {said} ({len(other.triangles)} triangles)",
                }
            )
    return rows
