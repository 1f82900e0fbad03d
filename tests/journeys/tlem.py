"""A CT made of the surfaces of a femur and its pelvis, whose every density and distance is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.geometry import Floats, Plane
from surgplan.base.grid import Grid
from surgplan.imaging.formats.write import write_volume
from surgplan.imaging.volume import Volume
from surgplan.mesh.clip import clipped
from surgplan.mesh.fields import Field, surface_field
from surgplan.mesh.formats.stl import read_stl
from surgplan.mesh.surface import TriMesh
from surgplan.plan.sphere_fit import head_sphere

TO_LPS = np.array([[0.0, 0.0, -1.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
"""The files' axes are those of the ISB: x to the front, y up, z to the right."""
ON_THE_HEAD_MM = (12.6, 4.6, 361.8)
"""A point of the femur's head, in the turned femur's own place."""
HIP_MM = np.array([-84.55, 35.78, -79.98])
"""Where the head's centre is put in the turned pelvis's own place: 3.8 mm from the middle of the right acetabulum, because
the coarse surface of the pelvis would come as near as 0.3 mm there; here a gap of at least 1.9 mm is left."""
SHAFT_BELOW_HEAD_MM = -70.0
SPACING_MM = 0.8
KEPT = 0.6
"""The proximal part of the femur's length that the scan shows."""
CORTEX_MM, MARROW_FROM_MM = 4.0, 6.0
"""Depths under the femur's surface at which the cortex ends, and at which, in the shaft, marrow begins."""
CORTEX_HU, SPONGY_HU, MARROW_HU, MUSCLE_HU, AIR_HU = 1400.0, 200.0, -50.0, 55.0, -1000.0
BLUR_MM = 1.2
"""Width of the ramp between two tissues."""
NOISE_HU = 12.0
FAR_MM = 12.0


@dataclass(frozen=True, eq=False)
class Truth:
    """What the scan was made from, in LPS mm."""

    scan: Path
    grid: Grid
    femur: TriMesh
    """The part that lies in the scan, closed at its lower end."""
    depth_mm: NDArray[np.float32]
    """[k, j, i] Distance of the voxels' centres from the femur's surface, negative inside; at most about `FAR_MM`."""
    head_centre: Floats
    head_radius_mm: float
    seeds: dict[str, list[list[float]]]
    shaft_distal: list[float]
    shaft_proximal: list[float]


def make_scan(meshes: Path, scan: Path) -> Truth:
    """Write the scan of a right hip, standing head up, and return what is known of it."""
    femur, pelvis = (_turned(meshes / name) for name in ("TLEM2_stl_femur_r.stl", "TLEM2_stl_pelvis.stl"))
    head = head_sphere(femur, ON_THE_HEAD_MM)
    femur = TriMesh(femur.points - np.asarray(head.centre) + HIP_MM, femur.triangles)
    grid = _grid(femur)
    to_femur, to_pelvis = _distance(surface_field(femur), grid), _distance(surface_field(pelvis), grid)
    write_volume(Volume(grid, _hounsfield(grid, to_femur, to_pelvis), None, "HU"), scan)
    lowest = Plane((0.0, 0.0, grid.origin_mm[2] - SPACING_MM / 2), (0.0, 0.0, -1.0))
    distal, proximal = (_middle(to_femur, grid, height) for height in (grid.origin_mm[2] + 20, HIP_MM[2] - 110))
    shaft_seed = _deepest(np.where(_height(grid) < HIP_MM[2] - 120, to_femur, 0), grid)
    roof = _deepest(np.where(_height(grid) > HIP_MM[2] + 26, to_pelvis, 0), grid)
    ischium = _deepest(np.where(_height(grid) < HIP_MM[2] - 20, to_pelvis, 0), grid)
    return Truth(
        scan,
        grid,
        clipped(femur, lowest),
        to_femur,
        HIP_MM,
        head.radius_mm,
        {"femur": [HIP_MM.tolist(), shaft_seed], "pelvis": [roof, ischium]},
        distal,
        proximal,
    )


def _turned(path: Path) -> TriMesh:
    points, triangles = read_stl(path.read_bytes())
    return TriMesh(points @ TO_LPS.T, triangles)


def _grid(femur: TriMesh) -> Grid:
    low, high = femur.bounds
    low = np.array([low[0] - 8, low[1] - 8, high[2] - KEPT * (high[2] - low[2])])
    high = np.array([HIP_MM[0] + 44, HIP_MM[1] + 42, high[2] + 16])
    i, j, k = np.ceil((high - low) / SPACING_MM).astype(int)
    return Grid((int(i), int(j), int(k)), (SPACING_MM,) * 3, (float(low[0]), float(low[1]), float(low[2])))


def _distance(field: Field, grid: Grid) -> NDArray[np.float32]:
    """A field at the voxels' centres, exact near the surface, elsewhere from every fourth voxel."""
    coarse_places = [np.arange(0, n + 4, 4) for n in grid.array_shape]
    k, j, i = np.meshgrid(*coarse_places, indexing="ij")
    coarse = field(grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))).reshape(i.shape)
    places = np.indices(grid.array_shape, dtype=np.float32) / 4
    found = ndimage.map_coordinates(coarse, places, order=1, output=np.float32)
    near = np.argwhere(np.abs(found) < FAR_MM)
    found[tuple(near.T)] = field(grid.to_lps(near[:, ::-1]))
    return found


def _height(grid: Grid) -> NDArray[np.float32]:
    return (grid.origin_mm[2] + grid.spacing_mm[2] * np.arange(grid.size[2], dtype=np.float32))[:, None, None]


def _hounsfield(grid: Grid, to_femur: NDArray[np.float32], to_pelvis: NDArray[np.float32]) -> NDArray[np.int16]:
    def mixed(hu: NDArray[np.float32], tissue: float, distance: NDArray[np.float32]) -> NDArray[np.float32]:
        share = np.clip(0.5 - distance / BLUR_MM, 0, 1)
        return hu + (np.float32(tissue) - hu) * share

    hu = np.full(grid.array_shape, MUSCLE_HU, np.float32)
    hu = mixed(hu, CORTEX_HU, to_pelvis)
    hu = mixed(hu, SPONGY_HU, to_pelvis + 2)
    hu = mixed(hu, CORTEX_HU, to_femur)
    hu = mixed(hu, SPONGY_HU, to_femur + CORTEX_MM)
    marrow = np.maximum(to_femur + MARROW_FROM_MM, _height(grid) - (HIP_MM[2] + SHAFT_BELOW_HEAD_MM))
    hu = mixed(hu, MARROW_HU, marrow)
    hu[:, :2] = AIR_HU  # in front: a CT without air or fat is not taken for one
    hu += np.random.default_rng(5).normal(0, NOISE_HU, hu.shape).astype(np.float32)
    return np.rint(hu).astype(np.int16)


def _middle(distance: NDArray[np.float32], grid: Grid, height: float) -> list[float]:
    """The middle of the femur's section at a height."""
    k = round((height - grid.origin_mm[2]) / SPACING_MM)
    j, i = np.argwhere(distance[k] < 0).mean(axis=0)
    return [round(float(v), 2) for v in grid.to_lps(np.array([i, j, k]))]


def _deepest(distance: NDArray[np.float32], grid: Grid) -> list[float]:
    k, j, i = np.unravel_index(int(np.argmin(distance)), distance.shape)
    return [round(float(v), 2) for v in grid.to_lps(np.array([i, j, k]))]
