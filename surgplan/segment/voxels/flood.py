"""Which voxels hang together, over the faces of voxels, found by flooding packed masks 64 voxels at a time."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.segment.voxels.packed import Words
from surgplan.segment.voxels.slabs import in_slabs

ALL = (True, True, True)
"""Along k, j and i."""


def flooded(open_: Words, seeds: Words) -> Words:
    """The parts of `open_` that hold a seed."""
    reached: Words = open_ & seeds
    queue, queued = np.empty(reached.size + 1, dtype=np.int32), np.zeros(reached.size, dtype=bool)
    _flood_seeded(open_, reached, queue, queued, 0, len(reached), 0, reached.shape[1], *ALL)
    return reached


def from_border(open_: Words, length: int, along: tuple[bool, bool, bool] = ALL, ends_open: bool = True) -> Words:
    """What of `open_` can be reached from the border of the array by steps along k, j and i as `along` allows.

    With one of the three forbidden, every slice across it is flooded by itself. Unless `ends_open`, the first and the last k
    are no border; `length` voxels are in a row.
    """
    slices, rows, _ = open_.shape
    reached = np.zeros_like(open_)
    if along[0] and ends_open:
        reached[[0, -1]] = open_[[0, -1]]
    if along[1]:
        reached[:, [0, -1]] = open_[:, [0, -1]]
    if along[2]:
        first, last = np.uint64(1), np.uint64(1 << ((length - 1) % 64))
        reached[:, :, 0] |= open_[:, :, 0] & first
        reached[:, :, -1] |= open_[:, :, -1] & last
    queued = np.zeros(reached.size, dtype=bool)

    def work(first: int, last: int) -> None:
        stretch = (0, slices, first, last) if along[0] else (first, last, 0, rows)
        size = (stretch[1] - stretch[0]) * (stretch[3] - stretch[2]) * open_.shape[2]
        _flood_seeded(open_, reached, np.empty(size + 1, dtype=np.int32), queued, *stretch, *along)

    if along[0] and along[1]:  # one piece
        work(0, rows)
    else:
        in_slabs(rows if along[0] else slices, work)
    return reached


def parts(open_: Words) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of every connected part how many voxels it has, and its first voxel as its number in the packed array."""
    queue, queued = np.empty(open_.size + 1, dtype=np.int32), np.zeros(open_.size, dtype=bool)
    sizes, firsts = _parts(open_, np.zeros_like(open_), queue, queued)
    return sizes, firsts


def at_bits(firsts: NDArray[np.int64], shape: tuple[int, ...]) -> Words:
    """The packed mask of voxels given by their numbers in the packed array."""
    words = np.zeros(int(np.prod(shape)), dtype=np.uint64)
    np.bitwise_or.at(words, firsts // 64, np.uint64(1) << (firsts % 64).astype(np.uint64))
    return words.reshape(shape)


@njit(cache=True, nogil=True)
def _ones(bits):  # type: ignore[no-untyped-def]
    """How many bits of a word are set."""
    bits = bits - ((bits >> np.uint64(1)) & np.uint64(0x5555555555555555))
    bits = (bits & np.uint64(0x3333333333333333)) + ((bits >> np.uint64(2)) & np.uint64(0x3333333333333333))
    bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((bits * np.uint64(0x0101010101010101)) >> np.uint64(56))


@njit(cache=True, nogil=True)
def _spread(bits, free):  # type: ignore[no-untyped-def]
    """The bits of `free` that hang together with `bits` within the word."""
    up, down = free, free
    found = bits
    step = np.uint64(1)
    while step < np.uint64(64):
        found |= (up & (found << step)) | (down & (found >> step))
        up &= up << step
        down &= down >> step
        step <<= np.uint64(1)
    return found


@njit(cache=True, nogil=True)
def _flood_seeded(open_, reached, queue, queued, k0, k1, j0, j1, along_k, along_j, along_i):  # type: ignore[no-untyped-def]
    """Flood from all that is reached within a range of slices and rows."""
    rows, count = open_.shape[1], open_.shape[2]
    waiting = 0
    for k in range(k0, k1):
        for j in range(j0, j1):
            for w in range(count):
                if reached[k, j, w]:
                    at = (k * rows + j) * count + w
                    queue[waiting] = at
                    queued[at] = True
                    waiting += 1
    return _flood(open_, reached, queue, queued, waiting, k0, k1, j0, j1, along_k, along_j, along_i)


@njit(cache=True, nogil=True)
def _flood(open_, reached, queue, queued, waiting, k0, k1, j0, j1, along_k, along_j, along_i):  # type: ignore[no-untyped-def]
    """Flood from the words in the queue, a ring; how many voxels were reached anew."""
    rows, count = open_.shape[1], open_.shape[2]
    head, ring, gained = 0, len(queue), 0
    while waiting:
        at = queue[head]
        head = head + 1 if head + 1 < ring else 0
        waiting -= 1
        queued[at] = False
        w = at % count
        j = (at // count) % rows
        k = at // (count * rows)
        bits = reached[k, j, w]
        if along_i:
            wide = _spread(bits, open_[k, j, w])
            if wide != bits:
                gained += _ones(wide ^ bits)
                reached[k, j, w] = wide
                bits = wide
        for n in range(6):
            a, b, c, there = k, j, w, bits
            if n == 0 and along_k and k > k0:
                a = k - 1
            elif n == 1 and along_k and k + 1 < k1:
                a = k + 1
            elif n == 2 and along_j and j > j0:
                b = j - 1
            elif n == 3 and along_j and j + 1 < j1:
                b = j + 1
            elif n == 4 and along_i and w > 0:
                c, there = w - 1, (bits & np.uint64(1)) << np.uint64(63)
            elif n == 5 and along_i and w + 1 < count:
                c, there = w + 1, bits >> np.uint64(63)
            else:
                continue
            new = there & open_[a, b, c] & ~reached[a, b, c]
            if new:
                reached[a, b, c] |= new
                gained += _ones(new)
                to = (a * rows + b) * count + c
                if not queued[to]:
                    queued[to] = True
                    tail = head + waiting
                    queue[tail if tail < ring else tail - ring] = to
                    waiting += 1
    return gained


@njit(cache=True, nogil=True)
def _parts(open_, reached, queue, queued):  # type: ignore[no-untyped-def]
    slices, rows, count = open_.shape
    sizes, firsts = np.empty(1024, dtype=np.int64), np.empty(1024, dtype=np.int64)
    found = 0
    for k in range(slices):
        for j in range(rows):
            for w in range(count):
                while True:
                    left = open_[k, j, w] & ~reached[k, j, w]
                    if not left:
                        break
                    bit = left & (~left + np.uint64(1))
                    reached[k, j, w] |= bit
                    at = (k * rows + j) * count + w
                    queue[0] = at
                    queued[at] = True
                    if found == len(sizes):
                        sizes = np.concatenate((sizes, np.empty_like(sizes)))
                        firsts = np.concatenate((firsts, np.empty_like(firsts)))
                    sizes[found] = 1 + _flood(open_, reached, queue, queued, 1, 0, slices, 0, rows, True, True, True)
                    firsts[found] = at * 64 + _ones(bit - np.uint64(1))
                    found += 1
    return sizes[:found], firsts[:found]
