"""The points, axes and side view of the collarless stem, from its parameters."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from surgplan.base.geometry import Floats, Vector, vector
from surgplan.plan.shapes.outline import Outline, rounded

Parameters = Mapping[str, float | str]

TRUNNION_PAST_CENTRE_MM = 2.0
"""The neck ends this far past the centre of a head of offset 0, so that it reaches into every head."""
SHOULDER_RADIUS_MM = 6.0
SADDLE_RADIUS_MM = 9.0
"""Roundings of the shoulder and of the saddle between shoulder and neck."""


def number(parameters: Parameters, name: str) -> float:
    """A parameter as a number."""
    return float(parameters[name])


def neck_direction(p: Parameters) -> Floats:
    """Unit direction (3,) of the neck in the own frame: at the CCD angle to the distal axis, medial and proximal."""
    ccd = math.radians(number(p, "ccd_deg"))
    return np.array([math.sin(ccd), 0.0, -math.cos(ccd)])


def head_base(p: Parameters) -> Floats:
    """Centre (3,) of a head of offset 0, mm."""
    return np.array([number(p, f"offset_{p['offset']}_mm"), 0.0, number(p, "head_height_mm")])


def head_centre(p: Parameters) -> Floats:
    """Centre (3,) of the chosen head, mm."""
    return head_base(p) + number(p, "head_offset_mm") * neck_direction(p)


def stem_features(p: Parameters) -> dict[str, Vector]:
    """Named points (mm) and unit directions of the stem in its own frame."""
    neck = neck_direction(p)
    lateral, _ = side_view(p)
    shoulder = lateral.at(sum(lateral.arcs[0]) / 2)
    return {
        "head_centre": vector(head_centre(p)),
        "neck_axis": vector(neck),
        "stem_axis": (0.0, 0.0, 1.0),
        "tip": (0.0, 0.0, -number(p, "length_mm")),
        "shoulder": (float(shoulder[0]), 0.0, float(shoulder[1])),
        "cut_origin": vector(head_base(p) - number(p, "cut_from_head_mm") * neck),
        "cut_normal": vector(neck),
    }


def side_view(p: Parameters) -> tuple[Outline, Outline]:
    """The lateral and the medial edge in the own x-z plane, both from the tip to the end of the neck."""
    neck = neck_direction(p)[[0, 2]]
    below = np.array([neck[1], -neck[0]])
    end = head_base(p)[[0, 2]] + TRUNNION_PAST_CENTRE_MM * neck
    taper = math.tan(math.radians(number(p, "taper_deg")))
    length, half = number(p, "length_mm"), number(p, "tip_width_mm") / 2
    rise = (number(p, "neck_mm") - number(p, "trunnion_mm")) / 2
    slope = rise / 40.0

    def edge(side: float) -> tuple[Floats, Floats]:
        """A point on an edge of the neck and its direction; the neck narrows towards its end."""
        direction = neck - side * slope * below
        return end + side * below * number(p, "trunnion_mm") / 2, direction / np.linalg.norm(direction)

    medial_end, medial_along = edge(1.0)
    bend = _crossing(np.array([half, -length]), np.array([taper, 1.0]), medial_end, medial_along)
    medial = rounded([np.array([half, -length]), bend, medial_end], [number(p, "calcar_radius_mm")])

    lateral_end, lateral_along = edge(-1.0)
    top = number(p, "shoulder_height_mm")
    shoulder = np.array([-half - taper * (length + top), top])
    saddle = _crossing(shoulder, np.array([1.0, 0.02]), lateral_end, lateral_along)
    corners = [np.array([-half, -length]), shoulder, saddle, lateral_end]
    return rounded(corners, [SHOULDER_RADIUS_MM, SADDLE_RADIUS_MM]), medial


def _crossing(p: Floats, along: Floats, q: Floats, other: Floats) -> Floats:
    share = np.linalg.solve(np.column_stack([along, -other]), q - p)[0]
    crossing: Floats = p + share * along
    return crossing
