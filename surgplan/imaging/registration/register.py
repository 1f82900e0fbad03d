"""Registering two scans: the search, what is made of it, and the check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.base.landmark_fit import fitted
from surgplan.base.progress import Progress, part, silent
from surgplan.imaging.registration import check
from surgplan.imaging.registration.affine import found_affine, refuse_strange_affine
from surgplan.imaging.registration.deformable import bent
from surgplan.imaging.registration.levels import Body, prepared
from surgplan.imaging.registration.motion import angle_deg, apart_mm
from surgplan.imaging.registration.rigid import RIM_MM, SPACINGS_MM, found_motion
from surgplan.imaging.registration.starts import about_centres, by_centres, by_frame
from surgplan.imaging.volume import Volume

Method = Literal["rigid", "affine", "deformable"]
Start = Literal["any", "frame", "centre", "landmarks"]

LANDMARKS_LEFT_MM = 10.0
"""Largest mean distance of the landmarks after the fit by grey values: beyond, the two contradict each other."""


@dataclass(frozen=True, eq=False)
class Fit:
    """How one scan lies to another."""

    matrix: Floats
    """4x4, from moving to fixed LPS mm."""
    displacements: NDArray[np.float32] | None = None
    """Of a deformable fit: LPS mm [k, j, i, 3] on the fixed grid, from a point there to where it was."""
    figures: dict[str, float] = field(default_factory=dict)


def register(
    fixed: Volume,
    moving: Volume,
    method: Method = "rigid",
    start: Start = "any",
    landmarks: tuple[Floats, Floats] | None = None,
    where: Body | None = None,
    seed: int = 1,
    progress: Progress = silent,
) -> Fit:
    """Bring `moving` onto `fixed` by mutual information; the same for the same seed.

    `landmarks` are points (n, 3) of the moving and of the fixed scan in pairs; `where` is what of the fixed
    scan alone shall count. Refused, with figures, if the fit can't be believed.
    """
    progress(0.0, "preparing the scans")
    still, moved = prepared(fixed, SPACINGS_MM, "fixed"), prepared(moving, SPACINGS_MM, "moving")
    bases, figures = _bases(start, landmarks, by_centres(still, moved))
    poses = about_centres(still, moved, bases, wide=start != "landmarks")
    climbs = found_motion(still, moved, poses, seed, part(progress, 0.1, 0.5 if method == "deformable" else 0.8), where)
    figures |= climbs.figures()
    body = still.body if where is None else where
    pose, rng = climbs.pose, np.random.default_rng(seed + 1)
    if method != "rigid":
        pose, residual = found_affine(still, moved, climbs, body.grown(RIM_MM), rng)
        figures |= {"residual_mm": residual} | refuse_strange_affine(pose)
    shown, at, displacements = moved.levels[1], pose, None
    if method == "deformable":
        shown, displacements, more = bent(still, moved, fixed.grid, pose, body.grown(RIM_MM), seed, part(progress, 0.5, 0.9))
        figures, at = figures | more, np.eye(4)
    progress(0.9, "checking the fit")
    figures |= check.overlap(body, moved, pose)
    figures |= check.loss(still.levels[1], shown, body.grown(RIM_MM), at, climbs.centre, rng)
    if method == "deformable":
        del figures["likeness_unmoved"]  # the bent scan lies on the fixed one already
    figures |= check.parts(still.levels[1], shown, body, at, rng)
    figures |= {"turn_deg": angle_deg(climbs.pose), "moved_mm": float(apart_mm(pose, np.eye(4), climbs.centre[None])[0])}
    widest = max(*fixed.grid.spacing_mm, *moving.grid.spacing_mm)
    check.judge(figures, check.Limits.of(widest))
    matrix: Floats = np.asarray(np.linalg.inv(pose), dtype=np.float64)
    if landmarks is not None:
        figures["landmarks_left_mm"] = _landmarks_left(matrix, landmarks)
    return Fit(matrix, displacements, figures)


def _bases(start: Start, landmarks: tuple[Floats, Floats] | None, centres: Floats) -> tuple[Sequence[Floats], dict[str, float]]:
    """The poses, fixed to moving, that starts are made about."""
    if start == "landmarks":
        if landmarks is None:
            raise Refused("a start from landmarks needs pairs of them; give at least three as `landmarks`")
        motion, fre = fitted(*landmarks)
        return [motion.inverse().matrix4], {"landmark_fre_mm": fre}
    return {"frame": [by_frame()], "centre": [centres], "any": [by_frame(), centres]}[start], {}


def _landmarks_left(matrix: Floats, landmarks: tuple[Floats, Floats]) -> float:
    points, wanted = landmarks
    left = float(np.linalg.norm(points @ matrix[:3, :3].T + matrix[:3, 3] - wanted, axis=1).mean())
    if left > LANDMARKS_LEFT_MM:
        raise Refused(
            f"the landmarks and the grey values contradict each other: after the fit the landmarks are {left:.1f} mm apart "
            f"(at most {LANDMARKS_LEFT_MM:g}); check the landmarks"
        )
    return left
