"""Closed contours along the edges of a mask's pixels, holes joined to their outlines.

Every vertex lies on a corner of a pixel, half a pixel from the centres, so that a reader who asks which centres lie inside
gets the very same mask, whatever its rule for points on a line. A hole is joined to what surrounds it by a channel of no width
(the keyhole of PS3.3 C.8.8.6.3), since a contour of its own would be a second piece to some readers and a hole to others.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Corners = NDArray[np.int64]
"""Corners (n, 2) of pixels as (column, row): corner (c, r) is the upper left one of pixel [r, c]."""

RIGHT, DOWN, LEFT, UP = range(4)


def contours(mask: NDArray[np.bool_]) -> list[Corners]:
    """The outlines (n, 2) of a mask [row, column], one for each 4-connected piece; filled by the even-odd rule they are it."""
    rings = _rings(mask)
    area = [_area(ring) for ring in rings]
    outlines = [n for n in range(len(rings)) if area[n] > 0]
    holes = sorted((n for n in range(len(rings)) if area[n] < 0), key=lambda n: int(rings[n][:, 0].min()))
    joints = _joints(rings, holes) if holes else {}
    children: dict[int, list[tuple[int, int, tuple[int, int], Corners]]] = {}
    # the holes farthest right first: whatever hangs on a hole lies to its right
    for hole in reversed(holes):
        parent, edge, point, anchor = joints[hole]
        loop = _joined(np.roll(rings[hole], -anchor, axis=0), _turned(children.get(hole, []), anchor, len(rings[hole])))
        start = rings[parent][edge]
        along = abs(point[0] - int(start[0])) + abs(point[1] - int(start[1]))
        children.setdefault(parent, []).append((edge, along, point, np.vstack([loop, loop[:1]])))
    return [_joined(rings[n], children.get(n, [])) for n in outlines]


def _rings(mask: NDArray[np.bool_]) -> list[Corners]:
    """Closed loops with the mask on the right hand, y downwards: clockwise round pieces, the other way round holes."""
    rows, columns = mask.shape
    padded = np.pad(mask, 1)
    inside = padded[1:-1, 1:-1]
    # start and end corners (column, row) of the longest straight runs along the pixels' edges, by direction
    runs = [
        *_runs(inside & ~padded[:-2, 1:-1], RIGHT, 0),
        *_runs((inside & ~padded[1:-1, 2:]).T, DOWN, 1),
        *_runs(inside & ~padded[2:, 1:-1], LEFT, 1),
        *_runs((inside & ~padded[1:-1, :-2]).T, UP, 0),
    ]
    if not runs:
        return []
    start, end, way = (np.array([run[n] for run in runs]) for n in range(3))
    at = np.full((4, rows + 1, columns + 1), -1, dtype=np.int64)
    at[way, start[:, 1], start[:, 0]] = np.arange(len(runs))
    to_right = at[(way + 1) % 4, end[:, 1], end[:, 0]]
    to_left = at[(way + 3) % 4, end[:, 1], end[:, 0]]
    # where two pixels touch at a corner, turning right keeps to the own one
    following = np.where(to_right >= 0, to_right, to_left).tolist()
    seen = [False] * len(runs)
    rings = []
    for first in range(len(runs)):
        loop = []
        run = first
        while not seen[run]:
            seen[run] = True
            loop.append(run)
            run = following[run]
        if loop:
            rings.append(start[loop])
    return rings


def _runs(edges: NDArray[np.bool_], way: int, beside: int) -> list[tuple[Any, Any, int]]:
    """The runs of a table of edges [line, place]; `beside` is 1 where the edge lies on the far side of its pixel."""
    steps = np.diff(np.pad(edges, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    line, low = np.nonzero(steps > 0)
    high = np.nonzero(steps < 0)[1]
    line = line + beside
    across = way in (RIGHT, LEFT)
    ends = [np.stack([place, line] if across else [line, place], axis=1) for place in (low, high)]
    begins, stops = ends if way in (RIGHT, DOWN) else ends[::-1]
    return [(a, b, way) for a, b in zip(begins, stops, strict=True)]


def _area(ring: Corners) -> int:
    """Twice the signed area, positive round a piece."""
    x, y = ring[:, 0], ring[:, 1]
    return int((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())


def _joints(rings: list[Corners], holes: list[int]) -> dict[int, tuple[int, int, tuple[int, int], int]]:
    """For each hole: the ring to its left, which of its edges, the point there, and the hole's corner the channel leads to."""
    ring_of = np.concatenate([np.full(len(ring), n) for n, ring in enumerate(rings)])
    edge_of = np.concatenate([np.arange(len(ring)) for ring in rings])
    start = np.concatenate(rings)
    end = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    upright = start[:, 0] == end[:, 0]
    ring_of, edge_of, start, end = (a[upright] for a in (ring_of, edge_of, start, end))
    low, high = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
    found = {}
    for hole in holes:
        anchor = int(np.argmin(rings[hole][:, 0]))
        x, y = (int(v) for v in rings[hole][anchor])
        reached = np.flatnonzero((start[:, 0] < x) & (low <= y) & (y <= high))
        nearest = reached[np.argmax(start[reached, 0])]
        found[hole] = (int(ring_of[nearest]), int(edge_of[nearest]), (int(start[nearest, 0]), y), anchor)
    return found


def _turned(children: list[Any], anchor: int, count: int) -> list[Any]:
    """Children of a ring that now begins at another corner."""
    return [((edge - anchor) % count, *rest) for edge, *rest in children]


def _joined(ring: Corners, children: list[tuple[int, int, tuple[int, int], Corners]]) -> Corners:
    """A ring with its children's loops put in where their channels begin."""
    if not children:
        return ring
    parts: list[Corners] = []
    done = 0
    for edge, _, point, loop in sorted(children, key=lambda child: child[:2]):
        parts += [ring[done : edge + 1], np.array([point]), loop, np.array([point])]
        done = edge + 1
    parts.append(ring[done:])
    whole = np.concatenate(parts)
    return whole[np.any(whole != np.roll(whole, 1, axis=0), axis=1)]
