"""Filling between slices that were drawn, after the shapes drawn in them.

Shape-based interpolation (Raya and Udupa, IEEE TMI 9:32, 1990): half way between two outlines is where the distances to both
add up to nothing. It is done part by part, as by Albu, Beugeling and Laurendeau (IEEE TMI 27:1127, 2008): parts that go
together are laid over each other by their centres and shifted on the way, a part that becomes two goes on as both, and a part
that has no partner ends half way, rounded.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.correspondence import Parts, pairs, parts_of
from surgplan.segment.voxels.exact_distance import signed_distances

ENDS = 0.5
"""A part without a partner reaches so far into the gap."""


def drawn_axis(mask: Mask) -> int | None:
    """The axis of the array across which slices were left out; None where none were, along any axis."""
    shares = []
    for axis in range(3):
        some = mask.any(axis=tuple(a for a in range(3) if a != axis))
        at = np.flatnonzero(some)
        gaps = 0 if len(at) == 0 else int(at[-1] - at[0] + 1 - len(at))
        shares.append(_alone(mask, axis) if gaps else -1.0)
    best = int(np.argmax(shares))
    return None if shares[best] < 0 else best


def _alone(mask: Mask, axis: int) -> float:
    """Which part of the voxels has no neighbour along an axis."""
    low = (slice(None),) * axis + (slice(None, -1),)
    high = (slice(None),) * axis + (slice(1, None),)
    beside = np.zeros_like(mask)
    beside[low] |= mask[high]
    beside[high] |= mask[low]
    return int(np.count_nonzero(mask & ~beside)) / max(int(np.count_nonzero(mask)), 1)


def filled_between(mask: Mask, axis: int, spacing_mm: Vector) -> Mask:
    """The mask [k, j, i] with all slices across an axis filled that lie between two drawn ones, which stay as they are."""
    filled: Mask = mask.copy()
    along = np.moveaxis(filled, axis, 0)
    pixel = [float(s) for n, s in enumerate(reversed(spacing_mm)) if n != axis]
    thick = float(spacing_mm[2 - axis])
    drawn = np.flatnonzero(along.any(axis=(1, 2)))
    for first, last in pairwise(drawn):
        if last - first > 1:
            made = morphed(along[first], along[last], int(last - first), (pixel[0], pixel[1]), thick * float(last - first))
            along[first + 1 : last] = made
    return filled


def morphed(first: Mask, last: Mask, steps: int, pixel_mm: tuple[float, float], gap_mm: float) -> Mask:
    """The `steps` - 1 sections [step, row, column] that lead from one drawn section to another, `gap_mm` away."""
    out = np.zeros((steps - 1, *first.shape), dtype=bool)
    box = _box(first | last)
    a, b = (parts_of(np.pad(section[box], 1)) for section in (first, last))
    made = np.zeros((steps - 1, *a.labels.shape), dtype=bool)
    joined = pairs(a, b, pixel_mm, gap_mm)
    far = {("a", m): signed_distances(a.labels == m, *pixel_mm) for m in range(1, a.count + 1)}
    far |= {("b", n): signed_distances(b.labels == n, *pixel_mm) for n in range(1, b.count + 1)}
    for m, n in joined:
        start = _share(a, m, n, [(y, far["b", y]) for x, y in joined if x == m], b)
        stop = _share(b, n, m, [(x, far["a", x]) for x, y in joined if y == n], a)
        shift = _shift(start, stop)
        _morph(far["a", m], far["b", n], shift, np.array(pixel_mm), made)
    for m in range(1, a.count + 1):
        if all(m != x for x, _ in joined):
            _end(far["a", m], made)
    for n in range(1, b.count + 1):
        if all(n != y for _, y in joined):
            _end(far["b", n], made[::-1])
    out[:, box[0], box[1]] = made[:, 1:-1, 1:-1]
    return out


def _box(section: Mask) -> tuple[slice, slice]:
    """The box round a flat mask."""
    rows, columns = np.flatnonzero(section.any(axis=1)), np.flatnonzero(section.any(axis=0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _share(parts: Parts, own: int, partner: int, partners: list[tuple[int, NDArray[np.float32]]], other: Parts) -> Mask:
    """What of a part goes on as one of its partners: all with one, else the pixels that lie nearest to that one."""
    mine: Mask = parts.labels == own
    if len(partners) == 1:
        return mine
    numbers = [n for n, _ in partners]
    middle = np.average(other.centres[numbers], axis=0, weights=other.areas[numbers])
    rows, columns = np.nonzero(mine)
    back = np.rint(middle - parts.centres[own]).astype(int)
    at = [np.clip(n + s, 0, size - 1) for n, s, size in zip((rows, columns), back, mine.shape, strict=True)]
    nearest = np.argmin([far[at[0], at[1]] for _, far in partners], axis=0)
    chosen = nearest == numbers.index(partner)
    if not chosen.any():
        return mine
    share = np.zeros_like(mine)
    share[rows[chosen], columns[chosen]] = True
    return share


def _shift(start: Mask, stop: Mask) -> Floats:
    """How far one part moves to become the other, (row, column) in pixels: by their centres, or not where that fits better."""
    a, b = np.argwhere(start), np.argwhere(stop)
    shift: Floats = b.mean(axis=0) - a.mean(axis=0)
    moved = a + np.rint(shift).astype(int)
    inside = ((moved >= 0) & (moved < stop.shape)).all(axis=1)
    with_shift = int(np.count_nonzero(stop[tuple(moved[inside].T)]))
    return shift if with_shift >= int(np.count_nonzero(start & stop)) else np.zeros(2)


def _end(far: NDArray[np.float32], made: Mask) -> None:
    """Let a part end within the gap as a half ellipsoid would."""
    steps = len(made) + 1
    deepest = float(-far.min())
    for step in range(1, steps):
        u = step / steps / ENDS
        if u < 1:
            made[step - 1] |= far + deepest * (1 - np.sqrt(1 - u * u)) < 0


@njit(cache=True, nogil=True)
def _morph(first, last, shift, pixel, made):  # type: ignore[no-untyped-def]
    """Fill in the sections between two signed distances of which the first moves by `shift` pixels to become the last."""
    steps = made.shape[0] + 1
    rows, columns = first.shape
    for step in range(1, steps):
        t = step / steps
        for r in range(rows):
            for c in range(columns):
                if not made[step - 1, r, c]:
                    before = _at(first, r - t * shift[0], c - t * shift[1], pixel)
                    after = _at(last, r + (1 - t) * shift[0], c + (1 - t) * shift[1], pixel)
                    made[step - 1, r, c] = (1 - t) * before + t * after < 0


@njit(cache=True, nogil=True)
def _at(far, r, c, pixel):  # type: ignore[no-untyped-def]
    """The distance at a place between pixels; past the border it grows by the way from it."""
    rows, columns = far.shape
    rr, cc = min(max(r, 0.0), rows - 1.0), min(max(c, 0.0), columns - 1.0)
    past = np.hypot((r - rr) * pixel[0], (c - cc) * pixel[1])
    a, b = min(int(rr), rows - 2), min(int(cc), columns - 2)
    u, v = rr - a, cc - b
    return (1 - u) * ((1 - v) * far[a, b] + v * far[a, b + 1]) + u * ((1 - v) * far[a + 1, b] + v * far[a + 1, b + 1]) + past
