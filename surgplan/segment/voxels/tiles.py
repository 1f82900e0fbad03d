"""The boxes of an array in which the voxels of a shape are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.case.bricks import EDGE, Box

Indices = NDArray[np.int64]


def cut_box(low: Indices, high: Indices, box: Box) -> Box | None:
    """What lies from `low` to below `high` (k, j, i) within a box; None where that is nothing."""
    starts = [max(int(a), s.start) for a, s in zip(low, box, strict=True)]
    stops = [min(int(z), s.stop) for z, s in zip(high, box, strict=True)]
    if any(z <= a for a, z in zip(starts, stops, strict=True)):
        return None
    return slice(starts[0], stops[0]), slice(starts[1], stops[1]), slice(starts[2], stops[2])


def tiles(box: Box) -> Iterator[Box]:
    """A box cut at the borders of bricks, so that an edit of one part touches one brick."""
    cuts = [
        [slice(max(at, s.start), min(at + EDGE, s.stop)) for at in range(s.start // EDGE * EDGE, s.stop, EDGE)] for s in box
    ]
    yield from product(*cuts)


def bars(box: Box) -> Iterator[Box]:
    """A box cut at the borders of bricks along k and j alone: long rows along i, for what works row by row."""
    for k, j, _ in tiles((box[0], box[1], slice(0, 1))):
        yield k, j, box[2]
