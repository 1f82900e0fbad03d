"""Tetrahedra of a femur with a stem: three materials, about 600,000 elements."""

from __future__ import annotations

import resource
import time
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkUnstructuredGrid
from vtkmodules.vtkFiltersGeneral import vtkDataSetTriangleFilter, vtkTableBasedClipDataSet

from surgplan.base.geometry import Floats
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.fields import FormulaField, formula_field
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.tetmesh import oriented

LOW, HIGH = np.array([-40.0, -30.0, -4.0]), np.array([76.0, 32.0, 226.0])
PEER_MM = 1.62
"""Cube side that gives the peer about as many tetrahedra."""


def rod(points: Floats, start: Floats, stop: Floats, radius: float, radius_end: float) -> Floats:
    """Distance from a rod with round ends whose radius changes along it."""
    axis = stop - start
    along = np.clip((points - start) @ axis / (axis @ axis), 0, 1)
    distance: Floats = np.linalg.norm(points - start - along[:, None] * axis, axis=1) - radius - (radius_end - radius) * along
    return distance


def blended(first: Floats, second: Floats, width_mm: float) -> Floats:
    """The union of two shapes with a fillet."""
    share = np.clip(0.5 + (second - first) / (2 * width_mm), 0, 1)
    value: Floats = second + (first - second) * share - width_mm * share * (1 - share)
    return value


def outer(points: Floats) -> Floats:
    """A proximal femur: head, neck, shaft and greater trochanter."""
    head = np.linalg.norm(points - np.array([46.0, 0, 194]), axis=1) - 24
    neck = rod(points, np.array([4.0, 0, 160]), np.array([46.0, 0, 194]), 17, 15)
    shaft = rod(points, np.array([0.0, 0, 18]), np.array([0.0, 0, 160]), 14, 17)
    trochanter = rod(points, np.array([-8.0, 0, 160]), np.array([-14.0, 0, 186]), 16, 12)
    return blended(blended(blended(head, neck, 6), shaft, 8), trochanter, 8)


def inner(points: Floats) -> Floats:
    """The inside of a cortex of 6 mm at the shaft and 1.5 mm at the head."""
    return outer(points) + 1.5 + 4.5 * np.clip((150 - points[:, 2]) / 60, 0, 1)


def stem(points: Floats) -> Floats:
    """A tapered stem whose neck leaves the bone."""
    body = rod(points, np.array([0.0, 0, 60]), np.array([0.0, 0, 165]), 5, 8)
    return np.minimum(body, rod(points, np.array([0.0, 0, 165]), np.array([40.0, 0, 191]), 6.5, 6))


def field(function: Any) -> FormulaField:
    """A level set within the box of the femur."""
    return formula_field(function, LOW, HIGH)


def peer_tets() -> list[tuple[Floats, Any]]:
    """The same three materials by VTK: an image clipped by level sets, cells cut into tetrahedra."""
    size = np.ceil((HIGH - LOW) / PEER_MM).astype(int) + 1
    k, j, i = np.indices(size[::-1])
    points = LOW + PEER_MM * np.stack([i, j, k], axis=-1).reshape(-1, 3)
    image = vtkImageData()
    image.SetDimensions(*size.tolist())
    image.SetOrigin(*LOW.tolist())
    image.SetSpacing(PEER_MM, PEER_MM, PEER_MM)
    for name, function in (("outer", outer), ("inner", inner), ("stem", stem)):
        array = numpy_to_vtk(function(points), deep=True)
        array.SetName(name)
        image.GetPointData().AddArray(array)
    metal, rest = clipped(image, "stem")
    bone, _ = clipped(rest, "outer")
    cancellous, cortex = clipped(bone, "inner")
    return [cut_into_tets(grid) for grid in (cortex, cancellous, metal)]


def clipped(data: Any, name: str) -> tuple[vtkUnstructuredGrid, vtkUnstructuredGrid]:
    """What lies inside and outside of a level set."""
    clip = vtkTableBasedClipDataSet()
    data.GetPointData().SetActiveScalars(name)
    clip.SetInputData(data)
    clip.SetValue(0.0)
    clip.InsideOutOn()
    clip.GenerateClippedOutputOn()
    clip.Update()
    return clip.GetOutput(0), clip.GetOutput(1)


def cut_into_tets(grid: vtkUnstructuredGrid) -> tuple[Floats, Any]:
    """Points and tetrahedra of a grid of mixed cells."""
    cutter = vtkDataSetTriangleFilter()
    cutter.SetInputData(grid)
    cutter.TetrahedraOnlyOn()
    cutter.Update()
    made = cutter.GetOutput()
    tets = vtk_to_numpy(made.GetCells().GetConnectivityArray()).reshape(-1, 4)
    return vtk_to_numpy(made.GetPoints().GetData()).astype(float), tets


def run() -> list[dict[str, Any]]:
    """One row: ours, and VTK's clipping on the same shapes with as many elements."""
    bodies = [Body("cortex", field(outer)), Body("cancellous", field(inner)), Body("stem", field(stem))]
    tetrahedra(bodies, 6.0)  # numba reads its cache
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    mesh = tetrahedra(bodies, 1.75)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    angle = dihedral_angles_deg(mesh.points, mesh.tets)[:, 0].min()
    peer_wall = time.perf_counter()
    peer = peer_tets()
    peer_wall = time.perf_counter() - peer_wall
    peer_count = sum(len(tets) for _, tets in peer)
    peer_angle = min(dihedral_angles_deg(points, oriented(points, tets))[:, 0].min() for points, tets in peer)
    return [
        {
            "name": "tetrahedra, three materials",
            "size": f"{len(mesh.tets)} tets",
            "ours_s": wall,
            "ours_cpu_s": cpu,
            "ours_mb": memory,
            "peer": "VTK clip and triangulate",
            "peer_s": peer_wall,
            "ratio": wall / peer_wall,
            "note": f"smallest angle ours {angle:.1f} deg, peer {peer_angle:.1g} deg ({peer_count} tets, no shared points)",
        }
    ]
