"""Planning held against known answers."""

from __future__ import annotations

import math

import numpy as np

from surgplan.base.geometry import Floats, Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.base.verification import Row
from surgplan.case.femur_frame import femur_frame
from surgplan.imaging.volume import Volume
from surgplan.mesh.fields import formula_field
from surgplan.mesh.sphere import fit_sphere
from surgplan.mesh.surface import TriMesh
from surgplan.plan.canal_fill import canal_fill
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.component_shape import shape
from surgplan.plan.cut_voxels import volume_below
from surgplan.plan.fit import fit_figures, fit_map
from surgplan.plan.shapes.loft import revolve
from surgplan.plan.shapes.screw import shaft_volume_mm3
from surgplan.plan.shapes.solids import solid

CANAL_MM, CORTEX_MM = 8.0, 14.0


def rows() -> list[Row]:
    """Cut volumes, canal fill, gap, sphere fit, load direction and component volumes against closed forms."""
    return [*_cuts(), *_fill(), *_gap(), _sphere(), _load(), *_components()]


def _cuts() -> list[Row]:
    grid = Grid((62, 50, 42), (0.8, 1.0, 1.2), (-24.4, -24.5, -24.6))
    mask = np.linalg.norm(_centres(grid), axis=-1) <= 20.0
    scale = (4 / 3 * math.pi * 20.0**3) / (np.count_nonzero(mask) * grid.voxel_volume_mm3)
    found = []
    for height in (0.0, 6.3, -11.2):
        plane = Plane.through([height * v for v in (0.48, -0.6, 0.64)], (0.48, -0.6, 0.64))
        cap = math.pi * (20 + height) ** 2 * (40 - height) / 3
        found.append(
            Row(
                f"sphere cut {height:g} mm off its middle",
                "volume",
                "mm3",
                cap,
                "spherical cap",
                scale * volume_below(mask, grid, plane),
                2e-3,
            )
        )
    return found


def _fill() -> list[Row]:
    grid = Grid((60, 60, 80), (0.8, 0.8, 1.0), (-23.6, -23.6, -39.5))
    r = np.hypot(_centres(grid)[..., 0], _centres(grid)[..., 1])
    # a wall one voxel wide stands for the partial volume of a scanner
    share = np.clip((r - CANAL_MM) / 0.8 + 0.5, 0, 1)
    volume = Volume(grid, (1500 * share).astype(np.float32), None, "HU")
    found = []
    for radius in (4.0, 6.0, 7.5):
        pose = Rigid.from_matrix(np.eye(3), (0.0, 0.0, 30.0))
        for level in canal_fill(_bar(radius, -35.0, 30.0), pose, 65.0, volume, r <= CORTEX_MM, 750.0):
            truth = (radius / CANAL_MM) ** 2
            case = f"bar of {radius:g} mm in a canal of {CANAL_MM:g} mm, {level.name}"
            found.append(Row(case, "canal fill by area", "1", truth, "square of the radii", level.area_ratio, 0.02))
    return found


def _gap() -> list[Row]:
    bar = _bar(6.0, -50.0, 60.0).transformed(Rigid.from_matrix(np.eye(3), (3.0, 0.0, 0.0)))
    box = np.full(3, -99.0), np.full(3, 99.0)
    canal = formula_field(lambda p: np.hypot(p[:, 0], p[:, 1]) - CANAL_MM, *box)
    bone = formula_field(lambda p: np.hypot(p[:, 0], p[:, 1]) - CORTEX_MM, *box)
    figures = fit_figures(fit_map(bar, canal, bone, Plane((0.0, 0.0, 30.0), (0.0, 0.0, 1.0))))
    case = "bar of 6 mm, 3 mm off the middle of a canal of 8 mm"
    return [
        Row(case, "penetration", "mm", 1.0, "6 + 3 - 8", figures["penetration_max"].value or 0.0, 0.01),
        Row(case, "bone left", "mm", 5.0, "14 - 6 - 3", figures["bone_left_min"].value or 0.0, 0.01),
    ]


def _sphere() -> Row:
    angle = np.linspace(0.1, 1.0, 40)
    turn = np.arange(40) * 2.4
    cap = np.column_stack([np.sin(angle) * np.cos(turn), np.sin(angle) * np.sin(turn), np.cos(angle)])
    _, radius = fit_sphere(np.array([-86.0, 12.0, 400.0]) + 24.0 * cap)
    return Row("cap of a sphere of 24 mm", "radius", "mm", 24.0, "built so", radius, 1e-9)


def _load() -> Row:
    frame = femur_frame((-86.0, -8.0, 0.0), (-126.0, 0.0, -40.0), (-126.0, 0.0, -240.0))
    lps = frame.to_patient((-54.0, -32.8, -229.2))
    # lateral of a right femur is the patient's right, -L; posterior is +P; distal is -S
    error = float(np.linalg.norm(lps - np.array([-54.0, 32.8, -229.2])))
    return Row(
        "walking force on a right femur", "error in LPS", "%BW", 0.0, "lateral, posterior and distal by hand", error, 1e-9
    )


def _components() -> list[Row]:
    catalogue = Catalogue.load()
    cup = catalogue.find("cup.hemispherical", "54", {"head_mm": 36}).parameters
    screw = catalogue.find("screw.cortical", "3.5x40").parameters
    body = solid(shape("screw.cortical", screw))
    shaft = float(body.trim_by_plane([0.0, 0.0, 1.0], 0.0).volume())
    half_shell = 2 / 3 * math.pi * (27.0**3 - 18.0**3)
    volume = shape("cup.hemispherical", cup).volume_mm3
    return [
        Row("cup of 54 mm for a head of 36 mm", "volume", "mm3", half_shell, "half of a hollow sphere", volume, 1e-4),
        Row("screw 3.5 x 40, shaft", "volume", "mm3", shaft_volume_mm3(screw), "mean square radius of the thread", shaft, 0.01),
    ]


def _bar(radius: float, low: float, high: float) -> TriMesh:
    z = np.arange(low, high + 0.5, 1.0)
    rim = np.column_stack([np.full(len(z), radius), z])
    return revolve(np.concatenate([[[1e-3, low]], rim, [[1e-3, high]]]), 360)


def _centres(grid: Grid) -> Floats:
    k, j, i = np.meshgrid(*(np.arange(n) for n in grid.array_shape), indexing="ij")
    return grid.to_lps(np.stack([i, j, k], axis=-1))
