"""A smooth path through points, and directions along it that do not spin: what a curved reformat is made on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector

NEAREST_MM = 0.5
"""Points of a path lie at least this far apart."""
FINE_STEPS = 40
"""Places between two points at which the length of the path is added up."""
MOST_PLACES = 20000
ANTERIOR, SUPERIOR = np.array([0.0, -1.0, 0.0]), np.array([0.0, 0.0, 1.0])
STEEP = 0.9
"""A path whose start runs this much along anterior has superior upwards instead."""


@dataclass(frozen=True, eq=False)
class CurvedPath:
    """Places at even steps along a curve, each with three directions at right angles."""

    step_mm: float
    """Way along the curve from one place to the next."""
    places: Floats
    """(n, 3) LPS mm."""
    along: Floats
    """(n, 3) unit tangents."""
    up: Floats
    """(n, 3) unit directions across; from place to place they turn with the path and never about it."""
    bend: Floats
    """(n, 3) curvature: towards the centre of the bend, its length one over the radius (per mm)."""

    @property
    def length_mm(self) -> float:
        """Along the curve from its first to its last point."""
        return self.step_mm * (len(self.places) - 1)

    def up_at(self, angle_deg: float) -> Floats:
        """The directions across (n, 3), turned about the path by an angle, by the right hand."""
        angle = np.radians(angle_deg)
        turned: Floats = np.cos(angle) * self.up + np.sin(angle) * np.cross(self.along, self.up)
        return turned

    def nearest(self, point: Floats) -> int:
        """The number of the place nearest to a point (LPS mm)."""
        return int(np.argmin(np.linalg.norm(self.places - np.asarray(point), axis=1)))

    def from_path(self, point: Floats, angle_deg: float) -> tuple[float, float, float]:
        """Where a point lies: mm along the path, mm towards `up_at`, and mm off the surface that is straightened."""
        n = self.nearest(point)
        offset = np.asarray(point, dtype=float) - self.places[n]
        up = self.up_at(angle_deg)[n]
        side = np.cross(self.along[n], up)
        on = min(max(n * self.step_mm + float(offset @ self.along[n]), 0.0), self.length_mm)
        return on, float(offset @ up), float(offset @ side)


def curved_path(points: Sequence[Vector] | Floats, step_mm: float = 0.5) -> CurvedPath:
    """The path through points (n, 3; LPS mm) in their order, in steps of at most `step_mm`.

    A natural cubic spline over the lengths of the chords; directions across by double reflection, an approximation of
    parallel transport of fourth order (W. Wang, B. Jüttler, D. Zheng, Y. Liu, Computation of rotation minimizing frames, ACM
    Transactions on Graphics 27(1), 2008). They begin with the direction nearest to anterior. Refused: fewer than two points
    that lie apart.
    """
    given = np.asarray(points, dtype=float).reshape(-1, 3)
    kept = [p for n, p in enumerate(given) if n == 0 or float(np.linalg.norm(p - given[n - 1])) >= NEAREST_MM]
    if len(kept) < 2:
        raise Refused("a path needs two points that lie apart; click along what is to be straightened")
    places, along, bend, step = _along_spline(np.array(kept), step_mm)
    return CurvedPath(step, places, along, _transported(places, along), bend)


def _along_spline(points: Floats, step_mm: float) -> tuple[Floats, Floats, Floats, float]:
    """Places, tangents and curvature at even steps of the length along the curve."""
    from scipy.interpolate import CubicSpline

    chord = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    curve = CubicSpline(chord, points, bc_type="natural" if len(points) > 2 else "not-a-knot")
    numbers = np.arange(len(chord))
    fine = np.interp(np.linspace(0.0, numbers[-1], FINE_STEPS * int(numbers[-1]) + 1), numbers, chord)
    speed = np.linalg.norm(curve(fine, 1), axis=1)
    length = np.concatenate([[0.0], np.cumsum((speed[1:] + speed[:-1]) / 2 * np.diff(fine))])
    count = min(max(int(np.ceil(length[-1] / step_mm)) + 1, 2), MOST_PLACES)
    at = np.interp(np.linspace(0.0, length[-1], count), length, fine)
    first, second = curve(at, 1), curve(at, 2)
    pace = np.linalg.norm(first, axis=1, keepdims=True)
    along = first / pace
    bend = (second - (second * along).sum(axis=1, keepdims=True) * along) / pace**2
    return curve(at), along, bend, float(length[-1]) / (count - 1)


def _transported(places: Floats, along: Floats) -> Floats:
    """Directions across that go with the path without turning about it (double reflection)."""
    first = SUPERIOR if abs(float(along[0] @ ANTERIOR)) > STEEP else ANTERIOR
    first = first - float(first @ along[0]) * along[0]
    up = np.empty_like(places)
    up[0] = first / np.linalg.norm(first)
    for n in range(len(places) - 1):
        way = places[n + 1] - places[n]
        square = float(way @ way)
        mirrored_up = up[n] - 2.0 / square * float(way @ up[n]) * way
        mirrored_along = along[n] - 2.0 / square * float(way @ along[n]) * way
        rest = along[n + 1] - mirrored_along
        square = float(rest @ rest)
        moved = mirrored_up if square < 1e-24 else mirrored_up - 2.0 / square * float(rest @ mirrored_up) * rest
        moved = moved - float(moved @ along[n + 1]) * along[n + 1]  # rounding, kept from adding up
        up[n + 1] = moved / np.linalg.norm(moved)
    return up
