"""The sphere of a joint's head, found on the part of its surface that lies free of the other bones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.mesh.sphere import fit_sphere
from surgplan.segment.voxels.reach import within

TRIES = 4000
LEAST_POINTS = 60
ON_SPHERE_MM = 1.5
"""Points nearer than this count as on the sphere; it is about the error of a surface on the walker's voxels."""
LEAST_SHARE = 0.3
"""Least part of the free surface near the head that lies on the sphere; the rest is the neck's."""
JOINT_MM = 4.0
"""Surface nearer than this to another bone may be wrong, for there the border is still uncertain."""


@dataclass(frozen=True)
class HeadRange:
    """Where and how large a head may be."""

    least_mm: float
    most_mm: float
    off_mm: float
    """The centre lies at most this far from the point given for it."""


def free_sphere(bone: Mask, others: Mask, spacing_mm: Vector, near: Floats, allowed: HeadRange) -> tuple[Floats, float] | None:
    """Centre (fractional k, j, i) and radius (mm) of the sphere most of a bone's free surface round `near` lies on, or None.

    Drawn at random, always alike, as by Fischler and Bolles (Commun ACM 24:381, 1981), then refined by least squares.
    """
    scale = np.asarray(spacing_mm[::-1])
    start = near * scale
    points = _free_faces(bone, others, spacing_mm) * scale
    points = points[np.linalg.norm(points - start, axis=1) < allowed.most_mm + allowed.off_mm]
    if len(points) < LEAST_POINTS:
        return None
    centres, radii = _spheres(points[np.random.default_rng(1).integers(0, len(points), (TRIES, 4))])
    fit = (radii > allowed.least_mm) & (radii < allowed.most_mm) & (np.linalg.norm(centres - start, axis=1) < allowed.off_mm)
    best: tuple[Floats, float] | None = None
    most = 0
    for centre, radius in zip(centres[fit], radii[fit], strict=True):
        count = int(np.count_nonzero(np.abs(np.linalg.norm(points - centre, axis=1) - radius) < ON_SPHERE_MM))
        if count > most:
            best, most = (centre, float(radius)), count
    if best is None or most < max(LEAST_SHARE * len(points), LEAST_POINTS):
        return None
    for _ in range(5):
        on = np.abs(np.linalg.norm(points - best[0], axis=1) - best[1]) < ON_SPHERE_MM
        best = fit_sphere(points[on])
    centre, radius = best
    inside = allowed.least_mm < radius < allowed.most_mm and float(np.linalg.norm(centre - start)) < allowed.off_mm
    return (centre / scale, radius) if inside else None


def _free_faces(bone: Mask, others: Mask, spacing_mm: Vector) -> Floats:
    """Middles (n, 3) of the voxel faces between a bone and what is no bone, away from other bones, fractional k, j, i."""
    open_air = ~(bone | others)
    away = bone & ~within(others, JOINT_MM, spacing_mm)
    found = []
    for axis in range(3):
        for step in (1, -1):
            beyond = np.zeros_like(bone)
            low = (slice(None),) * axis + (slice(None, -1),)
            high = (slice(None),) * axis + (slice(1, None),)
            here, there = (low, high) if step == 1 else (high, low)
            beyond[here] = open_air[there]
            found.append(np.argwhere(away & beyond) + 0.5 * step * (np.arange(3) == axis))
    faces: Floats = np.concatenate(found)
    return faces


def _spheres(fours: Floats) -> tuple[Floats, Floats]:
    """Centres (n, 3) and radii (n,) of the spheres through four points each (n, 4, 3); nan where the four lie in a plane."""
    edges = fours[:, 1:] - fours[:, :1]
    flat = np.abs(np.linalg.det(edges)) < 1e-6
    edges[flat] = np.eye(3)
    centres = np.linalg.solve(edges, 0.5 * (edges**2).sum(axis=2)[..., None])[..., 0]
    radii = np.linalg.norm(centres, axis=1)
    radii[flat] = np.nan
    return fours[:, 0] + centres, radii
