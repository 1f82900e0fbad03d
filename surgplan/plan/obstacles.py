"""What a thing of a plan may meet when it is moved: other implants, and bone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from surgplan.base.geometry import Floats, Rigid
from surgplan.case.document import Case, Image, Resection, Segment
from surgplan.case.labels import read_bricks
from surgplan.case.operation import Blobs
from surgplan.imaging.volume import read_part
from surgplan.plan.collision import Mask, Obstacle, mask_distances, surface_distances
from surgplan.plan.collision_limits import limits
from surgplan.plan.fragments import fragment_mask
from surgplan.plan.implant_surface import own_surface
from surgplan.plan.obstacle_reach import AROUND_MM

Box = tuple[slice, slice, slice]


def obstacles_of(case: Case, blobs: Blobs, subject: str, bones: Collection[str], low: Floats, high: Floats) -> list[Obstacle]:
    """What an implant or fragment may meet within a box (LPS mm) and `AROUND_MM` round it; `bones` names segments that count.

    An implant meets other implants and cortex: voxels of a bone with the HU of that. Marrow it may fill, and where the scan
    has no HU only other implants count. A fragment meets other implants and whole bone. Of a cut bone what the cut takes
    away, on the side of its normal, counts only once it was moved.
    """
    low, high = low - AROUND_MM, high + AROUND_MM
    found = []
    for implant in case.implants.values():
        if implant.id != subject and implant.on != subject:
            found.append(Obstacle(implant.id, "implant", surface_distances(own_surface(implant, blobs)), implant.pose))
    for segment in case.segments.values():
        if segment.id in bones and segment.tissue == "bone":
            found += list(_of_bone(case, blobs, subject, segment, low, high))
    return found


def bone_surface(case: Case, blobs: Blobs, bones: Collection[str], low: Floats, high: Floats) -> list[Obstacle]:
    """The outsides of bones and moved fragments round a box, for motions that catch on them."""
    low, high = low - AROUND_MM, high + AROUND_MM
    chosen = [segment for segment in case.segments.values() if segment.id in bones and segment.tissue == "bone"]
    return [one for segment in chosen for one in _of_bone(case, blobs, "", segment, low, high, whole=True)]


def _of_bone(
    case: Case, blobs: Blobs, subject: str, segment: Segment, low: Floats, high: Floats, *, whole: bool = False
) -> Iterator[Obstacle]:
    """A bone without its moved fragments, and each of these where it is."""
    cuts = [cut for cut in case.resections.values() if cut.segment == segment.id]
    dense = whole or subject in case.fragments()
    image = case.images.get(segment.image)
    if not dense and (image is None or image.unit != "HU" or image.grid != segment.grid):
        return
    pieces: list[tuple[str, Resection | None, Rigid | None]] = [(segment.id, None, None)]
    pieces += [(name, cut, motion) for cut in cuts for name, motion in cut.poses.items()]
    for name, cut, motion in pieces:
        if name == subject:
            continue
        box = _box(segment, low, high, motion)
        if box is None:
            continue
        mask = _piece(blobs, segment, box, subject, cuts, name if cut is not None else "")
        if not dense:
            assert image is not None
            mask &= _cortex(blobs, image, box)
        k, j, i = box
        local = segment.grid.cropped((i.start, j.start, k.start), (i.stop - i.start, j.stop - j.start, k.stop - k.start))
        shape = mask_distances(mask, local)
        if shape is not None:
            yield Obstacle(name, "bone" if dense else "cortex", shape, motion)


def _piece(blobs: Blobs, segment: Segment, box: Box, subject: str, cuts: list[Resection], name: str) -> Mask:
    """The voxels in a box of a moved fragment, or without a name of what is left of the bone."""
    k, j, i = box
    local = segment.grid.cropped((i.start, j.start, k.start), (i.stop - i.start, j.stop - j.start, k.stop - k.start))
    mask: Mask = read_bricks(blobs, segment.labels).box(box)
    if name:
        cut = next(cut for cut in cuts if name in (cut.positive, cut.negative))
        return fragment_mask(mask, local, cut, name)
    for cut in cuts:
        for other in (cut.positive, cut.negative):
            # what moves, was moved, or is taken away
            gone = other == subject or other in cut.poses or (other == cut.positive and subject != cut.negative)
            if gone:
                mask = mask & ~fragment_mask(mask, local, cut, other)
    return mask


def _cortex(blobs: Blobs, image: Image, box: Box) -> Mask:
    values, valid = read_part(blobs, image, box)
    found: Mask = np.greater_equal(values, limits()["cortex_hu"])
    return found if valid is None else found & valid


def _box(segment: Segment, low: Floats, high: Floats, motion: Rigid | None) -> Box | None:
    """The voxels of a segment's grid that hold a box, seen from where a fragment was before its motion; None off the grid."""
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    index = segment.grid.to_index(corners if motion is None else motion.inverse().apply(corners))
    first = np.maximum(np.floor(index.min(axis=0)).astype(int), 0)
    last = np.minimum(np.ceil(index.max(axis=0)).astype(int) + 1, segment.grid.size)
    if ((last - first) < 2).any():
        return None
    return slice(first[2], last[2]), slice(first[1], last[1]), slice(first[0], last[0])
