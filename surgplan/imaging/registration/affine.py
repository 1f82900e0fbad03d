"""The affine map that brings a scan onto another, from the rigid motion on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.imaging.registration.climb import affine_steps, climbed, summit
from surgplan.imaging.registration.levels import Body, Subject
from surgplan.imaging.registration.motion import apart_mm
from surgplan.imaging.registration.mutual import Likeness
from surgplan.imaging.registration.rigid import Climbs
from surgplan.imaging.registration.spread import spread

SAMPLES = 60_000
STEP_MM = 2.0
LEAST_MM = 0.1
RADIUS_MM = 1.0
SCALES = (0.8, 1.25)
"""Smallest and largest stretch along any direction: heads and bodies of one patient do not differ by more."""


def found_affine(
    fixed: Subject, moving: Subject, climbs: Climbs, region: Body, rng: np.random.Generator
) -> tuple[Floats, float]:
    """The 4x4 matrix, fixed to moving, and half of what two refinements on disjoint points differ by at the body's box, mm."""
    points = spread(region, 2 * SAMPLES, rng)
    coarse = Likeness.at(points[::4], fixed.levels[1], moving.levels[1])
    pose = climbed(coarse, climbs.pose, climbs.centre, STEP_MM, LEAST_MM, affine_steps)
    parts = [Likeness.at(points[half::2], fixed.levels[2], moving.levels[2]) for half in (0, 1)]
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda half: summit(half, pose, climbs.centre, RADIUS_MM, affine_steps), parts)
    return (first + second) / 2, float(apart_mm(first, second, climbs.corners).max()) / 2


def refuse_strange_affine(pose: Floats) -> dict[str, float]:
    """The smallest and the largest stretch of the fit, fixed to moving; Refused if it mirrors or stretches too much."""
    stretches = np.linalg.svd(pose[:3, :3], compute_uv=False)
    least, most = float(stretches.min()), float(stretches.max())
    if np.linalg.det(pose[:3, :3]) <= 0 or least < SCALES[0] or most > SCALES[1]:
        raise Refused(
            f"the affine fit stretches by {least:.2f} to {most:.2f} (allowed {SCALES[0]:g} to {SCALES[1]:g}), "
            "which no body does between two scans; register rigidly"
        )
    return {"stretch_least": least, "stretch_most": most}
