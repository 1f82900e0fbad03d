"""How far each part of a body, taken alone, would still move: an estimate of what is left after a fit."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.imaging.registration.climb import climbed, shift_steps
from surgplan.imaging.registration.levels import Body, Level
from surgplan.imaging.registration.mutual import Likeness
from surgplan.imaging.registration.spread import near

PARTS = 3
"""Along each side of the body's box."""
POINTS = 6000
"""In each part."""
FEWEST = 2000
STEP_MM = 1.5
LEAST_MM = 0.1
TELLING = 0.15
"""Share of its likeness that a part must lose when shifted by `AWAY_MM` to say anything on where it belongs."""
AWAY_MM = 6.0


def local_shifts(fixed: Level, moving: Level, body: Body, pose: Floats, rng: np.random.Generator) -> Floats:
    """Shifts (n, 3) in mm of the parts of the body that tell, each to the maximum nearest to where the fit put it."""
    parts = []
    for points in _parts(body, rng):
        likeness = Likeness.at(points, fixed, moving)
        if len(likeness.points) >= FEWEST and likeness.normalised(pose)[1] > 0.8:
            parts.append(likeness)

    def shift(likeness: Likeness) -> Floats | None:
        centre = likeness.points.mean(axis=0)
        top = climbed(likeness, pose, centre, STEP_MM, LEAST_MM, shift_steps)
        best = likeness.normalised(top)[0]
        away = np.vstack([np.eye(3), -np.eye(3)]) * AWAY_MM
        beside = np.mean([likeness.normalised(shift_steps(top, centre, a))[0] for a in away])
        moved: Floats = (np.linalg.inv(pose) @ top)[:3, 3]
        return moved if best > 0 and 1 - beside / best >= TELLING else None

    with ThreadPoolExecutor(2) as pool:
        shifts = [s for s in pool.map(shift, parts) if s is not None]
    return np.array(shifts).reshape(-1, 3)


def _parts(body: Body, rng: np.random.Generator) -> list[Floats]:
    """Points of the body, part by part."""
    centres = body.points()
    low, high = centres.min(axis=0), centres.max(axis=0)
    cell = np.minimum((PARTS * (centres - low) / np.maximum(high - low, 1e-9)).astype(int), PARTS - 1)
    number = cell @ np.array([PARTS * PARTS, PARTS, 1])
    parts = []
    for n in range(PARTS**3):
        here = centres[number == n]
        if len(here):
            parts.append(near(here, body, POINTS, rng))
    return parts
