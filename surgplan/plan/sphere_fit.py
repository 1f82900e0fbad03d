"""The sphere that best follows a round part of a surface, such as the femoral head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, vector
from surgplan.mesh.sphere import fit_sphere
from surgplan.mesh.surface import TriMesh

HEAD_RADIUS_MM = (15.0, 35.0)
"""A fit outside this is not a human femoral head."""
COARSE_MM, FINE_MM = 6.0, 1.0
"""Points farther from the sphere than this are left out, in the first and in the last round: they belong to the neck."""
ROUNDS = 30
LEAST_POINTS = 50
LEAST_COVER = 0.6
"""Least part of the sphere the points must lie on; a band round a shaft covers about half."""
DIRECTIONS = 400


@dataclass(frozen=True)
class Sphere:
    """A fitted sphere."""

    centre: Vector
    """LPS mm."""
    radius_mm: float
    rms_mm: float
    """Root mean square distance of the points used from the sphere."""
    cover: float
    """Part of the sphere's surface that the points used lie on, from 0 to 1."""


def head_sphere(surface: TriMesh, near: Vector, reach_mm: float = 32.0) -> Sphere:
    """The femoral head: the sphere through the part of a surface round the point `near`, which lies in or on the head.

    Points off the sphere, those of the neck, are left out in rounds. Refused where nothing round is found.
    """
    share = _areas(surface)
    chosen = np.linalg.norm(surface.points - np.asarray(near), axis=1) < reach_mm
    if chosen.sum() < LEAST_POINTS:
        raise Refused(
            f"only {chosen.sum()} points of the surface lie within {reach_mm:g} mm of {near}; put the point on the head"
        )
    centre, radius = fit_sphere(surface.points[chosen], share[chosen])
    for n in range(ROUNDS):
        limit = max(FINE_MM, COARSE_MM * 0.8**n)
        off = np.abs(np.linalg.norm(surface.points - centre, axis=1) - radius)
        again = off < limit
        if again.sum() < LEAST_POINTS:
            break
        settled = limit == FINE_MM and np.array_equal(again, chosen)
        chosen = again
        if settled:
            break
        centre, radius = fit_sphere(surface.points[chosen], share[chosen])
    return _checked(surface.points, share, chosen, centre, radius, near)


def _checked(points: Floats, share: Floats, chosen: NDArray[np.bool_], centre: Floats, radius: float, near: Vector) -> Sphere:
    off = np.linalg.norm(points[chosen] - centre, axis=1) - radius
    rms = float(np.sqrt(np.average(off**2, weights=share[chosen])))
    cover = _cover(points[chosen] - centre)
    low, high = HEAD_RADIUS_MM
    if not low <= radius <= high or cover < LEAST_COVER:
        raise Refused(
            f"no femoral head near {near}: the best sphere has radius {radius:.1f} mm, {100 * cover:.0f} % on the surface; "
            f"put the point in the head ({low:g} to {high:g} mm, at least {100 * LEAST_COVER:.0f} %)"
        )
    return Sphere(vector(centre), radius, rms, cover)


def _areas(surface: TriMesh) -> Floats:
    """The area that belongs to each point, so that dense parts of a mesh count no more than coarse ones."""
    area = np.linalg.norm(surface.face_vectors, axis=1) / 6
    share: Floats = 1e-12 + np.bincount(surface.triangles.ravel(), np.repeat(area, 3), len(surface.points)).astype(np.float64)
    return share


def _cover(away: Floats) -> float:
    """Part of evenly spread directions that have a point within 8 degrees."""
    n = np.arange(DIRECTIONS) + 0.5
    z, turn = 1 - 2 * n / DIRECTIONS, np.pi * (1 + 5**0.5) * n
    flat = np.sqrt(1 - z**2)
    spread = np.column_stack([flat * np.cos(turn), flat * np.sin(turn), z])
    near = away / np.linalg.norm(away, axis=1)[:, None]
    thin = near[:: max(1, len(near) // 4000)]
    return float((spread @ thin.T > np.cos(np.radians(8))).any(axis=1).mean())
