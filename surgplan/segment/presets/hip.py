"""Femur and pelvis of one hip, or of both, from a click in the middle of each head and one in the ilium above it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.joint.joint_settings import JointSettings
from surgplan.segment.joint.midline import coordinate, half
from surgplan.segment.joint.partition import parted
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.preset_data import settings
from surgplan.segment.source import Index

ABOVE_MM = 40.0
"""A femur does not reach higher above its head's middle."""
MOST_ABOVE = 0.02

Hip = tuple[Mask, Mask, tuple[str, ...], str, str]
"""Femur, pelvis, cautions, what was done, and `left` or `right` where the scan shows the middle of the pelvis."""


def feet(grid: Grid) -> Floats:
    """The direction towards the feet along (k, j, i)."""
    down: Floats = -(grid.axes[2])[::-1]
    return down


def hip(
    mask: Mask,
    voxels: Voxels,
    grid: Grid,
    points: Sequence[Vector],
    clicks: Sequence[Index],
    bones: BoneSettings,
    progress: Progress = silent,
) -> Hip:
    """The femur and this side's half of the pelvis; Refused where the clicks lie otherwise than they should.

    `points` (LPS mm) and `clicks` (their voxels) are the middle of the head and a place in the ilium. Where the scan shows the
    middle of the pelvis, sacrum and the other side are left out.
    """
    side = half(mask, grid, points[0])
    seeds = {"femur": [clicks[0]], "pelvis": [clicks[1]]}
    if side is not None and side.beyond:
        seeds["beyond"] = list(side.beyond)
    part = mask if side is None else side.bones
    joint = JointSettings(**settings("split"))
    found, unknown = parted(part, voxels, grid.spacing_mm, seeds, joint, bones, progress, ["femur"], feet(grid))
    femur, pelvis = found["femur"], found["pelvis"]
    if not (femur.any() and pelvis.any()):
        raise Refused(
            "one of the bones came out empty: click the middle of the femur's head first, then the ilium above the socket"
        )
    high = femur & (coordinate(grid, 2) > points[0][2] + ABOVE_MM)
    if np.count_nonzero(high) > MOST_ABOVE * np.count_nonzero(femur):
        raise Refused(
            f"the femur would reach more than {ABOVE_MM:g} mm above its head: click the middle of the femur's head first, then "
            "the ilium above the socket, not the ischium"
        )
    cautions: tuple[str, ...] = ()
    if unknown:
        cautions = (
            "No round head was found about the first point: look at the border in the joint, and put it right by hand.",
        )
    beside = "no other bone was told apart" if side is None else f"the pelvis mirrors itself at x = {side.middle_mm:.0f} mm"
    which = "" if side is None else "left" if points[0][0] > side.middle_mm else "right"
    return femur, pelvis, cautions, beside, which
