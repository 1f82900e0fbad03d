"""The line of equal value through a place of a slice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.segment.voxels.prism import holds

Floats = NDArray[np.float64]

TOP, RIGHT, BOTTOM, LEFT = 0, 1, 2, 3
_STEPS = np.array([[-1, 0], [0, 1], [1, 0], [0, -1]])


def level_contour(section: NDArray[Any], row: float, column: float) -> tuple[Floats, float] | None:
    """The closed line (n, 2; row, column) along which a flat array has the value it has at a place, and that value.

    It runs through the place, by interpolation between neighbours; on a plateau it is the line round that. What leaves the
    array is closed along its border. None outside the array, or where every value is the same.
    """
    rows, columns = section.shape
    if not (0 <= row <= rows - 1 and 0 <= column <= columns - 1):
        return None
    values = np.asarray(section, dtype=np.float64)
    lowest = float(np.nanmin(values))
    if not lowest < float(np.nanmax(values)):
        return None
    padded = np.full((rows + 2, columns + 2), lowest - 1.0)
    padded[1:-1, 1:-1] = np.where(np.isnan(values), lowest, values)
    y, x = int(min(row, rows - 1.5)) + 1, int(min(column, columns - 1.5)) + 1
    fy, fx = row + 1 - y, column + 1 - x
    above, below = padded[y, x : x + 2], padded[y + 1, x : x + 2]
    level = float((above[0] * (1 - fx) + above[1] * fx) * (1 - fy) + (below[0] * (1 - fx) + below[1] * fx) * fy)
    line = _first_round(padded, level, y, x, row + 1, column + 1)
    return None if len(line) == 0 else (line - 1.0, level)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _first_round(values: Floats, level: float, y: int, x: int, row: float, column: float) -> Floats:
    """The line through cell (y, x) or one beside it, else the nearest one, straight up, down or aside, that runs round it."""
    for away in range(max(values.shape)):
        for way in range(4):
            at_y, at_x = y + away * _STEPS[way, 0], x + away * _STEPS[way, 1]
            if not (0 <= at_y < values.shape[0] - 1 and 0 <= at_x < values.shape[1] - 1):
                continue
            for entry in range(4):
                if _is_crossed(values, level, at_y, at_x, entry):
                    line: Floats = _trace(values, level, at_y, at_x, entry)
                    if away <= 1 or holds(line, row, column):
                        return line
                    break
    return np.empty((0, 2))


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _ends(y: int, x: int, edge: int) -> tuple[int, int, int, int]:
    """The two corners of an edge of a cell."""
    if edge == TOP:
        return y, x, y, x + 1
    if edge == RIGHT:
        return y, x + 1, y + 1, x + 1
    if edge == BOTTOM:
        return y + 1, x, y + 1, x + 1
    return y, x, y + 1, x


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _is_crossed(values: Floats, level: float, y: int, x: int, edge: int) -> bool:
    ay, ax, by, bx = _ends(y, x, edge)
    return bool((values[ay, ax] >= level) != (values[by, bx] >= level))


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _leaves_by(values: Floats, level: float, y: int, x: int, entry: int) -> int:
    """The edge by which a line that came in by `entry` leaves a cell; where two lines cross it, they keep apart."""
    crossed = 0
    other = entry
    for edge in range(4):
        if edge != entry and _is_crossed(values, level, y, x, edge):
            crossed += 1
            other = edge
    if crossed == 1:
        return other
    middle = (values[y, x] + values[y, x + 1] + values[y + 1, x] + values[y + 1, x + 1]) / 4.0 >= level
    turn = (values[y, x] >= level) == middle  # the upper left corner belongs with the middle: cut off the other two
    if turn:
        return (RIGHT, TOP, LEFT, BOTTOM)[entry]
    return (LEFT, BOTTOM, RIGHT, TOP)[entry]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _trace(values: Floats, level: float, y: int, x: int, entry: int) -> Floats:
    start_y, start_x, start_entry = y, x, entry
    line = np.empty((64, 2))
    count = 0
    while True:
        ay, ax, by, bx = _ends(y, x, entry)
        share = (level - values[ay, ax]) / (values[by, bx] - values[ay, ax])
        if count == len(line):
            longer = np.empty((2 * count, 2))
            longer[:count] = line
            line = longer
        line[count, 0] = ay + share * (by - ay)
        line[count, 1] = ax + share * (bx - ax)
        count += 1
        leave = _leaves_by(values, level, y, x, entry)
        y, x = y + _STEPS[leave, 0], x + _STEPS[leave, 1]
        entry = (leave + 2) % 4
        if y == start_y and x == start_x and entry == start_entry:
            return line[:count]
