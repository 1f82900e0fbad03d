"""Tetrahedra of a femur with a stem: three materials, 600,000 and a million elements, and graded ones."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkUnstructuredGrid
from vtkmodules.vtkFiltersGeneral import vtkDataSetTriangleFilter, vtkTableBasedClipDataSet

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.curved import curved_tet10
from surgplan.mesh.fields import FormulaField, formula_field, mask_field
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.sizing import NearPoint, NearSurface, Sizing, finest
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


def bodies_by_formula() -> list[Body]:
    """The three bodies as level sets in closed form."""
    return [Body("cortex", field(outer)), Body("cancellous", field(inner)), Body("stem", field(stem))]


def bodies_from_voxels() -> list[Body]:
    """The same three as surfaces extracted from voxels of 0.8 mm, as segments of a scan give them."""
    grid = Grid((146, 80, 290), (0.8, 0.8, 0.8), (float(LOW[0]), float(LOW[1]), float(LOW[2])))
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))
    shapes = {"cortex": outer, "cancellous": inner, "stem": stem}
    masks = {name: (function(points) < 0).reshape(grid.array_shape) for name, function in shapes.items()}
    return [Body(name, mask_field(mask, grid)) for name, mask in masks.items()]


def peak_mb(reset: bool = False) -> float:
    """Most memory this process has held, MB, since it was last reset to what it holds now (Linux)."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def row(name: str, bodies: list[Body], size_mm: float, sizing: Sizing | None = None) -> dict[str, Any]:
    """Ours, timed, with the angles of the mesh and how long its curved sides take."""
    before = peak_mb(reset=True)
    wall, cpu = time.perf_counter(), time.process_time()
    mesh = tetrahedra(bodies, size_mm, sizing=sizing)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = peak_mb() - before
    angles = dihedral_angles_deg(mesh.points, mesh.tets)[:, 0]
    curving = time.perf_counter()
    curved = curved_tet10(mesh)
    curving = time.perf_counter() - curving
    inverted = int((mesh.volumes_mm3() <= 0).sum())
    return {
        "name": name,
        "size": f"{len(mesh.tets)} tets",
        "ours_s": wall,
        "ours_cpu_s": cpu,
        "ours_mb": memory,
        "peer": None,
        "peer_s": None,
        "ratio": None,
        "note": (
            f"smallest angle {angles.min():.1f} deg, 99.9 % above {np.percentile(angles, 0.1):.1f} deg, {inverted} inverted; "
            f"curved sides {curving:.1f} s more, {curved.straightened} of {curved.sides + curved.straightened} left straight"
        ),
    }


def run() -> list[dict[str, Any]]:
    """Uniform meshes, one beside VTK's clipping of the same shapes, and a graded one; no other mesher is installed."""
    bodies = bodies_by_formula()
    curved_tet10(tetrahedra(bodies, 6.0))  # numba reads its cache
    first = row("tetrahedra, three materials", bodies, 1.75)
    start = time.perf_counter()
    peer = peer_tets()
    first["peer_s"] = time.perf_counter() - start
    first |= {"peer": "VTK clip and triangulate", "ratio": first["ours_s"] / first["peer_s"]}
    count = sum(len(tets) for _, tets in peer)
    angle = min(dihedral_angles_deg(points, oriented(points, tets))[:, 0].min() for points, tets in peer)
    first["note"] += f"; peer {angle:.1g} deg ({count} tets, no shared points)"
    scanned = bodies_from_voxels()
    near = finest(NearSurface(bodies[2].field, 1.0, 0.9), NearPoint((46.0, 0.0, 194.0), 6.0, 0.6))
    return [
        first,
        row("tetrahedra, three materials", bodies, 1.46),
        row("tetrahedra, surfaces of voxels", scanned, 1.75),
        row("tetrahedra, surfaces of voxels", scanned, 1.46),
        row("tetrahedra, 3.5 mm refined to 0.9 around a stem, 0.6 at a point", bodies, 3.5, near),
    ]
