"""The segments and fragments of a plan as they go into one DICOM object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Code, Segment
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.plan.fragments import planned_mask
from surgplan.report.dicom.codes import category_of, type_of
from surgplan.report.dicom.header import Header
from surgplan.report.dicom.uids import uid_of

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Part:
    """A segment or fragment of a case, named and coded."""

    name: str
    segment: Segment
    category: Code
    type: Code

    def mask(self, case: Case, blobs: Blobs) -> Mask:
        """Its voxels [k, j, i]; of a fragment those whose centres lie in it where it is planned."""
        whole = read_labels(blobs, self.segment.labels)
        cut = case.fragments().get(self.name)
        return whole if cut is None else planned_mask(whole, self.segment.grid, cut, self.name)

    def tracking_uid(self, header: Header) -> str:
        """Names the thing in all objects that are made of it, in whatever state of the plan."""
        return uid_of("thing", header.root, header.patient_id, self.name)


def parts_of(case: Case, names: Sequence[str]) -> list[Part]:
    """The named segments and fragments, which must share a grid; Refused, saying which do not, and for anything else."""
    found = []
    for name in names:
        cut = case.fragments().get(name)
        if cut is None and name not in case.segments:
            table = case.table_of(name)
            what = f"{name!r} is one of the {table}" if table else f"there is nothing called {name!r} in this case"
            raise Refused(f"{what}; only segments and fragments can be written voxel by voxel or as contours")
        segment = case.find("segments", name if cut is None else cut.segment)
        found.append(Part(name, segment, category_of(segment), type_of(segment)))
    grids = {part.segment.grid for part in found}
    if len(grids) > 1:
        first = found[0].segment.grid
        other = [part.name for part in found if part.segment.grid != first]
        raise Refused(
            f"{', '.join(other)} and {found[0].name} were drawn on different grids, and one file has one; write them one by one"
        )
    if not found:
        raise Refused("this case has no segments to write; make one first")
    return found


def grid_of(parts: Sequence[Part]) -> Grid:
    """The grid the parts share."""
    return parts[0].segment.grid


def not_empty(part: Part, mask: Mask) -> Mask:
    """The mask; Refused where it has no voxel, which these formats can't say."""
    if not mask.any():
        raise Refused(f"{part.name!r} has no voxels, so there is nothing to write of it; leave it out")
    return mask
