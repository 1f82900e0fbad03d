"""Surfaces, meshes and density laws held against closed forms."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats, Plane
from surgplan.base.grid import Grid
from surgplan.base.verification import Row
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.curved import curved_tet10
from surgplan.mesh.faces import boundary_faces
from surgplan.mesh.fields import FormulaField, difference, formula_field
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.laws import law_named
from surgplan.mesh.quadratic import quadratic_skin, volumes10
from surgplan.mesh.sizing import ThinWalls
from surgplan.mesh.surface import extract

CLOSED_FORM = "closed form"
HIGH = np.array([10.0, 9.0, 9.0])
CHECK_ASH_G_CM3 = np.array([0.1, 0.2, 0.4, 0.8, 1.2])
CHECKS_MPA = {
    "morgan-femoral-neck": (474.5, 1332.8, 3743.8, 10516.0, 19241.0),
    "keyak-femur": (213.9, 982.8, 2591.8, 6513.4, 14714.8),
}
CHECK_SOURCES = {
    "morgan-femoral-neck": "14664 rho_ash^1.49, the ash form of Morgan 2003 (Schileo 2008)",
    "keyak-femur": "Keyak 1998 and 2005, table 1 of PMC6069821",
}


def rows() -> list[Row]:
    """Every quantity of this floor whose true value is known."""
    return [
        *_surface_rows(),
        *_ball_rows(),
        *_cylinder_rows(),
        *_shell_rows(),
        *_curved_rows(),
        *_graded_rows(),
        *_law_rows(),
    ]


def ball(radius_mm: float) -> FormulaField:
    """A ball around the origin."""
    return formula_field(lambda p: np.linalg.norm(p, axis=1) - radius_mm, np.full(3, -radius_mm), np.full(3, radius_mm))


def _surface_rows() -> list[Row]:
    shape, grid = ball(15.0), Grid((36, 36, 36), (1.0, 1.0, 1.0), (-17.37, -17.63, -17.71))
    k, j, i = np.indices(grid.array_shape)
    mask = (shape(grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))) < 0).reshape(grid.array_shape)
    mesh = extract(mask, grid)
    error = np.abs(shape(mesh.points))
    case = "surface of a ball in voxels"
    return [
        Row(case, "volume against the voxels", "mm3", float(mask.sum()), CLOSED_FORM, mesh.volume_mm3, 1e-4),
        Row(case, "volume", "mm3", 4 / 3 * np.pi * 15**3, CLOSED_FORM, mesh.volume_mm3, 2e-3),
        Row(case, "area", "mm2", 4 * np.pi * 15**2, CLOSED_FORM, mesh.area_mm2, 1e-2),
        Row(case, "distance, 99th percentile", "mm", 0.0, CLOSED_FORM, float(np.percentile(error, 99)), 0.5),
    ]


def _ball_rows() -> list[Row]:
    found = []
    for size_mm in (4.0, 2.0, 1.0):
        mesh, case = tetrahedra([Body("ball", ball(10.0))], size_mm), f"ball of 10 mm in {size_mm:g} mm elements"
        skin = np.unique(boundary_faces(mesh.tets)[0])
        error = float(np.abs(ball(10.0)(mesh.points[skin])).mean())
        found += [
            Row(case, "volume", "mm3", 4 / 3 * np.pi * 1000, CLOSED_FORM, mesh.volume_of("ball"), 5e-4),
            Row(case, "mean distance of surface points", "mm", 0.0, CLOSED_FORM, error, 0.01 * size_mm**2),
        ]
    return found


def _cylinder_rows() -> list[Row]:
    """A cylinder between two oblique planes: its volume is that between the planes along the axis."""

    def side(points: Floats) -> Floats:
        distance: Floats = np.hypot(points[:, 0], points[:, 1]) - 8.0
        return distance

    pipe = formula_field(side, np.array([-8.0, -8, -40]), np.array([8.0, 8, 40]))
    cuts = (Plane.through((0, 0, 15), (0.2, 0.1, 1)), Plane.through((0, 0, -15), (0.3, 0, -1)))
    mesh = tetrahedra([Body("cylinder", pipe, cuts)], 2.0)
    over = max(float(plane.signed_distance_mm(mesh.points).max()) for plane in cuts)
    case = "cylinder cut by two planes"
    return [
        Row(case, "volume", "mm3", np.pi * 64 * 30, CLOSED_FORM, mesh.volume_of("cylinder"), 5e-4),
        Row(case, "points beyond a plane", "mm", 0.0, CLOSED_FORM, max(over, 0.0), 1e-9),
    ]


def _shell_rows() -> list[Row]:
    mesh = tetrahedra([Body("shell", ball(10.0)), Body("core", ball(7.0))], 1.5)
    case = "ball inside a shell, shared faces"
    return [
        Row(case, "volume of the shell", "mm3", 4 / 3 * np.pi * (1000 - 343), CLOSED_FORM, mesh.volume_of("shell"), 5e-4),
        Row(case, "volume of the core", "mm3", 4 / 3 * np.pi * 343, CLOSED_FORM, mesh.volume_of("core"), 5e-4),
    ]


def _curved_rows() -> list[Row]:
    """Ten-node elements, whose sides follow the sphere."""
    found = []
    for size_mm in (4.0, 2.0):
        mesh = tetrahedra([Body("ball", ball(10.0))], size_mm)
        curved = curved_tet10(mesh)
        skin = quadratic_skin(mesh, curved.tets)
        case = f"ball of 10 mm in curved {size_mm:g} mm elements"
        volume, error = float(volumes10(curved.points, curved.tets).sum()), np.abs(ball(10.0)(curved.points[skin])).max()
        found += [
            Row(case, "volume", "mm3", 4 / 3 * np.pi * 1000, CLOSED_FORM, volume, 2e-4 * (size_mm / 4) ** 4),
            Row(case, "distance of surface nodes, largest", "mm", 0.0, CLOSED_FORM, float(error), 1e-3 * size_mm),
        ]
    return found


def _graded_rows() -> list[Row]:
    """A hollow ball with a wall of 0.3 to 1.7 mm in elements of 2 mm, refined where it is thin."""
    cup = difference(ball(10.0), formula_field(lambda p: np.linalg.norm(p - [0.7, 0, 0], axis=1) - 9, np.full(3, -9.0), HIGH))
    mesh = tetrahedra([Body("cup", cup)], 2.0, sizing=ThinWalls(cup, 0.4))
    case = "hollow ball, refined in thin walls"
    angle = float(dihedral_angles_deg(mesh.points, mesh.tets)[:, 0].min())
    return [
        Row(case, "volume", "mm3", 4 / 3 * np.pi * (1000 - 729), CLOSED_FORM, mesh.volume_of("cup"), 1e-3),
        Row(case, "share lost", "%", 0.0, CLOSED_FORM, mesh.made["lost_cup"][0], 0.2),
        Row(case, "smallest dihedral angle short of 10", "deg", 0.0, CLOSED_FORM, max(0.0, 10 - angle), 0.0),
    ]


def _law_rows() -> list[Row]:
    found = []
    for name, values in CHECKS_MPA.items():
        law = law_named(name)
        own = CHECK_ASH_G_CM3 / (law.ash_over_app if law.density == "app" else 1.0)
        for ash, reference, computed in zip(CHECK_ASH_G_CM3, values, law.modulus_of_density_mpa(own), strict=True):
            quantity = f"modulus at ash density {ash:g} g/cm3"
            found.append(Row(f"law {name}", quantity, "MPa", reference, CHECK_SOURCES[name], float(computed), 2e-4))
    return found
