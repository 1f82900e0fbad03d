"""Where a search begins: many poses, scored on a coarse scan, of which the best that differ are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.imaging.registration.levels import Subject
from surgplan.imaging.registration.motion import apart_mm, box_corners, turned
from surgplan.imaging.registration.mutual import Likeness

TURNS_DEG = (-24.0, 0.0, 24.0)
"""About each of the three axes together: no turn of up to 36 deg is farther than about 20 deg from one of these 27."""
SHIFTS_MM = (-30.0, 0.0, 30.0)
"""Along each axis of the patient, one at a time: bodies cut off differently have centres that do not match."""
LEAST_SHARE = 0.25
"""Of the fixed body that the moving scan must cover for a pose to count."""
DIFFERENT_MM = 12.0
POINTS = 10_000
"""Of the coarse scan, for scoring a start."""


def about_centres(fixed: Subject, moving: Subject, bases: Iterable[Floats], wide: bool) -> list[Floats]:
    """Poses (4x4, fixed to moving) about each base: the base itself, and turned about the body's middle, and shifted.

    `wide` tries turns up to 24 deg about every axis and shifts of 30 mm; otherwise a few degrees and millimetres.
    """
    centre = fixed.body.points().mean(axis=0)
    scale = 1.0 if wide else 0.2
    poses = []
    for base in bases:
        for turn in product(TURNS_DEG, repeat=3):
            rotation = turned(centre, scale * np.array(turn), np.zeros(3))
            poses += [base @ shift @ rotation for shift in _shifts(scale)]
    return poses


def _shifts(scale: float) -> list[Floats]:
    shifts = [np.zeros(3)]
    for axis, step in product(range(3), SHIFTS_MM):
        if step:
            shifts.append(np.eye(3)[axis] * step * scale)
    return [turned(np.zeros(3), np.zeros(3), s) for s in shifts]


def by_frame() -> Floats:
    """As the headers say."""
    return np.eye(4)


def by_centres(fixed: Subject, moving: Subject) -> Floats:
    """The middles of the bodies on each other."""
    return turned(np.zeros(3), np.zeros(3), moving.body.points().mean(axis=0) - fixed.body.points().mean(axis=0))


def best_different(
    likeness: Likeness, poses: Sequence[Floats], count: int, different_mm: float = DIFFERENT_MM
) -> list[tuple[float, Floats]]:
    """The `count` poses of highest normalised mutual information of which no two are within a distance, best first."""
    corners = box_corners(likeness.points)
    scored = []
    for n, pose in enumerate(poses):
        value, share = likeness.normalised(pose)
        if share >= LEAST_SHARE:
            scored.append((-value, n))
    kept: list[tuple[float, Floats]] = []
    for value, n in sorted(scored):
        if all(apart_mm(poses[n], pose, corners).max() > different_mm for _, pose in kept):
            kept.append((-value, poses[n]))
        if len(kept) == count:
            break
    return kept
