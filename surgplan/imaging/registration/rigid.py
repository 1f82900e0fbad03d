"""The rigid motion that brings a scan onto another: many starts, the best climbed, the winner refined twice."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.base.progress import Progress
from surgplan.imaging.registration.climb import climbed, summit
from surgplan.imaging.registration.levels import Body, Level, Subject
from surgplan.imaging.registration.motion import apart_mm, box_corners, middle
from surgplan.imaging.registration.mutual import Likeness
from surgplan.imaging.registration.spread import spread
from surgplan.imaging.registration.starts import POINTS, best_different

SPACINGS_MM = (4.0, 2.0, 1.0)
"""Of the levels, from coarse to fine."""
CLIMBED = 10
"""Starts that are climbed at the coarse level, of all that are scored."""
SAMPLES = (POINTS, 60_000, 160_000)
"""Points at each level."""
STEPS_MM = (4.0, 1.0, 0.6)
"""Width of the first line searches, and radius of the paraboloids at the finest level."""
LEAST_MM = (0.2, 0.05)
RIM_MM = 6.0
"""Points are taken in the body and this far around it, so that its outline counts."""
SAME_MM = 6.0
"""Two coarse climbs that end this close to each other, one and a half voxels, have found the same maximum."""
ELSEWHERE_MM = 20.0
"""Farther than this from the winner a maximum is another place; nearer it is a climb that stopped early, or a bent body."""
THREADS = 2


@dataclass(frozen=True, eq=False)
class Climbs:
    """What the search for a rigid motion found; matrices are 4x4 from fixed to moving LPS mm."""

    pose: Floats
    halves: tuple[Floats, Floats]
    """The same refinement on two disjoint sets of points; `pose` is half-way between them."""
    centre: Floats
    """Of the fixed body."""
    corners: Floats
    """(8, 3) of the box around the fixed body: no point of it is displaced more than the worst of these."""
    starts: int
    """How many were scored."""
    climbs: int
    agreeing: int
    """Of those climbed, how many ended at the same maximum."""
    runner_up: float
    """Likeness at the best maximum elsewhere over that at the best one, at the coarse level."""

    @property
    def split_mm(self) -> float:
        """How far apart the two halves put the corners, at most."""
        return float(apart_mm(*self.halves, self.corners).max())

    def figures(self) -> dict[str, float]:
        """What to judge it by: the middle of the halves is half as far from the truth as they are from each other."""
        return {
            "starts": float(self.starts),
            "climbs": float(self.climbs),
            "climbs_agreeing": float(self.agreeing),
            "runner_up": self.runner_up,
            "residual_mm": self.split_mm / 2,
        }


def found_motion(
    fixed: Subject, moving: Subject, starts: Sequence[Floats], seed: int, progress: Progress, where: Body | None = None
) -> Climbs:
    """Score all starts, climb the best that differ, refine the winner; `where` narrows what of the fixed scan counts.

    Everything random comes from `seed`, and each climb is one thread's, so that the same scans give the same answer.
    """
    rng = np.random.default_rng(seed)
    body = fixed.body if where is None else where
    region = body.grown(RIM_MM)
    centre, corners = body.points().mean(axis=0), box_corners(body.points())
    progress(0.0, f"trying {len(starts)} starts")
    coarse = Likeness.at(spread(region, SAMPLES[0], rng), fixed.levels[0], moving.levels[0])
    best = best_different(coarse, starts, CLIMBED)
    if not best:
        raise Refused("the scans do not overlap from any start; give landmarks to begin from")
    with ThreadPoolExecutor(THREADS) as pool:
        tops = list(pool.map(lambda start: climbed(coarse, start[1], centre, STEPS_MM[0], LEAST_MM[0]), best))
    likes = [coarse.normalised(top)[0] for top in tops]
    winner = int(np.argmax(likes))
    away = [float(apart_mm(top, tops[winner], corners).max()) for top in tops]
    others = [like for like, far in zip(likes, away, strict=True) if far > ELSEWHERE_MM]
    pose, halves = tops[winner], (tops[winner], tops[winner])
    for n in (1, 2):
        progress(0.2 + 0.4 * (n - 1), f"refining at {SPACINGS_MM[n]:g} mm")
        pose, halves = _refined(fixed.levels[n], moving.levels[n], pose, centre, spread(region, SAMPLES[n], rng), n)
    return Climbs(
        pose,
        halves,
        centre,
        corners,
        len(starts),
        len(best),
        sum(far <= SAME_MM for far in away),
        max(others, default=0.0) / max(likes[winner], 1e-12),
    )


def _refined(
    fixed: Level, moving: Level, pose: Floats, centre: Floats, points: Floats, n: int
) -> tuple[Floats, tuple[Floats, Floats]]:
    parts = [Likeness.at(points[half::2], fixed, moving) for half in (0, 1)]
    with ThreadPoolExecutor(THREADS) as pool:
        if n == 1:
            first, second = pool.map(lambda half: climbed(half, pose, centre, STEPS_MM[n], LEAST_MM[n]), parts)
        else:
            first, second = pool.map(lambda half: summit(half, pose, centre, STEPS_MM[n]), parts)
    return middle(first, second), (first, second)
