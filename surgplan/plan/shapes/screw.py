"""Screws with a real thread and a hexagonal socket.

Own frame: origin on the axis where the shaft leaves the head; z along the axis towards the tip.
"""

from __future__ import annotations

import math

import numpy as np
from manifold3d import CrossSection

from surgplan.base.geometry import Floats, Vector
from surgplan.mesh.surface import TriMesh
from surgplan.plan.shapes.loft import loft
from surgplan.plan.shapes.solids import Solid, solid, surface
from surgplan.plan.shapes.stem_profile import Parameters, number

AROUND = 32
STEPS_PER_TURN = 10
CREST, FLANK = 0.15, 0.30
"""Parts of the pitch that are crest and, on either side, flank; the rest is core."""


def screw_features(p: Parameters) -> dict[str, Vector]:
    """Named points (mm) and unit directions of the screw in its own frame."""
    return {
        "entry": (0.0, 0.0, 0.0),
        "tip": (0.0, 0.0, number(p, "length_mm")),
        "screw_axis": (0.0, 0.0, 1.0),
        "head_top": (0.0, 0.0, -number(p, "head_height_mm")),
    }


def screw_shape(p: Parameters) -> TriMesh:
    """Head and threaded shaft as one closed surface."""
    body = solid(loft(np.concatenate([_head(p), _shaft(p)])))
    socket, depth = number(p, "socket_mm"), 0.55 * number(p, "head_height_mm")
    angle = np.arange(6) * math.pi / 3
    hexagon = np.column_stack([np.cos(angle), np.sin(angle)]) * socket / math.sqrt(3)
    hole = Solid.extrude(CrossSection([hexagon]), 2 * depth).translate([0.0, 0.0, -number(p, "head_height_mm") - depth])
    return surface(body - hole)


def shaft_volume_mm3(p: Parameters) -> float:
    """Volume of the threaded shaft with its tip, in closed form.

    The mean square radius over a turn is that of a trapezium of crest and flanks on the core; along the tip, of length t,
    the radius falls as (1 - s^2)^1/2, which leaves two thirds of the volume.
    """
    core, outer = number(p, "core_mm") / 2, number(p, "outer_mm") / 2
    flank = (core**2 + core * outer + outer**2) / 3
    mean = CREST * outer**2 + 2 * FLANK * flank + (1 - CREST - 2 * FLANK) * core**2
    return math.pi * mean * (number(p, "length_mm") - number(p, "tip_mm") / 3)


def _ring(radius: Floats, z: float) -> Floats:
    angle = np.linspace(0.0, 2 * np.pi, AROUND, endpoint=False)
    # the polygon gets the area of the circle it stands for
    radius = radius * math.sqrt((2 * math.pi / AROUND) / math.sin(2 * math.pi / AROUND))
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle), np.full(AROUND, z)])


def _head(p: Parameters) -> Floats:
    """Rings of a flat-topped head, round below, down to the shaft."""
    radius, height, core = number(p, "head_mm") / 2, number(p, "head_height_mm"), number(p, "core_mm") / 2
    rim = min(0.35 * height, 0.2 * radius)
    profile = [(0.55 * radius, -height), (radius - rim, -height)]
    profile += [(radius - rim + rim * math.sin(a), -height + rim - rim * math.cos(a)) for a in np.linspace(0.3, math.pi / 2, 5)]
    depth = height - rim
    angles = np.linspace(0.1, math.pi / 2, 10, endpoint=False)
    profile += [(core + (radius - core) * math.cos(a), -depth + depth * math.sin(a)) for a in angles]
    return np.array([_ring(np.full(AROUND, r), z) for r, z in profile])


def _shaft(p: Parameters) -> Floats:
    core, outer, pitch = number(p, "core_mm") / 2, number(p, "outer_mm") / 2, number(p, "pitch_mm")
    length, tip = number(p, "length_mm"), number(p, "tip_mm")
    count = math.ceil(length / pitch * STEPS_PER_TURN)
    turn = np.arange(AROUND) / AROUND
    rings = []
    for z in np.linspace(0.0, length, count, endpoint=False):
        phase = (z / pitch - turn) % 1.0
        from_crest = np.abs(phase - 0.5) - CREST / 2
        radius = outer - (outer - core) * np.clip(from_crest / FLANK, 0.0, 1.0)
        into_tip = max(0.0, (z - (length - tip)) / tip)
        rings.append(_ring(radius * math.sqrt(1 - into_tip**2), z))
    rings.append(_ring(np.full(AROUND, 1e-3), length))
    return np.array(rings)
