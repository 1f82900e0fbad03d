"""Planes in different places that can't be one volume, because they were taken in different phases or ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surgplan.imaging.dicom.moments import MARKS, Mark, Value
from surgplan.imaging.dicom.plane import Plane

ONE_OF_A_VOLUME = ("cardiac", "respiratory", "echo", "b", "inversion", "tube voltage", "contrast", "time")
"""Marks that have one value in a volume. Clocks, triggers, gradient directions and acquisition numbers may run on from slice
to slice."""

MAY_BE_LEFT_OUT = ("tube voltage", "contrast")
"""Those that some headers of one scan state and others do not: that they are missing is no other value."""


def disagreement(planes: Sequence[Plane]) -> Mark | None:
    """The first mark in which planes that should be one volume disagree; None if there is none."""
    for mark, values in _stated(planes):
        if len(values - {None} if mark.name in MAY_BE_LEFT_OUT else values) > 1:
            return mark
    return None


def half_stated(planes: Sequence[Plane]) -> list[tuple[Mark, int]]:
    """The marks that some planes state and others do not, each with the number of planes that do."""
    return [
        (mark, sum(mark.name in dict(plane.frame.moment) for plane in planes))
        for mark, values in _stated(planes)
        if len(values) > 1 and None in values
    ]


def _stated(planes: Sequence[Plane]) -> Iterator[tuple[Mark, set[Value | None]]]:
    moments = [dict(plane.frame.moment) for plane in planes]
    for mark in MARKS:
        if mark.name in ONE_OF_A_VOLUME:
            yield mark, {moment.get(mark.name) for moment in moments}
