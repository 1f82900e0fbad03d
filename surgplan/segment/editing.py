"""What every editing tool obeys: where it may change voxels, and what becomes of segments it runs into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.case.apart import planning_image
from surgplan.case.bricks import Box, Bricks, whole
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask, read_bricks, write_bricks
from surgplan.case.operation import Blobs
from surgplan.segment.source import same_grid


@dataclass(frozen=True)
class Limits:
    """Where an edit may change voxels, and what happens where it meets other segments; left away, it may everywhere."""

    low: float | None = None
    """Only voxels whose value is at least this, in the image's unit."""
    high: float | None = None
    """Only voxels whose value is at most this."""
    image: str | None = None
    """The image whose values are compared; none is the one the segment was drawn on."""
    inside: tuple[str, ...] = ()
    """Only voxels inside at least one of these segments."""
    outside: tuple[str, ...] = ()
    """Only voxels outside all of these segments."""
    overlaps: Literal["allowed", "take", "keep"] = "allowed"
    """Where the segment grows into others on its grid: `allowed` both hold the voxel, `take` the others lose it, `keep` they
    keep it and the edit stops there."""


ANYWHERE = Limits()


def read_segment_bricks(case: Case, blobs: Blobs, segment: str) -> tuple[Segment, Bricks]:
    """A segment and its voxels as bricks; Refused if there is none of this name."""
    found: Segment = case.find("segments", segment)
    return found, read_bricks(blobs, found.labels)


def editable(case: Case, blobs: Blobs, segment: Segment, limits: Limits, box: Box | None = None) -> Mask | None:
    """Where the limits let an edit of a segment change voxels, within a box [k, j, i] (all of it); None is everywhere.

    What `overlaps` says is no part of it. Refused where a limit makes no sense.
    """
    box = box or whole(segment.grid.array_shape)
    allowed = _in_range(case, blobs, segment, limits, box)
    for names, inside in ((limits.inside, True), (limits.outside, False)):
        if names:
            some = np.zeros([s.stop - s.start for s in box], dtype=bool)
            for name in names:
                other, bricks = read_segment_bricks(case, blobs, name)
                same_grid(segment, other)
                some |= bricks.box(box)
            some = some if inside else ~some
            allowed = some if allowed is None else allowed & some
    return allowed


def _in_range(case: Case, blobs: Blobs, segment: Segment, limits: Limits, box: Box) -> Mask | None:
    """The voxels of a box whose value lies within the limits."""
    from surgplan.imaging.volume import read_volume

    if limits.low is None and limits.high is None:
        return None
    low, high = -np.inf if limits.low is None else limits.low, np.inf if limits.high is None else limits.high
    if not low <= high:
        raise Refused(f"no value lies between {low:g} and {high:g}; the upper limit must not be below the lower one")
    volume = read_volume(blobs, planning_image(case, limits.image or segment.image))
    if volume.grid != segment.grid:
        raise Refused(
            f"{segment.id!r} was drawn on another grid than {limits.image or segment.image!r} has, so its values can't limit "
            "the edit; choose the image it was drawn on"
        )
    values = volume.voxels[box]
    inside: Mask = (values >= low) & (values <= high)
    if volume.valid is not None:
        inside &= volume.valid[box]
    return inside


def edited(
    case: Case,
    blobs: Blobs,
    segment: str,
    after: Mask,
    *,
    box: Box | None = None,
    limits: Limits = ANYWHERE,
    note: str = "",
    cautions: Sequence[str] = (),
    may_empty: bool = False,
) -> dict[str, Any]:
    """The results of an edit after which a segment should hold `after` within a box [k, j, i] (without one, everywhere).

    Only what the limits let change is changed. Refused where that is nothing, or where nothing would be left of the segment
    unless it `may_empty`. `outcome.changed_segment` applies them.
    """
    found, before = read_segment_bricks(case, blobs, segment)
    box = box or whole(before.shape)
    was = before.box(box)
    change: Mask = was ^ after
    wanted = int(np.count_nonzero(change))
    allowed = editable(case, blobs, found, limits, box) if wanted else None
    if allowed is not None:
        change &= allowed
    others = _others(case, found) if limits.overlaps != "allowed" and wanted else []
    taken: dict[str, dict[str, Any]] = {}
    if limits.overlaps == "keep":
        for other in others:
            change &= ~(read_bricks(blobs, other.labels).box(box) & ~was)
    elif limits.overlaps == "take":
        taken = _taken(blobs, others, box, change & ~was)
    if not change.any():
        raise Refused(
            f"nothing of {segment!r} changes there"
            + (": the limits of editing forbid it; widen the area or the range of values" if wanted else "")
        )
    bricks = before.with_box(box, was ^ change)
    count = found.voxel_count + int(np.count_nonzero(change & ~was)) - int(np.count_nonzero(change & was))
    if count == 0 and not may_empty:
        raise Refused(f"nothing would be left of {segment!r}; remove the segment instead")
    return {
        "labels": write_bricks(blobs, bricks, found.labels),
        "voxel_count": count,
        "note": note,
        "cautions": list(cautions),
        "others": taken,
    }


def _others(case: Case, segment: Segment) -> list[Segment]:
    """The other segments on the same grid."""
    return [other for other in case.segments.values() if other.id != segment.id and other.grid == segment.grid]


def _taken(blobs: Blobs, others: Sequence[Segment], box: Box, gained: Mask) -> dict[str, dict[str, Any]]:
    """What others lose to an edit, by name."""
    losers = {}
    for other in others:
        bricks = read_bricks(blobs, other.labels)
        part = bricks.box(box)
        lost = int(np.count_nonzero(part & gained))
        if lost:
            left = bricks.with_box(box, part & ~gained)
            losers[other.id] = {"labels": write_bricks(blobs, left, other.labels), "voxel_count": other.voxel_count - lost}
    return losers
