"""The volumes of a series that shows the same places several times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.dicom_volume import same_pixels
from surgplan.imaging.dicom.geometry import Order
from surgplan.imaging.dicom.moments import DIMENSION, MARKS, Mark, Value
from surgplan.imaging.dicom.plane import Plane
from surgplan.imaging.dicom.taken_alike import disagreement

ALL = "all"
"""What is asked for to keep every phase as a sequence."""

NAMED = 5
"""Names that stand in a message."""

CLOCKS = ("clock", "written")
"""Marks that tell the seconds from one phase to the next."""

LONGEST_S = 12 * 3600.0
"""A series takes less than half a day."""


@dataclass(frozen=True)
class Timed:
    """One volume of a series, with one plane at each place."""

    name: str
    order: Order


def phases_of(order: Order) -> tuple[tuple[Timed, ...], int]:
    """The volumes of planes sorted by place, in their order, and how many planes repeat another one exactly.

    A single volume has no name. BadInput if planes at one place differ and nothing tells for certain which belong together,
    or if planes in different places were taken in different phases or ways and no volume can be made of each.
    """
    repeated, differing = _repeats(order)
    if differing is None:
        single = replace(order, places=tuple(place[:1] for place in order.places))
        mark = disagreement([place[0] for place in single.places])
        return ((Timed("", single),) if mark is None else _by_places(single, mark)), repeated
    names = f"{differing[0].frame.label} and {differing[1].frame.label} show the same place but differ"
    if len(order.places) < 2:
        raise BadInput(f"{names}: one image is not a volume, however often it was taken; choose a series of slices")
    found = _by_marks(order) or _by_rank(order)
    if found is None:
        raise BadInput(f"{names}: the series {_what(order)}; export each as a series of its own")
    return found, sum(map(len, order.places)) - len(found) * len(order.places)


def named(phases: Sequence[Timed]) -> str:
    """The names of phases for a message."""
    more = f" and {len(phases) - NAMED} more" if len(phases) > NAMED else ""
    return ", ".join(f"{phase.name!r}" for phase in phases[:NAMED]) + more


def _what(order: Order) -> str:
    counts = Counter(map(len, order.places))
    if len(counts) > 1:
        return f"has up to {max(counts)} images of a place but {min(counts)} of others, so its phases are not complete"
    return f"holds {max(counts)} phases, times or contrasts, and its headers do not tell which images belong together"


def _repeats(order: Order) -> tuple[int, tuple[Plane, Plane] | None]:
    """How many planes repeat another one exactly, and the first two that lie in one place but differ, if any."""
    repeated = 0
    for place in order.places:
        for plane in place[1:]:
            if not same_pixels(place[0], plane):
                return 0, (place[0], plane)
            repeated += 1
    return repeated, None


def _by_marks(order: Order) -> tuple[Timed, ...] | None:
    """Phases that share the value of a mark, or of two, where each is whole."""
    moments = [[dict(plane.frame.moment) for plane in place] for place in order.places]
    present = {name for place in moments for moment in place for name in moment}
    plain = [mark for mark in MARKS if not mark.ranked and mark.name in present]
    plain += [Mark(name, name.removeprefix(DIMENSION) + " {:g}", ()) for name in sorted(present) if name.startswith(DIMENSION)]
    for marks in (*((mark,) for mark in plain), *combinations(plain, 2)):
        groups: dict[tuple[Value | None, ...], list[list[Plane]]] = {}
        for number, (place, there) in enumerate(zip(order.places, moments, strict=True)):
            for plane, moment in zip(place, there, strict=True):
                key = tuple(moment.get(mark.name) for mark in marks)
                groups.setdefault(key, [[] for _ in order.places])[number].append(plane)
        if len(groups) > 1 and all(all(_is_one(planes) for planes in places) for places in groups.values()):
            keys = sorted(groups, key=_sortable)
            orders = [replace(order, places=tuple((planes[0],) for planes in groups[key])) for key in keys]
            names = [_name(marks, key) for key in keys]
            return tuple(_told_apart(names, orders))
    return None


def _by_places(order: Order, mark: Mark) -> tuple[Timed, ...]:
    """Phases that were taken in different places, by the mark in which they disagree; BadInput if one has no two places."""
    groups: dict[Value | None, list[int]] = {}
    for number, (plane,) in enumerate(order.places):
        groups.setdefault(dict(plane.frame.moment).get(mark.name), []).append(number)
    keys = sorted(groups, key=lambda value: _sortable((value,)))
    parts = [
        replace(order, places=tuple(order.places[n] for n in groups[key]), positions=order.positions[groups[key]])
        for key in keys
    ]
    found = tuple(Timed(_name((mark,), (key,)), part) for key, part in zip(keys, parts, strict=True))
    if any(len(part.places) < 2 or disagreement([place[0] for place in part.places]) for part in parts):
        first, second = (part.places[0][0].frame.label for part in parts[:2])
        raise BadInput(
            f"{first} and {second} were not taken alike: the slices lie in different places and were taken at {named(found)}, "
            "so they are not one volume; export each as a series of its own"
        )
    return found


def _is_one(planes: list[Plane]) -> bool:
    """Whether a place has one image, or several that are the same."""
    return bool(planes) and all(same_pixels(planes[0], other) for other in planes[1:])


def _sortable(key: tuple[Value | None, ...]) -> tuple[tuple[int, float, str], ...]:
    return tuple((0, 0.0, "") if v is None else (1, v, "") if isinstance(v, float) else (2, 0.0, v) for v in key)


def _name(marks: Sequence[Mark], key: tuple[Value | None, ...]) -> str:
    words = [
        f"without {mark.name}" if value is None else mark.said(value) if isinstance(value, float) else _said(mark, value)
        for mark, value in zip(marks, key, strict=True)
    ]
    return ", ".join(words)


def _said(mark: Mark, value: str) -> str:
    return mark.words.replace("{:g}", "{}").format(value)


def _told_apart(names: list[str], orders: list[Order]) -> list[Timed]:
    """Phases with their names; those that only count go on with the seconds since the first, where a clock tells them."""
    starts = [_start(order) for order in orders]
    timed = all(name.startswith(("time ", "acquisition ")) for name in names)
    if timed and None not in starts and len(set(starts)) == len(starts):
        names = [f"{name}, +{start - starts[0]:.1f} s" for name, start in zip(names, starts, strict=True)]  # type: ignore[operator]
    counts = Counter(names)
    seen: Counter[str] = Counter()
    found = []
    for name, order in zip(names, orders, strict=True):
        seen[name] += 1
        found.append(Timed(f"{name} ({seen[name]})" if counts[name] > 1 else name, order))
    return found


def _start(order: Order) -> float | None:
    """The earliest second of a phase by the first clock that all its planes have."""
    for clock in CLOCKS:
        values = [dict(place[0].frame.moment).get(clock) for place in order.places]
        if all(isinstance(value, float) for value in values):
            return float(min(value for value in values if isinstance(value, float)))
    return None


def _by_rank(order: Order) -> tuple[Timed, ...] | None:
    """Phases by the order in which the images of each place were taken, where all places have as many.

    By a clock only if every phase was over before the next began, and all within half a day: beyond that the clock went past
    midnight without saying so. The time since the R wave starts anew with every beat.
    """
    counts = {len(place) for place in order.places}
    if len(counts) > 1:
        return None
    for mark in (mark for mark in MARKS if mark.ranked):
        values = [[dict(plane.frame.moment).get(mark.name) for plane in place] for place in order.places]
        if not all(isinstance(value, float) for place in values for value in place):
            continue
        times = np.array(values, dtype=float)
        ranks = np.argsort(times, axis=1, kind="stable")
        times = np.take_along_axis(times, ranks, axis=1)
        if not (np.diff(times, axis=1) > 0).all():
            continue
        if mark.name in CLOCKS and np.ptp(times) > LONGEST_S:
            continue
        if mark.name in CLOCKS and not (times[:, :-1].max(axis=0) < times[:, 1:].min(axis=0)).all():
            continue
        orders = [
            replace(order, places=tuple((place[rank[n]],) for place, rank in zip(order.places, ranks, strict=True)))
            for n in range(times.shape[1])
        ]
        if mark.name in CLOCKS:
            first = times.min()
            names = [f"time {n + 1}, +{column.min() - first:.1f} s" for n, column in enumerate(times.T)]
        else:
            names = [f"phase {n + 1}, {np.median(column):.0f} ms after the R wave" for n, column in enumerate(times.T)]
        return tuple(Timed(name, each) for name, each in zip(names, orders, strict=True))
    return None
