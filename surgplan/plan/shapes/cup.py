"""The hemispherical cup with its liner.

Own frame: origin in the centre of the hemisphere, which is the centre of rotation; z along the axis, out of the opening.
"""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector
from surgplan.mesh.surface import TriMesh
from surgplan.plan.shapes.loft import revolve
from surgplan.plan.shapes.stem_profile import Parameters, number

AROUND = 120
STEPS = 48
"""Points round the axis, and from the rim to the pole."""


def cup_features(p: Parameters) -> dict[str, Vector]:
    """Named points (mm) and unit directions of the cup in its own frame."""
    return {"head_centre": (0.0, 0.0, 0.0), "cup_axis": (0.0, 0.0, 1.0), "pole": (0.0, 0.0, -number(p, "outer_mm") / 2)}


def cup_parts(p: Parameters) -> dict[str, TriMesh]:
    """The shell and the liner in it, touching but not overlapping; Refused if the head leaves the liner too thin."""
    outer, middle, inner = _radii(p)
    return {"shell": hemisphere(outer, middle), "liner": hemisphere(middle, inner)}


def cup_shape(p: Parameters) -> TriMesh:
    """Shell and liner as one closed surface; Refused if the head leaves the liner too thin."""
    outer, _, inner = _radii(p)
    return hemisphere(outer, inner)


def hemisphere(outer_mm: float, inner_mm: float) -> TriMesh:
    """The half shell between two radii, below z = 0, with the volume of the true one."""
    return revolve(np.concatenate([_half_circle(outer_mm), _half_circle(inner_mm)[::-1]]), AROUND)


def _half_circle(radius: float) -> Floats:
    angle = np.linspace(0.0, np.pi / 2, STEPS + 1)
    # a chain of chords lies inside the arc; this stretch gives the revolved chords the sphere's volume
    r, z = np.sin(angle), -np.cos(angle)
    frustums = np.sum(np.diff(z) * (r[:-1] ** 2 + r[:-1] * r[1:] + r[1:] ** 2)) * np.pi / 3
    stretch = (2 * np.pi / 3 / frustums) ** (1 / 3)
    r[0] = 1e-3 / radius
    points: Floats = np.column_stack([r, z]) * (radius * stretch)
    return points


def _radii(p: Parameters) -> tuple[float, float, float]:
    outer = number(p, "outer_mm") / 2
    middle, inner = outer - number(p, "shell_mm"), number(p, "head_mm") / 2
    if middle - inner < number(p, "thinnest_liner_mm"):
        raise Refused(
            f"a {2 * inner:g} mm head leaves a {middle - inner:g} mm liner in a {2 * outer:g} mm cup, "
            f"at least {number(p, 'thinnest_liner_mm'):g} mm is needed; choose a smaller head or a larger cup"
        )
    return outer, middle, inner
