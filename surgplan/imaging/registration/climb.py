"""Climbing to the pose of highest normalised mutual information, without gradients."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

from surgplan.base.geometry import Floats
from surgplan.imaging.registration.motion import turned
from surgplan.imaging.registration.mutual import Likeness
from surgplan.imaging.registration.starts import LEAST_SHARE

ARM_MM = 80.0
"""A turn by one unit moves what is this far from the middle of the body by one mm."""

LEAST_GAIN = 1e-4
"""Of the likeness, relative: less in a round of line searches ends a climb."""
ROUNDS = 4
"""Paraboloids fitted one after the other, at most."""

Steps = Callable[[Floats, Floats, Floats], Floats]
"""From a 4x4 pose, a centre and some numbers in mm to another pose."""


def rigid_steps(pose: Floats, centre: Floats, six: Floats) -> Floats:
    """The pose after a turn about and a shift of the fixed scan: three turns (mm at the arm) and three shifts (mm)."""
    moved: Floats = pose @ turned(centre, np.degrees(six[:3] / ARM_MM), six[3:])
    return moved


def affine_steps(pose: Floats, centre: Floats, twelve: Floats) -> Floats:
    """The pose after any linear change about the centre (nine numbers, mm at the arm) and a shift."""
    change = np.eye(4)
    change[:3, :3] += twelve[:9].reshape(3, 3) / ARM_MM
    change[:3, 3] = centre - change[:3, :3] @ centre + twelve[9:]
    moved: Floats = pose @ change
    return moved


def shift_steps(pose: Floats, centre: Floats, three: Floats) -> Floats:
    """The pose after a shift of the fixed scan."""
    return rigid_steps(pose, centre, np.concatenate([np.zeros(3), three]))


NUMBERS: dict[Steps, int] = {rigid_steps: 6, affine_steps: 12, shift_steps: 3}
"""How many numbers each kind of step takes."""


def climbed(
    likeness: Likeness, pose: Floats, centre: Floats, step_mm: float, least_mm: float, steps: Steps = rigid_steps
) -> Floats:
    """The pose (4x4, fixed to moving) at a maximum near `pose`: Powell's method (1964), line searches begin `step_mm` wide."""

    def worse(numbers: Floats) -> float:
        value, share = likeness.normalised(steps(pose, centre, numbers * step_mm))
        return -value if share >= LEAST_SHARE else LEAST_SHARE - share

    options = {"xtol": least_mm / step_mm, "ftol": LEAST_GAIN, "maxfev": 4000}
    found = minimize(worse, np.zeros(NUMBERS[steps]), method="Powell", options=options)
    return steps(pose, centre, np.asarray(found.x) * step_mm)


def summit(likeness: Likeness, pose: Floats, centre: Floats, radius_mm: float, steps: Steps = rigid_steps) -> Floats:
    """The pose at the top of a paraboloid fitted to the likeness around `pose`, and again around that until it stays.

    The likeness of voxels is rough at some hundredths of a mm; the paraboloid looks over the whole radius and is not caught.
    """
    design = _design(NUMBERS[steps])
    solve = np.linalg.pinv(_terms(design))
    for _ in range(ROUNDS):
        values = np.array([likeness.normalised(steps(pose, centre, radius_mm * numbers))[0] for numbers in design])
        top = _top(solve @ values, design.shape[1])
        pose = steps(pose, centre, radius_mm * top)
        if np.abs(top).max() < 0.1:
            break
    return pose


def _design(count: int) -> Floats:
    """Points of the unit ball that tell every term of a quadratic: the middle, the axes, and two on each diagonal."""
    rows = [np.zeros(count)]
    for a in range(count):
        rows += [np.eye(count)[a], -np.eye(count)[a]]
        for b in range(a):
            diagonal = (np.eye(count)[a] + (-1) ** (a + b) * np.eye(count)[b]) / np.sqrt(2)
            rows += [diagonal, -diagonal]
    return np.array(rows)


def _terms(points: Floats) -> Floats:
    a, b = np.triu_indices(points.shape[1])
    return np.column_stack([np.ones(len(points)), points, points[:, a] * points[:, b]])


def _top(coefficients: Floats, count: int) -> Floats:
    """Where the quadratic is highest, no farther than the radius; along the slope where it has no top."""
    slope = coefficients[1 : 1 + count]
    hessian = np.zeros((count, count))
    hessian[np.triu_indices(count)] = coefficients[1 + count :]
    hessian = hessian + hessian.T
    curves, axes = np.linalg.eigh(hessian)
    curves = np.minimum(curves, -1e-3 * max(float(np.abs(curves).max()), 1e-12))
    step: Floats = -axes @ ((axes.T @ slope) / curves)
    length = float(np.linalg.norm(step))
    return step / max(1.0, length)
