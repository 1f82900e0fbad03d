"""Straight plates: one with a crowned back, and a thin one of rings and bars for the skull.

Own frame: origin in the middle of the face that lies on the bone; x along the plate, z away from the bone, y = z × x.
"""

from __future__ import annotations

import numpy as np
from manifold3d import CrossSection

from surgplan.base.geometry import Floats, Vector
from surgplan.mesh.surface import TriMesh
from surgplan.plan.shapes.solids import Solid, surface, united
from surgplan.plan.shapes.stem_profile import Parameters, number

SEGMENTS = 48


def plate_features(p: Parameters) -> dict[str, Vector]:
    """The middle of each hole on the bone's face (mm), numbered along x, and the outward direction."""
    holes = {f"hole_{n + 1}": (float(x), 0.0, 0.0) for n, x in enumerate(_holes(p))}
    return {**holes, "outward": (0.0, 0.0, 1.0), "plate_axis": (1.0, 0.0, 0.0)}


def straight_plate(p: Parameters) -> TriMesh:
    """A bar with round ends, a crowned back and countersunk holes."""
    length, width, thickness = number(p, "length_mm"), number(p, "width_mm"), number(p, "thickness_mm")
    middle = CrossSection.square([length - width, width], True)
    ends = [CrossSection.circle(width / 2, SEGMENTS).translate([s * (length - width) / 2, 0.0]) for s in (-1, 1)]
    bar = Solid.extrude(middle + ends[0] + ends[1], thickness)
    crown = number(p, "crown_radius_mm")
    barrel = Solid.cylinder(2 * length, crown, crown, 8 * SEGMENTS, True).rotate([0.0, 90.0, 0.0])
    return surface((bar ^ barrel.translate([0.0, 0.0, thickness - crown])) - _drill(p))


def cranial_plate(p: Parameters) -> TriMesh:
    """Rings joined by bars, thin enough to be bent by hand."""
    thickness, holes = number(p, "thickness_mm"), _holes(p)
    rings = [CrossSection.circle(number(p, "ring_mm") / 2, SEGMENTS).translate([float(x), 0.0]) for x in holes]
    bar = CrossSection.square([float(holes[-1] - holes[0]), number(p, "bar_mm")], True)
    outline = bar
    for ring in rings:
        outline += ring
    # a little outward and back fills the sharp inner corners between ring and bar
    outline = outline.offset(0.5, circular_segments=SEGMENTS).offset(-0.5, circular_segments=SEGMENTS)
    return surface(Solid.extrude(outline, thickness) - _drill(p))


def _holes(p: Parameters) -> Floats:
    count = round(number(p, "holes"))
    places: Floats = (np.arange(count, dtype=float) - (count - 1) / 2) * number(p, "spacing_mm")
    return places


def _drill(p: Parameters) -> Solid:
    """The holes and their countersinks, as the solid to take away."""
    radius, sink, thickness = number(p, "hole_mm") / 2, number(p, "countersink_mm") / 2, number(p, "thickness_mm")
    depth = min(sink - radius, 0.7 * thickness)
    through = Solid.cylinder(thickness + 2.0, radius, radius, SEGMENTS).translate([0.0, 0.0, -1.0])
    grown = radius + (sink - radius) * (depth + 1.0) / depth
    cone = Solid.cylinder(depth + 1.0, radius, grown, SEGMENTS).translate([0.0, 0.0, thickness - depth])
    tool = through + cone
    return united([tool.translate([float(x), 0.0, 0.0]) for x in _holes(p)])
