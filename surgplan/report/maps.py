"""Maps of a result over a surface: the pictures, where the highest value lies, and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surgplan.mesh.triangles import TriMesh
from surgplan.report.colours import ColourMap
from surgplan.report.numbers import digits
from surgplan.report.picture import Label, Picture
from surgplan.report.scene import BACK, FROM_LEFT, FROM_RIGHT, FRONT, Arrow, Body, View, projected, scene_picture

Floats = NDArray[np.float64]

VIEWS = (FRONT, BACK, FROM_LEFT, FROM_RIGHT)
OPPOSITE = {FRONT: BACK, BACK: FRONT, FROM_LEFT: FROM_RIGHT, FROM_RIGHT: FROM_LEFT}


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


def map_pictures(
    shown: Map,
    views: Sequence[View],
    others: Sequence[Body] = (),
    arrows: Sequence[Arrow] = (),
    size_px: tuple[int, int] = (800, 900),
    mark_peak: bool = True,
) -> tuple[Picture, ...]:
    """A map from several sides; its highest value is marked in the views that show it."""
    bodies = [Body(shown.surface, values=shown.values, colours=shown.colours), *others]
    pictures = []
    for view in views:
        picture = scene_picture(bodies, view, arrows=arrows, size_px=size_px)
        if mark_peak and np.isfinite(shown.values).any() and in_sight(shown.surface, shown.peak, view):
            place = projected(bodies, view, shown.surface.points[shown.peak], arrows=arrows, size_px=size_px)
            words = f"< {digits(float(shown.values[shown.peak]), shown.unit)}"
            picture = replace(picture, labels=(*picture.labels, Label(*place, words)))
        pictures.append(picture)
    return tuple(pictures)


def two_views(shown: Map) -> tuple[View, View]:
    """The front, and the side that shows the highest value best; where that is the front, front and back."""
    if not np.isfinite(shown.values).any():
        return FRONT, BACK
    seen = [view for view in VIEWS if in_sight(shown.surface, shown.peak, view)]
    normal = shown.surface.normals[shown.peak]
    best = max(seen or VIEWS, key=lambda view: float(-normal @ np.asarray(view.look)))
    return (FRONT, BACK) if best == FRONT else (FRONT, best)


def in_sight(surface: TriMesh, point: int, view: View) -> bool:
    """Whether nothing of the surface itself stands between one of its points and the camera."""
    towards = -np.asarray(view.look, dtype=float)
    others = ~np.any(surface.triangles == point, axis=1)
    a, b, c = (surface.points[surface.triangles[others, n]] for n in range(3))
    start = surface.points[point] + 1e-6 * towards
    side, edge = np.cross(towards, c - a), b - a
    volume = np.einsum("ij,ij->i", edge, side)
    with np.errstate(divide="ignore", invalid="ignore"):
        away = start - a
        u = np.einsum("ij,ij->i", away, side) / volume
        q = np.cross(away, edge)
        v = (q @ towards) / volume
        t = np.einsum("ij,ij->i", c - a, q) / volume
    return not bool(np.any((u >= 0) & (v >= 0) & (u + v <= 1) & (t > 1e-6)))


def round_limit(value: float) -> float:
    """The next round number from a value on: 1, 1.5, 2, 3, 5 or 8 times a power of ten.

    >>> round_limit(0.0037), round_limit(112.0), round_limit(0.0)
    (0.005, 150.0, 1.0)
    """
    if not value > 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(value))
    return float(next((s * power for s in (1, 1.5, 2, 3, 5, 8) if s * power >= value * (1 - 1e-9)), 10 * power))


def range_notes(values: Floats, unit: str, high: float | None = None) -> tuple[str, ...]:
    """What a legend says of the values found: their range, and what share lies above the scale."""
    known = values[np.isfinite(values)]
    if not len(known):
        return ("no values",)
    ends = f"from {digits(float(known.min()), unit)} to {digits(float(known.max()), unit)}"
    above = [] if high is None else [f"{100 * float((known > high).mean()):.2g} % of points above {high:g}"]
    return (f"found: {ends}", *above)
