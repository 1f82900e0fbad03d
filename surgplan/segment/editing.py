"""What every editing tool obeys: where it may change voxels, and what becomes of segments it runs into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from surgplan.segment.unscanned import Gains


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
    part = (box or whole(after.shape), after)
    return edited_parts(case, blobs, segment, [part], limits=limits, note=note, cautions=cautions, may_empty=may_empty)


def edited_parts(
    case: Case,
    blobs: Blobs,
    segment: str,
    parts: Iterable[tuple[Box, Mask]],
    *,
    limits: Limits = ANYWHERE,
    note: str = "",
    cautions: Sequence[str] = (),
    may_empty: bool = False,
) -> dict[str, Any]:
    """As `edited`, where what a segment should hold is given box by box; the boxes share no voxel."""
    found, bricks = read_segment_bricks(case, blobs, segment)
    others = {other.id: read_bricks(blobs, other.labels) for other in others_of(case, found, limits)}
    left, lost = dict(others), dict.fromkeys(others, 0)
    count, wanted, done = found.voxel_count, False, False
    gains = Gains(case.images.get(found.image), blobs, found)
    for box, after in parts:
        was = bricks.box(box)
        change: Mask = was ^ after
        if not change.any():
            continue
        wanted = True
        change &= allowed_change(case, blobs, found, limits, box, was, others)
        gained = change & ~was
        if not change.any():
            continue
        done = True
        gains.add(box, gained)
        count += 2 * int(np.count_nonzero(gained)) - int(np.count_nonzero(change))
        bricks = bricks.with_box(box, was ^ change)
        if limits.overlaps == "take":
            for name in others:
                part = left[name].box(box)
                taken = int(np.count_nonzero(part & gained))
                if taken:
                    lost[name] += taken
                    left[name] = left[name].with_box(box, part & ~gained)
    if not done:
        raise Refused(
            f"nothing of {segment!r} changes there"
            + (": the limits of editing forbid it; widen the area or the range of values" if wanted else "")
        )
    if count == 0 and not may_empty:
        raise Refused(f"nothing would be left of {segment!r}; remove the segment instead")
    losers = {
        name: {
            "labels": write_bricks(blobs, left[name], case.segments[name].labels),
            "voxel_count": case.segments[name].voxel_count - lost[name],
        }
        for name in others
        if lost[name]
    }
    labels = write_bricks(blobs, bricks, found.labels)
    said = [*cautions, *gains.cautions((*found.cautions, *cautions))]
    return {"labels": labels, "voxel_count": count, "note": note, "cautions": said, "others": losers}


def allowed_change(
    case: Case, blobs: Blobs, segment: Segment, limits: Limits, box: Box, was: Mask, others: Mapping[str, Bricks]
) -> Mask:
    """Where a box's voxels may change under the limits, `overlaps` among them; `was` is what the segment holds there."""
    allowed = editable(case, blobs, segment, limits, box)
    free: Mask = np.ones(was.shape, dtype=bool) if allowed is None else allowed.copy()
    if limits.overlaps == "keep":
        for other in others.values():
            free &= ~(other.box(box) & ~was)
    return free


def others_of(case: Case, segment: Segment, limits: Limits) -> list[Segment]:
    """The other segments on the same grid that the limits want looked at."""
    if limits.overlaps == "allowed":
        return []
    return [other for other in case.segments.values() if other.id != segment.id and other.grid == segment.grid]
