"""Planes of one series UID that differ in a detail: which lie in the same places, and which in others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.imaging.dicom.people import stated
from surgplan.imaging.dicom.plane import Plane, fits

SAME_PLACE_MM = 0.01

MORE_SLICES = {"ADD"}
"""What a maker adds to the type of images that were only scanned in addition: they show what the others show."""

OTHER_PICTURES = re.compile(
    r"WATER|FAT|W|F|IN_?PHASE|(OUT|OPP)_?PHASE|IP|OP|INPHASE.*|OUTPHASE.*|M|P|R|I|MAG.*|PHASE.*|REAL.*|IMAG.*|ADC.*|TRACE.*|FA|DIFF.*|"
    r"MIP|MINIP|MPR|AVERAGE|MEAN.*|MAX.*|MIN.*|SUB.*|T1.*|T2.*|.*MAP|VNC|VIRTUAL.*|MONO.*|IODINE.*|CALCIUM.*|EFF.*|Z_?EFF.*|"
    r".*ENERGY.*|DUAL.*|TTP|CBV|CBF|MTT|PERF.*"
)
"""Words of makers for pictures that show something else of the same body: their slices are never one volume [M]."""


def sequences(lists: list[list[Plane]]) -> list[list[Plane]]:
    """Those that differ in echo or b-value only, put together where they lie in the same places; the others as they are."""
    found: list[list[Plane]] = []
    for planes in lists:
        for other in found:
            if _alike(planes[0], other[0], contrast=False) and _same_places(planes, other):
                other.extend(planes)
                break
        else:
            found.append(list(planes))
    return found


def continuations(lists: list[list[Plane]]) -> Iterator[list[list[Plane]]]:
    """Those that differ only in what the maker adds to the image type, show no place twice, and show the same of the body.

    Of MR that can't be known: whatever a maker adds there can be another contrast.
    """
    rest = list(lists)
    while rest:
        first, *others = rest
        pieces = [first, *(other for other in others if _alike(first[0], other[0], subtype=False))]
        rest = [other for other in rest if all(other is not piece for piece in pieces)]
        words = differing_words([piece[0] for piece in pieces])
        if any(OTHER_PICTURES.fullmatch(word) for word in words) or (words and first[0].header.modality == "MR"):
            continue
        heights = [_heights(piece) for piece in pieces]
        if len(pieces) < 2 or any(h is None for h in heights):
            continue
        together = np.sort(np.concatenate([_distinct(h) for h in heights if h is not None]))
        if np.diff(together).min() > SAME_PLACE_MM:
            yield pieces


def differing_words(planes: Sequence[Plane]) -> set[str]:
    """What the maker adds to the image type of some planes and not of all, apart from what is no difference."""
    words = [set(plane.frame.subtype) for plane in planes]
    return set().union(*words) - words[0].intersection(*words) - MORE_SLICES


def _alike(one: Plane, other: Plane, contrast: bool = True, subtype: bool = True) -> bool:
    """Whether two planes agree in all that makes a series, apart from what is said not to count."""
    first, second = (
        (
            (p.header.series_uid, p.header.frame_of_reference, p.header.modality, p.header.kernel),
            (p.header.rows, p.header.columns, p.header.samples, p.header.photometric),
            (p.header.subject.patient_id, p.header.subject.name, stated(p.header)),
            (p.frame.kind, p.frame.rescale_type),
            p.frame.contrast if contrast else (),
            p.frame.subtype if subtype else (),
        )
        for p in (one, other)
    )
    return first == second and fits(one.frame, other.frame)


def _heights(planes: list[Plane]) -> Floats | None:
    """Places along the normal of the first; None if a plane has none."""
    orientation = planes[0].frame.orientation
    if orientation is None or any(plane.frame.position_mm is None for plane in planes):
        return None
    normal = np.cross(orientation[:3], orientation[3:])
    heights: Floats = np.array([plane.frame.position_mm for plane in planes]) @ normal
    return heights


def _same_places(one: list[Plane], other: list[Plane]) -> bool:
    """Whether each place of the one is a place of the other."""
    here, there = _heights(one), _heights(other)
    if here is None or there is None:
        return False
    first, second = _distinct(here), _distinct(there)
    return len(first) == len(second) and bool(np.abs(first - second).max() <= SAME_PLACE_MM)


def _distinct(heights: Floats) -> Floats:
    ordered = np.sort(heights)
    distinct: Floats = ordered[np.r_[True, np.diff(ordered) > SAME_PLACE_MM]]
    return distinct
