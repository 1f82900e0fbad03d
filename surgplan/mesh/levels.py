"""Where the border of a label map follows a level of the image, as it does where a threshold drew it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats

Flags = NDArray[np.bool_]

MOST_LEVELS = 2
"""A range of values has two ends."""
LEAST_OF_LEVEL = 0.1
"""Share of the border that a level must explain to count."""
LEAST_OF_BORDER = 0.7
"""Share of the border that the levels must explain together; a border drawn by other means crosses any level by chance."""
LEAST_SPREAD = 0.12
"""Standard deviation of the places between two voxels; spread evenly 0.29, without partial volume none."""
INWARDS = 0.02
"""Share of the way between two voxels that the surface keeps away from either."""


@dataclass(frozen=True, eq=False)
class LevelCrossings:
    """For each pair of an inside and an outside voxel, where the image's level lies between them."""

    follows: Flags
    """(n,) whether a level lies between the two values."""
    share: Floats
    """(n,) of the way from the inside voxel; 0.5 where no level lies between."""


def level_crossings(inside: Floats, outside: Floats) -> LevelCrossings | None:
    """How a border follows one or two levels, from the values (n,) on either side (nan: unknown); None where it does not."""
    known = np.isfinite(inside) & np.isfinite(outside)
    follows, share = np.zeros(len(inside), dtype=bool), np.full(len(inside), 0.5)
    total = int(np.count_nonzero(known))
    for _ in range(MOST_LEVELS):
        left = known & ~follows
        brighter = _best_level(inside[left], outside[left])
        darker = _best_level(-inside[left], -outside[left])
        count, level = max(brighter, (darker[0], -darker[1]))
        if not count or count < LEAST_OF_LEVEL * total:
            break
        found = left & ((inside >= level) & (level > outside) | (inside <= level) & (level < outside))
        way = (inside[found] - level) / (inside[found] - outside[found])
        if way.std() < LEAST_SPREAD:
            break
        follows |= found
        share[found] = np.clip(way, INWARDS, 1 - INWARDS)
    if not follows.any() or np.count_nonzero(follows) < LEAST_OF_BORDER * total:
        return None
    return LevelCrossings(follows, share)


def _best_level(high: Floats, low: Floats) -> tuple[int, float]:
    """The level T with high >= T > low for most pairs, in the middle of where it may lie, and how many they are."""
    falls = high > low
    starts, ends = np.sort(low[falls]), np.sort(high[falls])
    if not len(starts):
        return 0, 0.0
    levels = np.unique(ends)
    count = np.searchsorted(starts, levels, side="left") - np.searchsorted(ends, levels, side="left")
    best = int(count.argmax())
    # all levels down to the next lower value part as many pairs
    below = max(starts[np.searchsorted(starts, levels[best], side="left") - 1], levels[best - 1] if best else -np.inf)
    return int(count[best]), float(levels[best] + below) / 2
