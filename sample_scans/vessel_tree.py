"""The abdominal aorta and its branches: curves with radii, in LPS mm, the midline at L = 0 and the spine's axis near P = 0."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator

from sample_scans.shapes import Floats, Part, Solid, tube

STEP_MM = 1.0
LUMEN: dict[str, list[list[float]]] = {
    "aorta": [
        [6, -28, 60, 10.8],
        [7, -29, 30, 10.5],
        [8, -31, 4, 10.2],
        [9, -33, -18, 9.8],
        [10, -39, -36, 12.0],
        [12, -46, -56, 16.5],
        [11, -45, -72, 16.0],
        [8, -39, -92, 12.0],
        [6, -35, -106, 10.5],
        [5, -34, -116, 9.5],
    ],
    "right_iliac": [
        [4, -34, -112, 6.5],
        [-5, -33, -124, 6.2],
        [-17, -31, -142, 5.8],
        [-29, -24, -160, 5.6],
        [-40, -15, -178, 5.2],
        [-50, -12, -200, 5],
    ],
    "left_iliac": [
        [6, -34, -112, 6.5],
        [13, -34, -123, 6.2],
        [23, -33, -138, 6.0],
        [34, -27, -156, 7.2],
        [44, -15, -176, 5.4],
        [52, -12, -200, 5],
    ],
    "right_internal_iliac": [[-29, -24, -160, 3.6], [-31, -12, -172, 3.4], [-30, 2, -186, 3.2], [-29, 12, -205, 3]],
    "left_internal_iliac": [[35, -26, -158, 3.6], [37, -13, -171, 3.4], [35, 2, -185, 3.2], [33, 12, -205, 3]],
    "right_renal": [
        [4, -30, 5, 3.0],
        [-8, -27, 6, 3.0],
        [-13, -24, 5.5, 1.2],
        [-18, -21, 5, 3.0],
        [-34, -8, 1, 3.0],
        [-48, 2, -3, 2.8],
    ],
    "left_renal": [[12, -30, 0, 2.9], [24, -23, 1, 2.9], [38, -9, 0, 2.9], [50, 2, -3, 2.7]],
    "superior_mesenteric": [
        [8, -36, 22, 3.8],
        [8, -47, 20, 3.6],
        [5, -56, 8, 3.5],
        [-6, -65, -20, 3.2],
        [-20, -70, -48, 2.8],
        [-32, -68, -84, 2.2],
    ],
}
"""Knots x, y, z, radius of the flowing lumen; the narrow knot of the right renal artery is the stenosis."""
OUTER = [
    [9, -33, -14, 10.8],
    [10, -37, -24, 12.5],
    [11, -45, -40, 20.0],
    [12, -51, -60, 26.0],
    [11, -49, -74, 25.0],
    [8, -40, -92, 16.0],
    [6, -35.5, -104, 11.8],
    [5, -34, -112, 10.6],
]
"""Knots of the aneurysm's outer surface; between it and the lumen lies thrombus."""
STENOSIS = ("right_renal", 2, 3.0, 1.2)
"""Vessel, knot, radius beside it, radius in it."""
PLAQUES: list[tuple[str, float, float, float, float]] = [
    ("aneurysm", -52.0, 200.0, 1.6, 40.0),
    ("aneurysm", -66.0, 60.0, 1.5, 50.0),
    ("aneurysm", -80.0, 130.0, 1.5, 45.0),
    ("aneurysm", -38.0, 300.0, 1.4, 40.0),
    ("aorta", -104.0, 20.0, 1.7, 70.0),
    ("aorta", -110.0, 170.0, 1.6, 60.0),
    ("aorta", -2.0, 120.0, 1.4, 50.0),
    ("aorta", 16.0, 60.0, 1.3, 45.0),
    ("right_iliac", -130.0, 90.0, 1.5, 110.0),
    ("right_iliac", -150.0, 250.0, 1.3, 100.0),
    ("left_iliac", -128.0, 60.0, 1.5, 110.0),
    ("left_iliac", -158.0, 200.0, 1.4, 130.0),
]
"""Calcium: vessel, height, angle of its middle (deg from L toward P), radius of the plaque and its arc in degrees."""


def curve(knots: list[list[float]]) -> Floats:
    """Points and radii (n, 4) along the spline that a tube follows, about every STEP_MM."""
    table = np.asarray(knots, dtype=float)
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(table[:, :3], axis=0), axis=1))])
    fine = np.union1d(np.arange(0, length[-1], STEP_MM), length)
    line: Floats = np.column_stack([CubicSpline(length, table[:, :3])(fine), PchipInterpolator(length, table[:, 3])(fine)])
    return line


def centrelines() -> dict[str, Floats]:
    """Points and radii of every lumen."""
    return {name: curve(knots) for name, knots in LUMEN.items()}


def lumen() -> Solid:
    """The contrast-filled lumen, calcium not yet taken away; small fillets where branches leave."""
    parts = [_chain(line, 0.0 if name == "aorta" else 2.0) for name, line in centrelines().items()]
    return Solid(tuple(parts))


def outer_wall() -> Solid:
    """The aneurysm with its thrombus."""
    return Solid((_chain(curve(OUTER), 0.0),))


def _chain(line: Floats, blend_mm: float) -> Part:
    corners = np.stack([line[:-1, :3], line[1:, :3], line[1:, :3]], axis=1)
    return Part(corners, np.stack([line[:-1, 3], line[1:, 3], line[1:, 3]], axis=1), blend_mm)


def calcium() -> Solid:
    """The plaques: short curved rods in the wall."""
    lines = {**centrelines(), "aneurysm": curve(OUTER)}
    rods = []
    for n, (name, height, middle, radius, arc) in enumerate(PLAQUES):
        line = lines[name]
        x, y, z, r = line[np.argmin(np.abs(line[:, 2] - height))]
        turn = np.radians(middle + np.linspace(-arc / 2, arc / 2, 5))
        tilt = (3.0 + n % 4) * np.linspace(-1, 1, 5) * (1 if n % 2 else -1)
        rods.append(
            tube(
                np.column_stack(
                    [x + r * np.cos(turn), y + r * np.sin(turn), z + tilt, radius * np.array([0.6, 1, 1.1, 1, 0.7])]
                )
            )
        )
    return Solid(tuple(rods))
