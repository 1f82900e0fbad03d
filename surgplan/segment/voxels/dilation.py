"""Growing packed masks by a set of steps from voxel to voxel, a ball say: exact, and 64 voxels at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.segment.voxels.packed import Words, row_ends
from surgplan.segment.voxels.slabs import in_slabs

Run = tuple[int, int, int, int]
"""Steps by dk and dj and by every di from the third number up to the fourth, that one too."""


def dilated(words: Words, length: int, element: Sequence[Run]) -> Words:
    """Every voxel that one of the steps of `element` leads to from a voxel of the mask; `length` voxels are in a row."""
    out = np.zeros_like(words)
    spread = np.empty_like(words)
    filled = words.any(axis=2)
    for (low, high), steps in _by_stretch(element).items():

        def stretch(a: int, z: int, low: int = low, high: int = high) -> None:
            _stretch(words, filled, spread, low, high, a, z)

        def join(a: int, z: int, steps: NDArray[np.int64] = steps) -> None:
            _join(spread, filled, out, steps, a, z)

        in_slabs(len(words), stretch)
        in_slabs(len(words), join)
    out &= row_ends(length)
    return out


def _by_stretch(element: Sequence[Run]) -> dict[tuple[int, int], NDArray[np.int64]]:
    """The steps across rows, together where they lead equally far along them."""
    found = defaultdict(list)
    for dk, dj, low, high in element:
        found[low, high].append((dk, dj))
    return {stretch: np.asarray(steps, dtype=np.int64) for stretch, steps in found.items()}


@njit(cache=True, nogil=True)
def _up(row, steps):  # type: ignore[no-untyped-def]
    """Add to a row of words the same row moved by `steps` voxels towards larger i."""
    far, near = steps // 64, np.uint64(steps % 64)
    for w in range(len(row) - 1, far - 1, -1):
        bits = row[w - far] << near
        if near and w > far:
            bits |= row[w - far - 1] >> (np.uint64(64) - near)
        row[w] |= bits


@njit(cache=True, nogil=True)
def _down(row, steps):  # type: ignore[no-untyped-def]
    """As `_up`, towards smaller i."""
    far, near = steps // 64, np.uint64(steps % 64)
    last = len(row) - 1
    for w in range(last - far + 1):
        bits = row[w + far] >> near
        if near and w + far < last:
            bits |= row[w + far + 1] << (np.uint64(64) - near)
        row[w] |= bits


@njit(cache=True, nogil=True)
def _shifted(row, out, steps):  # type: ignore[no-untyped-def]
    """A row of words moved by `steps` voxels, towards smaller i where that is negative."""
    far, near = abs(steps) // 64, np.uint64(abs(steps) % 64)
    rest = np.uint64(64) - near
    last = len(row) - 1
    for w in range(last + 1):
        bits = np.uint64(0)
        if steps >= 0:
            if w >= far:
                bits = row[w - far] << near
            if near and w > far:
                bits |= row[w - far - 1] >> rest
        else:
            if w + far <= last:
                bits = row[w + far] >> near
            if near and w + far < last:
                bits |= row[w + far + 1] << rest
        out[w] = bits


@njit(cache=True, nogil=True)
def _stretch(words, filled, spread, low, high, first, last):  # type: ignore[no-untyped-def]
    """Every row moved along i by all steps from `low` to `high`, together; doubling what is there reaches far in few moves."""
    other = np.empty(words.shape[2], dtype=np.uint64)
    for k in range(first, last):
        for j in range(words.shape[1]):
            if not filled[k, j]:
                continue
            row = spread[k, j]
            if low > 0:
                _shifted(words[k, j], row, low)
            elif high < 0:
                _shifted(words[k, j], row, high)
            else:
                row[:] = words[k, j]
            other[:] = row
            # what leaves the row is wanted no more, for all moves of one row go the same way
            up = high - low if low > 0 else max(high, 0)
            down = high - low if high < 0 else max(-low, 0)
            done = 0
            while done < up:
                step = min(done + 1, up - done)
                _up(row, step)
                done += step
            done = 0
            while done < down:
                step = min(done + 1, down - done)
                _down(other, step)
                done += step
            if down:
                for w in range(len(row)):
                    row[w] |= other[w]


@njit(cache=True, nogil=True)
def _join(spread, filled, out, steps, first, last):  # type: ignore[no-untyped-def]
    """Add to every row the rows that a step across leads here from."""
    slices, rows, count = out.shape
    for k in range(first, last):
        for n in range(len(steps)):
            source = k - steps[n, 0]
            if source < 0 or source >= slices:
                continue
            dj = steps[n, 1]
            for j in range(max(0, dj), min(rows, rows + dj)):
                if filled[source, j - dj]:
                    for w in range(count):
                        out[k, j, w] |= spread[source, j - dj, w]
