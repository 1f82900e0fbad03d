"""How a segment tool hands over its mask, and how a segment is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.case.apart import planning_image
from surgplan.case.document import Case, Segment
from surgplan.case.labels import Mask, write_labels
from surgplan.case.operation import Blobs, Results
from surgplan.case.remove import users_of
from surgplan.segment.anatomy import structure, tissue_colours

COLOURS = tissue_colours()
"""Colour of a new segment by its tissue."""


def store(blobs: Blobs, mask: Mask, empty: str, note: str = "", cautions: Sequence[str] = ()) -> dict[str, Any]:
    """The results of a tool that made `mask` [k, j, i]; Refused with the words `empty` where nothing is in it."""
    count = int(np.count_nonzero(mask))
    if count == 0:
        raise Refused(empty)
    return {"labels": write_labels(blobs, mask), "voxel_count": count, "note": note, "cautions": list(cautions)}


def may_hold(case: Case, name: str, derived: bool = False) -> None:
    """Refuse a name for what a tool makes that another kind of thing has, or a segment that can't be replaced by it.

    It can't where something needs it, or where nobody asked for that: the tool `derived` the name, or it names one of several.
    """
    case.free(name, "segments")
    if name not in case.segments:
        return
    if derived:
        raise Refused(f"there already is a segment called {name!r}; choose another name, or rename or remove that one first")
    users = users_of(case, name)
    if users:
        raise Refused(f"{name!r} is needed by {', '.join(users)}, so it can't be replaced; choose another name")


def new_segment(case: Case, name: str, image: str, tissue: str, results: Results, part_of: str = "") -> Case:
    """The case with a segment of this name drawn on an image; one of the same name is replaced where `may_hold` lets it.

    Parts of a segment replace none but that. Where the results name its `anatomy` (and a `side`), it carries that name with
    its code and colour.
    """
    if name != part_of:
        may_hold(case, name, derived=bool(part_of))
    drawn_on = planning_image(case, image)
    segment = Segment(name, image, drawn_on.grid, "", 0, known_tissue(tissue), COLOURS[tissue])
    return _placed(case, named(segment, str(results.get("anatomy", "")), str(results.get("side", ""))), results)


def named(segment: Segment, anatomy: str, side: str = "") -> Segment:
    """The segment under a standard name, with the code, category and colour of that; without a name, without those.

    Its tissue stays. Refused where there is no such name, or it has no sides.
    """
    if not anatomy:
        if side:
            raise Refused("a side belongs to a standard name; say also which, as `anatomy`")
        return replace(segment, anatomy="", side="", category=None, code=None, colour=COLOURS[known_tissue(segment.tissue)])
    what = structure(anatomy)
    if side not in ("", "left", "right"):
        raise Refused(f"a side is left or right, not {side!r}")
    if side and not what.sided:
        raise Refused(f"there is no {side} and no other {what.name.lower()}; leave the side away")
    code = what.code if what.verified else None
    colour = what.colour or COLOURS[known_tissue(segment.tissue)]
    return replace(segment, anatomy=anatomy, side=side, category=what.category, code=code, colour=colour)


def undescribed(case: Case, name: str) -> Case:
    """The case in which a segment is not called a structure of the body any more; tissue and colour stay."""
    return case.with_item(replace(case.segments[name], anatomy="", side="", category=None, code=None))


def changed_segment(case: Case, source: str, into: str | None, results: Results, once: bool = False) -> Case:
    """The case in which `source` was edited in place, or its edited copy stands under the name `into`.

    Segments that lost voxels to it (`others` of the results) are changed with it. What is noted of a stroke, of which there
    are many, is noted `once`.
    """
    before: Segment = case.find("segments", source)
    name = into or source
    if name != source:
        may_hold(case, name)
    added = str(results["note"])
    note = before.note if once and added in before.note else f"{before.note} {added}".strip()
    for other, lost in results.get("others", {}).items():
        if other == name:
            continue
        loser = replace(case.segments[other], labels=str(lost["labels"]), voxel_count=int(lost["voxel_count"]))
        case = case.with_item(loser)
    return _placed(case, replace(before, id=name), {**results, "note": note})


def known_tissue(tissue: str) -> str:
    """The tissue, if it is one surgplan has a colour for; Refused otherwise."""
    if tissue not in COLOURS:
        raise Refused(f"{tissue!r} is no tissue surgplan knows; choose one of {', '.join(COLOURS)}")
    return tissue


def positive_mm(value: float, what: str) -> float:
    """A length that is a positive finite number of mm; Refused otherwise."""
    if not np.isfinite(value) or value <= 0:
        raise Refused(f"{what} must be more than 0 mm, not {value}")
    return value


def at_most_mm(value: float, most_mm: float, what: str) -> float:
    """A length that is a positive number of mm, and no larger than makes sense; Refused otherwise."""
    if positive_mm(value, what) > most_mm:
        raise Refused(f"{what} may be at most {most_mm:g} mm, not {value:g}; nothing in a body is smoothed over more")
    return value


def spans(grid: Grid, radius_mm: float) -> None:
    """Refuse a radius too short to reach from one voxel to the next, which would change nothing."""
    positive_mm(radius_mm, "the radius")
    if radius_mm < min(grid.spacing_mm):
        raise Refused(
            f"a radius of {radius_mm:g} mm reaches no neighbour: voxels are {min(grid.spacing_mm):g} mm apart at least"
        )


def _placed(case: Case, segment: Segment, results: Results) -> Case:
    return case.with_item(
        replace(
            segment,
            labels=str(results["labels"]),
            voxel_count=int(results["voxel_count"]),
            note=str(results["note"]) or segment.note,
            cautions=(*segment.cautions, *(c for c in results["cautions"] if c not in segment.cautions)),
        )
    )
