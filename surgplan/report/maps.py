"""Maps of a result over a surface: the pictures, where the highest value lies, and the legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surgplan.mesh.triangles import TriMesh
from surgplan.report.colours import ColourMap
from surgplan.report.numbers import digits
from surgplan.report.picture import Label, Picture
from surgplan.report.scene import BACK, FROM_LEFT, FROM_RIGHT, FRONT, Body, View, projected, scene_pictures

Floats = NDArray[np.float64]

VIEWS = (FRONT, FROM_LEFT, BACK, FROM_RIGHT)
TALL_PX, SQUARE_PX = (380, 900), (620, 620)


@dataclass(frozen=True, eq=False)
class Map:
    """A result at the points of a surface."""

    surface: TriMesh
    values: Floats
    """(n,) at the points; nan where there is none."""
    colours: ColourMap
    unit: str = ""

    @property
    def peak(self) -> int:
        """The point with the highest value."""
        return int(np.nanargmax(self.values))


def map_pictures(shown: Map, others: Sequence[Body] = (), mark_peak: bool = True) -> tuple[Picture, ...]:
    """A map from four sides; its highest value is marked in the views that show it."""
    bodies = [Body(shown.surface, values=shown.values, colours=shown.colours), *others]
    span = np.ptp(np.concatenate([body.surface.points for body in bodies]), axis=0)
    size = TALL_PX if span[2] > 1.5 * max(span[0], span[1]) else SQUARE_PX
    pictures = scene_pictures(bodies, VIEWS, size_px=size)
    if not mark_peak or not np.isfinite(shown.values).any():
        return pictures
    words = f"< {digits(float(shown.values[shown.peak]), shown.unit)}"
    at = [projected(bodies, view, shown.surface.points[shown.peak], size_px=size) for view in VIEWS]
    seen = [in_sight(shown.surface, shown.peak, view) for view in VIEWS]
    return tuple(
        replace(picture, labels=(*picture.labels, Label(*place, words))) if visible else picture
        for picture, place, visible in zip(pictures, at, seen, strict=True)
    )


def in_sight(surface: TriMesh, point: int, view: View) -> bool:
    """Whether nothing of the surface itself stands between one of its points and the camera."""
    towards = -np.asarray(view.look, dtype=float)
    others = TriMesh(surface.points, surface.triangles[~np.any(surface.triangles == point, axis=1)])
    return not bool(np.any(hits_mm(others, surface.points[point], towards) > 1e-6))


def hits_mm(surface: TriMesh, start: Floats, direction: Floats) -> Floats:
    """How far along a unit direction from a point the triangles of a surface are met (Moeller and Trumbore 1997)."""
    direction = np.asarray(direction, dtype=float)
    a, b, c = (surface.points[surface.triangles[:, n]] for n in range(3))
    edge, other, away = b - a, c - a, np.asarray(start) - a
    side, turn = np.cross(direction, other), np.cross(away, edge)
    volume = np.einsum("ij,ij->i", edge, side)
    crossed = np.abs(volume) > 1e-12  # a triangle that lies along the direction is not met
    volume = volume[crossed]
    u = np.einsum("ij,ij->i", away, side)[crossed] / volume
    v = (turn @ direction)[crossed] / volume
    far = np.einsum("ij,ij->i", other, turn)[crossed] / volume
    met: Floats = far[(u >= 0) & (v >= 0) & (u + v <= 1)]
    return met


def round_limit(value: float) -> float:
    """The next round number from a value on that four ticks divide well: 1, 2, 4, 6 or 8 times a power of ten.

    >>> round_limit(0.0037), round_limit(112.0), round_limit(0.0)
    (0.004, 200.0, 1.0)
    """
    if not value > 0:
        return 1.0
    power = math.floor(math.log10(value))
    step = next((s for s in (1, 2, 4, 6, 8) if s * 10.0**power >= value * (1 - 1e-9)), 10)
    return float(f"{step}e{power}")


def range_notes(values: Floats, unit: str, high: float | None = None) -> tuple[str, ...]:
    """What a legend says of the values found: their range, and what share lies above the scale."""
    known = values[np.isfinite(values)]
    if not len(known):
        return ("no values",)
    largest = float(np.abs(known).max())
    low, high_found = (0.0 if abs(v) < 1e-3 * largest else float(v) for v in (known.min(), known.max()))
    ends = f"from {digits(low, unit, fixed=True)} to {digits(high_found, unit, fixed=True)}"
    share = 0.0 if high is None else 100 * float((known > high).mean())
    above = [f"{share:.2g} % of points above {high:g}"] if share else []
    return (f"found: {ends}", *above)
