"""The collarless stem with its head.

Own frame: origin on the stem's axis just under its shoulder; z proximal along the axis, x medial (towards the head),
y = z × x. A stem for a left femur differs from that for a right one only by its pose.
"""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.mesh.surface import TriMesh
from surgplan.plan.shapes.loft import loft, superellipse
from surgplan.plan.shapes.solids import Solid, solid, surface, united
from surgplan.plan.shapes.stem_profile import Parameters, head_centre, neck_direction, number, side_view

AROUND = 72
"""Points round a section."""
STEP_MM = 1.0
"""Distance of sections along the stem."""
SQUARENESS = 4.0
"""Exponent of the sections of the body; the neck is round, 2."""
HEAD_FLAT = 0.62
"""The head ends in a flat this part of its radius from its centre, where the neck goes in."""


def stem_parts(p: Parameters) -> dict[str, TriMesh]:
    """The stem's body with its neck, and the head on it, touching but not overlapping."""
    body = solid(stem_body(p))
    head = head_solid(p)
    return {"stem": surface(body), "head": surface(head - body)}


def stem_shape(p: Parameters) -> TriMesh:
    """Stem and head as one closed surface."""
    return surface(united([solid(stem_body(p)), head_solid(p)]))


def head_solid(p: Parameters) -> Solid:
    """The head: a sphere with a flat towards the neck."""
    radius = number(p, "head_mm") / 2
    neck, centre = neck_direction(p), head_centre(p)
    ball = Solid.sphere(radius, 128).translate(centre)
    return ball.trim_by_plane(neck, float(neck @ centre) - HEAD_FLAT * radius)


def stem_body(p: Parameters) -> TriMesh:
    """The stem from its rounded tip to the end of its neck, lofted through sections that turn from the axis to the neck."""
    lateral_points, medial_points, progress = _edges(p)
    thickness, squareness = _thickness(p, lateral_points, medial_points, progress)
    rings = []
    for pl, pm, b, e in zip(lateral_points, medial_points, thickness, squareness, strict=True):
        centre, half = (pl + pm) / 2, (pm - pl) / 2
        rings.append(superellipse(_lift(centre), _lift(half), np.array([0.0, b, 0.0]), float(e), AROUND))
    return loft(np.concatenate([_dome(rings[0]), np.array(rings)]))


def _lift(xz: Floats) -> Floats:
    return np.array([xz[0], 0.0, xz[1]])


def _edges(p: Parameters) -> tuple[Floats, Floats, Floats]:
    """Matching points (n, 2) of the lateral and the medial edge, and how far along they are.

    0 is above the tip, 1 where the calcar starts, 2 at the shoulder, 3 at the neck's foot, 4 at its end.
    """
    lateral, medial = side_view(p)
    dome = min(number(p, "tip_width_mm"), number(p, "tip_thickness_mm")) * 0.5
    up, neck = np.array([0.0, 1.0]), neck_direction(p)[[0, 2]]
    calcar = medial.arcs[0][0]
    # the sections start to turn at the calcar, pass the shoulder, and stand across the neck from the saddle on
    shoulder, saddle = sum(lateral.arcs[0]) / 2, lateral.arcs[1][1]
    foot = medial.way_where(neck, float(lateral.at(saddle) @ neck))
    low = -number(p, "length_mm") + dome
    lateral_marks = [
        lateral.way_where(up, low),
        lateral.way_where(up, float(medial.at(calcar)[1])),
        shoulder,
        saddle,
        lateral.length_mm,
    ]
    medial_marks = [medial.way_where(up, low), calcar, calcar + 0.72 * (foot - calcar), foot, medial.length_mm]
    spans = np.maximum(np.diff(lateral_marks), np.diff(medial_marks))
    progress = np.concatenate(
        [np.linspace(n, n + 1, max(3, round(s / STEP_MM)), endpoint=False) for n, s in enumerate(spans)] + [[4.0]]
    )
    stations = np.arange(5.0)
    return (
        lateral.at(np.interp(progress, stations, lateral_marks)),
        medial.at(np.interp(progress, stations, medial_marks)),
        progress,
    )


def _thickness(p: Parameters, lateral: Floats, medial: Floats, progress: Floats) -> tuple[Floats, Floats]:
    """Half the thickness and the squareness of each section."""
    tip, body = number(p, "tip_thickness_mm") / 2, number(p, "body_thickness_mm") / 2
    # the neck is round where it stands free; lower down the sections are too wide to be round
    round_half = np.minimum(np.linalg.norm(medial - lateral, axis=1), number(p, "neck_mm")) / 2
    distal = tip + (body - tip) * _ease(progress / 1.6)
    to_neck = _ease((progress - 1.7) / 1.3)
    return (1 - to_neck) * distal + to_neck * round_half, SQUARENESS + (2.0 - SQUARENESS) * to_neck


def _ease(x: Floats) -> Floats:
    x = np.clip(x, 0.0, 1.0)
    return x * x * (3 - 2 * x)


def _dome(ring: Floats) -> Floats:
    """Rings (k, around, 3) that close the tip under the first section, as half an ellipsoid."""
    centre = ring.mean(axis=0)
    depth = 0.5 * min(np.ptp(ring[:, 0]), np.ptp(ring[:, 1]))
    angles = np.linspace(np.radians(4), np.radians(90), 12, endpoint=False)
    return np.array([centre + (ring - centre) * np.sin(a) - np.array([0.0, 0.0, depth * np.cos(a)]) for a in angles])
