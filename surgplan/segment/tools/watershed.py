"""Parting a segment by a click into each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.bricks import Bricks
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.case.remove import users_of
from surgplan.segment.editing import ANYWHERE, Limits, editable, read_segment_bricks
from surgplan.segment.outcome import may_hold, new_segment, store
from surgplan.segment.region import box_round, image_of
from surgplan.segment.source import Index, voxel_at
from surgplan.segment.unscanned import unscanned_cautions

NEAR_MM = 6.0
"""A point this close to the segment counts as inside: marrow may be missing from it."""
MOST = 100
"""Parts at a time."""


@dataclass(frozen=True)
class Watershed(Operation):
    """Part a segment where it is narrow or a dark line runs through it, by one point or more inside each part."""

    kind: ClassVar[str] = "segment.watershed"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to part."""
    points: Mapping[str, tuple[Vector, ...]]
    """For every part, by the name it gets, one point or more inside it, LPS mm."""
    darkness: float = 1.0
    """How much dark lines in the image count beside narrow places, 0 to 1; 0 goes by the segment's shape alone."""
    gap_mm: float = 4.0
    """A dark line is at most so wide, mm."""
    keep: bool = True
    """Whether the segment stays beside its parts; otherwise they replace it."""
    image: str | None = None
    """The image whose dark lines count; none is the one the segment was drawn on."""
    limits: Limits = ANYWHERE
    """Where parts may lie; parts hold no voxel the segment did not, so what `overlaps` says makes no difference."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.segment.voxels.watershed import SameBasin, parted

        self._checked(case)
        segment, bricks = read_segment_bricks(case, blobs, self.segment)
        grid = segment.grid
        if bricks.bounds is None:
            raise Refused(f"{self.segment!r} is empty, so there is nothing to part")
        box = box_round(grid, [bricks.bounds], self.gap_mm + 2 * max(grid.spacing_mm))
        mask = bricks.box(box)
        origin = (box[0].start, box[1].start, box[2].start)
        names = list(self.points)
        points = [[_inside(bricks, grid, p, name, origin) for p in self.points[name]] for name in names]
        volume = image_of(case, blobs, segment, self.image) if self.darkness > 0 else None
        progress(0.2, "looking for necks")
        try:
            labels = parted(
                mask, points, grid.spacing_mm, None if volume is None else volume.voxels[box], self.darkness, self.gap_mm
            )
        except SameBasin as same:
            first, other = (names[n - 1] for n in (same.first, same.other))
            raise Refused(
                f"no neck and no dark line lies between the points of {first!r} and {other!r}; place them further apart, or "
                "cut the segment there"
            ) from same
        allowed = editable(case, blobs, segment, self.limits, box)
        if allowed is not None:
            labels[~allowed] = 0
        left = int(np.count_nonzero(mask & (labels == 0)))
        results: dict[str, Any] = {}
        for number, name in enumerate(names, start=1):
            part = np.zeros(grid.array_shape, dtype=bool)
            part[box] = labels == number
            cautions = [*segment.cautions, *unscanned_cautions(case.images[segment.image], blobs, part)]
            if left and not self.keep:
                ml = left * grid.voxel_volume_mm3 / 1000
                cautions.append(f"{ml:.1f} ml of {self.segment} hung together with none of the points and went with it.")
            empty = f"nothing of {self.segment!r} belongs to {name!r}; move its point deeper into the part"
            count = len(points[number - 1])
            note = f"Part of {self.segment} about {count} point{'s' if count > 1 else ''}."
            results[name] = store(blobs, part, empty, note, cautions)
        return results

    def apply(self, case: Case, results: Results) -> Case:
        source = case.find("segments", self.segment)
        for name in self.points:
            case = new_segment(case, name, source.image, source.tissue, results[name], part_of=self.segment)
        return case if self.keep or self.segment in self.points else case.without(self.segment)

    def words(self) -> str:
        return f"Part {self.segment} into {', '.join(self.points)}"

    def _checked(self, case: Case) -> None:
        """Refuse fields that make no sense."""
        if not 2 <= len(self.points) <= MOST:
            raise Refused(f"to part {self.segment!r}, points of 2 to {MOST} parts are needed, not of {len(self.points)}")
        for name, points in self.points.items():
            if name != self.segment:
                may_hold(case, name, derived=True)
            if not points:
                raise Refused(f"no point is given for {name!r}; give at least one inside it")
        if not 0 <= self.darkness <= 1 or not 0 < self.gap_mm <= 30:
            raise Refused("darkness must lie between 0 and 1, and the gap's width between 0 and 30 mm")
        users = [] if self.keep or self.segment in self.points else users_of(case, self.segment)
        if users:
            raise Refused(f"{self.segment!r} is needed by {', '.join(users)}; keep it, or remove or change that first")


def _inside(bricks: Bricks, grid: Grid, point: Vector, name: str, origin: Index) -> Index:
    """The voxel of the segment at or next to a point, counted from a box's first one; Refused where there is none."""
    at = voxel_at(grid, point, f"the point of {name!r}")
    reach = [int(np.ceil(NEAR_MM / s)) for s in reversed(grid.spacing_mm)]
    around = [slice(max(c - r, 0), min(c + r + 1, n)) for c, r, n in zip(at, reach, grid.array_shape, strict=True)]
    near = np.argwhere(bricks.box((around[0], around[1], around[2]))) + [s.start for s in around]
    away = np.linalg.norm((near - at) * np.asarray(grid.spacing_mm)[::-1], axis=1)
    if not len(away) or away.min() > NEAR_MM:
        where = ", ".join(f"{v:.1f}" for v in point)
        raise Refused(f"the point of {name!r} at ({where}) lies outside the segment; place it inside the part")
    k, j, i = (int(n) for n in near[int(away.argmin())] - origin)
    return k, j, i
