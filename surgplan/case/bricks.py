"""A label map in memory as it is kept in a file: bricks of 64^3 voxels, most of them wholly empty or full."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

EDGE = 64
"""Voxels along the side of a brick."""

Mask = NDArray[np.bool_]
Box = tuple[slice, slice, slice]
"""A part of an array [k, j, i]."""
Brick = bool | bytes
"""Wholly empty or full, or the packed bits of its voxels."""


@dataclass(frozen=True, eq=False)
class Bricks:
    """A set of voxels [k, j, i]; an edit gives a new one that shares all bricks it did not touch."""

    shape: tuple[int, int, int]
    bricks: tuple[Brick, ...]
    """In the order of `corners`."""

    @classmethod
    def empty(cls, shape: tuple[int, int, int]) -> Bricks:
        """No voxel of an array of this shape.

        >>> Bricks.empty((100, 100, 100)).count
        0
        """
        count = int(np.prod([-(-n // EDGE) for n in shape]))
        return cls(shape, (False,) * count)

    @classmethod
    def of(cls, mask: Mask) -> Bricks:
        """The voxels of an array."""
        shape = (mask.shape[0], mask.shape[1], mask.shape[2])
        return cls.empty(shape).with_box(whole(shape), mask)

    @cached_property
    def corners(self) -> tuple[tuple[int, int, int], ...]:
        """The first voxel of each brick."""
        k, j, i = (range(0, n, EDGE) for n in self.shape)
        return tuple(product(k, j, i))

    @property
    def count(self) -> int:
        """How many voxels are inside."""
        return sum(self._count(n) for n in range(len(self.bricks)))

    def _count(self, n: int) -> int:
        brick = self.bricks[n]
        if isinstance(brick, bytes):
            return int(np.bitwise_count(np.frombuffer(brick, dtype=np.uint8)).sum())
        return int(np.prod([s.stop - s.start for s in self.span(n)])) if brick else 0

    def dense(self) -> Mask:
        """All voxels as an array."""
        return self.box(whole(self.shape))

    def box(self, box: Box) -> Mask:
        """The voxels of a box that lies within the array, as a new array."""
        out: Mask = np.zeros([s.stop - s.start for s in box], dtype=bool)
        for n in self.touched(box):
            brick = self.bricks[n]
            if brick is not False:
                here, there = _overlap(self.span(n), box)
                out[there] = True if brick is True else self._voxels(n)[here]
        return out

    def section(self, axis: int, index: int) -> Mask:
        """The flat slice across array axis 0 (k), 1 (j) or 2 (i)."""
        rows, columns = (a for a in range(3) if a != axis)
        flat: Mask = np.zeros((self.shape[rows], self.shape[columns]), dtype=bool)
        for n in self.crossed(axis, index):
            span = self.span(n)
            if self.bricks[n] is not False:
                flat[span[rows], span[columns]] = self.section_of(n, axis, index)
        return flat

    def at(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether voxels (n, 3; k, j, i) are inside; they must lie within the array."""
        counts = [-(-n // EDGE) for n in self.shape]
        of = places // EDGE
        numbers = (of[:, 0] * counts[1] + of[:, 1]) * counts[2] + of[:, 2]
        found = np.zeros(len(places), dtype=bool)
        for n in np.unique(numbers):
            brick, here = self.bricks[n], numbers == n
            if isinstance(brick, bool):
                found[here] = brick
                continue
            span = self.span(n)
            k, j, i = (places[here] - [s.start for s in span]).T
            bit = (k * (span[1].stop - span[1].start) + j) * (span[2].stop - span[2].start) + i
            packed = np.frombuffer(brick, dtype=np.uint8)
            found[here] = (packed[bit >> 3] >> (7 - (bit & 7)).astype(np.uint8)) & 1
        return found

    def crossed(self, axis: int, index: int) -> list[int]:
        """The numbers of the bricks that a flat slice runs through."""
        box = list(whole(self.shape))
        box[axis] = slice(index, index + 1)
        return self.touched((box[0], box[1], box[2]))

    def section_of(self, n: int, axis: int, index: int) -> Mask | bool:
        """What a flat slice of the whole array cuts out of one brick, without unpacking the rest of that."""
        brick = self.bricks[n]
        if isinstance(brick, bool):
            return brick
        span = self.span(n)
        places = _places(*(s.stop - s.start for s in span), axis)
        one = (span[1].stop - span[1].start) * (span[2].stop - span[2].start), span[2].stop - span[2].start, 1
        at = places + (index - span[axis].start) * one[axis]
        packed = np.frombuffer(brick, dtype=np.uint8)
        bits: Mask = ((packed[at >> 3] << (at & 7).astype(np.uint8)) & np.uint8(0x80)).astype(bool)
        return bits

    def with_box(self, box: Box, part: Mask) -> Bricks:
        """The same with the voxels of a box replaced."""
        bricks = list(self.bricks)
        for n in self.touched(box):
            span = self.span(n)
            here, there = _overlap(span, box)
            if all(h.start == 0 and h.stop == s.stop - s.start for h, s in zip(here, span, strict=True)):
                voxels = part[there]
            else:
                voxels = self._voxels(n)
                voxels[here] = part[there]
            brick = _packed(voxels)
            if brick != bricks[n]:
                bricks[n] = brick
        return Bricks(self.shape, tuple(bricks))

    @property
    def bounds(self) -> Box | None:
        """The smallest box round all voxels, to the voxel; None where there is none."""
        some = [self.span(n) for n, brick in enumerate(self.bricks) if brick is not False]
        if not some:
            return None
        low = [min(s[a].start for s in some) for a in range(3)]
        high = [max(s[a].stop for s in some) for a in range(3)]
        part = self.box((slice(low[0], high[0]), slice(low[1], high[1]), slice(low[2], high[2])))
        found = []
        for axis in range(3):
            at = np.flatnonzero(part.any(axis=tuple(a for a in range(3) if a != axis)))
            found.append(slice(low[axis] + int(at[0]), low[axis] + int(at[-1]) + 1))
        return found[0], found[1], found[2]

    def span(self, n: int) -> Box:
        """The box of one brick."""
        k, j, i = (slice(c, min(c + EDGE, size)) for c, size in zip(self.corners[n], self.shape, strict=True))
        return k, j, i

    def _voxels(self, n: int) -> Mask:
        """One brick as an array of its own."""
        shape = [s.stop - s.start for s in self.span(n)]
        brick = self.bricks[n]
        if isinstance(brick, bool):
            return np.full(shape, brick, dtype=bool)
        bits = np.unpackbits(np.frombuffer(brick, dtype=np.uint8), count=int(np.prod(shape)))
        return bits.view(bool).reshape(shape)

    def touched(self, box: Box) -> list[int]:
        """The numbers of the bricks that share voxels with a box."""
        counts = [-(-n // EDGE) for n in self.shape]
        k, j, i = (range(s.start // EDGE, -(-s.stop // EDGE)) if s.stop > s.start else range(0) for s in box)
        return [(a * counts[1] + b) * counts[2] + c for a, b, c in product(k, j, i)]


@cache
def _places(nk: int, nj: int, ni: int, axis: int) -> NDArray[np.int64]:
    """Where the bits of the first flat slice across an axis stand in a packed brick of this size."""
    flat = np.arange(nk * nj * ni).reshape(nk, nj, ni)
    return np.ascontiguousarray(np.take(flat, 0, axis=axis))


def whole(shape: tuple[int, ...]) -> Box:
    """The box of a whole array."""
    return slice(0, shape[0]), slice(0, shape[1]), slice(0, shape[2])


def _overlap(span: Box, box: Box) -> tuple[Box, Box]:
    """What a brick and a box share, counted from the brick's first voxel, and from the box's."""
    low = [max(s.start, b.start) for s, b in zip(span, box, strict=True)]
    high = [min(s.stop, b.stop) for s, b in zip(span, box, strict=True)]
    here = [slice(a - s.start, z - s.start) for a, z, s in zip(low, high, span, strict=True)]
    there = [slice(a - b.start, z - b.start) for a, z, b in zip(low, high, box, strict=True)]
    return (here[0], here[1], here[2]), (there[0], there[1], there[2])


def _packed(voxels: Mask) -> Brick:
    if not voxels.any():
        return False
    return True if voxels.all() else np.packbits(voxels).tobytes()
