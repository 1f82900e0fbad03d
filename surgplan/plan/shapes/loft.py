"""Closed surfaces from rings of points."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.surface import TriMesh


def loft(rings: Floats) -> TriMesh:
    """The closed outward surface through rings of points (rings, around, 3), its two ends filled by fans.

    The points of all rings go round the same way; the first and the last ring may be flat in any plane.
    """
    count, around, _ = rings.shape
    points = np.concatenate([rings.reshape(-1, 3), rings[:1].mean(axis=1), rings[-1:].mean(axis=1)])
    here = np.arange(count - 1)[:, None] * around + np.arange(around)
    beside = np.arange(count - 1)[:, None] * around + (np.arange(around) + 1) % around
    low = np.stack([here, beside, beside + around], axis=-1).reshape(-1, 3)
    high = np.stack([here, beside + around, here + around], axis=-1).reshape(-1, 3)
    first, last = np.arange(around), np.arange(around) + (count - 1) * around
    start = np.stack([np.full(around, count * around), np.roll(first, -1), first], axis=-1)
    stop = np.stack([np.full(around, count * around + 1), last, np.roll(last, -1)], axis=-1)
    return outward(points, np.concatenate([low, high, start, stop]))


def outward(points: Floats, triangles: NDArray[np.integer]) -> TriMesh:
    """The surface of closed, consistently turned triangles, turned over if they face inwards."""
    a, b, c = (points[triangles[:, n]] for n in range(3))
    signed = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum())
    turned = triangles if signed > 0 else triangles[:, ::-1]
    return TriMesh(np.ascontiguousarray(points, dtype=np.float64), np.ascontiguousarray(turned, dtype=np.int32))


def revolve(profile: Floats, around: int) -> TriMesh:
    """The body of revolution about z of a profile (n, 2) of radius and height, both ends on or near the axis.

    The polygon round the axis has the area of the true circle, so the volume of a revolved profile is exact.
    """
    angle = np.linspace(0.0, 2 * np.pi, around, endpoint=False)
    radius = profile[:, :1] * np.sqrt((2 * np.pi / around) / np.sin(2 * np.pi / around))
    height = np.broadcast_to(profile[:, 1:], (len(profile), around))
    return loft(np.stack([radius * np.cos(angle), radius * np.sin(angle), height], axis=-1))


def superellipse(centre: Floats, u: Floats, v: Floats, exponent: float, around: int) -> Floats:
    """Points (around, 3) of |a|^e + |b|^e = 1 at centre + a u + b v: an ellipse for 2, nearly a rectangle for 6."""
    angle = np.linspace(0.0, 2 * np.pi, around, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    # a point at a true angle, not at the usual parameter, which would crowd the points into the corners
    r = (np.abs(c) ** exponent + np.abs(s) ** exponent) ** (-1 / exponent)
    ring: Floats = centre + (r * c)[:, None] * u + (r * s)[:, None] * v
    return ring
