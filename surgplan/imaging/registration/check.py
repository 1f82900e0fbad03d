"""Whether a fit may be believed: figures, and a refusal in words where one of them says no."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.imaging.registration.climb import rigid_steps
from surgplan.imaging.registration.levels import Body, Level, Subject
from surgplan.imaging.registration.local import local_shifts
from surgplan.imaging.registration.mutual import Likeness
from surgplan.imaging.registration.spread import spread

MOVED_MM = 3.0
"""The fit is moved by this much, and turned by as much at 80 mm from the middle, both ways in each of six directions."""
LEAST_LOSS = 0.05
"""Of its likeness that a fit must lose then: 0.17 and more in 20 pairs of heads that fit, 0.02 and less in
others; 0.06 and less in mirrored heads, which `LOCAL_MM` keeps out [C]."""
FEWEST_AGREEING = 2
"""Climbs from different starts that end at the winning maximum: 9 or 10 of 10 in pairs that fit, 1 in wrong ones [C]."""
LARGEST_RUNNER_UP = 0.85
LEAST_OVERLAP = 0.6
"""Of the fixed body that the moving scan covers, how much must lie in the moving body."""
LEAST_COVER = 0.25
FEWEST_PARTS = 5
"""Parts of the body that must be able to say where they belong."""
RESIDUAL_MM = 0.5
"""Largest estimate of the error from two disjoint samples, or a quarter of the coarser scan's widest voxel side."""
LOCAL_MM = 1.0
"""Largest median shift that parts of the body would still take, or half of that side: 0.1 to 0.3 mm in pairs that fit,
2 mm and more in mirrored heads [C]."""
POINTS = 40_000


@dataclass(frozen=True)
class Limits:
    """What a fit of two scans must keep, mm."""

    residual_mm: float
    local_mm: float

    @classmethod
    def of(cls, widest_mm: float) -> Limits:
        """For scans of which the coarser has a voxel side of `widest_mm`."""
        return cls(max(RESIDUAL_MM, widest_mm / 4), max(LOCAL_MM, widest_mm / 2))


def overlap(fixed: Body, moving: Subject, pose: Floats) -> dict[str, float]:
    """How much of the fixed body the moving scan covers, and how much of that lies in the moving body."""
    there = fixed.points() @ pose[:3, :3].T + pose[:3, 3]
    everything = Body(moving.body.grid, np.ones(moving.body.grid.array_shape, dtype=bool))
    covered = everything.within(there)
    inside = moving.body.within(there)
    return {
        "covered": float(covered.mean()),
        "bodies_overlap": float(inside.sum() / max(1, covered.sum())),
    }


def loss(fixed: Level, moving: Level, region: Body, pose: Floats, centre: Floats, rng: np.random.Generator) -> dict[str, float]:
    """Likeness of the fit, and the least share of it that is lost when the fit is moved."""
    likeness = Likeness.at(spread(region, POINTS, rng), fixed, moving)
    here = likeness.normalised(pose)[0]
    moved = []
    for step in np.vstack([np.eye(6), -np.eye(6)]) * MOVED_MM:
        moved.append(likeness.normalised(rigid_steps(pose, centre, step))[0])
    return {
        "likeness": here,
        "likeness_unmoved": likeness.normalised(np.eye(4))[0],
        "lost_when_moved_3_mm": 1 - max(moved) / max(here, 1e-12),
    }


def parts(fixed: Level, moving: Level, body: Body, pose: Floats, rng: np.random.Generator) -> dict[str, float]:
    """Where the parts of the body, each alone, would still go."""
    shifts = np.linalg.norm(local_shifts(fixed, moving, body, pose, rng), axis=1)
    found = {"parts": float(len(shifts))}
    if len(shifts):
        found |= {"local_shift_mm": float(np.median(shifts)), "local_shift_p90_mm": float(np.percentile(shifts, 90))}
    return found


def judge(figures: dict[str, float], limits: Limits) -> None:
    """Refused, with every reason and its figure, if the fit can't be believed."""
    reasons = list(_reasons(figures, limits))
    if reasons:
        raise Refused(
            "the scans could not be registered so that it can be trusted: "
            + "; ".join(reasons)
            + ". Nothing changed; begin from landmarks, or mark the part that both scans show as a segment"
        )


def _reasons(f: dict[str, float], limits: Limits) -> list[str]:
    found = []
    if f.get("climbs", 0) > 1 and f["climbs_agreeing"] < FEWEST_AGREEING:
        found.append(f"of {f['climbs']:.0f} climbs from different starts no two end at the best place")
    elif f.get("runner_up", 0) > LARGEST_RUNNER_UP:
        found.append(f"another place fits nearly as well ({100 * f['runner_up']:.0f} % of the likeness)")
    if f.get("covered", 1) < LEAST_COVER:
        found.append(f"the moving scan covers only {100 * f['covered']:.0f} % of the fixed body")
    if f.get("bodies_overlap", 1) < LEAST_OVERLAP:
        found.append(f"only {100 * f['bodies_overlap']:.0f} % of what both scans cover is body in both")
    if f["lost_when_moved_3_mm"] < LEAST_LOSS:
        found.append(f"moved by {MOVED_MM:g} mm the likeness falls by {100 * f['lost_when_moved_3_mm']:.1f} % only")
    if f.get("residual_mm", 0) > limits.residual_mm:
        found.append(f"two halves of the data differ by {2 * f['residual_mm']:.2f} mm (at most {2 * limits.residual_mm:.2f})")
    if f["parts"] < FEWEST_PARTS:
        found.append(f"only {f['parts']:.0f} parts of the body tell where they belong")
    elif f["local_shift_mm"] > limits.local_mm:
        found.append(f"parts of the body would still move by {f['local_shift_mm']:.1f} mm (at most {limits.local_mm:.1f})")
    return found
