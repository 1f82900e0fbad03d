"""Which parts of one drawn slice go on as which parts of the next one."""

from __future__ import annotations

from dataclasses import dataclass

import cc3d
import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.case.labels import Mask

BARELY = 0.1
"""Parts that share less than this of the smaller one do not go together where both have other partners."""
LIKE_AREA = 4.0
"""Parts apart from each other go together only if one is at most so many times as large as the other."""
SLOPE = 2.0
"""A part moves sideways by at most so many times the distance of the slices, or by its own width."""


@dataclass(frozen=True, eq=False)
class Parts:
    """The parts of a slice that hang together over edges or corners of pixels."""

    labels: NDArray[np.int64]
    count: int
    areas: Floats
    """In pixels; entry 0 is the outside."""
    centres: Floats
    """(count + 1, 2) as row, column in pixels."""


def parts_of(section: Mask) -> Parts:
    """The parts of a flat mask [row, column]."""
    labels = np.asarray(cc3d.connected_components(section, connectivity=8)).astype(np.int64)
    flat = labels.ravel()
    count = int(flat.max(initial=0))
    areas = np.bincount(flat, minlength=count + 1).astype(float)
    rows, columns = np.indices(labels.shape)
    sums = [np.bincount(flat, weights=n.ravel(), minlength=count + 1) for n in (rows, columns)]
    return Parts(labels, count, areas, np.stack(sums, axis=1) / np.maximum(areas, 1)[:, None])


def pairs(a: Parts, b: Parts, pixel_mm: tuple[float, float], gap_mm: float) -> list[tuple[int, int]]:
    """The parts of two slices `gap_mm` apart that go together, as numbers from 1 on; a part may have several partners.

    Parts that overlap do, in place or, where that makes more of the slices overlap, after the whole slice is shifted so that
    the centres coincide; of the others, those that are each other's nearest, not too far off and alike in size.
    """
    shared = _shared(a, b)
    found = [(int(m), int(n)) for m, n in np.argwhere(shared > 0)]
    found = [(m, n) for m, n in found if not _barely(shared, a, b, m, n)]
    lone_a = [m for m in range(1, a.count + 1) if all(m != x for x, _ in found)]
    lone_b = [n for n in range(1, b.count + 1) if all(n != y for _, y in found)]
    return found + _nearest(a, b, lone_a, lone_b, pixel_mm, gap_mm)


def _shared(a: Parts, b: Parts) -> NDArray[np.int64]:
    """How many pixels each pair of parts shares, in place or with the slices' centres laid over each other."""

    def table(labels: NDArray[np.int64]) -> NDArray[np.int64]:
        both = labels * (b.count + 1) + b.labels
        counts = np.bincount(both.ravel(), minlength=(a.count + 1) * (b.count + 1)).reshape(a.count + 1, b.count + 1)
        counts[0], counts[:, 0] = 0, 0
        return counts

    in_place = table(a.labels)
    middle = [np.average(p.centres[1:], axis=0, weights=p.areas[1:]) for p in (a, b)]
    shift = np.rint(middle[1] - middle[0]).astype(int)
    if not shift.any():
        return in_place
    moved = table(shifted(a.labels, (int(shift[0]), int(shift[1]))))
    return moved if moved.sum() > in_place.sum() else in_place


def shifted(labels: NDArray[np.int64], by: tuple[int, int]) -> NDArray[np.int64]:
    """The labels moved by whole pixels; what leaves the array is lost, what enters is 0."""
    out = np.zeros_like(labels)
    into, of = [], []
    for n, size in zip(by, labels.shape, strict=True):
        n = max(-size, min(n, size))
        into.append(slice(max(n, 0), size + min(n, 0)))
        of.append(slice(max(-n, 0), size - max(n, 0)))
    out[tuple(into)] = labels[tuple(of)]
    return out


def _barely(shared: NDArray[np.int64], a: Parts, b: Parts, m: int, n: int) -> bool:
    """Whether two parts share so little that each belongs to others."""
    if shared[m, n] >= BARELY * min(a.areas[m], b.areas[n]):
        return False
    return bool(shared[m].max() > shared[m, n] and shared[:, n].max() > shared[m, n])


def _nearest(
    a: Parts, b: Parts, lone_a: list[int], lone_b: list[int], pixel_mm: tuple[float, float], gap_mm: float
) -> list[tuple[int, int]]:
    """Of the parts without partners, those that are each other's nearest."""
    if not lone_a or not lone_b:
        return []
    apart = (a.centres[lone_a][:, None] - b.centres[lone_b][None]) * np.asarray(pixel_mm)
    distance = np.linalg.norm(apart, axis=2)
    found = []
    for x, m in enumerate(lone_a):
        y = int(distance[x].argmin())
        n = lone_b[y]
        area = np.array([a.areas[m], b.areas[n]]) * pixel_mm[0] * pixel_mm[1]
        reach = max(SLOPE * gap_mm, 2 * float(np.sqrt(area.min() / np.pi)))
        if int(distance[:, y].argmin()) == x and distance[x, y] <= reach and area.max() <= LIKE_AREA * area.min():
            found.append((m, n))
    return found
