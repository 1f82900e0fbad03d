"""Tools that work on a whole segment: what they read, and what they hand over under the limits of editing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from surgplan.base.errors import Refused
from surgplan.case.apart import planning_image
from surgplan.case.bricks import Box, Bricks
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask, read_bricks, write_bricks
from surgplan.case.operation import Blobs, Results
from surgplan.segment.editing import ANYWHERE, Limits, edited, read_segment_bricks
from surgplan.segment.outcome import changed_segment, may_hold, new_segment

CHANGE_TOLD = 0.01
"""Of a segment's volume; smoothing that keeps it changes less."""
SPARE_VOXELS = 3
"""Round what a tool reaches, so that the box ends in empty voxels or at the image's border."""


@dataclass(frozen=True, eq=False)
class Boxed:
    """A segment's voxels in a box round all of them."""

    segment: Segment
    mask: Mask
    box: Box


def boxed(case: Case, blobs: Blobs, segment: str, margin_mm: float = 0.0) -> Boxed:
    """A segment in the box round it, wider by a margin where the image goes on; Refused where it has no voxels."""
    found, bricks = read_segment_bricks(case, blobs, segment)
    box = widened(found, filled_bounds(found, bricks), margin_mm)
    return Boxed(found, bricks.box(box), box)


def filled_bounds(segment: Segment, bricks: Bricks) -> Box:
    """The box round a segment's voxels; Refused where it has none."""
    bounds = bricks.bounds
    if bounds is None:
        raise Refused(f"{segment.id!r} is empty, so there is nothing to work on; paint it or make it anew")
    return bounds


def widened(segment: Segment, box: Box, margin_mm: float) -> Box:
    """A box with a margin and some voxels to spare on all sides, within the segment's grid."""
    grid = segment.grid
    margins = [int(np.ceil(margin_mm / s)) + SPARE_VOXELS for s in reversed(grid.spacing_mm)]
    k, j, i = (slice(max(b.start - m, 0), min(b.stop + m, n)) for b, m, n in zip(box, margins, grid.array_shape, strict=True))
    return k, j, i


def reshaped(
    case: Case,
    blobs: Blobs,
    segment: str,
    after: Mask,
    *,
    box: Box,
    limits: Limits = ANYWHERE,
    note: str = "",
    empty: str = "",
    cautions: Sequence[str] = (),
) -> dict[str, Any]:
    """As `editing.edited`, of a tool that leaves `after` in a box that holds all of the segment.

    Refused with the words `empty` where that is nothing; where nothing changed, so that a chain of tools goes on, it is noted.
    """
    if not after.any():
        raise Refused(empty or f"nothing would be left of {segment!r}; remove the segment instead")
    found, before = read_segment_bricks(case, blobs, segment)
    if np.array_equal(before.box(box), after):
        said = f"{note} It changed nothing.".strip()
        return {
            "labels": found.labels,
            "voxel_count": found.voxel_count,
            "note": said,
            "cautions": list(cautions),
            "others": {},
        }
    return edited(case, blobs, segment, after, box=box, limits=limits, note=note, cautions=cautions)


def made(
    case: Case,
    blobs: Blobs,
    name: str,
    image: str,
    mask: Mask,
    *,
    limits: Limits = ANYWHERE,
    box: Box | None = None,
    note: str = "",
    cautions: Sequence[str] = (),
) -> dict[str, Any]:
    """The results of a tool that makes a segment on an image; with limits, one of this name there is edited within them."""
    if not _kept(case, name, image, limits):
        may_hold(case, name)
        grid = planning_image(case, image).grid
        nothing = write_bricks(blobs, Bricks.empty(grid.array_shape))
        case = replace(case, segments={**case.segments, name: Segment(name, image, grid, nothing, 0)})
    return edited(case, blobs, name, mask, box=box, limits=limits, note=note, cautions=cautions)


def with_made(case: Case, name: str, image: str, tissue: str, limits: Limits, results: Results) -> Case:
    """The case with a segment that `made` gave."""
    if _kept(case, name, image, limits):
        return changed_segment(case, name, None, results)
    return others_changed(new_segment(case, name, image, tissue, results), results, {name})


def smoothing_cautions(blobs: Blobs, before: Boxed, results: Results) -> list[str]:
    """What must be said where smoothing lost connected parts of a segment, or changed its volume by more than 1 %."""
    from surgplan.segment.voxels import components

    name, voxel_mm3 = before.segment.id, before.segment.grid.voxel_volume_mm3
    after = read_bricks(blobs, str(results["labels"])).box(before.box)
    lost = before.mask & ~components.touching(before.mask, after & before.mask)
    said = []
    count = components.count(lost)
    if count:
        ml = np.count_nonzero(lost) * voxel_mm3 / 1000
        said.append(f"Smoothing made {count} part{'s' if count > 1 else ''} of {name} vanish, {ml:.3g} ml.")
    change = int(results["voxel_count"]) / before.segment.voxel_count - 1
    if abs(change) > CHANGE_TOLD:
        said.append(f"Smoothing changed the volume of {name} by {100 * change:+.1f} %.")
    return said


def others_changed(case: Case, results: Results, but: set[str]) -> Case:
    """The case in which other segments lost the voxels that the results say."""
    for other, lost in results.get("others", {}).items():
        if other not in but:
            loser = replace(case.segments[other], labels=str(lost["labels"]), voxel_count=int(lost["voxel_count"]))
            case = case.with_item(loser)
    return case


def _kept(case: Case, name: str, image: str, limits: Limits) -> bool:
    """Whether a segment of this name stays where the limits do not reach, rather than being replaced."""
    there = case.segments.get(name)
    return limits != ANYWHERE and there is not None and there.grid == planning_image(case, image).grid
