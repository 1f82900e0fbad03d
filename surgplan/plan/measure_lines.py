"""Which points of a measure are joined when it is drawn, on a screen and on paper alike."""

from __future__ import annotations

Pairs = tuple[tuple[int, int], ...]

TWO_LINES: Pairs = ((0, 1), (2, 3))


def measure_lines(what: str, count: int) -> Pairs:
    """Pairs of points, counted from 0, of a measure of this kind with so many points; as far as there are enough.

    >>> measure_lines("angle", 3), measure_lines("area", 3)
    (((1, 0), (1, 2)), ((0, 1), (1, 2), (2, 0)))
    """
    if what == "area":
        return tuple((n, (n + 1) % count) for n in range(count))
    pairs: Pairs = ((0, 1),)
    if what == "cobb" or (what == "angle" and count > 3):
        pairs = TWO_LINES
    elif what == "angle":
        pairs = ((1, 0), (1, 2))
    return tuple(pair for pair in pairs if max(pair) < count)
