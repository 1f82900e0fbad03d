"""Lines drawn by hand, in pixels of a view."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEAREST_PX = 1.5
"""A drawn line's points lie at least this far apart."""
TOLERANCE_PX = 0.35
"""A point is left away where the line stays this close to it without."""


def simplified(line: NDArray[Any], tolerance: float = TOLERANCE_PX) -> Floats:
    """A line (n, 2) without the points it does not need.

    Source: D. Douglas, T. Peucker, Algorithms for the reduction of the number of points, 1973.

    >>> simplified(np.array([[0.0, 0.0], [1.0, 0.1], [2.0, 0.0], [2.0, 2.0]])).tolist()
    [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]]
    """
    line = np.asarray(line, dtype=float)
    kept = np.zeros(len(line), dtype=bool)
    kept[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        a, b = spans.pop()
        if b - a < 2:
            continue
        way = line[b] - line[a]
        length = float(np.hypot(*way))
        offset = line[a + 1 : b] - line[a]
        away = np.abs(offset[:, 0] * way[1] - offset[:, 1] * way[0]) / length if length > 0 else np.hypot(*offset.T)
        far = int(np.argmax(away))
        if away[far] > tolerance:
            kept[a + 1 + far] = True
            spans += [(a, a + 1 + far), (a + 1 + far, b)]
    return line[kept]


def rectangle(start: tuple[float, float], end: tuple[float, float]) -> Floats:
    """The four corners (4, 2) of a rectangle with two opposite ones."""
    (x0, y0), (x1, y1) = start, end
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
